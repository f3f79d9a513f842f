//! Mock interviews: roles, sessions, answers, feedback, reports.
//!
//! Positions count from 1. Spans are UTF-16 code units of the answer's text, so that browsers can cut with them. Scores go from 0 to 100.

use crate::{MockId, SubmissionId, UnixMs, judge};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use judge::Tier;

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Conceptual,
    Implementation,
    Debugging,
    Design,
    SystemDesign,
    Behavioural,
}

/// A share of a role's questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KindShare {
    pub kind: QuestionKind,
    /// Percent.
    pub share: u32,
}

/// A role to practise for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MockRole {
    pub id: String,
    pub title: String,
    /// One sentence.
    pub about: String,
    /// From this level of a student it is open.
    pub level: u32,
    pub open: bool,
    pub mix: Vec<KindShare>,
    /// Skills that its questions measure.
    pub topics: Vec<MockTopic>,
    /// Questions there are for it, and how many of them the caller has not seen.
    pub questions: u32,
    pub unseen: u32,
}

/// A topic of a role: its questions, and how many of them the caller has not seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MockTopic {
    pub id: String,
    pub questions: u32,
    pub unseen: u32,
}

/// `GET /api/v1/mocks/roles`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MockRoles {
    pub items: Vec<MockRole>,
    /// What reads answers here: shown before somebody relies on it.
    pub engine: String,
}

/// `POST /api/v1/mocks/sessions`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StartMock {
    pub role: String,
    pub tier: Tier,
    /// Questions: 1 to 10.
    pub length: u32,
    /// Only questions of this topic, as long as there are any.
    pub topic: Option<String>,
    /// Move up and down from `tier` with the caller's skill in each topic.
    pub adaptive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MockItemState {
    Open,
    Answered,
    Skipped,
}

/// A mock interview in lists.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MockSummary {
    pub id: MockId,
    pub role: String,
    pub role_title: String,
    pub tier: Tier,
    pub topic: Option<String>,
    pub adaptive: bool,
    pub questions: u32,
    pub answered: u32,
    pub started_at_ms: UnixMs,
    /// When something was last done in it.
    pub active_at_ms: UnixMs,
    /// Absent: it goes on.
    pub ended_at_ms: Option<UnixMs>,
    /// Mean of the answered questions, once it has ended and one was answered.
    pub score: Option<f64>,
    /// A search found its words in these questions' texts or answers.
    pub found: Vec<u32>,
}

/// A question as the student sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MockQuestion {
    pub id: String,
    pub kind: QuestionKind,
    pub tier: Tier,
    /// The skill it measures. Of a coding problem or debugging task not before it is answered or skipped, unless it was chosen: it
    /// may name the technique.
    pub topic: Option<String>,
    /// None while the question is open.
    pub tags: Vec<String>,
    /// A fair time.
    pub minutes: u32,
    /// Of a coding problem or debugging task.
    pub title: Option<String>,
    /// Plain text; for a coding problem the statement is at `GET /judge/problems/{problem_id}`.
    pub prompt: String,
    /// The coding problem or debugging task to solve.
    pub problem_id: Option<String>,
    /// Written for this session by a model, and checked by rules only.
    pub novel: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerMode {
    Typed,
    Voice,
}

/// A recognised piece of speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TimedWord {
    /// One word or a few; at most 200 characters.
    pub text: String,
    /// Since the recording began.
    pub start_ms: i64,
    pub end_ms: i64,
}

/// What somebody has said, typed and programmed so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockWork {
    pub mode: AnswerMode,
    /// At most 20,000 characters.
    pub text: String,
    /// Of a spoken answer: pieces with times; at most 4,000.
    pub words: Vec<TimedWord>,
    /// The transcript keeps every sound, fillers among them; most recognisers leave them out.
    pub verbatim: bool,
    /// Of a coding question.
    pub language: Option<String>,
    /// At most 64 KiB.
    pub source: Option<String>,
    /// Time on this question with the page in front, as the page counted it.
    pub spent_ms: i64,
}

/// `PUT /api/v1/mocks/sessions/{id}/items/{position}/draft`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SaveMockDraft {
    /// Of the draft this one replaces; 0 for the first. Another one in between is a conflict.
    pub version: i64,
    pub work: MockWork,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockDraft {
    pub version: i64,
    pub work: MockWork,
}

/// `POST /api/v1/mocks/sessions/{id}/items/{position}/answers`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AnswerMock {
    /// 1 for the first answer; a later one is a retry, once the session has ended or the question is answered.
    pub attempt: u32,
    pub work: MockWork,
}

/// A hint that was bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MockHints {
    pub hints: Vec<String>,
    /// How many more there are.
    pub left: u32,
    /// Points off this question's score for each.
    pub cost: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointVerdict {
    Met,
    Partial,
    Missing,
    /// The answer seems to say the opposite, or what looks like the point and is wrong.
    Doubtful,
    /// The answer says so surely.
    Wrong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TextSpan {
    pub start: u32,
    pub end: u32,
}

/// One key point of the question, and what the answer made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PointFeedback {
    pub label: String,
    pub text: String,
    /// Of 100.
    pub weight: u32,
    pub verdict: PointVerdict,
    /// The words that decided it.
    pub evidence: Option<TextSpan>,
    /// What looks like this point and is wrong; told when the answer said so or seems to, or nothing about it.
    pub misconception: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Hidden cases.
    Correctness,
    TimeGrowth,
    MemoryGrowth,
    Readability,
    TechnicalAccuracy,
    Clarity,
    Structure,
}

