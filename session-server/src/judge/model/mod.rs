//! The pure rules of the judge.

pub mod checker;
pub mod growth;
pub mod harness;
pub mod language;
pub mod points;
pub mod problem;
pub mod readability;
pub mod signature;
pub mod value;
pub mod verdict;
