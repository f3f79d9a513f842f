//! From an answer to an evaluation.

use super::{
    Ask, Engine, Evaluation, Features, Gate, KeyPoint, PointResult, VERSION, Verdict,
    gates::{self, Gated, Known},
    lexical::{coverage, terms},
    meaning::{self, Encode, Found, place},
    reading::{POINTS, Reading, SOURCE_CHARS, wordings},
    segment,
    shelf::Shelf,
    strength::{self, Basis, Whole},
    text::Text,
};
use std::{collections::HashMap, ops::Range};

/// Words of an answer that are encoded: more is not said in a few minutes, and costs seconds.
const ENCODED_UNITS: usize = 160;
const ENCODED_WORDS: usize = 2_500;
/// Within how many its words are looked for.
const WORDS_UNITS: usize = 4;
/// More words than are said in a good minute, and nearer to the question and its points on average than this (a
/// cosine), or most of it is about something else. Of model answers the farthest is at .34, of other prose the nearest at .25.
const BESIDE_WORDS: usize = 180;
const BESIDE: f64 = 0.3;
/// Words of one place that make a point; what a further one of the same place is worth where there are fewer. Fresh answers that
/// make one point only got 9 of 100 too much without this, and 7 with it.
const POINT_WORDS: usize = 10;
const CROWDED: f64 = 0.5;

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
    let (found, nearness) = match encoder {
        Some(encoder) => meaning::find(&reading, &units, encoder),
        None => (
            reading.points.iter().map(|_| Found::default()).collect(),
            None,
        ),
    };
    let is_long = units.iter().map(Range::len).sum::<usize>() > BESIDE_WORDS;
    if is_long && nearness.is_some_and(|nearness| nearness < BESIDE) {
        gated.beside(&reading.answer);
    }
    let whole = Whole::of(&reading.points, &found);
    let mut judged: Vec<Judged> = reading
        .points
        .iter()
        .zip(found)
        .map(|(point, found)| judge(point, found, &whole, &reading, &units, &gated, basis))
        .collect();
    if basis == Basis::Points {
        share_places(&mut judged, basis);
    }
    let points = reading
        .points
        .iter()
        .zip(judged)
        .map(|(point, judged)| result(point, judged, &reading.answer, basis))
        .collect();
    let (engine, model) = match encoder {
        Some(encoder) => (Engine::Minilm, encoder.name()),
        None => (Engine::Lexical, "words".to_owned()),
    };
    finish(points, &whole, gated, basis, &reading, engine, model)
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

/// A point before its verdict.
struct Judged {
    strength: f64,
    wrongness: f64,
    features: Features,
    /// Words that say the point, and words that contradict it.
    best: Option<Range<usize>>,
    against: Option<Range<usize>>,
}

fn judge(
    point: &KeyPoint,
    found: Found,
    whole: &Whole,
    reading: &Reading,
    units: &[Range<usize>],
    gated: &Gated,
    basis: Basis,
) -> Judged {
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
    let place = |range: Range<usize>| place(&range, units);
    let best = found.best.or(said.1).and_then(place);
    let opposite = best.as_ref().is_some_and(|range| {
        let opposite = gated.opposite[range.clone()]
            .iter()
            .filter(|is| **is)
            .count();
        2 * opposite > range.len()
    });
    let is_known = point.misconception.is_some();
    let wrongness = match opposite {
        true => 1.0,
        false => strength::wrongness(&features, whole, is_known, basis),
    };
    // What the encoder knows to be rejected is no evidence by its words.
    let against = match basis {
        _ if opposite => best.clone(),
        Basis::Words => wrong.1.and_then(place),
        Basis::Points | Basis::Reference => found.wrong.and_then(place),
    };
    Judged {
        strength: strength::strength(&features, wrongness, whole, is_known, basis),
        wrongness,
        features,
        best,
        against,
    }
}

/// A sentence in the words of the case is near to every point: whichever it makes best keeps its worth, a further one only where the
/// sentence has [`POINT_WORDS`] for each.
fn share_places(judged: &mut [Judged], basis: Basis) {
    let mut order: Vec<usize> = (0..judged.len()).collect();
    order.sort_by(|a, b| judged[*b].strength.total_cmp(&judged[*a].strength));
    let mut points: HashMap<Range<usize>, usize> = HashMap::new();
    for at in order {
        let judged = &mut judged[at];
        let is_made = matches!(
            strength::verdict(judged.strength, judged.wrongness, basis),
            Verdict::Met | Verdict::Partial
        );
        let Some(place) = judged.best.clone().filter(|_| is_made) else {
            continue;
        };
        let words = place.len();
        let points = points.entry(place).or_default();
        *points += 1;
        if *points > 1 && words < *points * POINT_WORDS {
            judged.strength *= CROWDED;
        }
    }
}

fn result(point: &KeyPoint, judged: Judged, answer: &Text, basis: Basis) -> PointResult {
    let verdict = strength::verdict(judged.strength, judged.wrongness, basis);
    let evidence = match verdict {
        Verdict::Missing => None,
        Verdict::Wrong | Verdict::Doubtful => judged.against,
        Verdict::Met | Verdict::Partial => judged.best,
    };
    PointResult {
        label: point.label.clone(),
        weight: point.weight,
        verdict,
        strength: rounded(judged.strength, 3),
        evidence: evidence.map(|range| answer.span(range.start, range.end)),
        wrongness: rounded(judged.wrongness, 3),
        features: judged.features.rounded(),
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
            says: round(self.says),
            contradicts: round(self.contradicts),
        }
    }
}

fn finish(
    points: Vec<PointResult>,
    whole: &Whole,
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
    let is_praised = strength::calibrated(raw, basis) > gates::CAP;
    if is_praised && strength::is_beside(whole, shared, reading.own_event, basis) {
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
    use super::{super::ANSWER_CHARS, *};

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
