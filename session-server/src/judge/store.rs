//! Everything of the judge that is SQL.

use api::{
    UnixMs, UserId,
    judge::{Draft, DraftSource},
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

pub async fn draft(
    db: &mut AnyConnection,
    user: &UserId,
    scope: &str,
) -> sqlx::Result<Option<Draft>> {
    let row: Option<(String, String, String, i64)> = sqlx::query_as(
        "SELECT language, sources, input, updated_at_ms FROM code_drafts WHERE user_id = $1 AND scope = $2",
    )
    .bind(user.as_str())
    .bind(scope)
    .fetch_optional(db)
    .await?;
    row.map(|(language, sources, input, updated_at_ms)| {
        let sources: BTreeMap<String, String> =
            serde_json::from_str(&sources).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let sources = sources
            .into_iter()
            .map(|(language, source)| DraftSource { language, source });
        Ok(Draft {
            language,
            sources: sources.collect(),
            input,
            updated_at_ms: Some(updated_at_ms),
        })
    })
    .transpose()
}

pub async fn save_draft(
    db: &mut AnyConnection,
    user: &UserId,
    scope: &str,
    draft: &Draft,
    now: UnixMs,
) -> sqlx::Result<()> {
    let sources: BTreeMap<&str, &str> = draft
        .sources
        .iter()
        .map(|s| (s.language.as_str(), s.source.as_str()))
        .collect();
    let sources = serde_json::to_string(&sources).map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query(
        "INSERT INTO code_drafts (user_id, scope, language, sources, input, updated_at_ms) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (user_id, scope) DO UPDATE SET language = excluded.language, sources = excluded.sources, \
         input = excluded.input, updated_at_ms = excluded.updated_at_ms",
    )
    .bind(user.as_str())
    .bind(scope)
    .bind(&draft.language)
    .bind(sources)
    .bind(&draft.input)
    .bind(now)
    .execute(db)
    .await
    .map(drop)
}
