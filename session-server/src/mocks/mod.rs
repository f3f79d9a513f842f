//! Mock interviews: the roles students practise for, and the bank of what they are asked.

mod content;
pub mod model;

pub use content::{BankError, load};