/// One score and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DimensionScore {
    pub dimension: Dimension,
    /// Absent: it could not be told, and counts for nothing.
    pub score: Option<f64>,
    /// A plain sentence.
    pub why: String,
}

/// Advice, anchored where it applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Advice {
    /// Of the answer's text; absent: about the whole.
    pub span: Option<TextSpan>,
    /// Of the program; from 1.
    pub lines: Option<(u32, u32)>,
    pub message: String,
}

/// How something was said, from the transcript and its times; advice, no score rests on it but clarity and structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Delivery {
    pub words: u32,
    /// From the first word to the last; absent for typed answers.
    pub seconds: Option<f64>,
    pub words_per_minute: Option<f64>,
    /// Silences of 1.5 s and more.
    pub pauses: u32,
    pub longest_pause_ms: i64,
    /// Absent unless the transcript is verbatim.
    pub fillers: Option<u32>,
    pub hedges: u32,
    pub repetitions: u32,
    /// Which parts of a told event were found; absent unless the question asks for one.
    pub star: Option<Star>,
}

/// Situation, task, action, result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Star {
    pub situation: bool,
    pub task: bool,
    pub action: bool,
    pub result: bool,
}

/// What read the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EngineUsed {
    /// `minilm` or `lexical`, or `llm` where a model decided the points.
    pub name: String,
    pub model: String,
    /// Of the rules.
    pub version: u32,
    /// 0 to 1.
    pub confidence: f64,
}

/// The configured language model's part, which comes later than the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ModelPart {
    /// It is being asked.
    Waiting,
    Ready {
        model: String,
        /// Short checksum of the instructions it was given.
        prompt: String,
        /// With the words it quoted; a point whose quote is not in the answer is missing.
        points: Vec<PointFeedback>,
        /// Computed from these points.
        score: f64,
        summary: String,
        /// A step deeper along this answer.
        follow_up: String,
    },
    /// Why not, for the student; the rest stands.
    Failed { why: String },
}

/// What an answer was found to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockFeedback {
    /// After hints.
    pub score: f64,
    /// Taken off for hints.
    pub hints_cost: u32,
    /// A plain sentence.
    pub summary: String,
    pub dimensions: Vec<DimensionScore>,
    pub points: Vec<PointFeedback>,
    /// Why the score is held down whatever the points say (hidden cases that fail, a copied question, shuffled words, instructions to the judge).
    pub held_down: Vec<String>,
    pub delivery: Option<Delivery>,
    pub advice: Vec<Advice>,
    pub engine: Option<EngineUsed>,
    /// Present where a language model is configured.
    pub model_part: Option<ModelPart>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockAnswer {
    /// From 1; retries have the higher ones.
    pub attempt: u32,
    pub work: MockWork,
    pub hints: u32,
    pub answered_at_ms: UnixMs,
    /// Absent while it is being read and judged.
    pub feedback: Option<MockFeedback>,
    /// `GET /judge/submissions/{id}` has the cases and the growth of a coding question.
    pub submission_id: Option<SubmissionId>,
}

/// What may be known once a question is answered or skipped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockSolution {
    pub model_answer: String,
    pub follow_ups: Vec<String>,
    /// Right ones, of a coding question whose problem is still there.
    pub programs: Vec<MockProgram>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockProgram {
    pub language: String,
    pub source: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MockItem {
    pub position: u32,
    pub question: MockQuestion,
    pub state: MockItemState,
    /// The bank had nothing unseen left, so this one comes again.
    pub seen_before: bool,
    pub hints: MockHints,
    pub draft: Option<MockDraft>,
    pub answers: Vec<MockAnswer>,
    /// Absent while it is open.
    pub solution: Option<MockSolution>,
}

/// Skill in a topic, as an Elo rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Skill {
    pub topic: String,
    /// Easy questions are rated 1000, medium ones 1300, hard ones 1600.
    pub rating: f64,
    pub answers: u32,
}

/// Something to practise, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PracticeNext {
    pub topic: String,
    pub why: String,
    /// Which questions of the session show it.
    pub positions: Vec<u32>,
}

/// What a session came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MockReport {
    /// 0 to 100: the mean over all questions, those that were skipped at 0. Absent where none was answered.
    pub score: Option<f64>,
    /// The mean over those that were answered.
    pub answered_score: Option<f64>,
    pub dimensions: Vec<DimensionScore>,
    /// Points over all answers, by their verdict.
    pub met: u32,
    pub partial: u32,
    pub missing: u32,
    pub doubtful: u32,
    pub wrong: u32,
    pub spent_ms: i64,
    pub practice: Vec<PracticeNext>,
    /// Skills that this session moved, as they are now.
    pub skills: Vec<Skill>,
}

/// `GET /api/v1/mocks/sessions/{id}`
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MockSession {
    #[serde(flatten)]
    pub summary: MockSummary,
    pub items: Vec<MockItem>,
    /// Once it has ended.
    pub report: Option<MockReport>,
}
