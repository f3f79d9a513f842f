//! All SQL of rubrics and submitted interviews. Who may see or change a row is in its WHERE.

use super::model::{Rubric, Weights};
use crate::{page::Cursor, search::QUERY_WORDS};
use api::{
    InterviewId, ParticipantId, RoomId, UnixMs, UserId,
    interviews::{Interview, InterviewSummary, PillarRating},
    room_socket::{Incident, Severity},
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

fn to_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

fn of_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// The candidate of a rubric, as the room's host may evaluate them.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub user_id: Option<UserId>,
    pub name: String,
    pub admitted_at_ms: UnixMs,
    pub room_title: String,
    pub host_name: String,
}

/// None unless `host` hosts the room and `participant` was admitted to it as a candidate.
pub async fn candidate(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
    host: &UserId,
) -> Result<Option<Candidate>> {
    type Row = (Option<String>, String, UnixMs, String, String);
    let row: Option<Row> = sqlx::query_as(
        "SELECT p.user_id, p.display_name, p.admitted_at_ms, r.title, h.display_name FROM rooms r \
         JOIN room_participants p ON p.room_id = r.id JOIN users h ON h.id = r.host_id \
         WHERE r.id = $1 AND p.id = $2 AND r.host_id = $3 AND p.was_candidate = 1",
    )
    .bind(room.as_str())
    .bind(participant.as_str())
    .bind(host.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(row.map(
        |(user_id, name, admitted_at_ms, room_title, host_name)| Candidate {
            user_id: user_id.map(UserId),
            name,
            admitted_at_ms,
            room_title,
            host_name,
        },
    ))
}

/// A rubric as last saved.
#[derive(Debug, Clone)]
pub struct Draft {
    pub rubric: Rubric,
    pub version: i64,
    pub updated_at_ms: UnixMs,
}

/// Its author's only (VC-10).
pub async fn draft(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
    author: &UserId,
) -> Result<Option<Draft>> {
    let row: Option<(String, String, i64, UnixMs)> = sqlx::query_as(
        "SELECT pillars, summary, version, updated_at_ms FROM rubrics \
         WHERE room_id = $1 AND participant_id = $2 AND author_id = $3",
    )
    .bind(room.as_str())
    .bind(participant.as_str())
    .bind(author.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|(pillars, summary, version, updated_at_ms)| {
        let pillars = of_json(&pillars)?;
        Ok(Draft {
            rubric: Rubric { pillars, summary },
            version,
            updated_at_ms,
        })
    })
    .transpose()
}

pub async fn submitted(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
) -> Result<Option<InterviewId>> {
    let id: Option<String> =
        sqlx::query_scalar("SELECT id FROM interviews WHERE room_id = $1 AND participant_id = $2")
            .bind(room.as_str())
            .bind(participant.as_str())
            .fetch_optional(conn)
            .await?;
    Ok(id.map(InterviewId))
}

/// Saves over `version` and no other, never after submission; whether it did. Of several at once, one does.
pub async fn save(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
    author: &UserId,
    rubric: &Rubric,
    version: i64,
    now: UnixMs,
) -> Result<bool> {
    let sql = if version == 0 {
        "INSERT INTO rubrics (room_id, participant_id, author_id, pillars, summary, version, updated_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $7 + 1, $6) ON CONFLICT (room_id, participant_id) DO NOTHING"
    } else {
        "UPDATE rubrics SET pillars = $4, summary = $5, updated_at_ms = $6, version = version + 1 \
         WHERE room_id = $1 AND participant_id = $2 AND author_id = $3 AND version = $7 \
         AND NOT EXISTS (SELECT 1 FROM interviews i WHERE i.room_id = $1 AND i.participant_id = $2)"
    };
    let done = sqlx::query(sql)
        .bind(room.as_str())
        .bind(participant.as_str())
        .bind(author.as_str())
        .bind(to_json(&rubric.pillars)?)
        .bind(&rubric.summary)
        .bind(now)
        .bind(version)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// A submission; there is no update.
#[derive(Debug, Clone)]
pub struct NewInterview<'a> {
    pub summary: &'a InterviewSummary,
    pub participant: &'a ParticipantId,
    pub interviewer: &'a UserId,
    pub rubric: &'a Rubric,
    pub weights: &'a Weights,
    pub search_text: String,
}

/// False when this candidate was evaluated before.
///
/// The integrity log is filed with it, as it is now.
pub async fn insert(conn: &mut AnyConnection, new: &NewInterview<'_>) -> Result<bool> {
    let incidents = incidents(conn, &new.summary.room_id, new.participant).await?;
    let done = sqlx::query(
        "INSERT INTO interviews (id, room_id, participant_id, candidate_user_id, interviewer_id, pillars, weights, \
         feedback, composite, held_at_ms, submitted_at_ms, search_text, incidents) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (room_id, participant_id) DO NOTHING",
    )
    .bind(new.summary.id.as_str())
    .bind(new.summary.room_id.as_str())
    .bind(new.participant.as_str())
    .bind(new.summary.candidate_user_id.as_ref().map(UserId::as_str))
    .bind(new.interviewer.as_str())
    .bind(to_json(&new.rubric.pillars)?)
    .bind(to_json(new.weights)?)
    .bind(&new.rubric.summary)
    .bind(new.summary.composite)
    .bind(new.summary.held_at_ms)
    .bind(new.summary.submitted_at_ms)
    .bind(&new.search_text)
    .bind(to_json(&incidents)?)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

const SUMMARY: &str = "i.id, i.room_id, r.title, h.display_name, p.display_name, i.candidate_user_id, i.composite, \
     i.held_at_ms, i.submitted_at_ms";
const FROM: &str = "FROM interviews i JOIN rooms r ON r.id = i.room_id JOIN users h ON h.id = i.interviewer_id \
     JOIN room_participants p ON p.id = i.participant_id";

type SummaryRow = (
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    f64,
    i64,
    i64,
);

fn summary(row: SummaryRow) -> InterviewSummary {
    let (id, room_id, title, interviewer, candidate, candidate_user_id, composite, held, submitted) =
        row;
    InterviewSummary {
        id: InterviewId(id),
        room_id: RoomId(room_id),
        title,
        interviewer_name: interviewer,
        candidate_name: candidate,
        candidate_user_id: candidate_user_id.map(UserId),
        composite,
        held_at_ms: held,
        submitted_at_ms: submitted,
    }
}

/// Who wants to read an interview: a user, or a guest by their place in its room.
#[derive(Debug, Clone)]
pub enum Reader {
    User(UserId),
    Guest(ParticipantId),
}

impl Reader {
    /// Empty for a guest, which no user is.
    fn user(&self) -> &str {
        match self {
            Reader::User(id) => id.as_str(),
            Reader::Guest(_) => "",
        }
    }

    /// Empty for a user, which no participant is.
    fn participant(&self) -> &str {
        match self {
            Reader::User(_) => "",
            Reader::Guest(id) => id.as_str(),
        }
    }
}

/// On which side of an interview somebody was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Candidate,
    Interviewer,
}

impl Side {
    fn column(self) -> &'static str {
        match self {
            Side::Candidate => "i.candidate_user_id",
            Side::Interviewer => "i.interviewer_id",
        }
    }
}

