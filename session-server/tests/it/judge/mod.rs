//! Running and judging programs, through the doors and below them.

mod content;
mod doors;
mod matrix;
mod mutants;
