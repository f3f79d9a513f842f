//! From measurements to what people are shown.

use super::{
    judged::{Judged, JudgedCase, Kept, Tried},
    judging::SHOWN,
    model::{
        self,
        growth::{Abstained, Estimate, Point},
        problem::Problem,
        verdict::{Budget, Most, STARVED, general_sentence},
    },
};
use crate::error::{ApiError, Result};
use api::judge::{
    CaseResult, Cost, GrowthEstimate, GrowthPoint, Output, OwnRun, RunResult, Sample, SampleResult,
    SamplesResult, Verdict,
};
use runner::{End, Language, Limits, Ran, Report};

pub fn output(bytes: &[u8]) -> Output {
    beginning(&bytes[..bytes.len().min(SHOWN)], bytes.len() as u64)
}

fn kept(kept: &Kept) -> Output {
    beginning(&kept.beginning, kept.bytes)
}

fn beginning(shown: &[u8], bytes: u64) -> Output {
    let text = String::from_utf8_lossy(shown).into_owned();
    Output {
        // A character that the end of what is shown cuts in two is no fault of the program's.
        lossy: std::str::from_utf8(shown).is_err_and(|error| error.error_len().is_some()),
        bytes,
        cut: bytes > shown.len() as u64,
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
        End::Starved => Verdict::SystemError,
    }
}

pub fn sentence(ran: &Ran, limits: &Limits) -> String {
    let seconds = |ms: u64| match ms {
        0..100 => format!("{ms} ms"),
        _ => format!("{:.1} s", ms as f64 / 1000.0),
    };
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
            "Stopped because it waited: it computed for {} and waited for more than {}.",
            seconds(ran.cpu_ms()),
            seconds(limits.wall_ms.saturating_sub(ran.cpu_ms()))
        ),
        End::Starved => STARVED.to_owned(),
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

pub fn run_result(language: Language, report: Report, limits: &Limits) -> RunResult {
    let mut run = unlocated(report, limits);
    run.stderr = shifted(language, run.stderr, 0);
    run
}

