//! From an answer to an evaluation.

use super::{
    ANSWER_CHARS, Ask, Engine, Evaluation, Features, Gate, KeyPoint, PointResult, Span, VERSION,
    Verdict,
    align::{Alignment, Weights},
    gates::{self, Gated, Known},
    lexical::{coverage, terms},
    polarity, segment,
    shelf::Shelf,
    strength::{self, Basis},
    text::Text,
};
use minilm::Encoded;
use std::{collections::HashSet, ops::Range, sync::Arc};

/// Of texts that are not the answer: the bank's are far shorter.
const SOURCE_CHARS: usize = 6_000;
const POINTS: usize = 12;
const WORDINGS: usize = 8;
/// Words of an answer that are encoded: more is not said in a few minutes, and costs seconds.
const ENCODED_UNITS: usize = 160;
const ENCODED_WORDS: usize = 2_500;
/// A point is made within so many neighbouring units: of everything, any point's words are somewhere in a long text.
const POINT_UNITS: usize = 10;
/// Within how many its words are looked for.
const WORDS_UNITS: usize = 4;
/// More words than are said in a good minute, and nearer to the question and its points on average than this (a
/// cosine), or most of it is about something else. Of model answers the farthest is at .34, of other prose the nearest at .25.
const BESIDE_WORDS: usize = 180;
const BESIDE: f64 = 0.3;

/// What encodes texts.
pub trait Encode {
    /// Texts of questions, which come again.
    fn known(&self, texts: &[&str]) -> Vec<Arc<Encoded>>;
    fn fresh(&self, texts: &[&str]) -> Vec<Encoded>;
    fn weights(&self) -> &Weights;
    /// Name and short checksum.
    fn name(&self) -> String;
}

struct Reading {
    question: Text,
    reference: Text,
    points: Vec<KeyPoint>,
    /// The points are clauses of the reference.
    is_plain: bool,
    answer: Text,
    cut_at: Option<usize>,
}

impl Reading {
    fn of(ask: &Ask) -> Self {
        let answer = Text::read(&ask.answer, ANSWER_CHARS);
        let is_cut = ask.answer.chars().nth(ANSWER_CHARS).is_some();
        let reference = Text::read(&ask.reference, SOURCE_CHARS);
        Self {
            question: Text::read(&ask.question, SOURCE_CHARS),
            points: points(ask, &reference),
            is_plain: ask.points.is_empty(),
            cut_at: is_cut.then(|| answer.end()),
            reference,
            answer,
        }
    }
}

impl Reading {
    /// See [`Evaluation::shared`].
    fn shared(&self) -> f64 {
        let texts = self.points.iter().flat_map(|point| {
            let label = std::iter::once(point.label.as_str());
            wordings(point)
                .chain(label)
                .chain(point.misconception.as_deref())
        });
        let texts: Vec<Text> = texts.map(|text| Text::read(text, SOURCE_CHARS)).collect();
        let theirs: HashSet<&str> = texts
            .iter()
            .chain([&self.question, &self.reference])
            .flat_map(|text| gates::stems(&text.words))
            .collect();
        let said = gates::stems(&self.answer.words);
        let shared = said.intersection(&theirs).count();
        shared as f64 / said.len().max(1) as f64
    }
}

/// The key points, or the clauses of the reference.
fn points(ask: &Ask, reference: &Text) -> Vec<KeyPoint> {
    if !ask.points.is_empty() {
        return ask.points.iter().take(POINTS).cloned().collect();
    }
    let point = |range: Range<usize>| KeyPoint {
        weight: 1,
        text: reference.slice(range.start, range.end),
        ..KeyPoint::default()
    };
    let sentences = segment::units(reference);
    sentences.into_iter().take(POINTS).map(point).collect()
}

fn wordings(point: &KeyPoint) -> impl Iterator<Item = &str> {
    let paraphrases = point.paraphrases.iter().take(WORDINGS);
    std::iter::once(point.text.as_str()).chain(paraphrases.map(String::as_str))
}

