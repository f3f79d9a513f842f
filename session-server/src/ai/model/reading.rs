//! An ask as it is read: its texts cut into words, and no more of them than is worth it.

use super::{ANSWER_CHARS, Ask, KeyPoint, gates, segment, text::Text};
use std::{collections::HashSet, ops::Range};

/// Of texts that are not the answer: the bank's are far shorter.
pub const SOURCE_CHARS: usize = 6_000;
pub const POINTS: usize = 12;
const WORDINGS: usize = 8;

/// An ask, read.
pub struct Reading {
    pub question: Text,
    pub reference: Text,
    pub points: Vec<KeyPoint>,
    /// The points are clauses of the reference.
    pub is_plain: bool,
    pub answer: Text,
    /// See [`Ask::own_event`].
    pub own_event: bool,
    /// Where reading ended, in UTF-16 code units, if that is before the end.
    pub cut_at: Option<usize>,
}

impl Reading {
    pub fn of(ask: &Ask) -> Self {
        let answer = Text::read(&ask.answer, ANSWER_CHARS);
        let is_cut = ask.answer.chars().nth(ANSWER_CHARS).is_some();
        let reference = Text::read(&ask.reference, SOURCE_CHARS);
        Self {
            question: Text::read(&ask.question, SOURCE_CHARS),
            points: points(ask, &reference),
            is_plain: ask.points.is_empty(),
            own_event: ask.own_event,
            cut_at: is_cut.then(|| answer.end()),
            reference,
            answer,
        }
    }

    /// See [`Evaluation::shared`].
    pub fn shared(&self) -> f64 {
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

pub fn wordings(point: &KeyPoint) -> impl Iterator<Item = &str> {
    let paraphrases = point.paraphrases.iter().take(WORDINGS);
    std::iter::once(point.text.as_str()).chain(paraphrases.map(String::as_str))
}
