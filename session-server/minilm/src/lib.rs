//! The sentence encoder all-MiniLM-L6-v2: a BERT of six layers whose token states are averaged
//! (Reimers and Gurevych, Sentence-BERT, 2019; Wang et al., MiniLM, 2020), and what its layers learned about statements and
//! texts that say or contradict them (`../train`).
//!
//! A forward pass of our own on one matrix product, because a tensor library costs minutes of compiling. Texts of a batch
//! are laid end to end, so nothing is padded, and what a text is encoded to does not depend on its neighbours. A package of
//! its own, so that it is optimised in debug builds.

mod bert;
mod encoded;
mod encoder;
mod files;
mod inference;
mod math;
mod wordpiece;

pub use encoded::Encoded;
pub use encoder::Encoder;
pub use files::{LoadError, MODEL_FILE, MODEL_SHA256, TOKENIZER_FILE, TOKENIZER_SHA256, check};
pub use inference::{Inference, Inferred};

/// Length of an embedding.
pub const WIDTH: usize = 384;
/// A text is read up to so many tokens.
pub const TOKENS: usize = 256;
