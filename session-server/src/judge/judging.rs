//! Judging a program: compile once, run all cases, compare outside of the sandbox.

use super::{
    growing::{self, Grown},
    inputs::{self, Generated, Recipe},
    judged::{Judged, JudgedCase, Kept, Tried},
    model::{
        checker::{self, Checker},
        harness::{self, Sentinel},
        problem::{Case, CaseInput, Given, Problem, Style},
        verdict::{Budget, End, Ran},
    },
    ours::Ours,
    row::Row,
};
use futures_util::future::{self, Either};
use runner::{Language, Limits, Program, Report, Runner, RunnerError, Started, Turn};
use std::{path::PathBuf, pin::pin, time::Duration};

/// Of one case, bytes.
const MAX_OUTPUT: u64 = 4 << 20;

/// Whose turn it is when inputs are made ahead.
const PREPARING: &str = "inputs";
/// What a program may wait, beyond what it may compute.
const WAITING_MS: u64 = 2_000;
/// How long one sandbox judges alone, at least; a second one costs as much as the program's compilation.
const ALONE: Duration = Duration::from_millis(200);

/// Of each output of a case whose outputs are shown.
pub const SHOWN: usize = 64 << 10;

/// Cases that were judged in one sandbox.
#[derive(Debug, Default)]
struct Share {
    /// With their places in the row.
    cases: Vec<(usize, JudgedCase)>,
    /// See [`Judged::uncallable`]; seen at this place.
    uncallable: Option<(usize, String)>,
}

/// What judging works with.
#[derive(Debug, Clone)]
pub struct Bench {
    runner: Runner,
    generated: Generated,
}

/// A program that is to be judged.
#[derive(Debug, Clone)]
struct Task<'a> {
    bench: &'a Bench,
    /// Whose turn it takes.
    user: String,
    problem: &'a Problem,
    program: Program,
    place: Place,
}

/// A program in its turn: all that is found out about it is found out in one, but cases that a second one takes over.
#[derive(Debug)]
pub struct Trial<'a> {
    task: Task<'a>,
    sentinel: Sentinel,
    pub(super) turn: Turn,
    pub(super) started: Started,
    ours: Ours,
}

impl Bench {
    /// `inputs`: the folder where generated inputs are kept.
    pub fn new(runner: Runner, inputs: PathBuf) -> Self {
        Self {
            generated: Generated::new(inputs),
            runner,
        }
    }

    /// Refuses what cannot be judged whatever it does.
    pub fn check(
        &self,
        problem: &Problem,
        language: Language,
        source: &str,
    ) -> Result<(), RunnerError> {
        let (program, _) = program(problem, language, source)?;
        runner::check(&program)
    }

    /// Waits for the turn of `user`, and compiles.
    pub async fn begin<'a>(
        &'a self,
        user: &str,
        problem: &'a Problem,
        language: Language,
        source: &str,
    ) -> Result<Trial<'a>, RunnerError> {
        self.task(user, problem, language, source)?.begin().await
    }

    fn task<'a>(
        &'a self,
        user: &str,
        problem: &'a Problem,
        language: Language,
        source: &str,
    ) -> Result<Task<'a>, RunnerError> {
        let (program, place) = program(problem, language, source)?;
        runner::check(&program)?;
        Ok(Task {
            bench: self,
            user: user.to_owned(),
            problem,
            program,
            place,
        })
    }

    /// Judges `source` on `cases`; `user` is whose turn it takes.
    pub async fn judge(
        &self,
        user: &str,
        problem: &Problem,
        language: Language,
        source: &str,
        cases: &[&Case],
    ) -> Result<Judged, RunnerError> {
        let mut trial = self.begin(user, problem, language, source).await?;
        let judged = trial.judge(cases, SHOWN).await?;
        trial.end().await;
        Ok(judged)
    }

    /// Runs `source` on one input that nothing is compared with.
    pub async fn run(
        &self,
        user: &str,
        problem: &Problem,
        language: Language,
        source: &str,
        input: &Given,
    ) -> Result<Tried, RunnerError> {
        let mut task = self.task(user, problem, language, source)?;
        if problem.style == Style::Sql {
            task.program.arguments = super::column_names();
        }
        let mut trial = task.begin().await?;
        let tried = trial.run(input).await?;
        trial.end().await;
        Ok(tried)
    }

    /// Generates what the hidden cases and the measurement of growth will read, so that whoever hands in need not wait for it.
    pub async fn prepare(&self, problem: &Problem) -> Result<(), RunnerError> {
        let cases = problem.hidden.iter().filter_map(|case| match &case.input {
            CaseInput::Generated { size, seed, shape } => Some(Recipe::new(*size, *seed, shape)),
            CaseInput::Given(_) => None,
        });
        let cases: Vec<Recipe<'_>> = cases.collect();
        if cases.is_empty() && problem.growth.is_none() {
            return Ok(());
        }
        let sentinel = Sentinel::new(0);
        let mut turn = self
            .runner
            .turn(PREPARING, Language::Python, |_| {})
            .await?;
        let mut ours = Ours::default();
        let mut make = async |recipe: &Recipe<'_>| {
            turn.give_way().await?;
            let input = self
                .generated
                .input(problem, recipe, &sentinel, &mut turn, &mut ours)
                .await?;
            Ok::<_, RunnerError>(input.len() as u64)
        };
        for recipe in &cases {
            make(recipe).await?;
        }
        if problem.growth.is_some() {
            let mut measured = growing::Ahead::default();
            while let Some(recipe) = measured.next() {
                let input_bytes = make(&recipe).await?;
                measured.made(&recipe, input_bytes);
            }
        }
        ours.end(&mut turn).await;
        Ok(())
    }

    /// How time and memory grow with the input; for programs that were accepted.
    pub async fn growth(
        &self,
        user: &str,
        problem: &Problem,
        language: Language,
        source: &str,
    ) -> Result<Grown, RunnerError> {
        let mut trial = self.begin(user, problem, language, source).await?;
        let grown = trial.growth().await?;
        trial.end().await;
        Ok(grown)
    }
}