/// With an encoder, or by words alone.
pub fn evaluate(ask: &Ask, shelf: &Shelf, encoder: Option<&dyn Encode>) -> Evaluation {
    let reading = Reading::of(ask);
    let sources: Vec<Text> = reading
        .points
        .iter()
        .flat_map(wordings)
        .map(|wording| Text::read(wording, SOURCE_CHARS))
        .collect();
    let labels: Vec<Text> = reading
        .points
        .iter()
        .map(|point| Text::read(&point.label, SOURCE_CHARS))
        .collect();
    let hints = ask.hints.iter().take(POINTS);
    let hints: Vec<Text> = hints.map(|hint| Text::read(hint, SOURCE_CHARS)).collect();
    let known = Known {
        question: &reading.question,
        reference: &reading.reference,
        wordings: &sources,
        labels: &labels,
        shelf,
        hints: &hints,
    };
    let mut gated = gates::check(&reading.answer, &known);
    let units = evidence_units(&reading.answer, &gated);
    let basis = match (encoder.is_some(), reading.is_plain) {
        (false, _) => Basis::Words,
        (true, true) => Basis::Reference,
        (true, false) => Basis::Points,
    };
    let (mut found, nearness) = match encoder {
        Some(encoder) => by_meaning(&reading, &units, encoder),
        None => (
            reading.points.iter().map(|_| Found::default()).collect(),
            None,
        ),
    };
    let is_long = units.iter().map(Range::len).sum::<usize>() > BESIDE_WORDS;
    if is_long && nearness.is_some_and(|nearness| nearness < BESIDE) {
        gated.beside(&reading.answer);
    }
    for (point, found) in reading.points.iter().zip(&mut found) {
        found.heed_rejection(point, &reading.answer, &units);
    }
    let lean = lean(&reading.points, &found);
    let points = reading
        .points
        .iter()
        .zip(found)
        .map(|(point, found)| judge(point, found, lean, &reading, &units, &gated, basis))
        .collect();
    let (engine, model) = match encoder {
        Some(encoder) => (Engine::Minilm, encoder.name()),
        None => (Engine::Lexical, "words".to_owned()),
    };
    finish(points, gated, basis, &reading, engine, model)
}

/// Units of the answer that may be evidence.
fn evidence_units(answer: &Text, gated: &Gated) -> Vec<Range<usize>> {
    let units = segment::units(answer).into_iter().filter(|unit| {
        let excluded = gated.excluded[unit.clone()]
            .iter()
            .filter(|is| **is)
            .count();
        2 * excluded <= unit.len()
    });
    let mut words = 0;
    let within = |unit: &Range<usize>| {
        // Each mark costs as much as a word.
        let text = answer.slice(unit.start, unit.end);
        let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
        words += unit.len().max(text.chars().filter(is_mark).count());
        words <= ENCODED_WORDS
    };
    units.take(ENCODED_UNITS).take_while(within).collect()
}

/// What an encoder finds about a point.
#[derive(Debug, Default)]
struct Found {
    features: Features,
    /// Units that say the point, and the misconception.
    best: Option<Range<usize>>,
    wrong: Option<Range<usize>>,
    /// The misconception is named to reject it.
    rejects: bool,
}

/// Also how near the answer's units are on average, weighted by their words, to whatever of the question, its points and
/// misconceptions is nearest.
fn by_meaning(
    reading: &Reading,
    units: &[Range<usize>],
    encoder: &dyn Encode,
) -> (Vec<Found>, Option<f64>) {
    let slices: Vec<String> = units
        .iter()
        .map(|unit| reading.answer.slice(unit.start, unit.end))
        .collect();
    let slices: Vec<&str> = slices.iter().map(String::as_str).collect();
    let encoded = encoder.fresh(&slices);
    let encoded: Vec<&Encoded> = encoded.iter().collect();
    let question = reading.question.whole();
    let mut texts = vec![question.as_str()];
    for point in &reading.points {
        texts.extend(wordings(point));
        texts.extend(point.misconception.as_deref());
    }
    let mut known = encoder.known(&texts).into_iter();
    let Some(question) = known.next() else {
        return (Vec::new(), None);
    };
    let mut nearest: Vec<f32> = encoded.iter().map(|unit| question.cosine(unit)).collect();
    let align =
        |wording: Arc<Encoded>| Alignment::of(&wording, &encoded, &question, encoder.weights());
    let mut found = Vec::new();
    for point in &reading.points {
        let right: Vec<Alignment> = known
            .by_ref()
            .take(wordings(point).count())
            .map(align)
            .collect();
        let wrong = point
            .misconception
            .as_ref()
            .and_then(|_| known.next())
            .map(align);
        for alignment in right.iter().chain(&wrong) {
            for (nearest, near) in nearest.iter_mut().zip(&alignment.similarities) {
                *nearest = nearest.max(*near);
            }
        }
        found.push(Found::of(&right, wrong.as_ref()));
    }
    let words: usize = units.iter().map(Range::len).sum();
    let sum: f64 = units
        .iter()
        .zip(nearest)
        .map(|(unit, near)| unit.len() as f64 * f64::from(near))
        .sum();
    (found, (words > 0).then(|| sum / words as f64))
}

