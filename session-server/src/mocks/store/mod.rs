//! All SQL of mock interviews. Who may see or change a row is in its WHERE.

mod answers;
mod novel;

pub use answers::*;
pub use novel::*;

use super::model::asked::Asked;
use crate::{page::Cursor, search::QUERY_WORDS};
use api::{
    MockId, UnixMs, UserId,
    mocks::{MockDraft, MockItemState, MockSummary, MockWork, Skill},
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

/// Sessions that `user` has started since.
pub async fn started_since(conn: &mut AnyConnection, user: &UserId, since: UnixMs) -> Result<i64> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM mock_sessions WHERE user_id = $1 AND started_at_ms >= $2",
    )
    .bind(user.as_str())
    .bind(since)
    .fetch_one(conn)
    .await
}

/// Whether `user` has answered or left out the question in another session: its model answer was there to be read.
pub async fn knows(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
    question: &str,
) -> Result<bool> {
    let met: Option<i32> = sqlx::query_scalar(
        "SELECT 1 FROM mock_items WHERE user_id = $1 AND question_id = $2 AND session_id <> $3 AND state <> 'open' LIMIT 1",
    )
    .bind(user.as_str())
    .bind(question)
    .bind(id.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(met.is_some())
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

/// Its version; none when another draft came in between. Versions go on where the work before was handed in, so that who slept
/// through that is not taken for up to date. The caller holds the session's lock.
pub async fn save_draft(
    conn: &mut AnyConnection,
    id: &MockId,
    position: u32,
    over: i64,
    work: &MockWork,
) -> Result<Option<i64>> {
    sqlx::query_scalar(
        "UPDATE mock_items SET draft = $3, draft_version = draft_version + 1 WHERE session_id = $1 AND position = $2 \
         AND CASE WHEN draft IS NULL THEN 0 ELSE draft_version END = $4 RETURNING draft_version",
    )
    .bind(id.as_str())
    .bind(i64::from(position))
    .bind(to_json(work)?)
    .bind(over)
    .fetch_optional(conn)
    .await
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

pub async fn end(conn: &mut AnyConnection, id: &MockId, now: UnixMs) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET ended_at_ms = $2 WHERE id = $1 AND ended_at_ms IS NULL")
        .bind(id.as_str())
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
}

pub async fn add_search_text(conn: &mut AnyConnection, id: &MockId, text: &str) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET search_text = search_text || $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(format!("\n{text}"))
        .execute(conn)
        .await
        .map(drop)
}

pub async fn set_score(conn: &mut AnyConnection, id: &MockId, score: Option<f64>) -> Result<()> {
    // sqlx tells PostgreSQL that no `f64` is an `f32`, and a connection that has once heard that refuses every score.
    let query = match score {
        Some(score) => sqlx::query(
            "UPDATE mock_sessions SET score = $2 WHERE id = $1 AND ended_at_ms IS NOT NULL",
        )
        .bind(id.as_str())
        .bind(score),
        None => sqlx::query(
            "UPDATE mock_sessions SET score = NULL WHERE id = $1 AND ended_at_ms IS NOT NULL",
        )
        .bind(id.as_str()),
    };
    query.execute(conn).await.map(drop)
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
        "SELECT i.session_id, i.position, i.question, i.state, a.work FROM mock_items i \
         LEFT JOIN mock_answers a ON a.session_id = i.session_id AND a.position = i.position \
         WHERE i.user_id = $1 AND i.session_id IN ({}) ORDER BY i.session_id, i.position, a.attempt",
        marks.join(", ")
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(user.as_str());
    for id in sessions {
        query = query.bind(id.as_str());
    }
    let rows: Vec<(String, i64, String, String, Option<String>)> = query.fetch_all(conn).await?;
    for (session, position, question, state, work) in rows {
        let asked: Asked = of_json(&question)?;
        let work: Option<MockWork> = work.as_deref().map(of_json).transpose()?;
        let techniques = match of_word(state)? {
            MockItemState::Open => String::new(),
            MockItemState::Answered | MockItemState::Skipped => asked.techniques(),
        };
        let text = [
            asked.title.unwrap_or_default(),
            asked.prompt,
            techniques,
            work.map_or_else(String::new, |work| {
                format!("{}\n{}", work.text, work.source.unwrap_or_default())
            }),
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
