//! What programs are given to read: cases as they are, or made by the problem's generator, which runs in a sandbox too.

use super::model::{
    harness::{self, Sentinel},
    problem::{Case, CaseInput, Given, Problem, Style},
    value,
};
use runner::{Job, Language, Limits, Report, Runner, RunnerError};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// For what the judge itself runs; people take turns among themselves.
const OURS: &str = "judge";
/// How long a full queue may hold up what somebody waits for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the judge's own work, without which the program it is for would have been judged in vain: waits for room in the queue.
pub(super) async fn execute_ours(runner: &Runner, job: &Job) -> Result<Report, RunnerError> {
    patiently(|| runner.execute(OURS, job, |_| {})).await
}

async fn patiently<T, F>(work: impl Fn() -> F) -> Result<T, RunnerError>
where
    F: Future<Output = Result<T, RunnerError>>,
{
    let since = Instant::now();
    loop {
        match (work().await, PATIENCE.checked_sub(since.elapsed())) {
            (Err(RunnerError::Full(full)), Some(left)) => {
                tokio::time::sleep(full.retry_after.min(left)).await;
            }
            (ended, _) => return ended,
        }
    }
}

/// Inputs that were generated once.
#[derive(Debug, Clone)]
pub struct Generated {
    runner: Runner,
    folder: PathBuf,
}

impl Generated {
    pub fn new(runner: Runner, folder: PathBuf) -> Self {
        Self { runner, folder }
    }

    /// What a case's program reads. Function style: `sentinel`, then the arguments.
    pub async fn input(
        &self,
        problem: &Problem,
        case: &Case,
        sentinel: &Sentinel,
    ) -> Result<Vec<u8>, RunnerError> {
        match &case.input {
            CaseInput::Given(given) => Ok(of_given(given, sentinel)),
            CaseInput::Generated { size, seed, shape } => {
                let text = self.text(problem, *size, *seed, shape).await?;
                of_text(problem, text, sentinel)
            }
        }
    }

    /// As [`Generated::input`], of a size and a shape.
    pub async fn of_size(
        &self,
        problem: &Problem,
        size: u32,
        shape: &str,
        sentinel: &Sentinel,
    ) -> Result<Vec<u8>, RunnerError> {
        let text = self.text(problem, size, 1, shape).await?;
        of_text(problem, text, sentinel)
    }

    /// What `generate.py SIZE SEED SHAPE` prints.
    async fn text(
        &self,
        problem: &Problem,
        size: u32,
        seed: u64,
        shape: &str,
    ) -> Result<Vec<u8>, RunnerError> {
        let source = problem.generator.as_deref().unwrap_or_default();
        let name = crate::ids::fingerprint(&format!("{size} {seed} {shape}\n{source}"));
        let path = self.folder.join(name);
        if let Ok(text) = tokio::fs::read(&path).await {
            return Ok(text);
        }
        let limits = Limits {
            cpu_ms: 20_000,
            wall_ms: 40_000,
            memory_bytes: 1 << 30,
            output_bytes: 32 << 20,
            ..Limits::default()
        };
        let job = Job {
            arguments: vec![size.to_string(), seed.to_string(), shape.to_owned()],
            limits,
            ..Job::once(Language::Python, source, "")
        };
        let mut report = execute_ours(&self.runner, &job).await?;
        let ran = report.runs.pop().filter(runner::Ran::is_success);
        let broken = || {
            RunnerError::Broken(format!(
                "{}: generate.py {size} {seed} {shape} failed",
                problem.id
            ))
        };
        let text = ran.ok_or_else(broken)?.stdout;
        // Without the copy the next one takes as long, no more.
        if let Err(error) = keep(&self.folder, &path, &text).await {
            tracing::warn!(%error, "a generated input cannot be kept");
        }
        Ok(text)
    }
}

async fn keep(folder: &Path, path: &Path, text: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let new = path.with_extension(crate::ids::uuid());
    tokio::fs::write(&new, text).await?;
    tokio::fs::rename(&new, path).await
}

pub(super) fn of_given(given: &Given, sentinel: &Sentinel) -> Vec<u8> {
    match given {
        Given::Args(args) => harness::stdin(sentinel, args),
        Given::Text(text) | Given::Setup(text) => text.clone().into_bytes(),
    }
}

fn of_text(problem: &Problem, text: Vec<u8>, sentinel: &Sentinel) -> Result<Vec<u8>, RunnerError> {
    match &problem.style {
        Style::Function(signature) => value::args_from_json(signature, &text)
            .map(|args| harness::stdin(sentinel, &args))
            .map_err(|error| RunnerError::Broken(format!("{}: generate.py: {error}", problem.id))),
        Style::Stdin | Style::Sql => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use runner::queue::Full;
    use std::cell::Cell;

    #[tokio::test]
    async fn a_full_queue_is_waited_for_and_nothing_else() {
        let tries = Cell::new(0);
        let retry_after = Duration::from_millis(1);
        let ended = patiently(|| async {
            tries.set(tries.get() + 1);
            match tries.get() {
                3 => Ok("ran"),
                _ => Err(RunnerError::Full(Full { retry_after })),
            }
        });
        assert_eq!((ended.await.unwrap(), tries.get()), ("ran", 3));
        let broken = patiently(|| async {
            tries.set(tries.get() + 1);
            Err::<(), _>(RunnerError::Broken("no engine".to_owned()))
        });
        assert!(matches!(broken.await, Err(RunnerError::Broken(_))));
        assert_eq!(tries.get(), 4);
    }
}
