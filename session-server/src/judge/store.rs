//! Everything of the judge that is SQL.

use crate::page::Cursor;
use api::{
    SubmissionId, UnixMs, UserId,
    judge::{
        BeingJudged, CaseResult, Cost, Draft, DraftSource, GrowthEstimate, Output, Readability,
        Submission, SubmissionSummary, Verdict,
    },
};
use serde::{Deserialize, Serialize};
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

/// Replaces the version that `draft` says it is based on; false when that is not the one that is there.
pub async fn save_draft(
    db: &mut AnyConnection,
    user: &UserId,
    scope: &str,
    draft: &Draft,
    at: UnixMs,
) -> sqlx::Result<bool> {
    let sources: BTreeMap<&str, &str> = draft
        .sources
        .iter()
        .map(|s| (s.language.as_str(), s.source.as_str()))
        .collect();
    let sources = serde_json::to_string(&sources).map_err(|e| sqlx::Error::Encode(e.into()))?;
    const FIRST: &str = "INSERT INTO code_drafts (user_id, scope, language, sources, input, updated_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id, scope) DO NOTHING";
    const NEXT: &str = "UPDATE code_drafts SET language = $3, sources = $4, input = $5, updated_at_ms = $6 \
         WHERE user_id = $1 AND scope = $2 AND updated_at_ms = $7";
    let query = match draft.updated_at_ms {
        None => sqlx::query(FIRST),
        Some(_) => sqlx::query(NEXT),
    };
    let query = query
        .bind(user.as_str())
        .bind(scope)
        .bind(&draft.language)
        .bind(sources)
        .bind(&draft.input)
        .bind(at);
    let query = match draft.updated_at_ms {
        None => query,
        Some(version) => query.bind(version),
    };
    Ok(query.execute(db).await?.rows_affected() == 1)
}

/// A program that is being judged.
#[derive(Debug, Clone)]
pub struct Pending {
    pub id: SubmissionId,
    pub user: UserId,
    pub problem_id: String,
    pub language: String,
    pub source: String,
    pub submitted_at_ms: UnixMs,
}

/// What of a submission has no column.
#[derive(Serialize, Deserialize, Default)]
struct Report {
    message: String,
    compiler: Option<Output>,
    results: Vec<CaseResult>,
    /// Absent in reports of before, which had figures of each case; those are not told any more.
    #[serde(default)]
    cost: Option<Cost>,
    time_growth: Option<GrowthEstimate>,
    memory_growth: Option<GrowthEstimate>,
    readability: Option<Readability>,
}

/// Does nothing for one that is there already: a server that died had taken it.
pub async fn insert_pending(db: &mut AnyConnection, new: &Pending, cases: i64) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO submissions (id, user_id, problem_id, language, source, verdict, passed, cases, report, submitted_at_ms) \
         VALUES ($1, $2, $3, $4, $5, 'pending', 0, $6, '', $7) ON CONFLICT (id) DO NOTHING",
    )
    .bind(new.id.as_str())
    .bind(new.user.as_str())
    .bind(&new.problem_id)
    .bind(&new.language)
    .bind(&new.source)
    .bind(cases)
    .bind(new.submitted_at_ms)
    .execute(db)
    .await
    .map(drop)
}

/// Taken before `now` and not judged yet, oldest first.
pub async fn pending(db: &mut AnyConnection, now: UnixMs) -> sqlx::Result<Vec<Pending>> {
    let rows: Vec<(String, String, String, String, String, i64)> = sqlx::query_as(
        "SELECT id, user_id, problem_id, language, source, submitted_at_ms FROM submissions \
         WHERE verdict = 'pending' AND submitted_at_ms < $1 ORDER BY submitted_at_ms LIMIT 1000",
    )
    .bind(now)
    .fetch_all(db)
    .await?;
    let row = |(id, user, problem_id, language, source, submitted_at_ms)| Pending {
        id: SubmissionId(id),
        user: UserId(user),
        problem_id,
        language,
        source,
        submitted_at_ms,
    };
    Ok(rows.into_iter().map(row).collect())
}

pub async fn forget_pending(db: &mut AnyConnection, id: &SubmissionId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM submissions WHERE id = $1 AND verdict = 'pending'")
        .bind(id.as_str())
        .execute(db)
        .await
        .map(drop)
}

pub async fn finish(db: &mut AnyConnection, judged: &Submission) -> sqlx::Result<()> {
    let report = Report {
        message: judged.message.clone(),
        compiler: judged.compiler.clone(),
        results: judged.results.clone(),
        cost: judged.cost,
        time_growth: judged.time_growth.clone(),
        memory_growth: judged.memory_growth.clone(),
        readability: judged.readability.clone(),
    };
    // PostgreSQL keeps no NUL in text, not even escaped in our own; JSON escapes it.
    let report = serde_json::to_string(&report).map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query("UPDATE submissions SET verdict = $2, passed = $3, report = $4 WHERE id = $1 AND verdict = 'pending'")
        .bind(judged.summary.id.as_str())
        .bind(verdict_text(judged.summary.verdict)?)
        .bind(i64::from(judged.summary.passed))
        .bind(report)
        .execute(db)
        .await
        .map(drop)
}

