//! Judging a program: compile once, run all cases, compare outside of the sandbox.

use super::{
    inputs::{self, Generated},
    model::{
        checker::{self, Check, Checker, Difference},
        growth::{self, Abstained, Estimate, Measure, Point},
        harness::{self, Sentinel},
        problem::{Case, GROWTH_SHAPE, Given, Problem, Style},
        verdict::{Budget, Ran, Verdict},
    },
};
use runner::{File, Job, Language, Limits, Report, Runner, RunnerError};
use std::path::PathBuf;

/// Of one case, bytes.
const MAX_OUTPUT: u64 = 4 << 20;
/// Sizes at which growth is measured, each twice the one before.
const GROWTH_SIZES: u32 = 9;
const FIRST_SIZE: u32 = 512;
/// A run that takes longer ends the row.
const ENOUGH_MS: f64 = 600.0;

/// A program's way through the cases of a problem.
#[derive(Debug)]
pub struct Judged {
    pub budget: Budget,
    /// None: there was nothing to compile.
    pub compile: Option<runner::Ran>,
    /// Lines that precede the program's own in what was compiled.
    pub line_offset: u32,
    /// In the order of the cases; fewer when it did not compile, or a limit ended the row.
    pub cases: Vec<JudgedCase>,
    /// There is no function that the judge could call: a sentence that says which. No case counts.
    pub uncallable: Option<String>,
}

#[derive(Debug)]
pub struct JudgedCase {
    pub ran: Ran,
    /// Absent: it printed no result.
    pub check: Option<Check>,
    pub verdict: Verdict,
    /// What the checker saw.
    pub answer: Vec<u8>,
    /// What a function printed besides.
    pub printed: Vec<u8>,
}

impl Judged {
    pub fn verdict(&self) -> Verdict {
        match &self.compile {
            Some(compile) if !compile.is_success() => Verdict::Ce,
            _ if self.uncallable.is_some() => Verdict::Re,
            _ => Verdict::overall(self.cases.iter().map(|case| case.verdict)),
        }
    }

    pub fn passed(&self) -> usize {
        self.cases
            .iter()
            .filter(|case| case.verdict == Verdict::Ac)
            .count()
    }
}

/// A run on an input of somebody's own.
#[derive(Debug)]
pub struct Tried {
    pub report: Report,
    /// What a function returned.
    pub returned: Option<Vec<u8>>,
    pub line_offset: u32,
    pub limits: Limits,
    /// See [`Judged::uncallable`].
    pub uncallable: Option<String>,
}

/// What judging works with.
#[derive(Debug, Clone)]
pub struct Bench {
    runner: Runner,
    generated: Generated,
}