fn unlocated(report: Report, limits: &Limits) -> RunResult {
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

pub fn own_run(language: Language, tried: Tried) -> OwnRun {
    let mut run = unlocated(tried.report, &tried.limits);
    if let Some(why) = tried.uncallable {
        run.message = why;
        run.compiler = None;
        run.stderr = Output::default();
        run.exit_code = None;
    }
    let own_lines = |output| shifted(language, output, tried.line_offset);
    run.compiler = run.compiler.map(own_lines);
    run.stderr = own_lines(run.stderr);
    OwnRun {
        run,
        returned: tried.returned.as_deref().map(output),
    }
}

pub fn compile_sentence(ran: Option<&Ran>) -> String {
    match ran.map(|ran| ran.end) {
        Some(End::CpuLimit | End::WallLimit) => "Compiling took too long and was stopped.",
        Some(End::MemoryLimit) => "Compiling needed too much memory and was stopped.",
        Some(End::Starved) => "The machine was too busy to compile it. Try again.",
        Some(End::OutputLimit) => "The compiler said so much that it was stopped.",
        _ => "It does not compile: the compiler says where.",
    }
    .to_owned()
}

/// Refuses what cannot be kept.
pub fn check_source(source: &str) -> Result<()> {
    match source.contains('\0') {
        true => Err(ApiError::invalid(
            "source",
            "The program contains a NUL byte, which no compiler here takes.",
        )),
        false => Ok(()),
    }
}

pub fn verdict(verdict: model::verdict::Verdict) -> Verdict {
    use model::verdict::Verdict as Model;
    match verdict {
        Model::Ac => Verdict::Accepted,
        Model::Wa => Verdict::WrongAnswer,
        Model::Re => Verdict::RuntimeError,
        Model::Tle => Verdict::TimeLimit,
        Model::Mle => Verdict::MemoryLimit,
        Model::Ole => Verdict::OutputLimit,
        Model::Ce => Verdict::CompileError,
        Model::Se => Verdict::SystemError,
    }
}

pub fn sample(problem: &Problem, sample: &model::problem::Sample) -> Sample {
    Sample {
        input: problem.input_text(&sample.case).unwrap_or_default(),
        expected: sample.case.expected.clone(),
        note: sample.note.clone(),
    }
}

fn case_cost(case: &JudgedCase) -> Cost {
    Cost {
        cpu_ms: case.ran.cpu_ms.into(),
        wall_ms: case.ran.wall_ms.into(),
        peak_bytes: case.ran.peak_bytes,
    }
}

pub fn samples_result(problem: &Problem, language: Language, judged: &Judged) -> SamplesResult {
    let overall = judged.verdict();
    let results = judged
        .cases
        .iter()
        .zip(&problem.samples)
        .map(|(case, shown)| SampleResult {
            verdict: verdict(case.verdict),
            message: case.ran.sentence(&judged.budget, case.check.as_ref()),
            sample: sample(problem, shown),
            actual: kept(&case.answer),
            printed: kept(&case.printed),
            stderr: shifted(language, kept(&case.stderr), judged.line_offset),
            cost: Some(case_cost(case)),
        });
    SamplesResult {
        verdict: verdict(overall),
        message: match overall {
            model::verdict::Verdict::Ac => "Every example is right.".to_owned(),
            _ => overall_sentence(overall, judged),
        },
        compiler: compiler_of(language, judged),
        results: results.collect(),
    }
}

/// What may be told about a hidden case.
pub fn hidden_case(case: &JudgedCase, budget: &Budget) -> CaseResult {
    let told = case.ran.redact(budget, case.check.as_ref());
    CaseResult {
        verdict: verdict(told.verdict),
        message: told.sentence,
    }
}

/// The most that any hidden case took.
pub fn hidden_cost(judged: &Judged) -> Option<Cost> {
    let runs = judged.cases.iter().map(|case| &case.ran);
    Most::of(runs, &judged.budget).map(|most| Cost {
        cpu_ms: most.cpu_ms.into(),
        wall_ms: most.wall_ms.into(),
        peak_bytes: most.peak_bytes,
    })
}

pub fn overall_sentence(overall: model::verdict::Verdict, judged: &Judged) -> String {
    if let Some(why) = &judged.uncallable {
        return why.clone();
    }
    match overall {
        model::verdict::Verdict::Ce => compile_sentence(judged.compile.as_ref()),
        model::verdict::Verdict::Ac => "Every case is right.".to_owned(),
        other => general_sentence(other, &judged.budget, None),
    }
}

pub fn compiler_of(language: Language, judged: &Judged) -> Option<Output> {
    let ran = judged.compile.as_ref()?;
    // It would speak of the judge's own part, which calls the function.
    if judged.uncallable.is_some() {
        return None;
    }
    let said = [ran.stdout.as_slice(), &ran.stderr].concat();
    (!said.is_empty()).then(|| shifted(language, output(&said), judged.line_offset))
}

/// Line numbers as the author of the program counts them: the harness stands before it.
fn shifted(language: Language, mut output: Output, offset: u32) -> Output {
    if language == Language::Sql {
        output.text = statement_lines(&output.text);
    }
    if offset > 0 {
        let named = shift_lines(&output.text, language.file(), offset);
        output.text = named
            .split_inclusive('\n')
            .map(|line| shift_gutter(line, offset))
            .collect();
    }
    output
}

/// SQLite counts the lines of statements, not within them: `near line 1` may be far from line 1.
fn statement_lines(text: &str) -> String {
    let line = |line: &str| match line.split_once(" near line ") {
        Some((kind @ ("Runtime error" | "Parse error" | "Error"), rest)) => {
            format!("{kind} in the statement that begins on line {rest}")
        }
        _ => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Lowers the numbers in `main.x:12` and `main.x", line 12` by `offset`; those of the harness itself stay.
fn shift_lines(text: &str, file: &str, offset: u32) -> String {
    let mut shifted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(file) {
        let (before, after) = rest.split_at(at + file.len());
        shifted.push_str(before);
        rest = after;
        let lead = [":", "\", line ", "(", " on line "]
            .into_iter()
            .find(|lead| rest.starts_with(lead));
        let Some(lead) = lead else { continue };
        let digits = rest[lead.len()..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let number = &rest[lead.len()..lead.len() + digits];
        if let Ok(line) = number.parse::<u32>()
            && line > offset
        {
            shifted.push_str(lead);
            shifted.push_str(&(line - offset).to_string());
            rest = &rest[lead.len() + digits..];
        }
    }
    shifted.push_str(rest);
    shifted
}

/// Compilers that show a line put its number before it: `   12 |   return x;`.
fn shift_gutter(line: &str, offset: u32) -> std::borrow::Cow<'_, str> {
    let lead = line.len() - line.trim_start().len();
    let digits = line[lead..].bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line[lead..].split_at(digits);
    match number.parse::<u32>() {
        Ok(number) if number > offset && rest.trim_start().starts_with('|') => {
            let width = lead + digits;
            format!("{:>width$}{rest}", number - offset).into()
        }
        _ => line.into(),
    }
}

pub fn growth(
    estimate: std::result::Result<Estimate, Abstained>,
    points: &[Point],
) -> GrowthEstimate {
    let points = points.iter().map(|point| GrowthPoint {
        size: point.size,
        value: point.cost,
    });
    let points: Vec<GrowthPoint> = points.collect();
    match estimate {
        Ok(estimate) => GrowthEstimate {
            class: Some(estimate.growth.id().to_owned()),
            runner_up: Some(estimate.runner_up.id().to_owned()),
            confidence: estimate.confidence,
            why: format!(
                "Estimated from {} runs on inputs of growing size; {} is the next likely.",
                points.len(),
                estimate.runner_up.id()
            ),
            points,
        },
        Err(abstained) => GrowthEstimate {
            class: None,
            runner_up: None,
            confidence: 0.0,
            why: abstained.to_string(),
            points,
        },
    }
}

pub fn readability(read: model::readability::Readability) -> api::judge::Readability {
    let remark = |remark: model::readability::Remark| api::judge::Remark {
        kind: remark.kind.id().to_owned(),
        first_line: remark.first_line,
        last_line: remark.last_line,
        message: remark.message,
    };
    api::judge::Readability {
        score: read.score,
        remarks: read.remarks.into_iter().map(remark).collect(),
    }
}

/// What an editor starts with where the problem does not say.
pub fn starter(language: Language) -> &'static str {
    match language {
        Language::Python => {
            "import sys\n\n\ndef main():\n    data = sys.stdin.read().split()\n    print(data)\n\n\nmain()\n"
        }
        Language::JavaScript => {
            "const lines = require(\"fs\").readFileSync(0, \"utf8\").split(\"\\n\");\nconsole.log(lines.length);\n"
        }
        Language::TypeScript => {
            "import { readFileSync } from \"node:fs\";\n\nconst lines: string[] = readFileSync(0, \"utf8\").split(\"\\n\");\nconsole.log(lines.length);\n"
        }
        Language::Java => {
            "import java.io.*;\nimport java.util.*;\n\nclass Main {\n    public static void main(String[] arguments) throws IOException {\n        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));\n        System.out.println(in.readLine());\n    }\n}\n"
        }
        Language::Cpp => {
            "#include <bits/stdc++.h>\nusing namespace std;\n\nint main() {\n    ios::sync_with_stdio(false);\n    cin.tie(nullptr);\n    return 0;\n}\n"
        }
        Language::C => "#include <stdio.h>\n\nint main(void) {\n    return 0;\n}\n",
        Language::Go => {
            "package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tin := bufio.NewReader(os.Stdin)\n\tvar n int\n\tfmt.Fscan(in, &n)\n\tfmt.Println(n)\n}\n"
        }
        Language::Rust => {
            "use std::io::{self, Read};\n\nfn main() {\n    let mut input = String::new();\n    io::stdin().read_to_string(&mut input).unwrap();\n    println!(\"{}\", input.lines().count());\n}\n"
        }
        Language::Ruby => "lines = $stdin.read.split(\"\\n\")\nputs lines.length\n",
        Language::Php => {
            "<?php\n$lines = explode(\"\\n\", stream_get_contents(STDIN));\necho count($lines), \"\\n\";\n"
        }
        Language::Sql => "SELECT 1;\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_15_line_numbers_are_those_of_the_authors_own_program() {
        let cpp = "main.cpp:45:3: error: x\nmain.cpp: In function\nmain.cpp:2:1: note";
        assert_eq!(
            shift_lines(cpp, "main.cpp", 40),
            "main.cpp:5:3: error: x\nmain.cpp: In function\nmain.cpp:2:1: note"
        );
        let python = "  File \"/box/main.py\", line 41, in f";
        assert_eq!(
            shift_lines(python, "main.py", 40),
            "  File \"/box/main.py\", line 1, in f"
        );
        assert_eq!(
            shift_gutter("   72 |   return x;\n", 60),
            "   12 |   return x;\n"
        );
        assert_eq!(shift_gutter("      |   ^~~\n", 60), "      |   ^~~\n");
        assert_eq!(shift_gutter("72 | x\n", 80), "72 | x\n");
        assert_eq!(shift_gutter("72 is the answer\n", 60), "72 is the answer\n");
    }

    #[test]
    fn b_9_sql_errors_name_the_statement_that_they_are_in() {
        let said = "Runtime error near line 1: malformed JSON\n  no error near line 2\n";
        assert_eq!(
            statement_lines(said),
            "Runtime error in the statement that begins on line 1: malformed JSON\n  no error near line 2\n"
        );
    }

    #[test]
    fn output_is_cut_between_what_is_text_and_never_panics() {
        let long = "é".repeat(SHOWN);
        let shown = output(long.as_bytes());
        assert!(shown.cut && !shown.lossy && shown.bytes == 2 * SHOWN as u64);
        let odd = output(b"a\xffb");
        assert_eq!((odd.text.as_str(), odd.lossy), ("a\u{fffd}b", true));
    }
}
