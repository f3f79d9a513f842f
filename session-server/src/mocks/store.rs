//! All SQL of mock interviews. Who may see or change a row is in its WHERE.

use super::model::asked::Asked;
use crate::{ai::Evaluation, ids, judge::model::problem::Tier, page::Cursor, search::QUERY_WORDS};
use api::{
    MockId, SubmissionId, UnixMs, UserId,
    mocks::{
        MockAnswer, MockDraft, MockFeedback, MockItemState, MockSummary, MockWork, ModelPart, Skill,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{AnyConnection, AssertSqlSafe, Result};
use std::collections::BTreeMap;

fn to_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn of_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A plain enum as its JSON string, without the quotes.
fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        other => Err(sqlx::Error::Encode(format!("{other:?}").into())),
    }
}

fn of_word<T: DeserializeOwned>(text: String) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|error| sqlx::Error::Decode(error.into()))
}

/// One question of a session.
#[derive(Debug, Clone)]
pub struct Item {
    pub position: u32,
    pub asked: Asked,
    pub state: MockItemState,
    pub seen_before: bool,
    pub hints: u32,
    pub draft: Option<MockDraft>,
}

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

/// When `user` was last asked which question.
pub async fn seen(conn: &mut AnyConnection, user: &UserId) -> Result<BTreeMap<String, UnixMs>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT question_id, CAST(MAX(asked_at_ms) AS BIGINT) FROM mock_items WHERE user_id = $1 GROUP BY question_id",
    )
    .bind(user.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Sessions of `user` that go on.
pub async fn active(conn: &mut AnyConnection, user: &UserId) -> Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM mock_sessions WHERE user_id = $1 AND ended_at_ms IS NULL",
    )
    .bind(user.as_str())
    .fetch_one(conn)
    .await
}

