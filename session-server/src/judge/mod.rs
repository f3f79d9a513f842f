//! Running and judging programs: the playground, what a live room's run button does, coding problems.

mod content;
mod growing;
mod inputs;
mod judged;
mod judging;
mod locks;
pub mod model;
mod ours;
mod preparing;
mod present;
pub mod reading;
mod routes;
mod row;
mod store;
pub mod submissions;

pub use content::{ContentError, Problems, read};
pub use growing::Grown;
pub use judged::{Judged, JudgedCase, Kept};
pub use judging::{Bench, Trial};
pub use routes::routes;
pub use submissions::{HandedIn, judge_left_over};

use crate::{
    config::{Config, RunnerPlace},
    error::{ApiError, Result},
    intake::Intake,
};
use api::{
    error::ErrorCode,
    judge::{LanguageInfo, Languages, RunLimits, RunResult},
};
use axum::http::StatusCode;
use runner::{Availability, Job, Language, Limits, Runner, RunnerError, service::Remote};
use std::path::PathBuf;

/// Submissions of one user that wait or are being judged at a time, and that are taken in a minute.
const AT_A_TIME: usize = 4;
const A_MINUTE: usize = 30;
/// Standard input that people type or paste.
const MAX_INPUT: usize = 128 << 10;

/// The runner that the configuration names. `executable` is this program, whose roles make sandboxes.
pub fn runner(config: &Config, executable: std::path::PathBuf) -> Runner {
    let bounds = runner::settings::bounds(config.runner.concurrency, config.runner.queue);
    match &config.runner.place {
        RunnerPlace::Local => Runner::local(executable, config.data_dir.join("runner"), bounds),
        RunnerPlace::Docker(settings) => Runner::docker(executable, settings.clone(), bounds),
        RunnerPlace::Service { url, token } => {
            // Reading the configuration has tried the URL.
            let remote = Remote::new(url, token.clone()).expect("the URL was checked");
            Runner::remote(remote)
        }
    }
}

/// Runs programs for people. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Judge {
    runner: Runner,
    problems: Problems,
    bench: Bench,
    intake: Intake,
    judging: locks::Locks,
    preparing: preparing::Preparing,
    executable: PathBuf,
}

impl Judge {
    pub fn new(config: &Config, executable: PathBuf) -> std::result::Result<Self, ContentError> {
        let runner = runner(config, executable.clone());
        Ok(Self {
            bench: Bench::new(runner.clone(), config.data_dir.join("inputs")),
            runner,
            problems: Problems::load(config.content_dir.as_deref())?,
            intake: Intake::new(AT_A_TIME, A_MINUTE),
            judging: locks::Locks::default(),
            preparing: preparing::Preparing::default(),
            executable,
        })
    }

    /// What is weaker than it should be; sentences for the operator.
    pub async fn degraded(&self) -> Vec<String> {
        self.runner.degraded().await
    }

    pub async fn languages(&self) -> Languages {
        let languages = self.runner.languages().await;
        let all = languages.iter();
        let info = |(language, availability): (&Language, &Availability)| {
            let (version, missing) = match availability {
                Availability::Ready { version } => (Some(version.clone()), None),
                Availability::Missing { why } => (None, Some(why.clone())),
            };
            LanguageInfo {
                id: language.id().to_owned(),
                name: language.name().to_owned(),
                ready: missing.is_none(),
                version,
                missing,
                limits: told(&limits_in(*language)),
            }
        };
        Languages {
            items: all.map(info).collect(),
            degraded: self.runner.degraded().await,
        }
    }

    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    pub fn bench(&self) -> &Bench {
        &self.bench
    }

    /// Programs running and waiting.
    pub fn load(&self) -> (usize, usize) {
        self.runner.load()
    }

    /// Runs a program once on somebody's own input; `user` is whose turn it takes.
    pub async fn run(
        &self,
        user: &str,
        language: &str,
        source: &str,
        input: &str,
    ) -> Result<RunResult> {
        let language = language_of(language)?;
        check_input(input)?;
        let limits = limits_in(language);
        let arguments = match language {
            Language::Sql => column_names(),
            _ => Vec::new(),
        };
        let source = model::harness::standalone(language, source);
        let job = Job {
            limits,
            arguments,
            ..Job::once(language, source, input)
        };
        let report = self.runner.execute(user, &job, |_| {}).await?;
        Ok(present::run_result(language, report, &limits))
    }
}

/// What a program that is run by itself may use.
fn limits_in(language: Language) -> Limits {
    let cpu_ms = 2_000 * u64::from(language.slowness());
    Limits {
        cpu_ms,
        wall_ms: 3 * cpu_ms,
        ..Limits::default()
    }
}

fn told(limits: &Limits) -> RunLimits {
    RunLimits {
        cpu_ms: limits.cpu_ms.cast_signed(),
        wall_ms: limits.wall_ms.cast_signed(),
        memory_bytes: limits.memory_bytes,
        output_bytes: limits.output_bytes,
        source_bytes: runner::MAX_SOURCE_BYTES as u64,
        input_bytes: MAX_INPUT as u64,
    }
}

/// For people, not for checkers.
fn column_names() -> Vec<String> {
    vec!["-header".to_owned()]
}

fn check_input(input: &str) -> Result<()> {
    match input.len() > MAX_INPUT {
        true => Err(ApiError::invalid(
            "input",
            "The input is too long: 128 KiB are allowed.",
        )),
        false => Ok(()),
    }
}

fn language_of(id: &str) -> Result<Language> {
    Language::from_id(id)
        .ok_or_else(|| ApiError::invalid("language", "There is no such language here."))
}

impl From<RunnerError> for ApiError {
    fn from(error: RunnerError) -> Self {
        match error {
            RunnerError::Full(full) => {
                let seconds = u32::try_from(full.retry_after.as_secs()).unwrap_or(60);
                let mut error = ApiError::too_many_requests(seconds);
                error.set_message(format!(
                    "Many programs are waiting to be run. Try again in {seconds} s; what you wrote is kept."
                ));
                error
            }
            RunnerError::Refused(why) => ApiError::invalid("source", why),
            RunnerError::Missing { .. } => ApiError::new(
                StatusCode::CONFLICT,
                ErrorCode::Conflict,
                format!("{error}."),
            ),
            RunnerError::Broken(why) => {
                tracing::error!(why, "a sandbox failed");
                ApiError::unavailable(
                    "The sandbox failed; nothing is wrong with your program. Try again.",
                )
            }
        }
    }
}
