//! Running and judging programs: the playground, coding problems, and submissions.

use crate::{Millis, SubmissionId, UnixMs};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language programs can be written in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LanguageInfo {
    /// `python`, `javascript`, `typescript`, `java`, `cpp`, `c`, `go`, `rust`, `ruby`, `php`, `sql`.
    pub id: String,
    /// As people write it.
    pub name: String,
    pub ready: bool,
    /// The tool's own words for its version, when ready.
    pub version: Option<String>,
    /// Why not, when not ready; for the operator.
    pub missing: Option<String>,
    /// Of a program that is run by itself: in the playground, or in a room.
    pub limits: RunLimits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunLimits {
    pub cpu_ms: Millis,
    /// Elapsed time, without that in which the machine was busy with others.
    pub wall_ms: Millis,
    pub memory_bytes: u64,
    pub output_bytes: u64,
    pub source_bytes: u64,
    pub input_bytes: u64,
}

/// `GET /api/v1/judge/languages`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Languages {
    pub items: Vec<LanguageInfo>,
    /// What is weaker than it should be on this machine, in sentences; empty when nothing is.
    pub degraded: Vec<String>,
}

/// Worst first: of several, the first in this order is the submission's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// SE: the judge failed, not the program.
    SystemError,
    /// CE
    CompileError,
    /// OLE
    OutputLimit,
    /// MLE
    MemoryLimit,
    /// TLE
    TimeLimit,
    /// RE
    RuntimeError,
    /// WA
    WrongAnswer,
    /// AC
    Accepted,
}

/// Output of a program: text as far as it is text, and cut where it is long.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Output {
    /// At most 64 KiB; bytes that are no UTF-8 are shown as U+FFFD.
    pub text: String,
    /// Of the whole output.
    pub bytes: u64,
    pub cut: bool,
    /// Some bytes were no text.
    pub lossy: bool,
}

/// What one run cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cost {
    pub cpu_ms: Millis,
    pub wall_ms: Millis,
    /// Largest resident size.
    pub peak_bytes: u64,
}

/// `POST /api/v1/judge/runs`: run a program on the caller's own input (the playground).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RunRequest {
    pub language: String,
    /// At most 64 KiB.
    pub source: String,
    /// Standard input, at most 128 KiB. For a function of a coding problem the call, `name(argument, …)` with arguments
    /// in JSON; for a query the SQL that makes its tables.
    pub input: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunResult {
    /// `accepted` here means: ended by itself with exit code 0.
    pub verdict: Verdict,
    /// One plain sentence about how it ended.
    pub message: String,
    /// What the compiler said; absent when nothing was compiled, or it said nothing.
    pub compiler: Option<Output>,
    pub stdout: Output,
    pub stderr: Output,
    /// Absent when it never ran.
    pub cost: Option<Cost>,
    pub exit_code: Option<i32>,
}

/// `POST /api/v1/judge/problems/{id}/runs`: as [`RunResult`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnRun {
    #[serde(flatten)]
    pub run: RunResult,
    /// What the function returned, as text; absent when it did not, and where a program is no function.
    pub returned: Option<Output>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    Easy,
    Medium,
    Hard,
}

/// What is to be done: write a program, or find the fault of a given one and mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    Implementation,
    Debugging,
}

/// A coding problem or debugging task in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProblemSummary {
    pub id: String,
    pub title: String,
    pub kind: ProblemKind,
    pub tier: Tier,
    pub tags: Vec<String>,
    /// Ids of the languages it can be solved in, installed here or not.
    pub languages: Vec<String>,
    /// The caller's best verdict so far.
    pub best: Option<Verdict>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Problems {
    /// Easy first.
    pub items: Vec<ProblemSummary>,
}

/// A public example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sample {
    /// What the program reads; for function problems the call, as text.
    pub input: String,
    pub expected: String,
    pub note: String,
}

/// The code an editor starts with; in a debugging task the faulty program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Starter {
    pub language: String,
    pub source: String,
    /// With the language's factor in it.
    pub cpu_ms: Millis,
}

