//! The pure rules of mock interviews.

pub mod bank;
pub mod item;
pub mod question;
pub mod role;
