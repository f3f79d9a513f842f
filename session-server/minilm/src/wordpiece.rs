//! The tokenizer of uncased BERT models: basic tokens, then the longest pieces of the vocabulary.

use serde::Deserialize;
use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const LONGEST_WORD: usize = 100;
const UNKNOWN: u32 = 100;
pub const START: u32 = 101;
pub const END: u32 = 102;

pub struct WordPiece {
    vocabulary: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct File {
    model: Model,
}

#[derive(Deserialize)]
struct Model {
    vocab: HashMap<String, u32>,
}

impl WordPiece {
    /// From `tokenizer.json`.
    pub fn read(json: &[u8]) -> Option<Self> {
        let file: File = serde_json::from_slice(json).ok()?;
        Some(Self {
            vocabulary: file.model.vocab,
        })
    }

    pub fn whole(&self, word: &str) -> Option<u32> {
        self.vocabulary.get(word).copied()
    }

    /// Ids of at most `max` tokens, without those that mark start and end.
    pub fn tokens(&self, text: &str, max: usize) -> Vec<u32> {
        let mut ids = Vec::new();
        for word in basic_tokens(text) {
            if ids.len() >= max {
                break;
            }
            self.pieces(&word, &mut ids);
        }
        ids.truncate(max);
        ids
    }

    fn pieces(&self, word: &str, ids: &mut Vec<u32>) {
        let before = ids.len();
        if word.chars().count() > LONGEST_WORD {
            ids.push(UNKNOWN);
            return;
        }
        let mut rest = word;
        let mut lead = "";
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let found = ends.rev().find_map(|end| {
                Some((
                    end,
                    *self.vocabulary.get(&format!("{lead}{}", &rest[..end]))?,
                ))
            });
            let Some((end, id)) = found else {
                ids.truncate(before);
                ids.push(UNKNOWN);
                return;
            };
            ids.push(id);
            rest = &rest[end..];
            lead = "##";
        }
    }
}

/// Words and single punctuation marks, in lower case and without accents.
fn basic_tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            tokens.push(std::mem::take(word));
        }
    };
    let plain = text
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase);
    for c in plain {
        if c.is_whitespace() {
            end(&mut word);
        } else if c.is_control()
            || c == '\u{fffd}'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
        {
        } else if is_punctuation(c) || is_ideograph(c) {
            end(&mut word);
            word.push(c);
            end(&mut word);
        } else {
            word.push(c);
        }
    }
    end(&mut word);
    tokens
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ceaf}')
}
