//! What writers of content and operators run on folders of their own: check and preview.

mod check;
mod folder;
mod programs;

pub use check::{Checked, check};
