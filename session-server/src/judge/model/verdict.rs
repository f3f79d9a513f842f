//! From how a program ran to what is said of it.

use super::checker::Check;
use serde::{Deserialize, Serialize};

/// Ordered by precedence, from best to worst: of several the worst is the one that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verdict {
    /// Accepted.
    Ac,
    /// Wrong answer.
    Wa,
    /// Run-time error.
    Re,
    /// Time limit exceeded.
    Tle,
    /// Memory limit exceeded.
    Mle,
    /// Output limit exceeded.
    Ole,
    /// Compile error.
    Ce,
    /// System error: the judge's fault.
    Se,
}

impl Verdict {
    pub const ALL: [Self; 8] = [
        Self::Ac,
        Self::Wa,
        Self::Re,
        Self::Tle,
        Self::Mle,
        Self::Ole,
        Self::Ce,
        Self::Se,
    ];

    /// Such as `TLE`; the same as serde's.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ac => "AC",
            Self::Wa => "WA",
            Self::Re => "RE",
            Self::Tle => "TLE",
            Self::Mle => "MLE",
            Self::Ole => "OLE",
            Self::Ce => "CE",
            Self::Se => "SE",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Ac => "Accepted",
            Self::Wa => "Wrong answer",
            Self::Re => "Runtime error",
            Self::Tle => "Time limit exceeded",
            Self::Mle => "Memory limit exceeded",
            Self::Ole => "Output limit exceeded",
            Self::Ce => "Compile error",
            Self::Se => "System error",
        }
    }

    /// Whether it ends a submission.
    pub fn is_limit(self) -> bool {
        matches!(self, Self::Tle | Self::Mle | Self::Ole)
    }

    /// Of all cases: the worst. Without any case nothing was judged, which is the judge's fault.
    pub fn overall(cases: impl IntoIterator<Item = Self>) -> Self {
        cases.into_iter().max().unwrap_or(Self::Se)
    }
}

/// What one case may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub cpu_ms: u32,
    pub wall_ms: u32,
    pub memory_bytes: u64,
    /// What the language's own machinery may take on top.
    pub overhead_bytes: u64,
    /// Of standard output.
    pub output_bytes: u64,
}

impl Budget {
    fn all_memory(&self) -> u64 {
        self.memory_bytes + self.overhead_bytes
    }
}

/// Said of a run that the machine had no time for.
pub const STARVED: &str =
    "The machine was too busy to run your program; nothing is wrong with it. Try again.";

/// How the program came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Exit(i32),
    /// Of itself, not by the runner.
    Signal(i32),
    CpuLimit,
    WallLimit,
    /// The kernel ended it for want of memory in its control group.
    MemoryLimit,
    OutputLimit,
    /// The machine was too busy to run it.
    Starved,
}

/// One run of a program on one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ran {
    pub end: End,
    pub cpu_ms: u32,
    pub wall_ms: u32,
    pub peak_bytes: u64,
    /// The program wrote more than the budget's `output_bytes`.
    pub stdout_cut: bool,
}

const SIGXCPU: i32 = 24;
const SIGXFSZ: i32 = 25;

impl Ran {
    /// The verdict on the case. `check` is absent when the program printed no result to be checked.
    ///
    /// An exit code alone never accepts: a program that exits with 0 and printed no result is wrong. Nor does an output
    /// alone: a program that printed the right result and then failed has failed.
    pub fn verdict(&self, budget: &Budget, check: Option<&Check>) -> Verdict {
        let by_end = match self.end {
            End::Exit(0) => match check {
                Some(Check::Right) => Verdict::Ac,
                Some(Check::Wrong(_)) | None => Verdict::Wa,
            },
            End::CpuLimit | End::WallLimit | End::Signal(SIGXCPU) => Verdict::Tle,
            End::MemoryLimit => Verdict::Mle,
            End::OutputLimit | End::Signal(SIGXFSZ) => Verdict::Ole,
            End::Starved => Verdict::Se,
            End::Exit(_) | End::Signal(_) => Verdict::Re,
        };
        let by_figures = [
            (self.cpu_ms > budget.cpu_ms, Verdict::Tle),
            (self.peak_bytes > budget.all_memory(), Verdict::Mle),
            (self.stdout_cut, Verdict::Ole),
        ];
        by_figures
            .into_iter()
            .filter(|(beyond, _)| *beyond)
            .map(|(_, verdict)| verdict)
            .fold(by_end, Verdict::max)
    }

