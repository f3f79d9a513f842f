//! What a good answer says, point by point, and the rules that such texts hold; the format is in `content/README.md`.

use super::problem::is_kebab_case;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, ops::RangeInclusive};

/// One thing that a good answer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Of 100.
    pub weight: u32,
    /// A heading.
    pub label: String,
    pub text: String,
    /// The same in other words.
    pub paraphrases: Vec<String>,
    /// What looks like it and is wrong.
    pub misconception: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    #[error("`{0}` is not kebab-case, or there twice")]
    Label(String),
    #[error("{what}: {found} {unit}, where {} to {} are allowed", .allowed.start(), .allowed.end())]
    Size {
        what: String,
        unit: &'static str,
        found: usize,
        allowed: RangeInclusive<usize>,
    },
    #[error("the weights sum to {0}, not to 100")]
    Weights(u32),
    #[error("`{0}` repeats the words of its point")]
    Repeats(String),
}

/// As many points as are allowed, each right, and together a whole.
pub fn check_points(points: &[Point], allowed: RangeInclusive<usize>) -> Result<(), TextFault> {
    count("points", points.len(), allowed)?;
    for point in points {
        point.check()?;
    }
    match points.iter().map(|point| point.weight).sum() {
        100 => Ok(()),
        sum => Err(TextFault::Weights(sum)),
    }
}

pub fn check_follow_ups(follow_ups: &[String]) -> Result<(), TextFault> {
    count("follow-ups", follow_ups.len(), 1..=2)?;
    let mut all = follow_ups.iter();
    all.try_for_each(|text| words("a follow-up", text, 6..=60))
}

impl Point {
    fn check(&self) -> Result<(), TextFault> {
        // Of several points, the one that is meant.
        let named = |what: &str| format!("{what} of `{}`", self.label);
        count(&named("the weight"), self.weight as usize, 10..=40)?;
        words(&named("the label"), &self.label, 3..=9)?;
        words(&named("the text"), &self.text, 15..=50)?;
        words(&named("the misconception"), &self.misconception, 5..=30)?;
        count(&named("paraphrases"), self.paraphrases.len(), 2..=4)?;
        for paraphrase in &self.paraphrases {
            words(&named("a paraphrase"), paraphrase, 6..=30)?;
            let own = terms(paraphrase);
            let shared = own.intersection(&terms(&self.text)).count();
            if 10 * shared > 6 * own.len() {
                return Err(TextFault::Repeats(paraphrase.clone()));
            }
        }
        Ok(())
    }
}

/// The words of four letters and more, in lower case.
pub fn terms(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}

pub fn labels(all: &[String]) -> Result<(), TextFault> {
    let is_wrong = |at: usize| !is_kebab_case(&all[at]) || all[..at].contains(&all[at]);
    match (0..all.len()).find(|&at| is_wrong(at)) {
        Some(at) => Err(TextFault::Label(all[at].clone())),
        None => Ok(()),
    }
}

pub fn count(what: &str, found: usize, allowed: RangeInclusive<usize>) -> Result<(), TextFault> {
    size(what, "in all", found, allowed)
}

pub fn words(what: &str, text: &str, allowed: RangeInclusive<usize>) -> Result<(), TextFault> {
    size(what, "words", text.split_whitespace().count(), allowed)
}

fn size(
    what: &str,
    unit: &'static str,
    found: usize,
    allowed: RangeInclusive<usize>,
) -> Result<(), TextFault> {
    match allowed.contains(&found) {
        true => Ok(()),
        false => Err(TextFault::Size {
            what: what.to_owned(),
            unit,
            found,
            allowed,
        }),
    }
}
