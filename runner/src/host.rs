//! The door: takes jobs, waits for a place, drives a sandbox through them, and measures from outside what cannot be measured
//! from within.

use crate::{
    Availability, End, Job, Language, Limits, Ran, Report, Stage,
    docker::{self, Docker},
    driver::{Driver, GRACE, Sandbox},
    local::Local,
    queue::{Bounds, Entry, Full, Permit, Queue},
    service::Remote,
    types::File,
    wire::{FromAgent, ToAgent},
};
use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc, time::Duration};

/// Memory of the agent, and of what it holds for the program.
const AGENT_BYTES: u64 = 24 << 20;
/// Sandboxes for one program, which needs a new one when it leaves something behind.
const SANDBOXES: usize = 4;
/// When one whose place in the queue was given to somebody else may try again.
const DISPLACED: Duration = Duration::from_secs(15);
/// What sandboxes' memory is counted in: equal limits need no change.
const GRAIN_BYTES: u64 = 1 << 20;
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
enum Inner {
    Here { driver: Driver, queue: Queue },
    Remote(Remote),
}

impl Runner {
    /// In this process, with namespaces of this machine.
    ///
    /// `executable` must answer to [`crate::agent::ROLE`] and [`crate::launch::ROLE`]; what is prepared once goes to `folder`.
    pub fn local(executable: PathBuf, folder: PathBuf, bounds: Bounds) -> Self {
        Self::here(
            Driver::Local(Box::new(Local::new(executable, folder))),
            bounds,
        )
    }

    /// In containers of a Docker engine. `executable` must answer to [`crate::agent::ROLE`], in the images, too.
    pub fn docker(executable: PathBuf, settings: docker::Settings, bounds: Bounds) -> Self {
        Self::here(Driver::Docker(Docker::new(executable, settings)), bounds)
    }

    /// By a runner that is a service of its own, and has the queue.
    pub fn remote(remote: Remote) -> Self {
        Self {
            inner: Arc::new(Inner::Remote(remote)),
        }
    }

    fn here(driver: Driver, bounds: Bounds) -> Self {
        let queue = Queue::new(bounds);
        Self {
            inner: Arc::new(Inner::Here { driver, queue }),
        }
    }

    /// What runs programs, in a sentence for the operator.
    pub fn driver(&self) -> String {
        match &*self.inner {
            Inner::Here { driver, .. } => driver.describe(),
            Inner::Remote(remote) => remote.describe(),
        }
    }

    /// What can be run here; the first call looks, and prepares what makes compiling fast.
    pub async fn languages(&self) -> BTreeMap<Language, Availability> {
        match &*self.inner {
            Inner::Here { driver, .. } => driver.languages().await,
            Inner::Remote(remote) => remote.languages().await,
        }
    }

    /// What is weaker than it should be on this machine: sentences for the operator. Empty: nothing.
    pub async fn degraded(&self) -> Vec<String> {
        match &*self.inner {
            Inner::Here { driver, .. } => driver.degraded().await,
            Inner::Remote(remote) => remote.degraded().await,
        }
    }

    /// Programs running and waiting.
    pub fn load(&self) -> (usize, usize) {
        match &*self.inner {
            Inner::Here { queue, .. } => queue.load(),
            Inner::Remote(remote) => remote.load(),
        }
    }

    /// Runs `job` for `user`. Dropping the future kills what runs and frees the place.
    pub async fn execute(
        &self,
        user: &str,
        job: &Job,
        mut progress: impl FnMut(Stage),
    ) -> Result<Report, RunnerError> {
        check(job)?;
        let (driver, queue) = match &*self.inner {
            Inner::Here { driver, queue } => (driver, queue),
            Inner::Remote(remote) => return remote.execute(user, job, progress).await,
        };
        if let Availability::Missing { why } = driver.availability(job.language).await {
            return Err(RunnerError::Missing {
                language: job.language,
                why,
            });
        }
        let permit = match queue.enter(user)? {
            Entry::Now(permit) => permit,
            Entry::Later { ahead, waiting } => {
                progress(Stage::Waiting { ahead });
                waiting.turn().await.ok_or(Full {
                    retry_after: DISPLACED,
                })?
            }
        };
        let mut report = Report {
            compile: None,
            runs: Vec::new(),
        };
        for _ in 0..SANDBOXES {
            let mut sandbox = driver.open(job.language).await?;
            match drive(&mut sandbox, job, &mut report, &mut progress).await {
                Ok(Left::Soiled) if report.runs.len() < job.inputs.len() => sandbox.close().await,
                outcome => {
                    self.leave(sandbox, job.language, permit).await;
                    return outcome.map(|_| report);
                }
            }
        }
        Err(RunnerError::Refused(
            "The program changes or locks its own files while it runs; it cannot be run on one input after the other.".to_owned(),
        ))
    }

    async fn leave(&self, sandbox: Sandbox, language: Language, permit: Permit) {
        if sandbox.is_slow_to_close() {
            // The report is there; the place is free once the sandbox is gone.
            let runner = self.clone();
            tokio::spawn(async move {
                sandbox.close().await;
                runner.refill(language);
                drop(permit);
            });
        } else {
            sandbox.close().await;
        }
    }