pub async fn insert(
    conn: &mut AnyConnection,
    user: &UserId,
    session: &MockSummary,
    items: &[Item],
    search_text: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO mock_sessions (id, user_id, role, role_title, tier, topic, adaptive, questions, search_text, \
         started_at_ms, active_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
    )
    .bind(session.id.as_str())
    .bind(user.as_str())
    .bind(&session.role)
    .bind(&session.role_title)
    .bind(word(&session.tier)?)
    .bind(session.topic.as_deref())
    .bind(i32::from(session.adaptive))
    .bind(items.len() as i64)
    .bind(search_text)
    .bind(session.started_at_ms)
    .execute(&mut *conn)
    .await?;
    for item in items {
        sqlx::query(
            "INSERT INTO mock_items (session_id, position, user_id, question_id, question, state, seen_before, asked_at_ms) \
             VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)",
        )
        .bind(session.id.as_str())
        .bind(i64::from(item.position))
        .bind(user.as_str())
        .bind(&item.asked.id)
        .bind(to_json(&item.asked)?)
        .bind(i32::from(item.seen_before))
        .bind(session.started_at_ms)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

const SUMMARY: &str = "s.id, s.role, s.role_title, s.tier, s.topic, s.adaptive, s.questions, s.answered, s.started_at_ms, \
     s.active_at_ms, s.ended_at_ms, s.score";

type SummaryRow = (
    String,
    String,
    String,
    String,
    Option<String>,
    i32,
    i64,
    i64,
    i64,
    i64,
    Option<i64>,
    Option<f64>,
);

fn summary(row: SummaryRow) -> Result<MockSummary> {
    let (
        id,
        role,
        role_title,
        tier,
        topic,
        adaptive,
        questions,
        answered,
        started_at_ms,
        active_at_ms,
        ended_at_ms,
        score,
    ) = row;
    Ok(MockSummary {
        id: MockId(id),
        role,
        role_title,
        tier: of_word(tier)?,
        topic,
        adaptive: adaptive != 0,
        questions: questions as u32,
        answered: answered as u32,
        started_at_ms,
        active_at_ms,
        ended_at_ms,
        score,
        found: Vec::new(),
    })
}

pub async fn session(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
) -> Result<Option<MockSummary>> {
    let sql = format!("SELECT {SUMMARY} FROM mock_sessions s WHERE s.id = $1 AND s.user_id = $2");
    let row: Option<SummaryRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(id.as_str())
        .bind(user.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(summary).transpose()
}

/// As [`session`], and nobody else changes it until the transaction ends.
pub async fn lock(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
    now: UnixMs,
) -> Result<Option<MockSummary>> {
    sqlx::query("UPDATE mock_sessions SET active_at_ms = $3 WHERE id = $1 AND user_id = $2 AND ended_at_ms IS NULL")
        .bind(id.as_str())
        .bind(user.as_str())
        .bind(now)
        .execute(&mut *conn)
        .await?;
    session(conn, user, id).await
}

/// Which of a user's sessions to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Active,
    Ended,
    All,
}

/// Sessions of `user` with every pattern in their text, last used first.
pub async fn list(
    conn: &mut AnyConnection,
    user: &UserId,
    which: Which,
    patterns: &[String; QUERY_WORDS],
    before: &Cursor,
    limit: i64,
) -> Result<Vec<MockSummary>> {
    let state = match which {
        Which::Active => "AND s.ended_at_ms IS NULL",
        Which::Ended => "AND s.ended_at_ms IS NOT NULL",
        Which::All => "",
    };
    let sql = format!(
        r"SELECT {SUMMARY} FROM mock_sessions s WHERE s.user_id = $1 AND (s.active_at_ms, s.id) < ($2, $3) {state}
          AND s.search_text LIKE $5 ESCAPE '\' AND s.search_text LIKE $6 ESCAPE '\'
          AND s.search_text LIKE $7 ESCAPE '\' AND s.search_text LIKE $8 ESCAPE '\'
          ORDER BY s.active_at_ms DESC, s.id DESC LIMIT $4"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql))
        .bind(user.as_str())
        .bind(before.at_ms)
        .bind(&before.id)
        .bind(limit);
    for pattern in patterns {
        query = query.bind(pattern);
    }
    let rows: Vec<SummaryRow> = query.fetch_all(conn).await?;
    rows.into_iter().map(summary).collect()
}

type ItemRow = (i64, String, String, i32, i64, Option<String>, i64);

fn item(row: ItemRow) -> Result<Item> {
    let (position, question, state, seen_before, hints, draft, draft_version) = row;
    let draft: Option<MockWork> = draft.as_deref().map(of_json).transpose()?;
    Ok(Item {
        position: position as u32,
        asked: of_json(&question)?,
        state: of_word(state)?,
        seen_before: seen_before != 0,
        hints: hints as u32,
        draft: draft.map(|work| MockDraft {
            version: draft_version,
            work,
        }),
    })
}

/// In order.
pub async fn items(conn: &mut AnyConnection, user: &UserId, id: &MockId) -> Result<Vec<Item>> {
    let rows: Vec<ItemRow> = sqlx::query_as(
        "SELECT position, question, state, seen_before, hints, draft, draft_version FROM mock_items \
         WHERE session_id = $1 AND user_id = $2 ORDER BY position",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(item).collect()
}

pub async fn one_item(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
    position: u32,
) -> Result<Option<Item>> {
    let row: Option<ItemRow> = sqlx::query_as(
        "SELECT position, question, state, seen_before, hints, draft, draft_version FROM mock_items \
         WHERE session_id = $1 AND user_id = $2 AND position = $3",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .bind(i64::from(position))
    .fetch_optional(conn)
    .await?;
    row.map(item).transpose()
}

/// False when another draft came in between. The caller holds the session's lock.
pub async fn save_draft(
    conn: &mut AnyConnection,
    id: &MockId,
    position: u32,
    draft: &MockDraft,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE mock_items SET draft = $3, draft_version = $4 WHERE session_id = $1 AND position = $2 AND draft_version = $4 - 1",
    )
    .bind(id.as_str())
    .bind(i64::from(position))
    .bind(to_json(&draft.work)?)
    .bind(draft.version)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn set_hints(
    conn: &mut AnyConnection,
    id: &MockId,
    position: u32,
    hints: u32,
) -> Result<()> {
    sqlx::query("UPDATE mock_items SET hints = $3 WHERE session_id = $1 AND position = $2")
        .bind(id.as_str())
        .bind(i64::from(position))
        .bind(i64::from(hints))
        .execute(conn)
        .await
        .map(drop)
}

/// Moves one question, or all open ones, to `state`.
pub async fn set_state(
    conn: &mut AnyConnection,
    id: &MockId,
    position: Option<u32>,
    state: MockItemState,
) -> Result<()> {
    sqlx::query(
        "UPDATE mock_items SET state = $3 WHERE session_id = $1 AND state <> 'answered' AND (position = $2 OR $2 = 0)",
    )
    .bind(id.as_str())
    .bind(position.map_or(0, i64::from))
    .bind(word(&state)?)
    .execute(conn)
    .await
    .map(drop)
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

/// Tokens that the language model has used for a session.
pub async fn model_tokens(conn: &mut AnyConnection, id: &MockId) -> Result<u64> {
    let used: i64 = sqlx::query_scalar("SELECT model_tokens FROM mock_sessions WHERE id = $1")
        .bind(id.as_str())
        .fetch_one(conn)
        .await?;
    Ok(used as u64)
}

pub async fn use_tokens(conn: &mut AnyConnection, id: &MockId, tokens: u64) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET model_tokens = model_tokens + $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(tokens as i64)
        .execute(conn)
        .await
        .map(drop)
}

/// Questions written for a student and not asked yet, oldest first, with their rows' ids.
pub async fn novel(
    conn: &mut AnyConnection,
    user: &UserId,
    role: &str,
    tier: Tier,
) -> Result<Vec<(String, Asked)>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, question FROM mock_novel WHERE user_id = $1 AND role = $2 AND tier = $3 ORDER BY made_at_ms, id",
    )
    .bind(user.as_str())
    .bind(role)
    .bind(word(&tier)?)
    .fetch_all(conn)
    .await?;
    let novel = |(id, question): (String, String)| Ok((id, of_json(&question)?));
    rows.into_iter().map(novel).collect()
}

pub async fn insert_novel(
    conn: &mut AnyConnection,
    user: &UserId,
    role: &str,
    tier: Tier,
    asked: &Asked,
    now: UnixMs,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO mock_novel (id, user_id, role, tier, question, made_at_ms) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(ids::uuid())
    .bind(user.as_str())
    .bind(role)
    .bind(word(&tier)?)
    .bind(to_json(asked)?)
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
}

/// It is asked now.
pub async fn forget_novel(conn: &mut AnyConnection, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM mock_novel WHERE id = $1")
        .bind(id)
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

pub async fn end(conn: &mut AnyConnection, id: &MockId, now: UnixMs) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET ended_at_ms = $2 WHERE id = $1 AND ended_at_ms IS NULL")
        .bind(id.as_str())
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
}

pub async fn set_score(conn: &mut AnyConnection, id: &MockId, score: Option<f64>) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET score = $2 WHERE id = $1 AND ended_at_ms IS NOT NULL")
        .bind(id.as_str())
        .bind(score)
        .execute(conn)
        .await
        .map(drop)
}

/// Best first.
pub async fn skills(conn: &mut AnyConnection, user: &UserId) -> Result<Vec<Skill>> {
    let rows: Vec<(String, f64, i64)> =
        sqlx::query_as("SELECT topic, rating, answers FROM mock_skills WHERE user_id = $1 ORDER BY rating DESC, topic")
            .bind(user.as_str())
            .fetch_all(conn)
            .await?;
    let skill = |(topic, rating, answers)| Skill {
        topic,
        rating,
        answers: answers as u32,
    };
    Ok(rows.into_iter().map(skill).collect())
}

pub async fn set_skill(
    conn: &mut AnyConnection,
    user: &UserId,
    skill: &Skill,
    now: UnixMs,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO mock_skills (user_id, topic, rating, answers, updated_at_ms) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (user_id, topic) DO UPDATE SET rating = excluded.rating, answers = excluded.answers, \
         updated_at_ms = excluded.updated_at_ms",
    )
    .bind(user.as_str())
    .bind(&skill.topic)
    .bind(skill.rating)
    .bind(i64::from(skill.answers))
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
}

/// In which questions of these sessions any of `words` (lower case) is found, in what was asked or answered.
pub async fn places(
    conn: &mut AnyConnection,
    user: &UserId,
    sessions: &[&MockId],
    words: &[String],
) -> Result<BTreeMap<MockId, Vec<u32>>> {
    let mut places: BTreeMap<MockId, Vec<u32>> = BTreeMap::new();
    if sessions.is_empty() {
        return Ok(places);
    }
    let marks: Vec<String> = (2..sessions.len() + 2).map(|at| format!("${at}")).collect();
    let sql = format!(
        "SELECT i.session_id, i.position, i.question, a.work FROM mock_items i \
         LEFT JOIN mock_answers a ON a.session_id = i.session_id AND a.position = i.position \
         WHERE i.user_id = $1 AND i.session_id IN ({}) ORDER BY i.session_id, i.position, a.attempt",
        marks.join(", ")
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(user.as_str());
    for id in sessions {
        query = query.bind(id.as_str());
    }
    let rows: Vec<(String, i64, String, Option<String>)> = query.fetch_all(conn).await?;
    for (session, position, question, work) in rows {
        let asked: Asked = of_json(&question)?;
        let work: Option<MockWork> = work.as_deref().map(of_json).transpose()?;
        let text = [
            asked.title.unwrap_or_default(),
            asked.prompt,
            asked.topic,
            asked.tags.join(" "),
            work.map_or_else(String::new, |work| work.text),
        ]
        .join("\n")
        .to_lowercase();
        let found = places.entry(MockId(session)).or_default();
        if words.iter().any(|word| text.contains(word)) && found.last() != Some(&(position as u32))
        {
            found.push(position as u32);
        }
    }
    Ok(places)
}