impl<'a> Task<'a> {
    async fn begin(self) -> Result<Trial<'a>, RunnerError> {
        let (runner, language) = (&self.bench.runner, self.program.language);
        let turn = runner.turn(&self.user, language, |_| {}).await?;
        self.begin_in(turn).await
    }

    async fn begin_in(self, mut turn: Turn) -> Result<Trial<'a>, RunnerError> {
        Ok(Trial {
            sentinel: Sentinel::new(u128::from_ne_bytes(crate::ids::random())),
            started: turn.start(&self.program).await?,
            ours: Ours::default(),
            turn,
            task: self,
        })
    }

    /// A second sandbox, once a place is free while cases are left. Without one this never ends: the first does the work.
    async fn aide(self, row: &Row<'_, &Case>, alone: Duration) -> Trial<'a> {
        let (runner, language) = (&self.bench.runner, self.program.language);
        loop {
            tokio::time::sleep(alone).await;
            if row.left() < 2 {
                return future::pending().await;
            }
            let turn = match runner.turn_at_once(&self.user, language).await {
                Ok(turn) => turn,
                Err(RunnerError::Full(_)) => continue,
                Err(error) => {
                    tracing::warn!(%error, "a second sandbox cannot be had");
                    return future::pending().await;
                }
            };
            match self.clone().begin_in(turn).await {
                Ok(trial) if trial.is_ready() => return trial,
                Ok(trial) => trial.end().await,
                Err(error) => tracing::warn!(%error, "a second sandbox cannot be had"),
            }
            return future::pending().await;
        }
    }
}

