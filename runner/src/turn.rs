//! A place among those that run programs, and the programs that are run in it, one at a time.

use crate::{
    Availability, End, Language, Limits, Program, Ran, RunnerError,
    driver::{Driver, GRACE, Sandbox},
    host::{self, Runner},
    queue::Permit,
    service,
    types::File,
    wire::{FromAgent, ToAgent},
};
use std::{
    io,
    sync::Arc,
    time::{Duration, Instant},
};

/// Sandboxes for one program, which needs a new one when it leaves something behind.
pub const SANDBOXES: usize = 4;
/// What all runs of a program may wait together instead of computing, and what each adds to that for starting.
const IDLE_MS: u64 = 30_000;
const IDLE_OF_EACH_MS: u64 = 1_000;

/// A place to run programs in; it is free again once this is dropped.
#[derive(Debug)]
pub struct Turn(Kind);

#[derive(Debug)]
enum Kind {
    Here(Here),
    There(Box<service::Turn>),
}

#[derive(Debug)]
struct Here {
    runner: Runner,
    /// Shared with sandboxes that take their time to end. None: it gave way.
    permit: Option<Arc<Permit>>,
}

/// A program that was compiled, if its language is.
#[derive(Debug)]
pub struct Started {
    /// None: there was nothing to compile.
    pub compile: Option<Ran>,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Here(Box<Session>),
    There(u32),
}

impl Started {
    pub fn is_ready(&self) -> bool {
        self.compile.as_ref().is_none_or(Ran::is_success)
    }
}

impl Turn {
    pub(crate) fn here(runner: Runner, permit: Permit) -> Self {
        Self(Kind::Here(Here {
            runner,
            permit: Some(Arc::new(permit)),
        }))
    }

    pub(crate) fn there(turn: service::Turn) -> Self {
        Self(Kind::There(Box::new(turn)))
    }

    /// Compiles; what came of that is in the answer.
    pub async fn start(&mut self, program: &Program) -> Result<Started, RunnerError> {
        host::check(program)?;
        match &mut self.0 {
            Kind::Here(here) => here.start(program).await,
            Kind::There(turn) => {
                let (number, compile) = turn.start(program).await?;
                Ok(Started {
                    compile,
                    place: Place::There(number),
                })
            }
        }
    }

    /// One run of a program that is ready.
    pub async fn run(&mut self, started: &mut Started, input: &[u8]) -> Result<Ran, RunnerError> {
        host::check_input(input)?;
        match (&mut self.0, &mut started.place) {
            (Kind::Here(here), Place::Here(session)) => session.run(here.driver()?, input).await,
            (Kind::There(turn), Place::There(number)) => turn.run(*number, input).await,
            _ => Err(RunnerError::Broken("a program of another turn".to_owned())),
        }
    }

    /// Lets others in who wait, when this has lasted for a while; for between two runs. What was started stays.
    pub async fn give_way(&mut self) -> Result<(), RunnerError> {
        match &mut self.0 {
            Kind::Here(here) => here.give_way().await,
            Kind::There(turn) => turn.give_way().await,
        }
    }

    /// Ends a program that is run no more, while the turn goes on or before it ends.
    pub async fn end(&mut self, started: Started) {
        match (&mut self.0, started.place) {
            (Kind::Here(here), Place::Here(session)) => here.end(*session).await,
            (Kind::There(turn), Place::There(number)) => turn.end(number),
            _ => {}
        }
    }
}

impl Here {
    fn driver(&self) -> Result<&Driver, RunnerError> {
        let driver = self.runner.driver_here();
        driver.ok_or_else(|| RunnerError::Broken("there is no driver here".to_owned()))
    }

    async fn start(&mut self, program: &Program) -> Result<Started, RunnerError> {
        let driver = self.driver()?;
        let language = program.language;
        if let Availability::Missing { why } = driver.availability(language).await {
            return Err(RunnerError::Missing { language, why });
        }
        let mut session = Box::new(Session {
            program: program.clone(),
            sandbox: None,
            opened: 0,
            idleness: Idleness::default(),
        });
        let compile = session.open(driver).await?;
        Ok(Started {
            compile,
            place: Place::Here(session),
        })
    }

    async fn give_way(&mut self) -> Result<(), RunnerError> {
        let Some(permit) = self.permit.as_ref() else {
            return Ok(());
        };
        if !permit.is_due(Instant::now()) {
            return Ok(());
        }
        let waiting = permit.again();
        self.permit = None;
        let permit = waiting.turn().await;
        let permit = permit.ok_or_else(|| RunnerError::Broken("the queue is gone".to_owned()))?;
        self.permit = Some(Arc::new(permit));
        Ok(())
    }

    async fn end(&mut self, session: Session) {
        let Some(sandbox) = session.sandbox else {
            return;
        };
        if sandbox.is_slow_to_close() {
            // The result is there; the place is free once the sandbox is gone.
            let (runner, permit) = (self.runner.clone(), self.permit.clone());
            let language = session.program.language;
            tokio::spawn(async move {
                sandbox.close().await;
                if let Some(driver) = runner.driver_here() {
                    driver.refill(language);
                }
                drop(permit);
            });
        } else {
            sandbox.close().await;
        }
    }
}

/// A program and the sandbox it is in.
#[derive(Debug)]
struct Session {
    program: Program,
    /// None: the last run needed the sandbox for itself.
    sandbox: Option<Sandbox>,
    opened: usize,
    idleness: Idleness,
}

