//! The languages that solutions are written in: those the runner knows.

pub use runner::Language;
