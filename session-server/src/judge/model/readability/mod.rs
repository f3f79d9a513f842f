//! How a program reads, from its syntax tree: names, length, nesting, paths, repetition, dead code. Each remark is anchored to lines.
//!
//! What a language calls a function, a loop or a name is in `queries/`, one file a language; the rules know no language.
//! A program that its grammar cannot parse is not judged.

mod dead_code;
mod duplication;
mod grammar;
mod naming;
mod size;
mod tree;

#[cfg(test)]
mod tests;

use super::language::Language;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use tree::Program;

/// Of one program: those that take most points.
const MOST_REMARKS: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    DeadCode,
    Duplication,
    Nesting,
    Complexity,
    Length,
    Naming,
}

impl Kind {
    const ALL: [Kind; 6] = [
        Kind::DeadCode,
        Kind::Duplication,
        Kind::Nesting,
        Kind::Complexity,
        Kind::Length,
        Kind::Naming,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Kind::DeadCode => "dead_code",
            Kind::Duplication => "duplication",
            Kind::Nesting => "nesting",
            Kind::Complexity => "complexity",
            Kind::Length => "length",
            Kind::Naming => "naming",
        }
    }

    /// Points of 100 that all remarks of this kind together may take.
    fn most(self) -> u32 {
        match self {
            Kind::DeadCode | Kind::Complexity => 16,
            Kind::Duplication | Kind::Nesting | Kind::Length => 20,
            Kind::Naming => 24,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub kind: Kind,
    /// From 1.
    pub first_line: u32,
    pub last_line: u32,
    pub message: String,
    /// Of 100.
    pub points: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readability {
    /// 0 to 100.
    pub score: u8,
    /// By line, at most [`MOST_REMARKS`].
    pub remarks: Vec<Remark>,
}

/// `entry` is the function that the judge calls, which the program need not call itself. None: not such as can be parsed.
pub fn assess(language: Language, source: &str, entry: Option<&str>) -> Option<Readability> {
    let program = Program::parse(language, source)?;
    let mut remarks = naming::remarks(&program, entry);
    remarks.extend(size::remarks(&program));
    remarks.extend(duplication::remarks(&program));
    remarks.extend(dead_code::remarks(&program, entry));
    let taken: u32 = Kind::ALL
        .into_iter()
        .map(|kind| {
            let points = remarks.iter().filter(|r| r.kind == kind).map(|r| r.points);
            points.sum::<u32>().min(kind.most())
        })
        .sum();
    remarks.sort_by_key(|remark| (Reverse(remark.points), remark.first_line, remark.kind));
    remarks.truncate(MOST_REMARKS);
    remarks.sort_by_key(|remark| (remark.first_line, remark.kind));
    Some(Readability {
        score: 100_u32.saturating_sub(taken) as u8,
        remarks,
    })
}
