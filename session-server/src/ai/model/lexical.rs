//! Which words of a point are in an answer.

use super::text::{Text, Word};
use std::collections::{BTreeMap, HashSet};

/// Words that the question uses tell less: whoever repeats it has them.
const ASKED: f64 = 0.35;
/// Words of eight letters and more, and those with digits, are mostly terms.
const TERM_LETTERS: usize = 8;

/// Stems that carry meaning, with how much they tell.
pub fn terms(text: &Text, asked: &Text) -> BTreeMap<String, f64> {
    let is_asked = |word: &Word| asked.words.iter().any(|other| other.stem == word.stem);
    text.words
        .iter()
        .filter(|word| word.is_content)
        .map(|word| {
            let is_term = word.text.chars().count() >= TERM_LETTERS
                || word.text.contains(|c: char| c.is_ascii_digit());
            let tells = if is_term { 1.3 } else { 1.0 };
            let share = if is_asked(word) { ASKED } else { 1.0 };
            (word.stem.clone(), tells * share)
        })
        .collect()
}

/// Share of `terms` that are among these words, by how much they tell.
pub fn coverage<'a>(terms: &BTreeMap<String, f64>, parts: impl Iterator<Item = &'a [Word]>) -> f64 {
    let all: f64 = terms.values().sum();
    if all == 0.0 {
        return 0.0;
    }
    let said: HashSet<&str> = parts.flatten().map(|word| word.stem.as_str()).collect();
    let there = terms
        .iter()
        .filter(|(stem, _)| said.contains(stem.as_str()));
    there.map(|(_, tells)| tells).sum::<f64>() / all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Text {
        Text::read(text, 1000)
    }

    #[test]
    fn coverage_is_a_share_and_words_of_the_question_tell_less() {
        let point = terms(
            &read("A stack removes the newest element"),
            &read("What does a stack do?"),
        );
        let share = |answer: &str| coverage(&point, std::iter::once(&read(answer).words[..]));
        assert_eq!(share("It removes the newest elements of the stack"), 1.0);
        assert_eq!(share("Nobody knows"), 0.0);
        assert!(share("the stack") < share("the newest"));
    }
}