    fn refill(&self, language: Language) {
        if let Inner::Here { driver, .. } = &*self.inner {
            driver.refill(language);
        }
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

/// Memory of a sandbox while it compiles.
pub fn compile_memory(language: Language) -> u64 {
    AGENT_BYTES + language.compile_limits().memory_bytes
}

/// Memory of a sandbox while it runs a program on inputs of at most `input_bytes`, which the agent holds.
pub fn run_memory(language: Language, limits: &Limits, input_bytes: u64) -> u64 {
    let inputs = input_bytes.max(1).next_multiple_of(GRAIN_BYTES);
    AGENT_BYTES + language.overhead_bytes() + limits.memory_bytes + inputs
}

/// Compiles, and runs on the inputs that `report` has no run of yet.
async fn drive(
    sandbox: &mut Sandbox,
    job: &Job,
    report: &mut Report,
    progress: &mut impl FnMut(Stage),
) -> Result<Left, RunnerError> {
    let mut files = job.files.clone();
    files.push(File {
        name: job.language.file().to_owned(),
        bytes: job.source.clone(),
    });
    let compile = job.language.compile();
    let largest = job.inputs.iter().map(Vec::len).max().unwrap_or_default();
    let run_memory = run_memory(job.language, &job.limits, largest as u64);
    let compile_limits = job.language.compile_limits();
    // Before the files come: they count.
    match compile {
        Some(_) => sandbox.limit(compile_memory(job.language), compile_limits.processes),
        None => sandbox.limit(run_memory, job.limits.processes),
    }
    .await?;
    sandbox.send(&ToAgent::Files(files)).await?;
    match sandbox.answer(GRACE).await? {
        FromAgent::Written => {}
        other => return Err(RunnerError::Broken(format!("it answered {other:?}"))),
    }

    if let Some(command) = compile {
        progress(Stage::Compiling);
        let one = One {
            command,
            input: &[],
            limits: compile_limits,
            keep_files: true,
        };
        let (ran, _) = one.run(sandbox, job.language).await?;
        let failed = !ran.is_success();
        report.compile = Some(ran);
        if failed {
            return Ok(Left::Dead);
        }
        sandbox.limit(run_memory, job.limits.processes).await?;
    }
    let command = job.language.run(&job.limits, &job.arguments);
    for (number, input) in job.inputs.iter().enumerate().skip(report.runs.len()) {
        progress(Stage::Running { input: number });
        let one = One {
            command: command.clone(),
            input,
            limits: job.limits,
            keep_files: false,
        };
        let (ran, left) = one.run(sandbox, job.language).await?;
        let stop = job.stop_at_limit && ran.end.is_limit()
            || job
                .stop_at_exit
                .is_some_and(|code| ran.end == End::Exit(code));
        report.runs.push(ran);
        if stop {
            return Ok(Left::Dead);
        }
        if left != Left::Clean {
            return Ok(left);
        }
    }
    Ok(Left::Clean)
}

/// How a run leaves its sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Clean,
    /// The next run must not have it.
    Soiled,
    Dead,
}

/// One process in a sandbox.
struct One<'a> {
    command: Vec<String>,
    input: &'a [u8],
    limits: Limits,
    keep_files: bool,
}

impl One<'_> {
    /// What came of it, and how it left the sandbox.
    async fn run(
        self,
        sandbox: &mut Sandbox,
        language: Language,
    ) -> Result<(Ran, Left), RunnerError> {
        let limits = self.limits;
        let (kills, cpu_us) = (sandbox.memory_kills(), sandbox.cpu_us());
        let request = ToAgent::Run {
            command: self.command,
            environment: language.environment(),
            input: self.input.to_vec(),
            limits,
            keep_files: self.keep_files,
        };
        let wait = GRACE + Duration::from_millis(limits.longest_ms());
        let sent = tokio::time::timeout(wait, sandbox.send(&request)).await;
        let answer = match sent {
            Err(_) => return Err(RunnerError::Broken("it does not listen".to_owned())),
            Ok(Err(error)) => Err(error),
            Ok(Ok(())) => sandbox.answer(wait).await,
        };
        match answer {
            Ok(FromAgent::Ran { mut ran, soiled }) => {
                if let (Some(before), Some(after)) = (cpu_us, sandbox.cpu_us()) {
                    ran.charge(after.saturating_sub(before), &limits);
                }
                if sandbox.memory_kills() > kills || language.ran_out_of_heap(&ran) {
                    ran.end = End::MemoryLimit;
                }
                let left = if soiled { Left::Soiled } else { Left::Clean };
                Ok((ran, left))
            }
            Ok(FromAgent::Broken(why)) => Err(RunnerError::Broken(why)),
            Ok(other) => Err(RunnerError::Broken(format!("it answered {other:?}"))),
            // The kernel took the agent instead of the program, and the sandbox with it.
            Err(error)
                if error.kind() != io::ErrorKind::TimedOut
                    && sandbox.died_of_memory(kills).await =>
            {
                let ran = Ran {
                    end: End::MemoryLimit,
                    cpu_us: 0,
                    wall_ms: 0,
                    peak_bytes: limits.memory_bytes,
                    stdout: Vec::new(),
                    stderr: Vec::new(),
                };
                Ok((ran, Left::Dead))
            }
            Err(error) => Err(RunnerError::Broken(format!("it died: {error}"))),
        }
    }
}
