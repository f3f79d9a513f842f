//! The door: takes jobs, waits for a place, and runs them there.

use crate::{
    Availability, Job, Language, Limits, Program, Ran, Report, Stage, Turn,
    docker::{self, Docker},
    driver::Driver,
    local::Local,
    queue::{Bounds, Entry, Full, Queue},
    service::{self, Remote},
};
use std::{collections::BTreeMap, io, path::PathBuf, sync::Arc, time::Duration};

/// Memory of the agent, and of what it holds for the program.
const AGENT_BYTES: u64 = 24 << 20;
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
    Remote(Arc<Remote>),
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
            inner: Arc::new(Inner::Remote(Arc::new(remote))),
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

    /// Whether a program of `user` could wait now, where that can be said at once.
    pub fn room(&self, user: &str) -> Result<(), RunnerError> {
        match &*self.inner {
            Inner::Here { queue, .. } => Ok(queue.room(user)?),
            Inner::Remote(_) => Ok(()),
        }
    }

    /// A place for `user` to run programs in, first of all in `language`. Dropping the future leaves the queue.
    pub async fn turn(
        &self,
        user: &str,
        language: Language,
        mut progress: impl FnMut(Stage),
    ) -> Result<Turn, RunnerError> {
        let (driver, queue) = match &*self.inner {
            Inner::Here { driver, queue } => (driver, queue),
            Inner::Remote(remote) => {
                let turn = service::Turn::enter(remote, user, language, progress).await?;
                return Ok(Turn::there(turn));
            }
        };
        is_there(driver, language).await?;
        let permit = match queue.enter(user)? {
            Entry::Now(permit) => permit,
            Entry::Later { ahead, waiting } => {
                progress(Stage::Waiting { ahead });
                waiting.turn().await.ok_or(Full {
                    retry_after: DISPLACED,
                })?
            }
        };
        Ok(Turn::here(self.clone(), permit))
    }

    /// A place if one is free and nobody waits for it, else [`RunnerError::Full`].
    pub async fn turn_at_once(&self, user: &str, language: Language) -> Result<Turn, RunnerError> {
        match &*self.inner {
            Inner::Here { driver, queue } => {
                is_there(driver, language).await?;
                Ok(Turn::here(self.clone(), queue.enter_at_once(user)?))
            }
            Inner::Remote(remote) => {
                let turn = service::Turn::enter_at_once(remote, user, language).await?;
                Ok(Turn::there(turn))
            }
        }
    }

    /// Runs `job` for `user`. Dropping the future kills what runs and frees the place.
    pub async fn execute(
        &self,
        user: &str,
        job: &Job,
        mut progress: impl FnMut(Stage),
    ) -> Result<Report, RunnerError> {
        let program = job.program();
        check(&program)?;
        job.inputs.iter().try_for_each(|input| check_input(input))?;
        let mut turn = self.turn(user, job.language, &mut progress).await?;
        if job.language.compile().is_some() {
            progress(Stage::Compiling);
        }
        let mut started = turn.start(&program).await?;
        let mut report = Report {
            compile: started.compile.take(),
            runs: Vec::new(),
        };
        if report.compile.as_ref().is_none_or(Ran::is_success) {
            for (number, input) in job.inputs.iter().enumerate() {
                turn.give_way().await?;
                progress(Stage::Running { input: number });
                let ran = turn.run(&mut started, input).await?;
                let stop = job.stop_at_limit && ran.end.is_limit();
                report.runs.push(ran);
                if stop {
                    break;
                }
            }
        }
        turn.end(started).await;
        Ok(report)
    }

    /// None: programs run elsewhere.
    pub(crate) fn driver_here(&self) -> Option<&Driver> {
        match &*self.inner {
            Inner::Here { driver, .. } => Some(driver),
            Inner::Remote(_) => None,
        }
    }
}

async fn is_there(driver: &Driver, language: Language) -> Result<(), RunnerError> {
    match driver.availability(language).await {
        Availability::Missing { why } => Err(RunnerError::Missing { language, why }),
        Availability::Ready { .. } => Ok(()),
    }
}

fn refused(why: &str) -> Result<(), RunnerError> {
    Err(RunnerError::Refused(why.to_owned()))
}

pub(crate) fn check_input(input: &[u8]) -> Result<(), RunnerError> {
    match input.len() > MAX_INPUT_BYTES {
        true => refused("The input is too long: 32 MiB are allowed."),
        false => Ok(()),
    }
}

/// Refuses what no sandbox takes.
pub fn check(program: &Program) -> Result<(), RunnerError> {
    if program.source.iter().all(u8::is_ascii_whitespace) {
        return refused("There is no program: the source is empty.");
    }
    if program.source.len() > MAX_SOURCE_BYTES {
        return refused("The program is too long: 64 KiB are allowed.");
    }
    if program.source.contains(&0) {
        return refused("The program contains a NUL byte, which no compiler here takes.");
    }
    let names = program.files.iter().map(|file| file.name.as_str());
    let odd =
        |name: &str| name.is_empty() || name == "." || name == ".." || name.contains(['/', '\0']);
    if names.clone().any(odd) || names.clone().any(|name| name == program.language.file()) {
        return refused("A file's name is not one.");
    }
    if program
        .files
        .iter()
        .map(|file| file.bytes.len())
        .sum::<usize>()
        > MAX_FILES_BYTES
    {
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
