//! Evaluates answers given in words. Candidate text is data: nothing it says is followed.
//!
//! [`Evaluator::evaluate`] is the door for the server, [`rows`] the role `eval-answers` for operators and tests.

pub mod llm;
pub mod model;
pub mod rows;

pub use model::{
    Ask, Engine, Evaluation, Features, Gate, GateHit, KeyPoint, PointResult, Span, Verdict,
};

/// Shared by all who evaluate.
#[derive(Debug, Clone, Default)]
pub struct Evaluator {}

impl Evaluator {
    /// One sentence for whoever relies on it.
    pub fn describe(&self) -> String {
        "Answers are compared with each question's key points, by words.".to_owned()
    }

    /// Never fails: what the encoder cannot do is done by words alone, and labelled so.
    pub async fn evaluate(&self, ask: Ask) -> Evaluation {
        let evaluated = tokio::task::spawn_blocking(move || model::score::lexical(&ask)).await;
        match evaluated {
            Ok(evaluation) => evaluation,
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }
}