    /// One plain sentence or two about the verdict, for somebody who may see the case.
    pub fn sentence(&self, budget: &Budget, check: Option<&Check>) -> String {
        match (self.verdict(budget, check), self.end) {
            (Verdict::Wa, _) => match check {
                Some(Check::Wrong(difference)) => difference.to_string(),
                _ => "The program ended without a result: it exited before its function had returned."
                    .to_owned(),
            },
            (Verdict::Re, End::Signal(signal)) => format!("{}.", signal_words(signal)),
            (Verdict::Re, End::Exit(code)) => format!("The program ended with exit code {code}."),
            (Verdict::Tle, End::WallLimit) if self.cpu_ms <= budget.cpu_ms => format!(
                "Stopped because it waited for something: it computed for {} and waited for more than {}.",
                seconds(self.cpu_ms),
                seconds(budget.wall_ms.saturating_sub(self.cpu_ms))
            ),
            (Verdict::Se, End::Starved) => STARVED.to_owned(),
            (verdict, _) => general_sentence(verdict, budget, Some(self)),
        }
    }

    /// What may be told about a hidden case: not its name, input or output, nor what the program wrote, nor exit code, signal
    /// or figures. A program could speak of its input through them.
    pub fn redact(&self, budget: &Budget, check: Option<&Check>) -> Told {
        let verdict = self.verdict(budget, check);
        Told {
            verdict,
            sentence: general_sentence(verdict, budget, None),
        }
    }
}

/// Of a hidden case, to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    pub verdict: Verdict,
    pub sentence: String,
}

/// Of all hidden cases together, to anybody: the most that any of them took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Most {
    /// Rounded up to a twentieth of the limit, at most the limit.
    pub cpu_ms: u32,
    /// Rounded up to a twentieth of the limit, at most the limit.
    pub wall_ms: u32,
    /// Rounded up to a twentieth of the limit, at most the limit.
    pub peak_bytes: u64,
}

impl Most {
    /// None: nothing was run.
    pub fn of<'a>(runs: impl IntoIterator<Item = &'a Ran>, budget: &Budget) -> Option<Self> {
        let each = runs.into_iter().map(|ran| Self {
            cpu_ms: coarse(ran.cpu_ms.into(), budget.cpu_ms.into()) as u32,
            wall_ms: coarse(ran.wall_ms.into(), budget.wall_ms.into()) as u32,
            peak_bytes: coarse(ran.peak_bytes, budget.all_memory()),
        });
        each.reduce(|most, one| Self {
            cpu_ms: most.cpu_ms.max(one.cpu_ms),
            wall_ms: most.wall_ms.max(one.wall_ms),
            peak_bytes: most.peak_bytes.max(one.peak_bytes),
        })
    }
}

/// A sentence that says nothing of the case but the verdict; with `ran` also how much it used.
pub fn general_sentence(verdict: Verdict, budget: &Budget, ran: Option<&Ran>) -> String {
    match verdict {
        Verdict::Ac => "The output is right.".to_owned(),
        Verdict::Wa => "The output is not what was expected.".to_owned(),
        Verdict::Re => "The program ended with an error.".to_owned(),
        Verdict::Tle => match ran {
            Some(Ran {
                end: End::Exit(_),
                cpu_ms,
                ..
            }) => format!(
                "Took {cpu_ms} ms of CPU time; the limit is {} ms.",
                budget.cpu_ms
            ),
            Some(ran) => format!(
                "Stopped after {} of CPU time; the limit is {}.",
                seconds(ran.cpu_ms),
                short_seconds(budget.cpu_ms)
            ),
            None => format!(
                "Stopped for want of time; the limit is {} of CPU time.",
                short_seconds(budget.cpu_ms)
            ),
        },
        Verdict::Mle => format!(
            "Stopped because it needed more memory than the limit of {}.",
            size(budget.memory_bytes)
        ),
        Verdict::Ole => format!(
            "Stopped because it printed more than the limit of {}.",
            size(budget.output_bytes)
        ),
        Verdict::Ce => "The program does not compile.".to_owned(),
        Verdict::Se => "The judge failed, not your program. Please submit it again.".to_owned(),
    }
}

