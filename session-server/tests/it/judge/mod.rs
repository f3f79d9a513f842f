//! Running and judging programs, through the doors and below them.

mod content;
mod doors;
mod loads;
mod matrix;
mod mutants;
