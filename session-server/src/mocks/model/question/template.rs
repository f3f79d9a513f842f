//! Questions with parameters: `{name}` in their texts is another number or word in each variant.

use super::{
    Question,
    expression::{self, ExpressionFault, Ratio},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// More values than any question needs.
const MAX_VALUES: i64 = 10_000;

/// What a parameter is chosen from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Parameter {
    Range { from: i64, to: i64, step: i64 },
    Choice { of: Vec<Choice> },
}

/// A word that reads as a number counts as one in expressions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Choice {
    Number(i64),
    Word(String),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    #[error("the parameter `{0}` has fewer than two values, or too many")]
    Values(String),
    #[error("`{0}` is both a parameter and derived")]
    Twice(String),
    #[error("`{0}` is in no text and no expression")]
    Unused(String),
    #[error("`{{{0}}}` names nothing")]
    Unknown(String),
    #[error("a `{{` is not closed")]
    Open,
    #[error("`{name}`: {fault}")]
    Expression {
        name: String,
        fault: ExpressionFault,
    },
    #[error("`{name}` is {value}, where at most two decimals are sensible")]
    Decimals { name: String, value: String },
    #[error("`{0}` is derived from itself")]
    Circle(String),
    #[error("in the variant {seed}: {fault}")]
    Variant { seed: u64, fault: String },
}

/// How each name reads in one variant.
pub(super) type Values = BTreeMap<String, String>;

impl Parameter {
    fn count(&self) -> i64 {
        match self {
            Self::Range { from, to, step } if *step > 0 && to > from => {
                let span = to.saturating_sub(*from);
                (span / step).saturating_add(1)
            }
            Self::Range { .. } => 0,
            Self::Choice { of } => of.len() as i64,
        }
    }

    fn at(&self, index: i64) -> Choice {
        match self {
            Self::Range { from, step, .. } => Choice::Number(from + index * step),
            Self::Choice { of } => of[index as usize].clone(),
        }
    }
}

/// The rules that do not depend on what is drawn.
pub(super) fn check(form: &Question) -> Result<(), TemplateFault> {
    for (name, parameter) in &form.parameters {
        if !(2..=MAX_VALUES).contains(&parameter.count()) {
            return Err(TemplateFault::Values(name.clone()));
        }
        if form.derived.contains_key(name) {
            return Err(TemplateFault::Twice(name.clone()));
        }
    }
    let mut used = BTreeSet::new();
    for text in texts(form) {
        pieces(text, |piece| {
            if let Piece::Name(name) = piece {
                used.insert(name);
            }
        })?;
    }
    // A name within a longer one counts as well: this finds what was forgotten, not what is meant.
    let in_expression = |name: &str| form.derived.values().any(|text| text.contains(name));
    let mut names = form.parameters.keys().chain(form.derived.keys());
    match names.find(|name| !used.contains(name.as_str()) && !in_expression(name)) {
        Some(name) => Err(TemplateFault::Unused(name.clone())),
        None => Ok(()),
    }
}

/// The same seed draws the same values.
pub(super) fn draw(form: &Question, seed: u64) -> Result<Values, TemplateFault> {
    let mut values = Values::new();
    let mut numbers = BTreeMap::new();
    for (at, (name, parameter)) in form.parameters.iter().enumerate() {
        let chance = mixed(seed.wrapping_add(mixed(at as u64)));
        let drawn = parameter.at((chance % parameter.count().max(1) as u64) as i64);
        let (shown, number) = match drawn {
            Choice::Number(number) => {
                let number = Ratio::whole(number).map_err(|fault| of(name, fault))?;
                (number.shown().unwrap_or_default(), Some(number))
            }
            Choice::Word(word) => {
                let number = Ratio::decimal(&word).ok();
                (word, number)
            }
        };
        values.insert(name.clone(), shown);
        numbers.extend(number.map(|number| (name.clone(), number)));
    }
    // One may build on another, in any order.
    let mut left: Vec<(&String, &String)> = form.derived.iter().collect();
    while let Some(&(first, _)) = left.first() {
        let before = left.len();
        let mut later = Vec::new();
        for (name, text) in left {
            let value = match expression::evaluate(text, &numbers) {
                Err(ExpressionFault::Name(other)) if form.derived.contains_key(&other) => {
                    later.push((name, text));
                    continue;
                }
                evaluated => evaluated.map_err(|fault| of(name, fault))?,
            };
            let shown = value.shown().ok_or_else(|| TemplateFault::Decimals {
                name: name.clone(),
                value: value.to_string(),
            })?;
            values.insert(name.clone(), shown);
            numbers.insert(name.clone(), value);
        }
        if later.len() == before {
            return Err(TemplateFault::Circle(first.clone()));
        }
        left = later;
    }
    Ok(values)
}

fn of(name: &str, fault: ExpressionFault) -> TemplateFault {
    let name = name.to_owned();
    TemplateFault::Expression { name, fault }
}

/// One number becomes another that looks like chance (SplitMix64).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

pub(super) fn filled(form: &Question, values: &Values) -> Result<Question, TemplateFault> {
    let mut question = form.clone();
    for text in texts_mut(&mut question) {
        *text = fill(text, values)?;
    }
    Ok(question)
}

fn fill(text: &str, values: &Values) -> Result<String, TemplateFault> {
    let mut filled = String::with_capacity(text.len());
    let mut unknown = None;
    pieces(text, |piece| match piece {
        Piece::Text(text) => filled.push_str(text),
        Piece::Name(name) => match values.get(name) {
            Some(value) => filled.push_str(value),
            None => unknown = Some(name.to_owned()),
        },
    })?;
    match unknown {
        Some(name) => Err(TemplateFault::Unknown(name)),
        None => Ok(filled),
    }
}

enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

fn pieces<'a>(text: &'a str, mut each: impl FnMut(Piece<'a>)) -> Result<(), TemplateFault> {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(TemplateFault::Open)?;
        each(Piece::Text(before));
        each(Piece::Name(name));
        rest = after;
    }
    each(Piece::Text(rest));
    Ok(())
}

fn texts(question: &Question) -> impl Iterator<Item = &String> {
    let points = question.points.iter().flat_map(|point| {
        let single = [&point.label, &point.text, &point.misconception];
        single.into_iter().chain(&point.paraphrases)
    });
    [&question.prompt, &question.model_answer]
        .into_iter()
        .chain(&question.follow_ups)
        .chain(points)
}

fn texts_mut(question: &mut Question) -> impl Iterator<Item = &mut String> {
    let points = question.points.iter_mut().flat_map(|point| {
        let single = [&mut point.label, &mut point.text, &mut point.misconception];
        single.into_iter().chain(&mut point.paraphrases)
    });
    [&mut question.prompt, &mut question.model_answer]
        .into_iter()
        .chain(&mut question.follow_ups)
        .chain(points)
}
