//! From measurements to what people are shown.

use api::judge::{Cost, Output, RunResult, Verdict};
use runner::{End, Limits, Ran, Report};

/// Of one stream, in an answer.
const MAX_SHOWN: usize = 64 << 10;

pub fn output(bytes: &[u8]) -> Output {
    let shown = &bytes[..bytes.len().min(MAX_SHOWN)];
    let text = String::from_utf8_lossy(shown).into_owned();
    Output {
        lossy: std::str::from_utf8(bytes).is_err(),
        bytes: bytes.len() as u64,
        cut: bytes.len() > MAX_SHOWN,
        text,
    }
}

pub fn cost(ran: &Ran) -> Cost {
    Cost {
        cpu_ms: ran.cpu_ms().cast_signed(),
        wall_ms: ran.wall_ms.cast_signed(),
        peak_bytes: ran.peak_bytes,
    }
}

/// What the compiler said, if anything.
pub fn compiler(report: &Report) -> Option<Output> {
    let ran = report.compile.as_ref()?;
    let said = [ran.stdout.as_slice(), &ran.stderr].concat();
    (!said.is_empty()).then(|| output(&said))
}

/// How a program ended that was not judged by its output.
pub fn ended(end: End) -> Verdict {
    match end {
        End::Exit(0) => Verdict::Accepted,
        End::Exit(_) | End::Signal(_) => Verdict::RuntimeError,
        End::CpuLimit | End::WallLimit => Verdict::TimeLimit,
        End::MemoryLimit => Verdict::MemoryLimit,
        End::OutputLimit => Verdict::OutputLimit,
    }
}

pub fn sentence(ran: &Ran, limits: &Limits) -> String {
    let seconds = |ms: u64| format!("{:.1} s", ms as f64 / 1000.0);
    let mib = limits.memory_bytes >> 20;
    match ran.end {
        End::Exit(0) => format!("Ended by itself after {}.", seconds(ran.wall_ms)),
        End::Exit(code) => format!("Ended with exit code {code}: the error output may say why."),
        End::Signal(signal) => format!("Ended by {}.", signal_name(signal)),
        End::CpuLimit => format!(
            "Stopped after {} of CPU time; the limit is {}.",
            seconds(ran.cpu_ms()),
            seconds(limits.cpu_ms)
        ),
        End::WallLimit => format!(
            "Stopped after {}: it computed for {} and waited for the rest.",
            seconds(ran.wall_ms),
            seconds(ran.cpu_ms())
        ),
        End::MemoryLimit => {
            format!("Stopped because it needed more memory than the {mib} MiB allowed.")
        }
        End::OutputLimit => format!(
            "Stopped because it wrote more than {} KiB.",
            limits.output_bytes >> 10
        ),
    }
}

fn signal_name(signal: i32) -> String {
    match signal {
        4 => "an illegal instruction (SIGILL)".to_owned(),
        6 => "its own abort (SIGABRT): an assertion or an allocation failed".to_owned(),
        8 => "an arithmetic error (SIGFPE), such as a division by zero".to_owned(),
        9 => "being killed (SIGKILL)".to_owned(),
        11 => "a memory access outside of what it owns (SIGSEGV)".to_owned(),
        25 => "writing a file that is too large (SIGXFSZ)".to_owned(),
        other => format!("signal {other}"),
    }
}

pub fn run_result(report: Report, limits: &Limits) -> RunResult {
    let compiler = compiler(&report);
    match report.runs.first() {
        Some(ran) => RunResult {
            verdict: ended(ran.end),
            message: sentence(ran, limits),
            compiler,
            stdout: output(&ran.stdout),
            stderr: output(&ran.stderr),
            cost: Some(cost(ran)),
            exit_code: match ran.end {
                End::Exit(code) => Some(code),
                _ => None,
            },
        },
        None => RunResult {
            verdict: Verdict::CompileError,
            message: compile_sentence(report.compile.as_ref()),
            compiler,
            stdout: Output::default(),
            stderr: Output::default(),
            cost: None,
            exit_code: None,
        },
    }
}

pub fn compile_sentence(ran: Option<&Ran>) -> String {
    match ran.map(|ran| ran.end) {
        Some(End::CpuLimit | End::WallLimit) => "Compiling took too long and was stopped.",
        Some(End::MemoryLimit) => "Compiling needed too much memory and was stopped.",
        Some(End::OutputLimit) => "The compiler said so much that it was stopped.",
        _ => "It does not compile: the compiler says where.",
    }
    .to_owned()
}