impl Found {
    fn of(right: &[Alignment], wrong: Option<&Alignment>) -> Self {
        let shares: Vec<f64> = right
            .iter()
            .map(|alignment| alignment.share_within(POINT_UNITS))
            .collect();
        let best = right
            .iter()
            .filter_map(Alignment::place)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let against = wrong.and_then(Alignment::best);
        let max = |values: &mut dyn Iterator<Item = f64>| values.fold(0.0, f64::max);
        Self {
            features: Features {
                said: shares.iter().sum::<f64>() / shares.len().max(1) as f64,
                best_said: max(&mut shares.iter().copied()),
                similarity: max(&mut right.iter().map(Alignment::similarity)),
                wrong_said: against.as_ref().map_or(0.0, |(_, share)| *share),
                wrong_similarity: wrong.map_or(0.0, Alignment::similarity),
                ..Features::default()
            },
            best: best.map(|(range, _)| range),
            wrong: against.map(|(range, _)| range),
            rejects: false,
        }
    }
}

impl Found {
    /// "I refuse to ..." says what is wrong, and that it is.
    fn heed_rejection(&mut self, point: &KeyPoint, answer: &Text, units: &[Range<usize>]) {
        let Some(wrong) = self.wrong.as_ref().and_then(|range| place(range, units)) else {
            return;
        };
        let misconception = point.misconception.as_deref().unwrap_or_default();
        let misconception = Text::read(misconception, SOURCE_CHARS);
        if polarity::rejects(&answer.words[wrong]) && !polarity::rejects(&misconception.words) {
            let features = &mut self.features;
            features.wrong_said = features.wrong_said.min(features.best_said);
            self.rejects = true;
        }
    }
}

/// Words of the answer that these units are.
fn place(range: &Range<usize>, units: &[Range<usize>]) -> Option<Range<usize>> {
    let last = range.end.checked_sub(1)?;
    Some(units.get(range.start)?.start..units.get(last)?.end)
}

/// By how much more the answer says of points than of their misconceptions, weighted; None where none has one.
fn lean(points: &[KeyPoint], found: &[Found]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (point, Found { features, .. }) in points.iter().zip(found) {
        if point.misconception.is_some() {
            sum += f64::from(point.weight) * (features.best_said - features.wrong_said);
            weights += f64::from(point.weight);
        }
    }
    (weights > 0.0).then(|| sum / weights)
}

/// Words of the wording that the answer has, and where.
fn by_words(
    wording: &str,
    reading: &Reading,
    units: &[Range<usize>],
) -> (f64, Option<Range<usize>>) {
    let terms = terms(&Text::read(wording, SOURCE_CHARS), &reading.question);
    let share = |range: &Range<usize>| {
        let words = units[range.clone()]
            .iter()
            .map(|unit| &reading.answer.words[unit.clone()]);
        coverage(&terms, words)
    };
    // As with an encoder: of everything, any point's words are somewhere in a long text.
    let last = units.len().saturating_sub(WORDS_UNITS);
    let within = (0..=last)
        .map(|start| share(&(start..(start + WORDS_UNITS).min(units.len()))))
        .fold(0.0, f64::max);
    let best = (0..units.len())
        .map(|at| (share(&(at..at + 1)), at))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    (
        within,
        best.filter(|(share, _)| *share > 0.0)
            .map(|(_, at)| at..at + 1),
    )
}

