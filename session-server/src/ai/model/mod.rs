//! The rules of evaluation: what is asked, what comes out, and everything between that needs no encoder.

pub mod align;
mod gates;
mod lexical;
pub mod meaning;
mod order;
mod phrases;
mod polarity;
mod reading;
pub mod score;
mod segment;
pub mod shelf;
pub mod strength;
pub mod text;

use serde::{Deserialize, Serialize};

/// Of the rules: evaluations of different versions are not comparable.
pub const VERSION: u32 = 8;

/// Characters of an answer that are read; the rest is left out, and said so.
pub const ANSWER_CHARS: usize = 20_000;

/// One answer to evaluate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Ask {
    pub question: String,
    /// A good answer.
    pub reference: String,
    /// What a good answer says. None: the clauses of the reference, equally.
    #[serde(default, rename = "key_points")]
    pub points: Vec<KeyPoint>,
    /// Data, whatever it says.
    pub answer: String,
    /// An event of the candidate's own was asked for, which is told in words that no question knows.
    #[serde(default)]
    pub own_event: bool,
    /// What the candidate was told before: repeating it is no evidence.
    #[serde(default)]
    pub hints: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct KeyPoint {
    /// A heading.
    #[serde(default)]
    pub label: String,
    /// Relative to the other points.
    #[serde(default = "one")]
    pub weight: u32,
    pub text: String,
    /// The same in other words.
    #[serde(default)]
    pub paraphrases: Vec<String>,
    /// What looks like it and is wrong.
    #[serde(default)]
    pub misconception: Option<String>,
}

fn one() -> u32 {
    1
}

/// What was found, with all that explains it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Technical accuracy, 0 to 100.
    pub score: f64,
    /// 0 to 1.
    pub confidence: f64,
    pub engine: Engine,
    /// Name and short checksum.
    pub model: String,
    /// [`VERSION`] of the rules.
    pub version: u32,
    /// In the order of the key points.
    pub points: Vec<PointResult>,
    /// Of the distinct words of meaning in the answer, how many the question, its reference, points or misconceptions have.
    #[serde(default)]
    pub shared: f64,
    /// What capped the score.
    pub gates: Vec<GateHit>,
    /// The answer was longer than [`ANSWER_CHARS`]: what follows this place was not read (UTF-16 code units).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_at: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// Sentence embeddings, what is inferred of sentences, and words. [`VERSION`] stands for what was learned to infer.
    Minilm,
    /// Words alone: the model is not there, or is not the one we know.
    Lexical,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointResult {
    pub label: String,
    pub weight: u32,
    pub verdict: Verdict,
    /// 0 to 1: how far the point was made.
    pub strength: f64,
    /// The words of the answer that decided it.
    pub evidence: Option<Span>,
    /// 0 to 1: how sure it is that the point was contradicted.
    #[serde(default)]
    pub wrongness: f64,
    pub features: Features,
}

/// What the strength was computed from, each 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Features {
    /// How much of the point ten neighbouring sentences say, over its wordings: their mean, and the best of them.
    pub said: f64,
    pub best_said: f64,
    /// Cosine of the nearest sentence with the nearest wording; 0 without an encoder.
    pub similarity: f64,
    /// How much of the misconception one place of the answer says, and its cosine with that.
    pub wrong_said: f64,
    pub wrong_similarity: f64,
    /// Shares of the words of a wording, and of the misconception, that the answer has.
    pub words: f64,
    pub wrong_words: f64,
    /// How sure it is, of the three sentences nearest to the point, that one says it, and that one contradicts it. Both are small
    /// where none does, and 0 without key points or without an encoder.
    #[serde(default)]
    pub says: f64,
    #[serde(default)]
    pub contradicts: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Met,
    Partial,
    Missing,
    /// More likely than not the misconception, or the opposite of the point.
    Doubtful,
    /// Surely one of them.
    Wrong,
}

/// Part of the answer, in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A rule that capped the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GateHit {
    pub gate: Gate,
    /// The score is not above this.
    pub cap: f64,
    /// What triggered it: words of the answer.
    pub words: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Nothing that could be an answer.
    Empty,
    /// Says that it does not know.
    DontKnow,
    /// Mostly words of the question.
    QuestionCopied,
    /// Words in no order that a sentence has.
    Shuffled,
    /// Terms in a row instead of sentences.
    KeywordList,
    /// Speaks to who evaluates, or to a program.
    Instruction,
    /// Says the opposite of the reference in the reference's words.
    Negated,
    /// The model answer or the points of other questions.
    AnotherQuestion,
    /// Another language than English.
    OtherLanguage,
    /// Most of it is about something else.
    Beside,
}
