//! The runner as a service of its own, and the way to it: HTTP between machines that trust each other with a shared token.
//!
//! `POST /v1/jobs` takes a job and streams what becomes of it; a client that goes away cancels it. `GET /v1/state` tells what
//! can be run. Bodies are frames of [`crate::wire`]; what they hold changes with the number in the path.

mod client;
mod server;

pub use client::Remote;
pub use server::{serve, serve_until};

use crate::{Availability, Job, Language, Report, RunnerError, Stage, queue::Full};
use serde::{Deserialize, Serialize};
use std::time::Duration;

const JOBS: &str = "/v1/jobs";
const STATE: &str = "/v1/state";
/// How often a silent service says that it is there.
const HEARTBEAT: Duration = Duration::from_secs(5);

#[derive(Debug, Serialize, Deserialize)]
struct Order {
    user: String,
    job: Job,
}

/// What a service says about a job; the last word is a report or a failure.
#[derive(Debug, Serialize, Deserialize)]
enum Word {
    Alive,
    Stage(Stage),
    Report(Report),
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
