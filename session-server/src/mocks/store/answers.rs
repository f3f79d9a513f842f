//! Answers: kept, read, amended.

use super::{of_json, to_json};
use crate::{ai::Evaluation, mocks::model::asked::Asked};
use api::{
    MockId, SubmissionId, UnixMs, UserId,
    mocks::{MockAnswer, MockFeedback, MockWork, ModelPart},
};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// An answer that is not read yet.
#[derive(Debug, Clone)]
pub struct Pending {
    pub session: MockId,
    pub user: UserId,
    pub position: u32,
    pub attempt: u32,
    /// It is the one that the session's score rests on.
    pub counts: bool,
    pub work: MockWork,
    pub hints: u32,
    pub answered_at_ms: UnixMs,
    /// Of its program, if it has one: known before it is judged, so that nothing is judged twice.
    pub submission: Option<SubmissionId>,
    pub asked: Asked,
}

/// Keeps an answer that is not read yet, and what it says findable. The caller holds the session's lock.
pub async fn insert_answer(
    conn: &mut AnyConnection,
    new: &Pending,
    search_text: &str,
) -> Result<()> {
    let work = to_json(&new.work)?;
    sqlx::query(
        "INSERT INTO mock_answers (session_id, position, attempt, counts, work, hints, answered_at_ms, user_id, submission_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new.session.as_str())
    .bind(i64::from(new.position))
    .bind(i64::from(new.attempt))
    .bind(i32::from(new.counts))
    .bind(&work)
    .bind(i64::from(new.hints))
    .bind(new.answered_at_ms)
    .bind(new.user.as_str())
    .bind(new.submission.as_ref().map(SubmissionId::as_str))
    .execute(&mut *conn)
    .await?;
    sqlx::query("UPDATE mock_items SET draft = NULL WHERE session_id = $1 AND position = $2")
        .bind(new.session.as_str())
        .bind(i64::from(new.position))
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "UPDATE mock_sessions SET answered = answered + $2, search_text = search_text || $3, held_bytes = held_bytes + $4 \
         WHERE id = $1",
    )
    .bind(new.session.as_str())
    .bind(i64::from(new.counts))
    .bind(search_text)
    .bind(work.len() as i64)
    .execute(conn)
    .await
    .map(drop)
}

/// Bytes of a session's answers, as they were sent.
pub async fn held(conn: &mut AnyConnection, id: &MockId) -> Result<i64> {
    sqlx::query_scalar("SELECT held_bytes FROM mock_sessions WHERE id = $1")
        .bind(id.as_str())
        .fetch_one(conn)
        .await
}

/// How many answers of `user` are kept and not read yet.
pub async fn unread(conn: &mut AnyConnection, user: &UserId) -> Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM mock_answers WHERE feedback IS NULL AND user_id = $1")
        .bind(user.as_str())
        .fetch_one(conn)
        .await
}

pub async fn answered_since(conn: &mut AnyConnection, user: &UserId, since: UnixMs) -> Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM mock_answers WHERE user_id = $1 AND answered_at_ms >= $2",
    )
    .bind(user.as_str())
    .bind(since)
    .fetch_one(conn)
    .await
}

/// The number of the last attempt at a question; 0 when there was none.
pub async fn last_attempt(conn: &mut AnyConnection, id: &MockId, position: u32) -> Result<u32> {
    let last: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(MAX(attempt), 0) AS BIGINT) FROM mock_answers WHERE session_id = $1 AND position = $2",
    )
    .bind(id.as_str())
    .bind(i64::from(position))
    .fetch_one(conn)
    .await?;
    Ok(last as u32)
}

/// An answer of any session, as [`answers`] gives it.
#[derive(Debug, Clone)]
pub struct Answer {
    pub position: u32,
    pub counts: bool,
    pub answer: MockAnswer,
}

const ANSWER: &str = "SELECT position, attempt, counts, work, hints, feedback, submission_id, answered_at_ms \
     FROM mock_answers WHERE session_id = $1 AND user_id = $2";

type AnswerRow = (
    i64,
    i64,
    i32,
    String,
    i64,
    Option<String>,
    Option<String>,
    i64,
);

fn of_answer(row: AnswerRow) -> Result<Answer> {
    let (position, attempt, counts, work, hints, feedback, submission_id, answered_at_ms) = row;
    Ok(Answer {
        position: position as u32,
        counts: counts != 0,
        answer: MockAnswer {
            attempt: attempt as u32,
            work: of_json(&work)?,
            hints: hints as u32,
            answered_at_ms,
            // It can be read once it is judged.
            submission_id: feedback.as_ref().and(submission_id).map(SubmissionId),
            feedback: feedback.as_deref().map(of_json).transpose()?,
        },
    })
}

