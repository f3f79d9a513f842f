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
    pub asked: Asked,
}

/// Keeps an answer that is not read yet, and what it says findable. The caller holds the session's lock.
pub async fn insert_answer(
    conn: &mut AnyConnection,
    new: &Pending,
    search_text: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO mock_answers (session_id, position, attempt, counts, work, hints, answered_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.session.as_str())
    .bind(i64::from(new.position))
    .bind(i64::from(new.attempt))
    .bind(i32::from(new.counts))
    .bind(to_json(&new.work)?)
    .bind(i64::from(new.hints))
    .bind(new.answered_at_ms)
    .execute(&mut *conn)
    .await?;
    sqlx::query("UPDATE mock_items SET draft = NULL, draft_version = 0 WHERE session_id = $1 AND position = $2")
        .bind(new.session.as_str())
        .bind(i64::from(new.position))
        .execute(&mut *conn)
        .await?;
    sqlx::query("UPDATE mock_sessions SET answered = answered + $2, search_text = search_text || $3 WHERE id = $1")
        .bind(new.session.as_str())
        .bind(i64::from(new.counts))
        .bind(search_text)
        .execute(conn)
        .await
        .map(drop)
}

/// An answer of any session, as [`answers`] gives it.
#[derive(Debug, Clone)]
pub struct Answer {
    pub position: u32,
    pub counts: bool,
    pub answer: MockAnswer,
}

/// All answers of a session, in the order of questions and attempts.
pub async fn answers(conn: &mut AnyConnection, user: &UserId, id: &MockId) -> Result<Vec<Answer>> {
    type Row = (
        i64,
        i64,
        i32,
        String,
        i64,
        Option<String>,
        Option<String>,
        i64,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT a.position, a.attempt, a.counts, a.work, a.hints, a.feedback, a.submission_id, a.answered_at_ms \
         FROM mock_answers a JOIN mock_sessions s ON s.id = a.session_id \
         WHERE a.session_id = $1 AND s.user_id = $2 ORDER BY a.position, a.attempt",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .fetch_all(conn)
    .await?;
    let answer = |row: Row| {
        let (position, attempt, counts, work, hints, feedback, submission_id, answered_at_ms) = row;
        Ok(Answer {
            position: position as u32,
            counts: counts != 0,
            answer: MockAnswer {
                attempt: attempt as u32,
                work: of_json(&work)?,
                hints: hints as u32,
                answered_at_ms,
                feedback: feedback.as_deref().map(of_json).transpose()?,
                submission_id: submission_id.map(SubmissionId),
            },
        })
    };
    rows.into_iter().map(answer).collect()
}

const PENDING: &str = "a.session_id, i.user_id, a.position, a.attempt, a.counts, a.work, a.hints, a.answered_at_ms, i.question";
const PENDING_FROM: &str = "FROM mock_answers a JOIN mock_items i ON i.session_id = a.session_id AND i.position = a.position";

type PendingRow = (String, String, i64, i64, i32, String, i64, i64, String);

fn of_pending(row: PendingRow) -> Result<Pending> {
    let (session_id, user_id, position, attempt, counts, work, hints, answered_at_ms, question) =
        row;
    Ok(Pending {
        session: MockId(session_id),
        user: UserId(user_id),
        position: position as u32,
        attempt: attempt as u32,
        counts: counts != 0,
        work: of_json(&work)?,
        hints: hints as u32,
        answered_at_ms,
        asked: of_json(&question)?,
    })
}

/// Answers that were kept before `now` and not read yet, oldest first.
pub async fn pending(conn: &mut AnyConnection, now: UnixMs) -> Result<Vec<Pending>> {
    let sql = format!(
        "SELECT {PENDING} {PENDING_FROM} WHERE a.feedback IS NULL AND a.answered_at_ms < $1 ORDER BY a.answered_at_ms LIMIT 1000"
    );
    let rows: Vec<PendingRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(of_pending).collect()
}

/// Answers that were read before `now` and wait for a model's part, with what was found in them.
pub async fn waiting(
    conn: &mut AnyConnection,
    now: UnixMs,
) -> Result<Vec<(Pending, MockFeedback, Evaluation)>> {
    let sql = format!(
        "SELECT {PENDING}, a.feedback, a.evaluation {PENDING_FROM} WHERE a.model_waits = 1 AND a.answered_at_ms < $1 \
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
        String,
        String,
        String,
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .fetch_all(conn)
        .await?;
    let waiting = |(a, b, c, d, e, f, g, h, i, feedback, evaluation): Row| {
        let pending = of_pending((a, b, c, d, e, f, g, h, i))?;
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

/// Scores of the answers that count.
pub async fn scores(conn: &mut AnyConnection, id: &MockId) -> Result<Vec<f64>> {
    sqlx::query_scalar(
        "SELECT score FROM mock_answers WHERE session_id = $1 AND counts = 1 AND score IS NOT NULL",
    )
    .bind(id.as_str())
    .fetch_all(conn)
    .await
}