/// `GET /api/v1/judge/problems/{id}`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    #[serde(flatten)]
    pub summary: ProblemSummary,
    /// Of a debugging task: what somebody saw who was hurt by the fault. Markdown without HTML.
    pub report: Option<String>,
    /// Markdown without HTML.
    pub statement: String,
    /// How a program talks to the judge: `function`, `stdin` or `sql`.
    pub style: ProblemStyle,
    pub samples: Vec<Sample>,
    pub hidden_cases: u32,
    /// Of programs that were accepted.
    pub growth_is_measured: bool,
    pub memory_bytes: u64,
    /// One for each language this problem can be solved in here.
    pub starters: Vec<Starter>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemStyle {
    Function,
    Stdin,
    Sql,
}

/// `POST /api/v1/judge/problems/{id}/samples` and `…/submissions`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SubmitRequest {
    pub language: String,
    /// At most 64 KiB.
    pub source: String,
}

/// How one public case went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SampleResult {
    pub verdict: Verdict,
    pub message: String,
    pub sample: Sample,
    /// What the program answered.
    pub actual: Output,
    /// What it printed besides (function problems), and its standard error.
    pub printed: Output,
    pub stderr: Output,
    pub cost: Option<Cost>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SamplesResult {
    pub verdict: Verdict,
    pub message: String,
    pub compiler: Option<Output>,
    pub results: Vec<SampleResult>,
}

/// How one hidden case went: nothing of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseResult {
    pub verdict: Verdict,
    pub message: String,
}

/// An estimate from measured growth (H-7); always an estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct GrowthEstimate {
    /// `1`, `log n`, `n`, `n log n`, `n^2`, `n^3`, `2^n`; absent: it abstained.
    pub class: Option<String>,
    pub runner_up: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
    /// A plain sentence: what it rests on, or why it abstained.
    pub why: String,
    /// Size and what was measured there (milliseconds, or bytes).
    pub points: Vec<GrowthPoint>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct GrowthPoint {
    pub size: u64,
    pub value: f64,
}

/// A remark on how the program reads, anchored to lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Remark {
    /// `naming`, `length`, `nesting`, `duplication`, `dead_code`, `complexity`.
    pub kind: String,
    /// From 1.
    pub first_line: u32,
    pub last_line: u32,
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Readability {
    /// 0 to 100.
    pub score: u8,
    pub remarks: Vec<Remark>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SubmissionSummary {
    pub id: SubmissionId,
    pub problem_id: String,
    pub language: String,
    pub verdict: Verdict,
    pub passed: u32,
    pub cases: u32,
    pub submitted_at_ms: UnixMs,
}

/// `GET /api/v1/judge/problems/{id}/submissions`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Submissions {
    /// Newest first.
    pub items: Vec<SubmissionSummary>,
    /// For the next page; absent at the end.
    pub next: Option<String>,
    /// Not judged yet, oldest first; on the first page.
    pub judging: Vec<BeingJudged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BeingJudged {
    pub id: SubmissionId,
    pub language: String,
    pub submitted_at_ms: UnixMs,
}

/// A judged submission; only its author may read it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Submission {
    #[serde(flatten)]
    pub summary: SubmissionSummary,
    pub message: String,
    pub source: String,
    pub compiler: Option<Output>,
    /// Of the hidden cases that were run, in order; a limit ends the row early.
    pub results: Vec<CaseResult>,
    /// The most that any hidden case took, each figure by itself; absent when none was run.
    pub cost: Option<Cost>,
    pub time_growth: Option<GrowthEstimate>,
    pub memory_growth: Option<GrowthEstimate>,
    pub readability: Option<Readability>,
}

/// `GET`/`PUT /api/v1/judge/drafts/{scope}`: what somebody was writing; `scope` is `playground` or a problem's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Draft {
    /// The language chosen last.
    pub language: String,
    /// A source for each language that has one.
    pub sources: Vec<DraftSource>,
    /// Standard input of the playground.
    pub input: String,
    /// When it was saved; in a request, of the version that it replaces: absent when there was none.
    pub updated_at_ms: Option<UnixMs>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftSource {
    pub language: String,
    pub source: String,
}
