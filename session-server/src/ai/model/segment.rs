//! Cutting a text into sentences and clauses.

use super::text::Text;
use std::ops::Range;

/// A sentence of more words is cut where a clause begins.
const LONG_SENTENCE: usize = 12;
/// A clause has at least so many words.
const CLAUSE_WORDS: usize = 4;
/// Without any mark, a sentence ends after so many words.
const LONGEST: usize = 48;

/// A sentence of more words is compared in pieces of about so many.
const LONG_UNIT: usize = 30;
const UNIT: usize = 20;

const CLAUSE_STARTS: &[&str] = &[
    "and",
    "because",
    "but",
    "if",
    "or",
    "otherwise",
    "since",
    "so",
    "then",
    "therefore",
    "unless",
    "when",
    "whereas",
    "which",
    "while",
    "until",
    "without",
];

/// Ranges of words.
pub fn sentences(text: &Text) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..text.words.len() {
        let after = text.after(at);
        let is_break = after.iter().enumerate().any(|(i, &c)| match c {
            '!' | '?' | ';' | '\n' | '。' => true,
            // Not inside of a name such as a.b, nor after "e.g", nor where dots stand for something left out.
            '.' => {
                after
                    .get(i + 1)
                    .is_some_and(|c| c.is_whitespace() || *c == '"' || *c == ')')
                    && (i == 0 || after[i - 1] != '.')
                    && !is_abbreviation(text, at)
            }
            _ => false,
        });
        if is_break || at + 1 == text.words.len() || at + 1 - start >= LONGEST {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

fn is_abbreviation(text: &Text, at: usize) -> bool {
    matches!(text.words[at].text.as_str(), "e" | "g" | "i" | "vs" | "etc")
        && text.words[at].text != "etc"
}

/// The clauses of a sentence; the sentence itself when it has but one.
pub fn clauses(text: &Text, sentence: Range<usize>) -> Vec<Range<usize>> {
    if sentence.len() <= LONG_SENTENCE {
        return vec![sentence];
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = sentence.start;
    for at in sentence.start + 1..sentence.end {
        let before = text.before(at);
        let marked = before
            .iter()
            .any(|c| matches!(c, ',' | ':' | '(' | ')' | '–' | '—'))
            || before.iter().collect::<String>().contains(" - ");
        let is_start = marked || CLAUSE_STARTS.contains(&text.words[at].text.as_str());
        if is_start && at - start >= CLAUSE_WORDS && sentence.end - at >= CLAUSE_WORDS {
            found.push(start..at);
            start = at;
        }
    }
    found.push(start..sentence.end);
    found
}

/// What is compared with a point: sentences, long ones in pieces.
pub fn units(text: &Text) -> Vec<Range<usize>> {
    sentences(text)
        .into_iter()
        .flat_map(|sentence| match sentence.len() {
            ..=LONG_UNIT => vec![sentence],
            _ => joined(clauses(text, sentence)),
        })
        .collect()
}

/// Neighbouring clauses together as long as they stay short.
fn joined(clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for clause in clauses {
        match joined.last_mut() {
            Some(last) if clause.end - last.start <= UNIT => last.end = clause.end,
            _ => joined.push(clause),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &Text, ranges: Vec<Range<usize>>) -> Vec<String> {
        ranges
            .into_iter()
            .map(|range| text.slice(range.start, range.end))
            .collect()
    }

    #[test]
    fn sentences_end_at_marks_and_not_inside_of_names() {
        let text = Text::read(
            "Call a.b() first. It costs 3.5 ms, i.e. nothing!\nThen stop",
            1000,
        );
        assert_eq!(
            shown(&text, sentences(&text)),
            [
                "Call a.b() first",
                "It costs 3.5 ms, i.e. nothing",
                "Then stop"
            ]
        );
        let elided = Text::read(
            "It runs SELECT ... FOR UPDATE on the parent. Then it counts",
            1000,
        );
        assert_eq!(shown(&elided, sentences(&elided)).len(), 2);
    }

    #[test]
    fn a_long_sentence_has_clauses() {
        let text = Text::read(
            "The server rounds by one stated rule, and when splitting it distributes the remainder so that the parts add up to the total.",
            1000,
        );
        let all = sentences(&text);
        assert_eq!(
            shown(&text, clauses(&text, all[0].clone())),
            [
                "The server rounds by one stated rule",
                "and when splitting it distributes the remainder",
                "so that the parts add up to the total"
            ]
        );
    }
}
