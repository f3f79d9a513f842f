//! Mock interviews: the roles students practise for, and the bank of questions.

mod content;
pub mod model;

pub use content::{BankError, load};
