//! The door: takes jobs, waits for a place, drives a sandbox through them, and measures from outside what cannot be measured
//! from within.

use crate::{
    Availability, End, Job, Language, Limits, Ran, Report, Stage, agent,
    local::{Local, Sandbox},
    queue::{Bounds, Entry, Full, Queue},
    types::File,
    wire::{self, FromAgent, ToAgent},
};
use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc, time::Duration};

/// What the sandbox itself may take on top of what it does for the program.
const GRACE: Duration = Duration::from_secs(10);
/// Memory of the agent, and of what it holds for the program.
const AGENT_BYTES: u64 = 24 << 20;
pub const MAX_SOURCE_BYTES: usize = 64 << 10;
pub const MAX_INPUT_BYTES: usize = 32 << 20;
const MAX_FILES_BYTES: usize = 48 << 20;

#[derive(Debug, thiserror::Error)]
pub enum RunnerError {
    #[error(transparent)]
    Full(#[from] Full),
    /// A sentence for the user.
    #[error("{0}")]
    Refused(String),
    #[error("{} cannot be run here: {why}", .language.name())]
    Missing { language: Language, why: String },
    /// Our fault, or the machine's; nothing is wrong with the program.
    #[error("the sandbox failed: {0}")]
    Broken(String),
}

impl From<io::Error> for RunnerError {
    fn from(error: io::Error) -> Self {
        RunnerError::Broken(error.to_string())
    }
}

/// How far a job is.
pub type Event = Stage;

/// Runs jobs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Runner {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    driver: Local,
    queue: Queue,
}

impl Runner {
    /// In this process, with namespaces of this machine.
    ///
    /// `executable` must answer to [`agent::ROLE`] and [`crate::launch::ROLE`]; what is prepared once goes to `folder`.
    pub fn local(executable: PathBuf, folder: PathBuf, bounds: Bounds) -> Self {
        Self {
            inner: Arc::new(Inner {
                driver: Local::new(executable, folder),
                queue: Queue::new(bounds),
            }),
        }
    }

    /// What can be run here; the first call looks, and prepares what makes compiling fast.
    pub async fn languages(&self) -> &BTreeMap<Language, Availability> {
        self.inner.driver.languages().await
    }

    /// What is weaker than it should be on this machine: sentences for the operator. Empty: nothing.
    pub async fn degraded(&self) -> Vec<String> {
        self.inner.driver.degraded().await
    }

    /// Programs running and waiting.
    pub fn load(&self) -> (usize, usize) {
        self.inner.queue.load()
    }

    /// Runs `job` for `user`. Dropping the future kills what runs and frees the place.
    pub async fn execute(
        &self,
        user: &str,
        job: &Job,
        mut progress: impl FnMut(Stage),
    ) -> Result<Report, RunnerError> {
        check(job)?;
        if let Some(Availability::Missing { why }) = self.languages().await.get(&job.language) {
            return Err(RunnerError::Missing {
                language: job.language,
                why: why.clone(),
            });
        }
        let _permit = match self.inner.queue.enter(user)? {
            Entry::Now(permit) => permit,
            Entry::Later { ahead, waiting } => {
                progress(Stage::Waiting { ahead });
                let gone = || RunnerError::Broken("the server stops".to_owned());
                waiting.turn().await.ok_or_else(gone)?
            }
        };
        let mut sandbox = self.inner.driver.open().await?;
        let report = drive(&mut sandbox, job, progress).await;
        sandbox.close().await;
        report
    }
}

fn check(job: &Job) -> Result<(), RunnerError> {
    let refused = |why: &str| Err(RunnerError::Refused(why.to_owned()));
    if job.source.iter().all(u8::is_ascii_whitespace) {
        return refused("There is no program: the source is empty.");
    }
    if job.source.len() > MAX_SOURCE_BYTES {
        return refused("The program is too long: 64 KiB are allowed.");
    }
    if job.source.contains(&0) {
        return refused("The program contains a NUL byte, which no compiler here takes.");
    }
    if job.inputs.iter().any(|input| input.len() > MAX_INPUT_BYTES) {
        return refused("The input is too long: 32 MiB are allowed.");
    }
    let names = job.files.iter().map(|file| file.name.as_str());
    let odd =
        |name: &str| name.is_empty() || name == "." || name == ".." || name.contains(['/', '\0']);
    if names.clone().any(odd) || names.clone().any(|name| name == job.language.file()) {
        return refused("A file's name is not one.");
    }
    if job.files.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_FILES_BYTES {
        return refused("The files are too large.");
    }
    Ok(())
}