fn judge(
    point: &KeyPoint,
    found: Found,
    lean: Option<f64>,
    reading: &Reading,
    units: &[Range<usize>],
    gated: &Gated,
    basis: Basis,
) -> PointResult {
    let mut features = found.features;
    let said = wordings(point)
        .map(|wording| by_words(wording, reading, units))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .unwrap_or_default();
    let wrong = point
        .misconception
        .as_deref()
        .map(|text| by_words(text, reading, units))
        .unwrap_or_default();
    features.words = said.0;
    features.wrong_words = wrong.0;
    let best = found.best.or(said.1);
    let place = |range: &Range<usize>| place(range, units);
    let best = best.as_ref().and_then(place);
    let opposite = best.as_ref().is_some_and(|range| {
        let opposite = gated.opposite[range.clone()]
            .iter()
            .filter(|is| **is)
            .count();
        2 * opposite > range.len()
    });
    let wrongness = match (opposite, found.rejects) {
        (true, _) => 1.0,
        (false, true) => 0.0,
        (false, false) => strength::wrongness(&features, basis),
    };
    let against = wrongness >= strength::AGAINST;
    let made = strength::made(&features, lean, basis);
    let strength = if wrongness >= strength::DOUBTED {
        made * (1.0 - wrongness)
    } else {
        made
    };
    let evidence = match against && !opposite {
        true => found.wrong.or(wrong.1).as_ref().and_then(place),
        false => best,
    };
    let span = |range: Range<usize>| -> Span { reading.answer.span(range.start, range.end) };
    let verdict = match basis {
        Basis::Reference => {
            strength::verdict(strength::calibrated(strength, basis) / 100.0, against)
        }
        Basis::Points | Basis::Words => strength::verdict(strength, against),
    };
    PointResult {
        label: point.label.clone(),
        weight: point.weight,
        verdict,
        strength: rounded(strength, 3),
        evidence: evidence.filter(|_| verdict != Verdict::Missing).map(span),
        against,
        features: features.rounded(),
    }
}

impl Features {
    fn rounded(self) -> Self {
        let round = |x| rounded(x, 3);
        Self {
            said: round(self.said),
            best_said: round(self.best_said),
            similarity: round(self.similarity),
            wrong_said: round(self.wrong_said),
            wrong_similarity: round(self.wrong_similarity),
            words: round(self.words),
            wrong_words: round(self.wrong_words),
        }
    }
}

fn finish(
    points: Vec<PointResult>,
    mut gated: Gated,
    basis: Basis,
    reading: &Reading,
    engine: Engine,
    model: String,
) -> Evaluation {
    let weights: f64 = points.iter().map(|point| f64::from(point.weight)).sum();
    let made: f64 = points
        .iter()
        .map(|point| f64::from(point.weight) * point.strength)
        .sum();
    let raw = made / weights.max(1.0);
    let shared = reading.shared();
    let near: f64 = points
        .iter()
        .map(|point| f64::from(point.weight) * point.features.similarity)
        .sum();
    let is_praised = strength::calibrated(raw, basis) > gates::CAP;
    if is_praised && strength::is_beside(near / weights.max(1.0), shared, basis) {
        gated.beside(&reading.answer);
    }
    let gates = gated.hits;
    let cap = gates.iter().map(|hit| hit.cap).fold(100.0, f64::min);
    let is_empty = gates.iter().any(|hit| hit.gate == Gate::Empty);
    let score = if is_empty {
        0.0
    } else {
        strength::calibrated(raw, basis).min(cap)
    };
    Evaluation {
        score: rounded(score, 1),
        confidence: rounded(strength::confidence(&points, !gates.is_empty(), basis), 2),
        engine,
        model,
        version: VERSION,
        points,
        shared: rounded(shared, 3),
        gates,
        cut_at: reading.cut_at,
    }
}

fn rounded(x: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (x * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_13_an_answer_of_marks_costs_no_more_than_one_of_words() {
        let answer = Text::read(&"{\"a\":".repeat(4_000), ANSWER_CHARS);
        let gated = Gated {
            excluded: vec![false; answer.words.len()],
            ..Gated::default()
        };
        let units = evidence_units(&answer, &gated);
        let read: usize = units.iter().map(Range::len).sum();
        assert!(!units.is_empty() && 3 * read <= ENCODED_WORDS, "{read}");
    }
}
