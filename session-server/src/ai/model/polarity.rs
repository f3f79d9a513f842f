//! Texts that repeat a source's words and say the opposite.

use super::text::{Text, Word};
use std::ops::Range;

const NEGATORS: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "cannot",
    "without",
    "false",
    "wrong",
    "untrue",
    "incorrect",
    "hardly",
    "impossible",
];
/// Of a sentence's words, so many in the order of a source make it a repetition of that.
const REPEATED: f64 = 0.7;
const FEWEST: usize = 5;

pub fn is_negator(word: &str) -> bool {
    NEGATORS.contains(&word) || word.ends_with("n't")
}

/// Words with which somebody names a thing and turns it down.
const REJECTING: &[&str] = &["refuse", "refusing", "pointless"];

/// Whether these words turn down what they name.
pub fn rejects(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| REJECTING.contains(&word.text.as_str()))
}

fn is_negative(words: &[Word]) -> bool {
    words.iter().filter(|word| is_negator(&word.text)).count() % 2 == 1
}

/// Sentences of a source, to compare with.
#[derive(Debug, Default)]
pub struct Source {
    sentences: Vec<Vec<Word>>,
}

/// What a sentence does with the source it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repetition {
    None,
    Same,
    Opposite,
}

impl Source {
    /// Ranges are sentences or clauses of `text`.
    pub fn add(&mut self, text: &Text, ranges: &[Range<usize>]) {
        let parts = ranges
            .iter()
            .map(|range| text.words[range.clone()].to_vec());
        self.sentences
            .extend(parts.filter(|words| words.len() >= FEWEST));
    }

    /// By the source's sentence that shares the most.
    pub fn compare(&self, sentence: &[Word]) -> Repetition {
        let nearest = self
            .sentences
            .iter()
            .map(|source| (likeness(sentence, source), source))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match nearest {
            Some((likeness, source)) if likeness >= REPEATED => {
                if is_negative(sentence) == is_negative(source) {
                    Repetition::Same
                } else {
                    Repetition::Opposite
                }
            }
            _ => Repetition::None,
        }
    }
}

/// Words in common in the same order, of those of the longer one; negators and what comes with them do not count.
fn likeness(a: &[Word], b: &[Word]) -> f64 {
    const HELPERS: &[&str] = &["do", "does", "did", "it", "is", "that", "true", "case"];
    let stems = |words: &[Word]| -> Vec<String> {
        let counted = words
            .iter()
            .filter(|word| !is_negator(&word.text) && !HELPERS.contains(&word.text.as_str()));
        counted.map(|word| word.stem.clone()).collect()
    };
    let (a, b) = (stems(a), stems(b));
    let longer = a.len().max(b.len());
    if longer < FEWEST - 1 || 2 * a.len().min(b.len()) < longer {
        return 0.0;
    }
    let mut row = vec![0usize; b.len() + 1];
    for word in &a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[b.len()] as f64 / longer as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::model::segment;

    fn compare(sentence: &str, source: &str) -> Repetition {
        let text = Text::read(source, 1000);
        let mut known = Source::default();
        known.add(&text, &segment::sentences(&text));
        known.compare(&Text::read(sentence, 1000).words)
    }

    #[test]
    fn a_negated_repetition_is_the_opposite() {
        let source = "Clients show what they are given and do not calculate totals anew.";
        let negated = "Clients show what they are given and do calculate totals anew.";
        assert_eq!(compare(source, source), Repetition::Same);
        assert_eq!(compare(negated, source), Repetition::Opposite);
        let stack = "A stack removes the element that was added last.";
        for negated in [
            "A stack does not remove the element that was added last.",
            "It is not true that a stack removes the element that was added last.",
            "A stack never removes the element that was added last.",
        ] {
            assert_eq!(compare(negated, stack), Repetition::Opposite, "{negated}");
        }
    }

    #[test]
    fn other_words_are_no_repetition() {
        let source = "Binary floating point cannot hold most decimal fractions exactly.";
        let own = "Don't send floats, since a fraction like 0.1 has no exact binary form.";
        assert_eq!(compare(own, source), Repetition::None);
    }
}