/// Such as "segmentation fault: memory outside the program's own was used (SIGSEGV)".
///
/// Numbers and names: Linux, signal(7).
pub fn signal_words(signal: i32) -> String {
    let (name, what) = match signal {
        4 => (
            "SIGILL",
            "Illegal instruction: the program ran into bytes that are no code",
        ),
        6 => (
            "SIGABRT",
            "Aborted: the program gave up by itself, as after a failed assertion or an exception nobody caught",
        ),
        7 => ("SIGBUS", "Bus error: memory was used that does not exist"),
        8 => (
            "SIGFPE",
            "Arithmetic error, such as an integer divided by zero",
        ),
        9 => ("SIGKILL", "Killed by force"),
        11 => (
            "SIGSEGV",
            "Segmentation fault: memory outside the program's own was used, or the stack overflowed",
        ),
        13 => ("SIGPIPE", "The program wrote to a pipe that nobody reads"),
        15 => ("SIGTERM", "The program was asked to end"),
        31 => (
            "SIGSYS",
            "The program used a system call that is not allowed here",
        ),
        other => return format!("The program was ended by signal {other}"),
    };
    format!("{what} ({name})")
}

/// `value` rounded up to a twentieth of `limit`, at most `limit`.
fn coarse(value: u64, limit: u64) -> u64 {
    let step = (limit / 20).max(1);
    value.div_ceil(step).saturating_mul(step).min(limit)
}

/// One decimal: `1.0 s`.
fn seconds(ms: u32) -> String {
    format!("{:.1} s", f64::from(ms) / 1_000.0)
}