async fn drive(
    sandbox: &mut Sandbox,
    job: &Job,
    mut progress: impl FnMut(Stage),
) -> Result<Report, RunnerError> {
    expect(sandbox, GRACE, |answer| matches!(answer, FromAgent::Ready)).await?;
    let mut files = job.files.clone();
    files.push(File {
        name: job.language.file().to_owned(),
        bytes: job.source.clone(),
    });
    sandbox.limit_memory(AGENT_BYTES + job.language.compile_limits().memory_bytes)?;
    wire::send(&mut sandbox.stdin, &ToAgent::Files(files)).await?;
    expect(sandbox, GRACE, |answer| {
        matches!(answer, FromAgent::Written)
    })
    .await?;

    let mut report = Report {
        compile: None,
        runs: Vec::new(),
    };
    if let Some(command) = job.language.compile() {
        progress(Stage::Compiling);
        let ran = run(
            sandbox,
            job.language,
            command,
            &[],
            job.language.compile_limits(),
            true,
        )
        .await?;
        let failed = !ran.is_success();
        report.compile = Some(ran);
        if failed {
            return Ok(report);
        }
    }
    let mut command = job.language.run(&job.limits);
    command.extend(job.arguments.iter().cloned());
    for (number, input) in job.inputs.iter().enumerate() {
        progress(Stage::Running { input: number });
        let ran = run(
            sandbox,
            job.language,
            command.clone(),
            input,
            job.limits,
            false,
        )
        .await?;
        let stop = job.stop_at_limit && ran.end.is_limit();
        report.runs.push(ran);
        if stop || sandbox.is_dead() {
            break;
        }
    }
    Ok(report)
}

/// One process in the sandbox.
async fn run(
    sandbox: &mut Sandbox,
    language: Language,
    command: Vec<String>,
    input: &[u8],
    limits: Limits,
    keep_files: bool,
) -> Result<Ran, RunnerError> {
    let overhead = if keep_files {
        0
    } else {
        language.overhead_bytes()
    };
    sandbox.limit_memory(AGENT_BYTES + overhead + limits.memory_bytes + input.len() as u64)?;
    sandbox.limit_processes(limits.processes)?;
    let kills = sandbox.memory_kills();
    let request = ToAgent::Run {
        command,
        environment: language.environment(),
        input: input.to_vec(),
        limits,
        keep_files,
    };
    let wait = GRACE + Duration::from_millis(limits.wall_ms);
    let conversation = async {
        wire::send(&mut sandbox.stdin, &request).await?;
        wire::receive::<FromAgent>(&mut sandbox.stdout).await
    };
    let answer = tokio::time::timeout(wait, conversation)
        .await
        .map_err(|_| RunnerError::Broken("it does not answer".to_owned()))?;
    let out_of_memory = sandbox.memory_kills() > kills;
    match answer {
        Ok(FromAgent::Ran(mut ran)) => {
            if out_of_memory {
                ran.end = End::MemoryLimit;
            }
            Ok(ran)
        }
        Ok(FromAgent::Broken(why)) => Err(RunnerError::Broken(why)),
        Ok(other) => Err(RunnerError::Broken(format!("it answered {other:?}"))),
        // The kernel took the agent instead of the program, and the sandbox with it.
        Err(_) if out_of_memory => {
            sandbox.mark_dead();
            Ok(Ran {
                end: End::MemoryLimit,
                cpu_us: 0,
                wall_ms: 0,
                peak_bytes: limits.memory_bytes,
                stdout: Vec::new(),
                stderr: Vec::new(),
            })
        }
        Err(error) => Err(RunnerError::Broken(format!("it died: {error}"))),
    }
}

async fn expect(
    sandbox: &mut Sandbox,
    within: Duration,
    right: fn(&FromAgent) -> bool,
) -> Result<(), RunnerError> {
    let answer = wire::receive::<FromAgent>(&mut sandbox.stdout);
    match tokio::time::timeout(within, answer).await {
        Ok(Ok(answer)) if right(&answer) => Ok(()),
        Ok(Ok(other)) => Err(RunnerError::Broken(format!("it answered {other:?}"))),
        Ok(Err(error)) => {
            let said = sandbox.complaint().await;
            Err(RunnerError::Broken(format!(
                "it does not start ({error}) {said}"
            )))
        }
        Err(_) => Err(RunnerError::Broken(format!(
            "{} does not answer",
            agent::ROLE
        ))),
    }
}
