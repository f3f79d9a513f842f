//! What an encoder finds of each point in an answer.

use super::{
    Features, KeyPoint,
    align::{Alignment, Weights},
    polarity,
    reading::{Reading, SOURCE_CHARS, wordings},
    text::Text,
};
use minilm::{Encoded, Inferred};
use std::{ops::Range, sync::Arc};

/// A point is made within so many neighbouring units: of everything, any point's words are somewhere in a long text.
const POINT_UNITS: usize = 10;
/// Of so many units, those nearest to a point, it is inferred what they say of it: one costs as much as encoding three.
const INFERRED_UNITS: usize = 3;

/// What encodes texts.
pub trait Encode {
    /// Texts of questions, which come again.
    fn known(&self, texts: &[&str]) -> Vec<Arc<Encoded>>;
    fn fresh(&self, texts: &[&str]) -> Vec<Encoded>;
    /// Of pairs of a statement and a text: whether the text says it, or what contradicts it.
    fn infer(&self, pairs: &[(&str, &str)]) -> Vec<Inferred>;
    fn weights(&self) -> &Weights;
    /// Name and short checksum.
    fn name(&self) -> String;
}

/// What an encoder finds about a point.
#[derive(Debug, Default)]
pub struct Found {
    pub features: Features,
    /// Units that say the point, and its misconception or what contradicts it.
    pub best: Option<Range<usize>>,
    pub wrong: Option<Range<usize>>,
}

/// Also how near the answer's units are on average, weighted by their words, to whatever of the question, its points and
/// misconceptions is nearest.
pub fn find(
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
    let mut nearness: Vec<f32> = encoded.iter().map(|unit| question.cosine(unit)).collect();
    let align =
        |wording: Arc<Encoded>| Alignment::of(&wording, &encoded, &question, encoder.weights());
    let mut found = Vec::new();
    let mut candidates = Vec::new();
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
            for (nearest, near) in nearness.iter_mut().zip(&alignment.similarities) {
                *nearest = nearest.max(*near);
            }
        }
        candidates.push(nearest_units(&right, wrong.as_ref(), units.len()));
        let mut of_point = Found::of(&right, wrong.as_ref());
        of_point.heed_rejection(point, &reading.answer, units);
        found.push(of_point);
    }
    // What is inferred was learned of points: nothing is made of it for the clauses of a reference.
    if !reading.is_plain {
        infer(&reading.points, &slices, &candidates, &mut found, encoder);
    }
    (found, mean_by_words(&nearness, units))
}

fn mean_by_words(nearness: &[f32], units: &[Range<usize>]) -> Option<f64> {
    let words: usize = units.iter().map(Range::len).sum();
    let of_unit = |(unit, near): (&Range<usize>, &f32)| unit.len() as f64 * f64::from(*near);
    let sum: f64 = units.iter().zip(nearness).map(of_unit).sum();
    (words > 0).then(|| sum / words as f64)
}

/// `candidates`: the units to look at, for each point.
fn infer(
    points: &[KeyPoint],
    slices: &[&str],
    candidates: &[Vec<usize>],
    found: &mut [Found],
    encoder: &dyn Encode,
) {
    let pairs: Vec<(&str, &str)> = points
        .iter()
        .zip(candidates)
        .flat_map(|(point, units)| {
            units
                .iter()
                .map(|&unit| (point.text.as_str(), slices[unit]))
        })
        .collect();
    let mut inferred = encoder.infer(&pairs).into_iter();
    for (found, units) in found.iter_mut().zip(candidates) {
        found.heed(units.iter().copied().zip(inferred.by_ref()));
    }
}

/// In the order of the answer.
fn nearest_units(right: &[Alignment], wrong: Option<&Alignment>, units: usize) -> Vec<usize> {
    let nearness = |unit: usize| {
        let each = right.iter().chain(wrong);
        each.map(|alignment| alignment.nearness(unit..unit + 1))
            .fold(0.0, f64::max)
    };
    let mut all: Vec<(usize, f64)> = (0..units).map(|unit| (unit, nearness(unit))).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut nearest: Vec<usize> = all.into_iter().map(|(unit, _)| unit).collect();
    nearest.truncate(INFERRED_UNITS);
    nearest.sort_unstable();
    nearest
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
        }
    }

    /// The unit that says the point the surest is evidence for it, and so is one that contradicts it.
    fn heed(&mut self, inferred: impl Iterator<Item = (usize, Inferred)>) {
        const SURE: f64 = 0.5;
        for (unit, Inferred { says, contradicts }) in inferred {
            let (says, contradicts) = (f64::from(says), f64::from(contradicts));
            if says > self.features.says {
                self.features.says = says;
                if says >= SURE {
                    self.best = Some(unit..unit + 1);
                }
            }
            if contradicts > self.features.contradicts {
                self.features.contradicts = contradicts;
                if contradicts >= SURE {
                    self.wrong = Some(unit..unit + 1);
                }
            }
        }
    }

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
            self.wrong = None;
        }
    }
}

/// Words of the answer that these units are.
pub fn place(range: &Range<usize>, units: &[Range<usize>]) -> Option<Range<usize>> {
    let last = range.end.checked_sub(1)?;
    Some(units.get(range.start)?.start..units.get(last)?.end)
}
