//! How much of a wording an answer says, token by token: each token of the wording is looked for among the answer's, by what
//! it means in its place (Zhang et al., BERTScore, 2020), and counts as much as it tells.

use super::text::function_words;
use minilm::{Encoded, Encoder};
use std::collections::HashSet;

/// Weights of a token of grammar, and of one that the question has, too: whoever repeats the question has them.
const GRAMMAR: f32 = 0.15;
const ASKED: f32 = 0.1;

/// What tokens tell.
#[derive(Debug)]
pub struct Weights {
    grammar: HashSet<u32>,
}

/// Places in the vocabulary: marks and whatever is no text; digits; letters and other single characters; words.
const MARKS: std::ops::Range<u32> = 0..1014;
const DIGITS: std::ops::Range<u32> = 1014..1024;
const MORE_MARKS: std::ops::Range<u32> = 1024..1037;
const FIRST_WORD: u32 = 1996;

impl Weights {
    pub fn of(encoder: &Encoder) -> Self {
        Self {
            grammar: function_words()
                .filter_map(|word| encoder.token(word))
                .collect(),
        }
    }

    fn weight(&self, token: u32) -> f32 {
        match token {
            _ if MARKS.contains(&token) || MORE_MARKS.contains(&token) => 0.0,
            _ if DIGITS.contains(&token) => 1.0,
            _ if token < FIRST_WORD || self.grammar.contains(&token) => GRAMMAR,
            _ => 1.0,
        }
    }
}

/// One wording beside every unit of an answer.
pub struct Alignment {
    weights: Vec<f32>,
    /// A unit each: how near its nearest token is to each token of the wording.
    units: Vec<Vec<f32>>,
    /// Cosine of the wording with each unit as a whole.
    pub similarities: Vec<f32>,
}

impl Alignment {
    pub fn of(
        wording: &Encoded,
        units: &[&Encoded],
        question: &Encoded,
        weights: &Weights,
    ) -> Self {
        let asked: HashSet<u32> = question.tokens.iter().copied().collect();
        let weigh = |token: &u32| {
            let share = if asked.contains(token) { ASKED } else { 1.0 };
            weights.weight(*token) * share
        };
        Self {
            weights: wording.tokens.iter().map(weigh).collect(),
            units: units.iter().map(|unit| wording.nearest(unit)).collect(),
            similarities: units.iter().map(|unit| wording.cosine(unit)).collect(),
        }
    }

    /// Share of the wording that the units of `range` say together, 0 to 1.
    pub fn share(&self, range: std::ops::Range<usize>) -> f64 {
        let units = &self.units[range];
        let mut sum = 0.0;
        let mut all = 1e-6;
        for (at, weight) in self.weights.iter().enumerate() {
            let nearest = units.iter().map(|unit| unit[at]).fold(0.0, f32::max);
            sum += f64::from(weight * nearest.clamp(0.0, 1.0).sqrt());
            all += f64::from(*weight);
        }
        sum / all
    }

    /// The most of the wording that so many neighbouring units say together.
    pub fn share_within(&self, span: usize) -> f64 {
        let last = self.units.len().saturating_sub(span);
        (0..=last)
            .map(|start| self.share(start..(start + span).min(self.units.len())))
            .fold(0.0, f64::max)
    }

    /// The unit, or pair of neighbours, that says the most by itself.
    pub fn best(&self) -> Option<(std::ops::Range<usize>, f64)> {
        self.most(|range| self.share(range))
    }

    /// What to show of it: the most said there, token by token, and as a whole.
    pub fn place(&self) -> Option<(std::ops::Range<usize>, f64)> {
        self.most(|range| self.nearness(range))
    }

    /// How near these units are to the wording, token by token and as wholes.
    pub fn nearness(&self, range: std::ops::Range<usize>) -> f64 {
        const WHOLE: f64 = 0.7;
        let whole = self.similarities[range.clone()].iter();
        self.share(range) + WHOLE * f64::from(whole.copied().fold(0.0, f32::max))
    }

    /// A pair is more than a unit only with a margin.
    fn most(
        &self,
        of: impl Fn(std::ops::Range<usize>) -> f64,
    ) -> Option<(std::ops::Range<usize>, f64)> {
        const MARGIN: f64 = 0.03;
        let all = self.units.len();
        let mut best: Option<(std::ops::Range<usize>, f64)> = None;
        for length in [1, 2] {
            for start in 0..(all + 1).saturating_sub(length) {
                let share = of(start..start + length);
                let margin = if length > 1 { MARGIN } else { 0.0 };
                if best.as_ref().is_none_or(|(_, most)| share > most + margin) {
                    best = Some((start..start + length, share));
                }
            }
        }
        best
    }

    pub fn similarity(&self) -> f64 {
        self.similarities.iter().copied().fold(0.0, f32::max).into()
    }
}
