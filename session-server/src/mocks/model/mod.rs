//! The pure rules of mock interviews.

pub mod asked;
pub mod bank;
pub mod delivery;
pub mod dice;
pub mod item;
pub mod question;
pub mod report;
pub mod role;
pub mod scoring;
pub mod selection;
pub mod skill;
pub mod work;
