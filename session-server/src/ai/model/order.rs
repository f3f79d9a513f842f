//! Whether words stand in an order that sentences have.
//!
//! Words fall into classes, by a list or by their ending. How much more often one class follows another than by chance was
//! counted in the prompts and model answers of the bank (45,000 words). A text's order is its mean over neighbours, less the
//! mean over all orders of the same words: about 0 for shuffled words, .4 to .7 for sentences.

use super::text::Word;
use std::{collections::HashMap, sync::LazyLock};

/// Fewer words than these have no order to speak of.
pub const FEWEST: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Determiner,
    Preposition,
    To,
    Be,
    Modal,
    Have,
    Pronoun,
    Conjunction,
    Subordinator,
    Particle,
    Number,
    Ly,
    Ing,
    Ed,
    NounEnding,
    PluralEnding,
    Other,
}

const CLASSES: usize = Class::Other as usize + 1;

const WORDS: &[(Class, &str)] = &[
    (
        Class::Determiner,
        "the a an this that these those each every some any no my your his her its our their another both all",
    ),
    (
        Class::Preposition,
        "of in on at by for with from into onto over under between through during against about after before \
         without within per across behind upon as than like until since via",
    ),
    (Class::To, "to"),
    (
        Class::Be,
        "is are was were be been being am isn't aren't wasn't weren't",
    ),
    (
        Class::Modal,
        "can could will would should must may might shall cannot can't won't wouldn't shouldn't couldn't do \
         does did don't doesn't didn't",
    ),
    (Class::Have, "has have had having"),
    (
        Class::Pronoun,
        "i we you they he she it one who that's it's i'd i've i'm we'd nobody everybody somebody everyone \
         someone there what which",
    ),
    (Class::Conjunction, "and or but nor so"),
    (
        Class::Subordinator,
        "if when because while where whether although unless how why whereas then",
    ),
    (
        Class::Particle,
        "not never only also just still even already",
    ),
];

/// Ten times the logarithm of how much more often the second follows the first than by chance.
#[rustfmt::skip]
const TABLE: [[i8; CLASSES]; CLASSES] = [
    [-21, -23, -29, -10, -14, -12, -10, -28, -23, -20, -4, -5, 1, -4, 11, -1, 7],
    [11, -20, -24, -29, -24, -29, 3, -17, -2, -24, 11, -8, 7, -15, -6, -6, -2],
    [5, -29, -30, 5, -9, -10, -4, -26, -30, -30, 10, -5, -3, -20, -4, -14, 5],
    [-1, -9, 0, -30, -30, -30, -8, -28, -5, 14, 3, 10, 3, 20, -8, -23, 1],
    [-9, -18, -26, 12, -3, 13, 9, -19, -15, 20, -28, 6, -6, -20, -11, -30, 0],
    [1, -24, 20, 8, -30, -5, -8, -30, -18, 14, 8, -3, -20, 19, -24, -20, -3],
    [-15, -8, -10, 11, 16, 14, -4, -11, -16, -1, -26, 1, -12, 5, -6, 2, 0],
    [5, -4, -11, -11, -5, -7, 9, -15, 15, 6, -4, 1, 6, -1, -9, -1, -5],
    [8, -15, -2, -11, 11, -24, 15, -11, -17, -5, -4, -3, 6, -10, -21, -7, -8],
    [-2, 0, -2, -4, -10, 7, -6, -21, 16, -2, -8, 4, -5, 8, -8, -3, 2],
    [-13, -2, 6, -4, -14, -14, -18, -4, -21, -23, -30, -9, -15, -13, -10, 15, -2],
    [-2, 0, 6, -1, 1, 0, -1, 4, -2, 0, 5, -6, 0, 9, -5, 2, -1],
    [0, 4, -2, 4, -1, 2, -1, 5, -2, -7, 0, -7, 0, -10, -6, 3, -2],
    [-2, 11, 11, -9, -18, -24, -1, 7, 1, -3, -2, 8, -7, -16, -3, -3, -3],
    [-7, 7, 0, 6, 3, 7, -5, 10, -1, -4, -7, -1, -15, -2, -6, 6, -6],
    [2, 7, 6, 3, -1, -2, -2, 8, 2, -1, 3, 5, 0, -7, -6, -10, -4],
    [-3, 6, 5, 1, 0, 1, -1, 7, 2, -7, -5, -2, -5, -7, -3, 4, -4],
];