impl Bench {
    /// `inputs`: the folder where generated inputs are kept.
    pub fn new(runner: Runner, inputs: PathBuf) -> Self {
        Self {
            generated: Generated::new(runner.clone(), inputs),
            runner,
        }
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
        let sentinel = sentinel();
        let mut inputs = Vec::with_capacity(cases.len());
        for case in cases {
            inputs.push(self.generated.input(problem, case, &sentinel).await?);
        }
        let (job, place) = job(problem, language, source, inputs)?;
        let budget = budget(&job.limits, language);
        let report = self.runner.execute(user, &job, |_| {}).await?;
        let uncallable = uncallable(problem, language, &place, &report);
        let Report { compile, mut runs } = report;
        if uncallable.is_some() {
            runs.clear();
        }
        let mut judged = Vec::with_capacity(runs.len());
        for ((case, input), ran) in cases.iter().zip(&job.inputs).zip(runs) {
            let ran = measured(ran);
            let split = match problem.style {
                Style::Function(_) => harness::split_output(&ran.stdout, &sentinel)
                    .map(|(printed, answer)| (printed.to_vec(), answer.to_vec())),
                Style::Stdin | Style::Sql => Some((Vec::new(), ran.stdout.clone())),
            };
            let (printed, answer, check) = match split {
                Some((printed, answer)) => {
                    let check = match ran.end {
                        super::model::verdict::End::Exit(0) => {
                            Some(self.check(problem, case, input, &answer).await?)
                        }
                        _ => None,
                    };
                    (printed, answer, check)
                }
                None => (ran.stdout.clone(), Vec::new(), None),
            };
            judged.push(JudgedCase {
                verdict: ran.verdict(&budget, check.as_ref()),
                ran,
                check,
                answer,
                printed,
            });
        }
        Ok(Judged {
            budget,
            compile,
            line_offset: place.offset,
            cases: judged,
            uncallable,
        })
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
        let sentinel = sentinel();
        let inputs = vec![inputs::of_given(input, &sentinel)];
        let (mut job, place) = job(problem, language, source, inputs)?;
        if problem.style == Style::Sql {
            job.arguments = super::column_names();
        }
        let mut report = self.runner.execute(user, &job, |_| {}).await?;
        let uncallable = uncallable(problem, language, &place, &report);
        let mut returned = None;
        if problem.signature().is_some()
            && let Some(ran) = report.runs.first_mut()
            && let Some((printed, answer)) = harness::split_output(&ran.stdout, &sentinel)
        {
            returned = Some(answer.to_vec());
            ran.stdout = printed.to_vec();
        }
        Ok(Tried {
            report,
            returned,
            line_offset: place.offset,
            limits: job.limits,
            uncallable,
        })
    }

    async fn check(
        &self,
        problem: &Problem,
        case: &Case,
        input: &[u8],
        answer: &[u8],
    ) -> Result<Check, RunnerError> {
        match problem.checker {
            Checker::Compare(comparison) => {
                Ok(checker::check(comparison, case.expected.as_bytes(), answer))
            }
            Checker::Custom => self.check_by_program(problem, case, input, answer).await,
        }
    }

    /// The problem's own checker, in a sandbox of its own: the answer is hostile.
    async fn check_by_program(
        &self,
        problem: &Problem,
        case: &Case,
        input: &[u8],
        answer: &[u8],
    ) -> Result<Check, RunnerError> {
        let file = |name: &str, bytes: &[u8]| File {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        };
        let source = problem.check_program.as_deref().unwrap_or_default();
        let job = Job {
            files: vec![
                file("input", input),
                file("expected", case.expected.as_bytes()),
                file("output", answer),
            ],
            arguments: ["input", "expected", "output"].map(str::to_owned).to_vec(),
            limits: Limits {
                cpu_ms: 10_000,
                wall_ms: 20_000,
                memory_bytes: 1 << 30,
                ..Limits::default()
            },
            ..Job::once(Language::Python, source, "")
        };
        let report = inputs::execute_ours(&self.runner, &job).await?;
        let ran = report.runs.into_iter().next();
        match ran.as_ref().map(|ran| ran.end) {
            Some(runner::End::Exit(0)) => Ok(Check::Right),
            Some(runner::End::Exit(1)) => {
                let said = ran.map(|ran| String::from_utf8_lossy(&ran.stdout).trim().to_owned());
                Ok(Check::Wrong(Difference::Said(said.unwrap_or_default())))
            }
            end => Err(RunnerError::Broken(format!(
                "{}: check.py ended with {end:?}",
                problem.id
            ))),
        }
    }

    /// How time and memory grow with the input; for programs that were accepted.
    pub async fn growth(
        &self,
        user: &str,
        problem: &Problem,
        language: Language,
        source: &str,
    ) -> Result<Grown, RunnerError> {
        let sentinel = sentinel();
        let mut grown = Grown::default();
        let mut size = FIRST_SIZE;
        for _ in 0..3 {
            let mut sizes = Vec::new();
            let mut inputs = Vec::new();
            // A first run that is not counted warms the machine's caches for the program; the smallest input is the floor.
            for at in [1, 1]
                .into_iter()
                .chain((0..GROWTH_SIZES / 3).map(|step| size << step))
            {
                sizes.push(at);
                inputs.push(
                    self.generated
                        .of_size(problem, at.max(16), GROWTH_SHAPE, &sentinel)
                        .await?,
                );
            }
            let (job, _) = job(problem, language, source, inputs)?;
            let report = self.runner.execute(user, &job, |_| {}).await?;
            for (at, ran) in sizes.into_iter().zip(&report.runs).skip(1) {
                if !ran.is_success() {
                    return Ok(grown);
                }
                grown.add(at, ran);
            }
            size <<= GROWTH_SIZES / 3;
            if grown.time.last().is_none_or(|point| point.cost > ENOUGH_MS) {
                break;
            }
        }
        Ok(grown)
    }
}

