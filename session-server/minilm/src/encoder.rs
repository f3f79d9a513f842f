//! One text at a time, as a vector.

use crate::{
    Encoded, LoadError, TOKENS, WIDTH,
    bert::{Bert, Sequence},
    files::{self, MODEL_FILE, MODEL_SHA256, TOKENIZER_FILE, TOKENIZER_SHA256, Tensors},
    math::{mean, normalize},
    wordpiece::{END, START, WordPiece},
};
use std::path::Path;

/// Read-only once loaded; about 95 MB.
pub struct Encoder {
    pub(crate) words: WordPiece,
    pub(crate) bert: Bert,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Encoder")
    }
}

impl Encoder {
    /// Whether both files are in `folder`, whatever is in them.
    pub fn is_in(folder: &Path) -> bool {
        [TOKENIZER_FILE, MODEL_FILE]
            .iter()
            .all(|name| folder.join(name).is_file())
    }

    /// Reads and checks both files of `folder`.
    pub fn load(folder: &Path) -> Result<Self, LoadError> {
        let wrong = |name, what| LoadError::Format {
            path: folder.join(name),
            what,
        };
        let tokenizer = files::read(folder, TOKENIZER_FILE, TOKENIZER_SHA256)?;
        let words = WordPiece::read(&tokenizer).ok_or(wrong(TOKENIZER_FILE, "is no tokenizer"))?;
        let model = files::read(folder, MODEL_FILE, MODEL_SHA256)?;
        let bert = Tensors::read(&model).and_then(|mut tensors| Bert::take(&mut tensors));
        Ok(Self {
            words,
            bert: bert.ok_or(wrong(MODEL_FILE, "lacks a tensor"))?,
        })
    }

    /// The token of a word that the vocabulary has as a whole.
    pub fn token(&self, word: &str) -> Option<u32> {
        self.words.whole(word)
    }

    /// Each text by itself, whatever else is asked at the same time.
    pub fn encode(&self, texts: &[&str]) -> Vec<Encoded> {
        let sequence = |text: &&str| {
            let mut ids = vec![START];
            ids.extend(self.words.tokens(text, TOKENS - 2));
            ids.push(END);
            Sequence {
                second: ids.len(),
                ids,
            }
        };
        let all: Vec<Sequence> = texts.iter().map(sequence).collect();
        self.bert.read(&all, |text, states| pool(&text.ids, states))
    }
}

fn pool(ids: &[u32], states: &[f32]) -> Encoded {
    let mut sentence = mean(states, WIDTH);
    normalize(&mut sentence);
    let inside = WIDTH..states.len() - WIDTH;
    let mut states = states[inside].to_vec();
    states.chunks_exact_mut(WIDTH).for_each(normalize);
    Encoded {
        tokens: ids[1..ids.len() - 1].to_vec(),
        states,
        sentence,
    }
}
