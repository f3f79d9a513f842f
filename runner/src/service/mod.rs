//! The runner as a service of its own, and the way to it: HTTP between machines that trust each other with a shared token.
//!
//! `POST /v3/turns` is a place in the queue and then a place to run programs in: its body asks, its answer's body tells,
//! both as long as the turn lasts; a client that goes away ends it. `GET /v3/state` tells what can be run. Bodies are frames
//! of [`crate::wire`]; what they hold changes with the number in the path.

mod client;
mod server;
mod turn;

pub use client::Remote;
pub use server::{serve, serve_until};
pub(crate) use turn::Turn;

use crate::{Availability, Language, Program, Ran, RunnerError, queue::Full};
use serde::{Deserialize, Serialize};
use std::time::Duration;

const TURNS: &str = "/v3/turns";
const STATE: &str = "/v3/state";
/// How often a silent service says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// What a client wants; the first word is to enter.
#[derive(Debug, Serialize, Deserialize)]
enum Ask {
    Enter {
        user: String,
        language: Language,
        /// Only if a place is free; the answer is [`Failure::Full`] if none is.
        at_once: bool,
    },
    Start {
        number: u32,
        program: Program,
    },
    Run {
        number: u32,
        #[serde(with = "serde_bytes")]
        input: Vec<u8>,
    },
    GiveWay,
    /// Not answered.
    End {
        number: u32,
    },
}

/// What a service says.
#[derive(Debug, Serialize, Deserialize)]
enum Word {
    Alive,
    Waiting {
        ahead: usize,
    },
    /// The place is there, for the first time or again.
    Go,
    Started(Option<Ran>),
    Ran(Ran),
    Failure(Failure),
}

/// [`RunnerError`] on its way.
#[derive(Debug, Serialize, Deserialize)]
enum Failure {
    Full { retry_after_s: u64 },
    Refused(String),
    Missing { language: Language, why: String },
    Broken(String),
}

impl From<RunnerError> for Failure {
    fn from(error: RunnerError) -> Self {
        match error {
            RunnerError::Full(full) => Failure::Full {
                retry_after_s: full.retry_after.as_secs(),
            },
            RunnerError::Refused(why) => Failure::Refused(why),
            RunnerError::Missing { language, why } => Failure::Missing { language, why },
            RunnerError::Broken(why) => Failure::Broken(why),
        }
    }
}

impl From<Failure> for RunnerError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Full { retry_after_s } => RunnerError::Full(Full {
                retry_after: Duration::from_secs(retry_after_s),
            }),
            Failure::Refused(why) => RunnerError::Refused(why),
            Failure::Missing { language, why } => RunnerError::Missing { language, why },
            Failure::Broken(why) => RunnerError::Broken(why),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct State {
    languages: Vec<(Language, Availability)>,
    degraded: Vec<String>,
}
