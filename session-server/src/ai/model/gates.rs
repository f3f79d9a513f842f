//! What is no answer, whatever words it has: each rule names what triggered it and caps the score.

use super::{Gate, GateHit, Span, text::Text};

/// Whatever is gated stays below what a third of the points brings.
const CAP: f64 = 30.0;
const NOTHING: f64 = 0.0;

const DONT_KNOW: &[&str] = &[
    "i don't know",
    "i do not know",
    "i dont know",
    "no idea",
    "not sure",
    "no clue",
    "can't answer",
    "cannot answer",
    "can't remember",
    "don't remember",
    "do not remember",
    "never heard",
    "haven't learned",
    "idk",
    "pass",
    "skip",
];
/// Words of an answer that says no more than that.
const DONT_KNOW_WORDS: usize = 24;

pub fn check(answer: &Text, question: &Text, _reference: &Text) -> Vec<GateHit> {
    let mut hits = Vec::new();
    let hit = |gate, cap, words: Vec<Span>| GateHit { gate, cap, words };
    let all = || match answer.words.len() {
        0 => vec![],
        words => vec![answer.span(0, words)],
    };
    if !answer.words.iter().any(|word| word.is_content) {
        hits.push(hit(Gate::Empty, NOTHING, all()));
        return hits;
    }
    if answer.words.len() <= DONT_KNOW_WORDS
        && let Some(span) = phrase(answer, DONT_KNOW)
    {
        hits.push(hit(Gate::DontKnow, 10.0, vec![span]));
    }
    let content: Vec<_> = answer.words.iter().filter(|word| word.is_content).collect();
    let copied = content
        .iter()
        .filter(|word| question.words.iter().any(|other| other.stem == word.stem))
        .count();
    if content.len() >= 4 && 10 * copied >= 8 * content.len() {
        hits.push(hit(Gate::QuestionCopied, CAP, all()));
    }
    hits
}

/// The first of these phrases that a text has.
fn phrase(text: &Text, phrases: &[&str]) -> Option<Span> {
    phrases.iter().find_map(|phrase| {
        let words: Vec<&str> = phrase.split(' ').collect();
        let at = text
            .words
            .windows(words.len())
            .position(|window| window.iter().map(|word| &word.text).eq(&words))?;
        Some(text.span(at, at + words.len()))
    })
}