impl Trial<'_> {
    pub fn is_ready(&self) -> bool {
        self.started.is_ready()
    }

    /// Keeps at most `kept` bytes of each output: of what else was printed, a case a sandbox stays in memory.
    pub async fn judge(&mut self, cases: &[&Case], kept: usize) -> Result<Judged, RunnerError> {
        let mut judged = Judged {
            budget: self.budget(),
            compile: self.started.compile.clone(),
            line_offset: self.task.place.offset,
            cases: Vec::with_capacity(cases.len()),
            uncallable: None,
        };
        if !self.is_ready() {
            judged.uncallable = self.uncallable(None);
            return Ok(judged);
        }
        let row = Row::new(cases);
        let compiled = self.started.compile.as_ref();
        let compiled = Duration::from_millis(compiled.map_or(0, |ran| ran.wall_ms));
        let aide = pin!(self.task.clone().aide(&row, compiled.max(ALONE)));
        let work = pin!(self.work(&row, kept));
        let (mut mine, others) = match future::select(work, aide).await {
            Either::Left((mine, _)) => (mine?, Share::default()),
            Either::Right((mut aide, work)) => {
                let (mine, others) = tokio::join!(work, aide.work(&row, kept));
                aide.end().await;
                (mine?, others?)
            }
        };
        let uncallable = [mine.uncallable, others.uncallable].into_iter().flatten();
        judged.uncallable = uncallable
            .filter(|(at, _)| row.counts(*at))
            .map(|(_, why)| why)
            .next();
        if judged.uncallable.is_none() {
            mine.cases.extend(others.cases);
            judged.cases = row.in_order(mine.cases);
            judged.bound_idleness();
            if judged.changes_itself() {
                return Err(runner::changes_itself());
            }
        }
        Ok(judged)
    }

    /// Takes cases until none is left.
    async fn work(&mut self, row: &Row<'_, &Case>, kept: usize) -> Result<Share, RunnerError> {
        let mut share = Share::default();
        while let Some((at, case)) = row.take() {
            self.turn.give_way().await?;
            let input = self.input(case).await?;
            let ran = tokio::select! {
                ran = self.turn.run(&mut self.started, &input) => ran?,
                () = row.is_behind(at) => break,
            };
            let uncallable = self.uncallable(Some(&ran));
            if uncallable.is_some() || ran.end.is_limit() {
                row.end_at(at);
            }
            match uncallable {
                Some(why) => share.uncallable = Some((at, why)),
                None => {
                    let case = self.judged(case, &input, ran, kept).await?;
                    share.cases.push((at, case));
                }
            }
        }
        Ok(share)
    }

    /// What a case may use.
    fn budget(&self) -> Budget {
        let limits = &self.task.program.limits;
        Budget {
            cpu_ms: limits.cpu_ms as u32,
            wall_ms: limits.wall_ms as u32,
            memory_bytes: limits.memory_bytes,
            overhead_bytes: self.task.program.language.overhead_bytes(),
            output_bytes: limits.output_bytes,
        }
    }

    /// Why the judge could not call the function, if it could not: seen of a run, else of the compiler.
    fn uncallable(&self, ran: Option<&runner::Ran>) -> Option<String> {
        let signature = self.task.problem.signature()?;
        let language = self.task.program.language;
        match (ran, &self.started.compile) {
            (Some(ran), _) => (ran.end == runner::End::Exit(harness::NOTHING_TO_CALL))
                .then(|| harness::nothing_to_call(language, signature)),
            (None, Some(compile)) => {
                let said = [compile.stdout.as_slice(), &compile.stderr].concat();
                let said = String::from_utf8_lossy(&said);
                harness::uncallable(language, signature, &said, self.task.place.end)
            }
            (None, None) => None,
        }
    }

    async fn input(&mut self, case: &Case) -> Result<Vec<u8>, RunnerError> {
        match &case.input {
            CaseInput::Given(given) => Ok(inputs::of_given(given, &self.sentinel)),
            CaseInput::Generated { size, seed, shape } => {
                self.made(&Recipe::new(*size, *seed, shape)).await
            }
        }
    }

    pub(super) async fn made(&mut self, recipe: &Recipe<'_>) -> Result<Vec<u8>, RunnerError> {
        let (turn, ours) = (&mut self.turn, &mut self.ours);
        let sentinel = &self.sentinel;
        let Task { bench, problem, .. } = &self.task;
        bench
            .generated
            .input(problem, recipe, sentinel, turn, ours)
            .await
    }

    async fn judged(
        &mut self,
        case: &Case,
        input: &[u8],
        ran: runner::Ran,
        kept: usize,
    ) -> Result<JudgedCase, RunnerError> {
        let (idle_ms, soiled) = (ran.idle_ms(), ran.soiled);
        let (ran, stdout, stderr) = measured(ran);
        let comparison = match self.task.problem.checker {
            Checker::Compare(comparison) => Some(comparison),
            Checker::Custom => None,
        };
        let sentinel = self.task.problem.signature().map(|_| self.sentinel.clone());
        let (end, expected) = (ran.end, case.expected.clone());
        // Megabytes are compared beside what the other threads have to do.
        let looked = tokio::task::spawn_blocking(move || {
            let split = match &sentinel {
                Some(sentinel) => harness::split_output(&stdout, sentinel),
                None => Some((&[][..], stdout.as_slice())),
            };
            let Some((printed, answer)) = split else {
                return (Kept::of(&stdout, kept), None);
            };
            let check = comparison
                .filter(|_| end == End::Exit(0))
                .map(|comparison| checker::check(comparison, expected.as_bytes(), answer));
            (Kept::of(printed, kept), Some((answer.to_vec(), check)))
        });
        let broken = |error: tokio::task::JoinError| RunnerError::Broken(error.to_string());
        let (printed, found) = looked.await.map_err(broken)?;
        let has_answer = found.is_some();
        let (answer, mut check) = found.unwrap_or_default();
        if comparison.is_none() && end == End::Exit(0) && has_answer {
            let (turn, ours) = (&mut self.turn, &mut self.ours);
            let expected = case.expected.as_bytes();
            check = Some(
                ours.check(self.task.problem, turn, input, expected, &answer)
                    .await?,
            );
        }
        Ok(JudgedCase {
            verdict: ran.verdict(&self.budget(), check.as_ref()),
            ran,
            check,
            idle_ms,
            soiled,
            answer: Kept::of(&answer, kept),
            printed,
            stderr: Kept::of(&stderr, kept),
        })
    }

    async fn run(&mut self, input: &Given) -> Result<Tried, RunnerError> {
        let mut tried = Tried {
            report: Report {
                compile: self.started.compile.clone(),
                runs: Vec::new(),
            },
            returned: None,
            line_offset: self.task.place.offset,
            limits: self.task.program.limits,
            uncallable: self.uncallable(None),
        };
        if self.is_ready() {
            let input = inputs::of_given(input, &self.sentinel);
            let mut ran = self.turn.run(&mut self.started, &input).await?;
            tried.uncallable = self.uncallable(Some(&ran));
            if self.task.problem.signature().is_some()
                && let Some((printed, answer)) = harness::split_output(&ran.stdout, &self.sentinel)
            {
                tried.returned = Some(answer.to_vec());
                ran.stdout = printed.to_vec();
            }
            tried.report.runs.push(ran);
        }
        Ok(tried)
    }

    /// Gives the place back once nothing of it runs any more.
    pub async fn end(mut self) {
        self.turn.end(self.started).await;
        self.ours.end(&mut self.turn).await;
    }
}