/// Without needless decimals: `1 s`, `1.5 s`.
fn short_seconds(ms: u32) -> String {
    format!("{} s", f64::from(ms) / 1_000.0)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} bytes"),
        1_024..1_048_576 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::super::checker::{Comparison, Difference, check};
    use super::*;

    const BUDGET: Budget = Budget {
        cpu_ms: 1_000,
        wall_ms: 5_000,
        memory_bytes: 256 << 20,
        overhead_bytes: 8 << 20,
        output_bytes: 64 << 10,
    };

    fn ran(end: End) -> Ran {
        Ran {
            end,
            cpu_ms: 42,
            wall_ms: 50,
            peak_bytes: 10 << 20,
            stdout_cut: false,
        }
    }

    fn wrong() -> Check {
        check(Comparison::Tokens, b"secret", b"7")
    }

    #[test]
    fn precedence_is_the_order() {
        use Verdict::*;
        assert!(Se > Ce && Ce > Ole && Ole > Mle && Mle > Tle && Tle > Re && Re > Wa && Wa > Ac);
        assert_eq!(Verdict::overall([Ac, Wa, Tle, Re]), Tle);
        assert_eq!(Verdict::overall([Ac, Ac]), Ac);
        assert_eq!(Verdict::overall([]), Se);
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.id());
        }
    }

    #[test]
    fn neither_exit_code_nor_output_accepts_alone() {
        let verdict = |end, check: Option<Check>| ran(end).verdict(&BUDGET, check.as_ref());
        assert_eq!(verdict(End::Exit(0), Some(Check::Right)), Verdict::Ac);
        assert_eq!(verdict(End::Exit(0), Some(wrong())), Verdict::Wa);
        assert_eq!(verdict(End::Exit(0), None), Verdict::Wa);
        assert_eq!(verdict(End::Exit(1), Some(Check::Right)), Verdict::Re);
        assert_eq!(verdict(End::Signal(11), Some(Check::Right)), Verdict::Re);
        for (end, expected) in [
            (End::CpuLimit, Verdict::Tle),
            (End::WallLimit, Verdict::Tle),
            (End::MemoryLimit, Verdict::Mle),
            (End::OutputLimit, Verdict::Ole),
            (End::Signal(SIGXCPU), Verdict::Tle),
            (End::Signal(SIGXFSZ), Verdict::Ole),
            (End::Starved, Verdict::Se),
        ] {
            assert_eq!(verdict(end, Some(Check::Right)), expected, "{end:?}");
        }
    }

    #[test]
    fn figures_beyond_the_budget_count_however_it_ended() {
        let right = Some(&Check::Right);
        let mut run = ran(End::Exit(0));
        run.cpu_ms = 1_001;
        assert_eq!(run.verdict(&BUDGET, right), Verdict::Tle);
        run.peak_bytes = BUDGET.all_memory();
        assert_eq!(run.verdict(&BUDGET, right), Verdict::Tle);
        run.peak_bytes += 1;
        assert_eq!(run.verdict(&BUDGET, right), Verdict::Mle);
        run.stdout_cut = true;
        assert_eq!(run.verdict(&BUDGET, right), Verdict::Ole);
        let mut killed = ran(End::Signal(9));
        killed.peak_bytes = BUDGET.all_memory() + 1;
        assert_eq!(killed.verdict(&BUDGET, None), Verdict::Mle);
    }

    #[test]
    fn sentences_say_what_happened() {
        let sentence = |run: &Ran, check: Option<&Check>| run.sentence(&BUDGET, check);
        let mut slow = ran(End::CpuLimit);
        slow.cpu_ms = 1_040;
        assert_eq!(
            sentence(&slow, None),
            "Stopped after 1.0 s of CPU time; the limit is 1 s."
        );
        let mut asleep = ran(End::WallLimit);
        // Of these, others had the processors for three seconds.
        asleep.wall_ms = 8_010;
        assert_eq!(
            sentence(&asleep, None),
            "Stopped because it waited for something: it computed for 0.0 s and waited for more than 5.0 s."
        );
        assert_eq!(sentence(&ran(End::Starved), None), STARVED);
        assert_eq!(
            sentence(&ran(End::Signal(11)), None),
            "Segmentation fault: memory outside the program's own was used, or the stack overflowed (SIGSEGV)."
        );
        assert_eq!(
            sentence(&ran(End::Signal(42)), None),
            "The program was ended by signal 42."
        );
        assert_eq!(
            sentence(&ran(End::Exit(3)), Some(&Check::Right)),
            "The program ended with exit code 3."
        );
        assert_eq!(
            sentence(&ran(End::MemoryLimit), None),
            "Stopped because it needed more memory than the limit of 256 MiB."
        );
        assert_eq!(
            sentence(&ran(End::OutputLimit), None),
            "Stopped because it printed more than the limit of 64 KiB."
        );
        assert_eq!(
            sentence(&ran(End::Exit(0)), Some(&wrong())),
            "Token 1 is `7`; expected was `secret`."
        );
        let mut late = ran(End::Exit(0));
        late.cpu_ms = 1_040;
        assert_eq!(
            sentence(&late, Some(&Check::Right)),
            "Took 1040 ms of CPU time; the limit is 1000 ms."
        );
        assert!(sentence(&ran(End::Exit(0)), None).starts_with("The program ended without"));
        let said = Check::Wrong(Difference::Said(
            "The order is not one of the best.".to_owned(),
        ));
        assert_eq!(
            sentence(&ran(End::Exit(0)), Some(&said)),
            "The order is not one of the best."
        );
    }

    #[test]
    fn a_hidden_case_tells_no_secret() {
        let ends = [
            End::Exit(0),
            End::Exit(77),
            End::Signal(11),
            End::Signal(77),
            End::CpuLimit,
            End::WallLimit,
            End::MemoryLimit,
            End::OutputLimit,
            End::Starved,
        ];
        for end in ends {
            let told = ran(end).redact(&BUDGET, Some(&wrong()));
            let json = serde_json::to_string(&told).unwrap();
            assert!(
                !told.sentence.contains("77") && !json.contains("secret"),
                "{json}"
            );
        }
        // One sentence a verdict, whatever the program did.
        let one = ran(End::Exit(1)).redact(&BUDGET, None);
        let other = ran(End::Signal(6)).redact(&BUDGET, Some(&wrong()));
        assert_eq!(one, other);
        let mut beyond = ran(End::CpuLimit);
        beyond.cpu_ms = 1_234;
        let most = Most {
            cpu_ms: 1_000,
            wall_ms: 250,
            peak_bytes: (264 << 20) / 20,
        };
        let runs = [ran(End::Exit(0)), beyond, ran(End::Exit(1))];
        assert_eq!(Most::of(&runs, &BUDGET), Some(most));
        assert_eq!(Most::of(&[], &BUDGET), None);
        assert_eq!(coarse(0, 1_000), 0);
        assert_eq!(coarse(5, 3), 3);
    }
}
