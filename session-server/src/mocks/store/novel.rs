//! What the language model uses and writes.

use super::{of_json, to_json, word};
use crate::{ids, judge::model::problem::Tier, mocks::model::asked::Asked};
use api::{MockId, UnixMs, UserId};
use sqlx::{AnyConnection, Result};

/// Sets `most` tokens of a session's `budget` aside, so that what is asked side by side stays within it; false: so much is not
/// left.
pub async fn reserve_tokens(
    conn: &mut AnyConnection,
    id: &MockId,
    most: u64,
    budget: u64,
) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE mock_sessions SET model_tokens = model_tokens + $2 WHERE id = $1 AND model_tokens + $2 <= $3",
    )
    .bind(id.as_str())
    .bind(most as i64)
    .bind(budget as i64)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Of the `reserved` tokens, so many were used.
pub async fn settle_tokens(
    conn: &mut AnyConnection,
    id: &MockId,
    reserved: u64,
    used: u64,
) -> Result<()> {
    sqlx::query("UPDATE mock_sessions SET model_tokens = model_tokens + $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(used as i64 - reserved as i64)
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