static KNOWN: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    WORDS
        .iter()
        .flat_map(|(class, words)| words.split_ascii_whitespace().map(|word| (word, *class)))
        .collect()
});

const NOUN_ENDINGS: &[&str] = &["ion", "ity", "ment", "ness", "ance", "ence", "er", "or"];

impl Class {
    fn of(word: &str) -> Self {
        if let Some(class) = KNOWN.get(word) {
            return *class;
        }
        match word {
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => Class::Number,
            _ if word.ends_with("ly") => Class::Ly,
            _ if word.ends_with("ing") => Class::Ing,
            _ if word.ends_with("ed") => Class::Ed,
            _ if NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) => Class::NounEnding,
            _ if word.ends_with('s') && !word.ends_with("ss") => Class::PluralEnding,
            _ => Class::Other,
        }
    }
}

/// Whether a word is one of grammar: shuffled sentences have as many as others, lists of terms few.
pub fn is_grammar(word: &str) -> bool {
    KNOWN.contains_key(word)
}

/// Whether a word is of those that hardly any sentence lacks: forms of be, have and do, modal verbs, subjects.
pub fn makes_sentences(word: &str) -> bool {
    let class = KNOWN.get(word);
    class.is_some_and(|class| {
        matches!(
            class,
            Class::Be | Class::Modal | Class::Have | Class::Pronoun
        )
    })
}

/// How much more orderly than by chance; absent for too few words.
pub fn order(words: &[Word]) -> Option<f64> {
    if words.len() < FEWEST {
        return None;
    }
    let classes: Vec<usize> = words
        .iter()
        .map(|word| Class::of(&word.text) as usize)
        .collect();
    let log = |a: usize, b: usize| f64::from(TABLE[a][b]) / 10.0;
    let neighbours = (classes.len() - 1) as f64;
    let observed = classes
        .windows(2)
        .map(|pair| log(pair[0], pair[1]))
        .sum::<f64>()
        / neighbours;
    let mut count = [0usize; CLASSES];
    for class in &classes {
        count[*class] += 1;
    }
    let mut chance = 0.0;
    for a in 0..CLASSES {
        for b in 0..CLASSES {
            let others = count[b] - usize::from(a == b && count[b] > 0);
            chance += log(a, b) * (count[a] * others) as f64;
        }
    }
    let pairs = (classes.len() * (classes.len() - 1)) as f64;
    Some(observed - chance / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::model::text::Text;

    /// The same words in another order: by a fixed stride, so that no two stay neighbours.
    fn shuffled(words: &[Word]) -> Vec<Word> {
        let stride = (words.len() / 3 + 1..)
            .find(|&stride| {
                (2..=stride).all(|d| !stride.is_multiple_of(d) || !words.len().is_multiple_of(d))
            })
            .unwrap();
        (0..words.len())
            .map(|at| words[at * stride % words.len()].clone())
            .collect()
    }

    #[test]
    fn every_model_answer_is_in_order_and_none_is_when_shuffled() {
        let bank = crate::mocks::load(&crate::judge::Problems::default(), None).unwrap();
        for question in bank.items() {
            let text = Text::read(question.model_answer(), 10_000);
            let natural = order(&text.words).unwrap();
            let mixed = order(&shuffled(&text.words)).unwrap();
            assert!(
                natural > 0.35 && mixed < 0.25,
                "{}: {natural} {mixed}",
                question.id()
            );
        }
    }

    #[test]
    fn few_words_have_no_order() {
        assert_eq!(order(&Text::read("enqueue and dequeue", 100).words), None);
    }
}
