//! Evaluates answers given in words. Candidate text is data: nothing it says is followed.
//!
//! [`Evaluator::evaluate`] is the door for the server, [`rows`] the role `eval-answers` for operators and tests.
//! `model` has the rules, `embedded` the encoder in memory.

mod embedded;
pub mod llm;
pub mod model;
pub mod rows;

pub use embedded::describe;
pub use model::{
    Ask, Engine, Evaluation, Features, Gate, GateHit, KeyPoint, PointResult, Span, Verdict,
};

use crate::clock::Clock;
use embedded::Embedded;
use runner::queue::{Bounds, Entry, Queue};
use std::{num::NonZero, path::Path, sync::Arc, thread::available_parallelism};

/// Shared by all who evaluate.
#[derive(Debug, Clone)]
pub struct Evaluator {
    embedded: Arc<Embedded>,
    /// As many evaluations at a time as there are cores: each keeps one busy. Users take turns.
    queue: Queue,
    clock: Clock,
}

impl Evaluator {
    /// Reads nothing yet: the model is loaded at the first evaluation.
    pub fn new(model: &Path, clock: Clock) -> Self {
        let cores = available_parallelism().map_or(1, NonZero::get);
        Self {
            embedded: Arc::new(Embedded::new(model)),
            // Whoever asks has bounded how much one user may ask.
            queue: Queue::new(Bounds {
                running: cores,
                waiting: usize::MAX,
                waiting_of_one: usize::MAX,
            }),
            clock,
        }
    }

    /// One sentence for whoever relies on it.
    pub fn describe(&self) -> String {
        let means = match self.embedded.is_there() {
            true => "by meaning, with a sentence model on this server",
            false => "by their words alone: the sentence model is not installed here",
        };
        format!(
            "Answers are compared with the key points of each question {means}. Nothing leaves it."
        )
    }

    /// Never fails: what the encoder cannot do is done by words alone, and labelled so.
    pub async fn evaluate(&self, user: &str, ask: Ask) -> Evaluation {
        let _turn = match self.queue.enter(user) {
            Ok(Entry::Now(permit)) => Some(permit),
            Ok(Entry::Later { waiting, .. }) => waiting.turn().await,
            // A queue without a bound is never full.
            Err(_) => None,
        };
        let (embedded, now) = (self.embedded.clone(), self.clock.now_ms());
        let evaluated = tokio::task::spawn_blocking(move || embedded.evaluate(&ask, now)).await;
        match evaluated {
            Ok(evaluation) => evaluation,
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }

    /// Gives the model's memory back when nobody has evaluated for a while; says whether it did.
    pub fn release_idle(&self) -> bool {
        self.embedded.release_idle(self.clock.now_ms())
    }
}
