//! Runs of words of known texts, to find who repeats them.

use super::text::{Text, Word};
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Six words in a row are hardly ever the same by chance.
const RUN: usize = 6;

#[derive(Debug, Default)]
pub struct Shelf {
    runs: HashSet<u64>,
}

impl Shelf {
    pub fn of<'a>(texts: impl Iterator<Item = &'a Text>) -> Self {
        Self {
            runs: texts
                .flat_map(|text| text.words.windows(RUN).map(hash))
                .collect(),
        }
    }

    /// Which words are part of a run that is here and not in `own`.
    pub fn runs_of(&self, words: &[Word], own: &Self) -> Vec<bool> {
        let mut found = vec![false; words.len()];
        for (at, run) in words.windows(RUN).enumerate() {
            let hash = hash(run);
            if self.runs.contains(&hash) && !own.runs.contains(&hash) {
                found[at..at + RUN].fill(true);
            }
        }
        found
    }
}

fn hash(run: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.iter().for_each(|word| word.text.hash(&mut hasher));
    hasher.finish()
}