/// What was measured at growing sizes.
#[derive(Debug, Default)]
pub struct Grown {
    pub time: Vec<Point>,
    pub memory: Vec<Point>,
    floor_ms: Option<f64>,
    floor_bytes: Option<f64>,
}

impl Grown {
    fn add(&mut self, size: u32, ran: &runner::Ran) {
        let (ms, bytes) = (ran.cpu_us as f64 / 1000.0, ran.peak_bytes as f64);
        if size == 1 {
            self.floor_ms = Some(self.floor_ms.map_or(ms, |known| known.min(ms)));
            self.floor_bytes = Some(self.floor_bytes.map_or(bytes, |known| known.min(bytes)));
            return;
        }
        let point = |cost| Point {
            size: size.into(),
            cost,
        };
        self.time.push(point(ms));
        self.memory.push(point(bytes));
    }

    pub fn time_growth(&self) -> Result<Estimate, Abstained> {
        growth::estimate(Measure::CpuTime, &self.time, self.floor_ms.unwrap_or(0.0))
    }

    pub fn memory_growth(&self) -> Result<Estimate, Abstained> {
        growth::estimate(
            Measure::Memory,
            &self.memory,
            self.floor_bytes.unwrap_or(0.0),
        )
    }
}

fn sentinel() -> Sentinel {
    Sentinel::new(u128::from_ne_bytes(crate::ids::random()))
}

/// Where the author's own lines are in what is compiled.
#[derive(Debug, Default)]
struct Place {
    offset: u32,
    /// The last of them.
    end: u32,
}

/// Why the judge found no function to call, if it did not.
fn uncallable(
    problem: &Problem,
    language: Language,
    place: &Place,
    report: &Report,
) -> Option<String> {
    let signature = problem.signature()?;
    let is_missing = match (&report.compile, report.runs.first()) {
        (_, Some(ran)) => ran.end == runner::End::Exit(harness::NOTHING_TO_CALL),
        (Some(compile), None) => {
            let said = [compile.stdout.as_slice(), &compile.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            harness::says_nothing_to_call(language, signature, &said, place.end)
        }
        (None, None) => false,
    };
    is_missing.then(|| harness::nothing_to_call(language, signature))
}

fn job(
    problem: &Problem,
    language: Language,
    source: &str,
    inputs: Vec<Vec<u8>>,
) -> Result<(Job, Place), RunnerError> {
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
    let limits = Limits {
        cpu_ms,
        wall_ms: 3 * cpu_ms + 2_000,
        memory_bytes: problem.limits.memory_bytes(),
        output_bytes: MAX_OUTPUT,
        ..Limits::default()
    };
    let job = Job {
        inputs,
        limits,
        stop_at_exit: problem.signature().map(|_| harness::NOTHING_TO_CALL),
        ..Job::once(language, source, "")
    };
    Ok((job, place))
}

/// What a case may use.
fn budget(limits: &Limits, language: Language) -> Budget {
    Budget {
        cpu_ms: limits.cpu_ms as u32,
        wall_ms: limits.wall_ms as u32,
        memory_bytes: limits.memory_bytes,
        overhead_bytes: language.overhead_bytes(),
        output_bytes: limits.output_bytes,
    }
}

fn measured(ran: runner::Ran) -> Ran {
    use super::model::verdict::End;
    Ran {
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
        stdout: ran.stdout,
        stderr: ran.stderr,
    }
}