/// All answers of a session, in the order of questions and attempts.
pub async fn answers(conn: &mut AnyConnection, user: &UserId, id: &MockId) -> Result<Vec<Answer>> {
    let rows: Vec<AnswerRow> = sqlx::query_as(AssertSqlSafe(format!(
        "{ANSWER} ORDER BY position, attempt"
    )))
    .bind(id.as_str())
    .bind(user.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(of_answer).collect()
}

pub async fn attempt(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
    position: u32,
    attempt: u32,
) -> Result<Option<MockAnswer>> {
    let row: Option<AnswerRow> = sqlx::query_as(AssertSqlSafe(format!(
        "{ANSWER} AND position = $3 AND attempt = $4"
    )))
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(i64::from(position))
    .bind(i64::from(attempt))
    .fetch_optional(conn)
    .await?;
    let answer = row.map(of_answer).transpose()?;
    Ok(answer.map(|answer| answer.answer))
}

const PENDING: &str = "a.session_id, i.user_id, a.position, a.attempt, a.counts, a.work, a.hints, a.answered_at_ms, a.submission_id, i.question";
const PENDING_FROM: &str = "FROM mock_answers a JOIN mock_items i ON i.session_id = a.session_id AND i.position = a.position";

type PendingRow = (
    String,
    String,
    i64,
    i64,
    i32,
    String,
    i64,
    i64,
    Option<String>,
    String,
);

fn of_pending(row: PendingRow) -> Result<Pending> {
    let (
        session_id,
        user_id,
        position,
        attempt,
        counts,
        work,
        hints,
        answered_at_ms,
        submission_id,
        question,
    ) = row;
    Ok(Pending {
        session: MockId(session_id),
        user: UserId(user_id),
        position: position as u32,
        attempt: attempt as u32,
        counts: counts != 0,
        work: of_json(&work)?,
        hints: hints as u32,
        answered_at_ms,
        submission: submission_id.map(SubmissionId),
        asked: of_json(&question)?,
    })
}

/// Answers that were kept before or after these times and are not read yet, oldest first.
pub async fn pending(
    conn: &mut AnyConnection,
    (before, after): (UnixMs, UnixMs),
) -> Result<Vec<Pending>> {
    let sql = format!(
        "SELECT {PENDING} {PENDING_FROM} WHERE a.feedback IS NULL AND (a.answered_at_ms < $1 OR a.answered_at_ms > $2) \
         ORDER BY a.answered_at_ms LIMIT 1000"
    );
    let rows: Vec<PendingRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(before)
        .bind(after)
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(of_pending).collect()
}

/// Answers of one session that are not read yet.
pub async fn pending_of(conn: &mut AnyConnection, id: &MockId) -> Result<Vec<Pending>> {
    let sql =
        format!("SELECT {PENDING} {PENDING_FROM} WHERE a.feedback IS NULL AND a.session_id = $1");
    let rows: Vec<PendingRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(id.as_str())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(of_pending).collect()
}

/// Answers that were read, of the same times, and wait for a model's part, with what was found in them.
pub async fn waiting(
    conn: &mut AnyConnection,
    (before, after): (UnixMs, UnixMs),
) -> Result<Vec<(Pending, MockFeedback, Evaluation)>> {
    let sql = format!(
        "SELECT {PENDING}, a.feedback, a.evaluation {PENDING_FROM} WHERE a.model_waits = 1 \
         AND (a.answered_at_ms < $1 OR a.answered_at_ms > $2) \
         AND a.feedback IS NOT NULL AND a.evaluation IS NOT NULL ORDER BY a.answered_at_ms LIMIT 1000"
    );
    type Row = (
        String,
        String,
        i64,
        i64,
        i32,
        String,
        i64,
        i64,
        Option<String>,
        String,
        String,
        String,
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(before)
        .bind(after)
        .fetch_all(conn)
        .await?;
    let waiting = |(a, b, c, d, e, f, g, h, i, j, feedback, evaluation): Row| {
        let pending = of_pending((a, b, c, d, e, f, g, h, i, j))?;
        Ok((pending, of_json(&feedback)?, of_json(&evaluation)?))
    };
    rows.into_iter().map(waiting).collect()
}

/// What reading an answer found.
#[derive(Debug, Clone)]
pub struct Read {
    pub feedback: MockFeedback,
    pub evaluation: Option<Evaluation>,
    pub submission: Option<SubmissionId>,
}

/// False when it was read before.
pub async fn finish(conn: &mut AnyConnection, of: &Pending, read: &Read) -> Result<bool> {
    let evaluation = read.evaluation.as_ref().map(to_json).transpose()?;
    let done = sqlx::query(
        "UPDATE mock_answers SET feedback = $4, evaluation = $5, score = $6, submission_id = $7, model_waits = $8 \
         WHERE session_id = $1 AND position = $2 AND attempt = $3 AND feedback IS NULL",
    )
    .bind(of.session.as_str())
    .bind(i64::from(of.position))
    .bind(i64::from(of.attempt))
    .bind(to_json(&read.feedback)?)
    .bind(evaluation)
    .bind(read.feedback.score)
    .bind(read.submission.as_ref().map(SubmissionId::as_str))
    .bind(i32::from(read.feedback.model_part == Some(ModelPart::Waiting)))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Replaces the feedback of an answer that was read: a model has added its part.
pub async fn amend(conn: &mut AnyConnection, of: &Pending, feedback: &MockFeedback) -> Result<()> {
    sqlx::query(
        "UPDATE mock_answers SET feedback = $4, model_waits = 0 \
         WHERE session_id = $1 AND position = $2 AND attempt = $3 AND model_waits = 1",
    )
    .bind(of.session.as_str())
    .bind(i64::from(of.position))
    .bind(i64::from(of.attempt))
    .bind(to_json(feedback)?)
    .execute(conn)
    .await
    .map(drop)
}

/// Scores of the answers that count, None for those that are not read yet.
pub async fn scores(conn: &mut AnyConnection, id: &MockId) -> Result<Vec<Option<f64>>> {
    sqlx::query_scalar("SELECT score FROM mock_answers WHERE session_id = $1 AND counts = 1")
        .bind(id.as_str())
        .fetch_all(conn)
        .await
}

/// How many questions of a session were skipped.
pub async fn skipped(conn: &mut AnyConnection, id: &MockId) -> Result<usize> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM mock_items WHERE session_id = $1 AND state = 'skipped'",
    )
    .bind(id.as_str())
    .fetch_one(conn)
    .await?;
    Ok(count as usize)
}