/// How long the runs of a program wait instead of computing. A place is for computing: who waits in every run has it for no
/// longer than who waits in some.
#[derive(Debug, Clone, Copy, Default)]
pub struct Idleness {
    runs: u64,
    ms: u64,
}

impl Idleness {
    /// One more run; true when they have waited for too long together.
    pub fn adds(&mut self, idle_ms: u64) -> bool {
        self.runs += 1;
        self.ms += idle_ms;
        self.ms > IDLE_MS + IDLE_OF_EACH_MS * self.runs
    }
}

/// What becomes of a program that has used up its [`SANDBOXES`].
pub fn changes_itself() -> RunnerError {
    RunnerError::Refused(
        "The program changes or locks its own files while it runs; it cannot be run on one input after the other.".to_owned(),
    )
}

impl Session {
    /// Opens a sandbox with the program in it. What the compiler made of it; there is a sandbox unless it failed.
    async fn open(&mut self, driver: &Driver) -> Result<Option<Ran>, RunnerError> {
        if self.opened == SANDBOXES {
            return Err(changes_itself());
        }
        self.opened += 1;
        let mut sandbox = driver.open(self.program.language).await?;
        match settle(&mut sandbox, &self.program).await {
            Ok(compile) if compile.as_ref().is_none_or(Ran::is_success) => {
                self.sandbox = Some(sandbox);
                Ok(compile)
            }
            failed => {
                sandbox.close().await;
                failed
            }
        }
    }

    async fn run(&mut self, driver: &Driver, input: &[u8]) -> Result<Ran, RunnerError> {
        if self.sandbox.is_none()
            && let Some(compile) = self.open(driver).await?
            && !compile.is_success()
        {
            let why = format!("the program did not compile once more: {:?}", compile.end);
            return Err(RunnerError::Broken(why));
        }
        let Some(mut sandbox) = self.sandbox.take() else {
            return Err(RunnerError::Broken("there is no sandbox".to_owned()));
        };
        match run(&mut sandbox, &self.program, input).await {
            Ok((mut ran, left)) => {
                match left {
                    Left::Clean => self.sandbox = Some(sandbox),
                    Left::Soiled | Left::Dead => sandbox.close().await,
                }
                if self.idleness.adds(ran.idle_ms()) && !ran.end.is_limit() {
                    ran.end = End::WallLimit;
                }
                Ok(ran)
            }
            Err(error) => {
                sandbox.close().await;
                Err(error)
            }
        }
    }
}

/// Puts a program into a new sandbox, and compiles it.
async fn settle(sandbox: &mut Sandbox, program: &Program) -> Result<Option<Ran>, RunnerError> {
    let language = program.language;
    let compile = language.compile();
    let compile_limits = language.compile_limits();
    let run_memory = host::run_memory(language, &program.limits, 0);
    // Before the files come: they count.
    match compile {
        Some(_) => sandbox.limit(host::compile_memory(language), compile_limits.processes),
        None => sandbox.limit(run_memory, program.limits.processes),
    }
    .await?;
    let mut files = program.files.clone();
    files.push(File {
        name: language.file().to_owned(),
        bytes: program.source.clone(),
    });
    sandbox.send(&ToAgent::Files(files)).await?;
    match sandbox.answer(GRACE).await? {
        FromAgent::Written => {}
        other => return Err(RunnerError::Broken(format!("it answered {other:?}"))),
    }
    let Some(command) = compile else {
        return Ok(None);
    };
    let one = One {
        command,
        input: &[],
        limits: compile_limits,
        keep_files: true,
    };
    let (ran, _) = one.run(sandbox, language).await?;
    Ok(Some(ran))
}

async fn run(
    sandbox: &mut Sandbox,
    program: &Program,
    input: &[u8],
) -> Result<(Ran, Left), RunnerError> {
    let language = program.language;
    let memory = host::run_memory(language, &program.limits, input.len() as u64);
    sandbox.limit(memory, program.limits.processes).await?;
    let command = language.run(&program.limits, &program.arguments);
    let one = One {
        command,
        input,
        limits: program.limits,
        keep_files: false,
    };
    one.run(sandbox, language).await
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
                ran.soiled = soiled;
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
                    delayed_ms: 0,
                    peak_bytes: limits.memory_bytes,
                    soiled: false,
                    stdout: Vec::new(),
                    stderr: Vec::new(),
                };
                Ok((ran, Left::Dead))
            }
            Err(error) => Err(RunnerError::Broken(format!("it died: {error}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(wall_ms: u64, cpu_ms: u64, delayed_ms: u64) -> Ran {
        Ran {
            end: End::Exit(0),
            cpu_us: cpu_ms * 1_000,
            wall_ms,
            delayed_ms,
            peak_bytes: 0,
            soiled: false,
            stdout: Vec::new(),
            stderr: Vec::new(),
        }
    }

    #[test]
    fn arch_9_all_runs_together_wait_only_for_so_long() {
        let of = |wall_ms, cpu_ms, delayed_ms| {
            let mut idleness = Idleness::default();
            let ran = ran(wall_ms, cpu_ms, delayed_ms);
            let runs = (1..=100).take_while(|_| !idleness.adds(ran.idle_ms()));
            runs.count()
        };
        assert_eq!(of(10_500, 0, 0), 3, "who sleeps in every run");
        assert_eq!(of(10_500, 10_000, 0), 100, "who computes");
        assert_eq!(
            of(10_500, 0, 10_000),
            100,
            "who stands ready on a busy machine"
        );
    }
}