/// Interviews of `user` on one side, newest first, with every pattern in their text.
pub async fn list(
    conn: &mut AnyConnection,
    user: &UserId,
    side: Side,
    patterns: &[String; QUERY_WORDS],
    before: &Cursor,
    limit: i64,
) -> Result<Vec<InterviewSummary>> {
    let column = side.column();
    let sql = format!(
        r"SELECT {SUMMARY} {FROM} WHERE {column} = $1 AND (i.submitted_at_ms, i.id) < ($2, $3)
          AND i.search_text LIKE $5 ESCAPE '\' AND i.search_text LIKE $6 ESCAPE '\'
          AND i.search_text LIKE $7 ESCAPE '\' AND i.search_text LIKE $8 ESCAPE '\'
          ORDER BY i.submitted_at_ms DESC, i.id DESC LIMIT $4"
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
    Ok(rows.into_iter().map(summary).collect())
}

/// One interview as filed, for its two sides only; the candidate reads the incidents once the room has ended.
pub async fn interview(
    conn: &mut AnyConnection,
    id: &InterviewId,
    reader: &Reader,
) -> Result<Option<Interview>> {
    let sql = format!(
        "SELECT {SUMMARY} {FROM} WHERE i.id = $1 \
         AND (i.candidate_user_id = $2 OR i.interviewer_id = $2 OR i.participant_id = $3)"
    );
    let found: Option<SummaryRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(id.as_str())
        .bind(reader.user())
        .bind(reader.participant())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(summary) = found.map(summary) else {
        return Ok(None);
    };
    type Row = (String, String, String, Option<String>, String, String);
    let (pillars, feedback, participant, filed, interviewer, status): Row = sqlx::query_as(
        "SELECT i.pillars, i.feedback, i.participant_id, i.incidents, i.interviewer_id, r.status \
         FROM interviews i JOIN rooms r ON r.id = i.room_id WHERE i.id = $1",
    )
    .bind(id.as_str())
    .fetch_one(&mut *conn)
    .await?;
    let incidents_withheld = status == "open" && interviewer != reader.user();
    let incidents = match filed {
        _ if incidents_withheld => Vec::new(),
        Some(filed) => of_json(&filed)?,
        None => incidents(conn, &summary.room_id, &ParticipantId(participant)).await?,
    };
    Ok(Some(Interview {
        incidents,
        incidents_withheld,
        summary,
        pillars: of_json(&pillars)?,
        feedback,
    }))
}

/// The integrity log of one candidate, oldest first.
async fn incidents(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
) -> Result<Vec<Incident>> {
    type Row = (
        String,
        String,
        UnixMs,
        Option<UnixMs>,
        String,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, what, started_at_ms, ended_at_ms, severity, why FROM incidents \
         WHERE room_id = $1 AND participant_id = $2 ORDER BY started_at_ms, id",
    )
    .bind(room.as_str())
    .bind(participant.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(id, what, started_at_ms, ended_at_ms, severity, why)| {
            Ok(Incident {
                id,
                participant_id: participant.clone(),
                what: of_json(&what)?,
                started_at_ms,
                ended_at_ms,
                duration_ms: ended_at_ms.map(|ended| ended - started_at_ms),
                severity: match severity.as_str() {
                    "red" => Severity::Red,
                    _ => Severity::Yellow,
                },
                why,
            })
        })
        .collect()
}

/// The ratings of every interview of a candidate.
pub async fn ratings(
    conn: &mut AnyConnection,
    candidate: &UserId,
) -> Result<Vec<Vec<PillarRating>>> {
    let rows: Vec<String> =
        sqlx::query_scalar("SELECT pillars FROM interviews WHERE candidate_user_id = $1")
            .bind(candidate.as_str())
            .fetch_all(conn)
            .await?;
    rows.iter().map(|text| of_json(text)).collect()
}