/// Of a user's submissions for a problem, the newest `most` that were accepted and as many of the others stay.
pub async fn forget_old(
    db: &mut AnyConnection,
    user: &UserId,
    problem: &str,
    most: i64,
) -> sqlx::Result<()> {
    for accepted in [0_i64, 1] {
        sqlx::query(
            "DELETE FROM submissions WHERE user_id = $1 AND problem_id = $2 AND verdict <> 'pending' \
             AND CASE WHEN verdict = 'accepted' THEN 1 ELSE 0 END = $3 AND id NOT IN ( \
             SELECT id FROM submissions WHERE user_id = $1 AND problem_id = $2 AND verdict <> 'pending' \
             AND CASE WHEN verdict = 'accepted' THEN 1 ELSE 0 END = $3 \
             ORDER BY submitted_at_ms DESC, id DESC LIMIT $4)",
        )
        .bind(user.as_str())
        .bind(problem)
        .bind(accepted)
        .bind(most)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

fn verdict_text(verdict: Verdict) -> sqlx::Result<String> {
    match serde_json::to_value(verdict) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        other => Err(sqlx::Error::Encode(format!("{other:?}").into())),
    }
}

fn verdict_of(text: String) -> sqlx::Result<Verdict> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|e| sqlx::Error::Decode(e.into()))
}

/// The best verdict of a user on each problem they handed something in for.
pub async fn best(
    db: &mut AnyConnection,
    user: &UserId,
) -> sqlx::Result<BTreeMap<String, Verdict>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT DISTINCT problem_id, verdict FROM submissions WHERE user_id = $1 AND verdict <> 'pending'",
    )
    .bind(user.as_str())
    .fetch_all(db)
    .await?;
    let mut best: BTreeMap<String, Verdict> = BTreeMap::new();
    for (problem, verdict) in rows {
        let verdict = verdict_of(verdict)?;
        let known = best.entry(problem).or_insert(verdict);
        *known = verdict.max(*known);
    }
    Ok(best)
}

/// The problems that `user` has solved, and when last.
pub async fn solved(
    db: &mut AnyConnection,
    user: &UserId,
) -> sqlx::Result<BTreeMap<String, UnixMs>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT problem_id, CAST(MAX(submitted_at_ms) AS BIGINT) FROM submissions \
         WHERE user_id = $1 AND verdict = 'accepted' GROUP BY problem_id",
    )
    .bind(user.as_str())
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().collect())
}

type SummaryRow = (String, String, String, String, i64, i64, i64);

fn summary(
    (id, problem_id, language, verdict, passed, cases, submitted_at_ms): SummaryRow,
) -> sqlx::Result<SubmissionSummary> {
    Ok(SubmissionSummary {
        id: SubmissionId(id),
        problem_id,
        language,
        verdict: verdict_of(verdict)?,
        passed: passed as u32,
        cases: cases as u32,
        submitted_at_ms,
    })
}

/// Newest first, before `cursor`; at most `limit`.
pub async fn history(
    db: &mut AnyConnection,
    user: &UserId,
    problem: &str,
    cursor: &Cursor,
    limit: i64,
) -> sqlx::Result<Vec<SubmissionSummary>> {
    let rows: Vec<SummaryRow> = sqlx::query_as(
        "SELECT id, problem_id, language, verdict, passed, cases, submitted_at_ms FROM submissions \
         WHERE user_id = $1 AND problem_id = $2 AND verdict <> 'pending' \
         AND (submitted_at_ms < $3 OR (submitted_at_ms = $3 AND id < $4)) \
         ORDER BY submitted_at_ms DESC, id DESC LIMIT $5",
    )
    .bind(user.as_str())
    .bind(problem)
    .bind(cursor.at_ms)
    .bind(&cursor.id)
    .bind(limit)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(summary).collect()
}

/// Oldest first.
pub async fn being_judged(
    db: &mut AnyConnection,
    user: &UserId,
    problem: &str,
) -> sqlx::Result<Vec<BeingJudged>> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT id, language, submitted_at_ms FROM submissions \
         WHERE user_id = $1 AND problem_id = $2 AND verdict = 'pending' ORDER BY submitted_at_ms, id LIMIT 100",
    )
    .bind(user.as_str())
    .bind(problem)
    .fetch_all(db)
    .await?;
    let row = |(id, language, submitted_at_ms)| BeingJudged {
        id: SubmissionId(id),
        language,
        submitted_at_ms,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// One of the user's own.
pub async fn submission(
    db: &mut AnyConnection,
    user: &UserId,
    id: &SubmissionId,
) -> sqlx::Result<Option<Submission>> {
    type Row = (
        String,
        String,
        String,
        String,
        i64,
        i64,
        i64,
        String,
        String,
    );
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, problem_id, language, verdict, passed, cases, submitted_at_ms, source, report FROM submissions \
         WHERE id = $1 AND user_id = $2 AND verdict <> 'pending'",
    )
    .bind(id.as_str())
    .bind(user.as_str())
    .fetch_optional(db)
    .await?;
    row.map(
        |(id, problem, language, verdict, passed, cases, at_ms, source, report)| {
            let report: Report =
                serde_json::from_str(&report).map_err(|e| sqlx::Error::Decode(e.into()))?;
            Ok(Submission {
                summary: summary((id, problem, language, verdict, passed, cases, at_ms))?,
                message: report.message,
                source,
                compiler: report.compiler,
                results: report.results,
                cost: report.cost,
                time_growth: report.time_growth,
                memory_growth: report.memory_growth,
                readability: report.readability,
            })
        },
    )
    .transpose()
}