/// Where the author's own lines are in what is compiled.
#[derive(Debug, Clone, Default)]
struct Place {
    offset: u32,
    /// The last of them.
    end: u32,
}

/// What is run for `source`, and where that is in it.
fn program(
    problem: &Problem,
    language: Language,
    source: &str,
) -> Result<(Program, Place), RunnerError> {
    if !problem.allows(language) {
        return Err(RunnerError::Refused(format!(
            "This problem cannot be solved in {}.",
            language.name()
        )));
    }
    let (source, place) = match problem.signature() {
        Some(signature) => {
            let wrapped = harness::wrap(language, signature, source)
                .map_err(|error| RunnerError::Refused(error.to_string()))?;
            let place = Place {
                offset: wrapped.line_offset,
                end: wrapped.line_offset + wrapped.lines,
            };
            (wrapped.source, place)
        }
        None => (harness::standalone(language, source), Place::default()),
    };
    let cpu_ms = u64::from(problem.limits.cpu_ms_in(language));
    let program = Program {
        language,
        source: source.into_bytes(),
        files: Vec::new(),
        arguments: Vec::new(),
        limits: Limits {
            cpu_ms,
            wall_ms: cpu_ms + WAITING_MS,
            memory_bytes: problem.limits.memory_bytes(),
            output_bytes: MAX_OUTPUT,
            ..Limits::default()
        },
    };
    Ok((program, place))
}

/// The figures, and what was printed to either stream.
fn measured(ran: runner::Ran) -> (Ran, Vec<u8>, Vec<u8>) {
    let figures = Ran {
        end: match ran.end {
            runner::End::Exit(code) => End::Exit(code),
            runner::End::Signal(signal) => End::Signal(signal),
            runner::End::CpuLimit => End::CpuLimit,
            runner::End::WallLimit => End::WallLimit,
            runner::End::MemoryLimit => End::MemoryLimit,
            runner::End::OutputLimit => End::OutputLimit,
            runner::End::Starved => End::Starved,
        },
        cpu_ms: ran.cpu_ms() as u32,
        wall_ms: ran.wall_ms as u32,
        peak_bytes: ran.peak_bytes,
        stdout_cut: ran.end == runner::End::OutputLimit,
    };
    (figures, ran.stdout, ran.stderr)
}
