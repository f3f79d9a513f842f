//! A room's log of events and the tables that are views of it.

use super::{
    FileRow, INCIDENT, IncidentRow, PERSON, PersonRow, file, incident, json, people, person,
    policy_of, tickets, to_json,
};
use crate::rooms::model::{Audience, Change, RoomInfo, Standing, Stored};
use api::{
    ParticipantId, RoomId, UserId,
    room_socket::{EventBody, File, Incident, RoomEvent, Severity},
};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

#[derive(Debug, thiserror::Error)]
pub enum PersistError {
    /// Somebody else wrote to the room: what we hold of it is old.
    #[error("the room's log went on elsewhere")]
    Stale,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Writes the changes of a room whose log ended at `last_seq`. They count once the transaction is committed.
pub async fn persist(
    conn: &mut AnyConnection,
    room: &RoomId,
    last_seq: i64,
    changes: &[Change],
) -> Result<(), PersistError> {
    let newest = changes.iter().rev().find_map(|change| match change {
        Change::Event { event, .. } => Some(event.seq),
        _ => None,
    });
    // Also when there is no event: it is the fence against a second owner of the room.
    let moved = sqlx::query("UPDATE rooms SET last_seq = $1 WHERE id = $2 AND last_seq = $3")
        .bind(newest.unwrap_or(last_seq))
        .bind(room.as_str())
        .bind(last_seq)
        .execute(&mut *conn)
        .await?;
    if moved.rows_affected() != 1 {
        return Err(PersistError::Stale);
    }
    for change in changes {
        match change {
            Change::Event {
                event,
                audience,
                cid,
            } => insert_event(conn, room, event, *audience, cid.as_deref()).await?,
            Change::Person(person) => {
                people::update(conn, room, person).await?;
                if person.standing == Standing::Removed {
                    tickets::revoke(conn, room, &person.id).await?;
                }
            }
            Change::File(file) => upsert_file(conn, room, file).await?,
            Change::Incident(incident) => upsert_incident(conn, room, incident).await?,
            Change::Ended { at_ms } => {
                sqlx::query("UPDATE rooms SET status = 'ended', ended_at_ms = $1 WHERE id = $2")
                    .bind(*at_ms)
                    .bind(room.as_str())
                    .execute(&mut *conn)
                    .await?;
                tickets::revoke_all(conn, room).await?;
            }
        }
    }
    Ok(())
}

async fn insert_event(
    conn: &mut AnyConnection,
    room: &RoomId,
    event: &RoomEvent,
    audience: Audience,
    cid: Option<&str>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO room_events (room_id, seq, at_ms, participant_id, audience, cid, body) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(room.as_str())
    .bind(event.seq)
    .bind(event.at_ms)
    .bind(event.by.as_ref().map(ParticipantId::as_str))
    .bind(match audience {
        Audience::All => "all",
        Audience::Hosts => "hosts",
    })
    .bind(cid)
    .bind(to_json(&event.body)?)
    .execute(conn)
    .await
    .map(drop)
}

pub(super) async fn upsert_file(
    conn: &mut AnyConnection,
    room: &RoomId,
    file: &File,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO room_files (room_id, file_id, name, language, deleted) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (room_id, file_id) DO UPDATE SET name = excluded.name, language = excluded.language, \
         deleted = excluded.deleted",
    )
    .bind(room.as_str())
    .bind(file.id.as_str())
    .bind(&file.name)
    .bind(&file.language)
    .bind(i64::from(file.deleted))
    .execute(conn)
    .await
    .map(drop)
}

async fn upsert_incident(
    conn: &mut AnyConnection,
    room: &RoomId,
    incident: &Incident,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO incidents (id, room_id, participant_id, what, started_at_ms, ended_at_ms, severity, why) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (room_id, participant_id, id) DO UPDATE SET \
         started_at_ms = excluded.started_at_ms, ended_at_ms = excluded.ended_at_ms, \
         severity = excluded.severity, why = excluded.why",
    )
    .bind(&incident.id)
    .bind(room.as_str())
    .bind(incident.participant_id.as_str())
    .bind(to_json(&incident.what)?)
    .bind(incident.started_at_ms)
    .bind(incident.ended_at_ms)
    .bind(match incident.severity {
        Severity::Yellow => "yellow",
        Severity::Red => "red",
    })
    .bind(incident.why.as_deref())
    .execute(conn)
    .await
    .map(drop)
}

/// The room with the `cid`s of its events, as (participant, cid, seq); who writes its document is not in it.
pub async fn load(
    conn: &mut AnyConnection,
    room: &RoomId,
) -> Result<Option<(Stored, Vec<(ParticipantId, String, i64)>)>> {
    type Row = (String, String, String, i64, Option<i64>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT title, host_id, integrity, created_at_ms, ended_at_ms FROM rooms WHERE id = $1",
    )
    .bind(room.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let Some((title, host, integrity, created_at_ms, ended_at_ms)) = row else {
        return Ok(None);
    };
    let sql = format!("SELECT {PERSON} FROM room_participants p WHERE p.room_id = $1");
    let people: Vec<PersonRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .fetch_all(&mut *conn)
        .await?;
    let sql = format!(
        "SELECT {INCIDENT} FROM incidents i WHERE i.room_id = $1 ORDER BY i.started_at_ms, i.id"
    );
    let incidents: Vec<IncidentRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .fetch_all(&mut *conn)
        .await?;
    type EventRow = (i64, i64, Option<String>, Option<String>, String);
    let rows: Vec<EventRow> = sqlx::query_as(
        "SELECT seq, at_ms, participant_id, cid, body FROM room_events WHERE room_id = $1 ORDER BY seq",
    )
    .bind(room.as_str())
    .fetch_all(&mut *conn)
    .await?;
    let mut done = Vec::new();
    let mut events = Vec::with_capacity(rows.len());
    for (seq, at_ms, by, cid, body) in rows {
        let by = by.map(ParticipantId);
        if let (Some(by), Some(cid)) = (&by, cid) {
            done.push((by.clone(), cid, seq));
        }
        events.push(event(seq, at_ms, by, &body)?);
    }
    let stored = Stored {
        info: RoomInfo {
            id: room.clone(),
            title,
            host: UserId(host),
            integrity: policy_of(&integrity)?,
            created_at_ms,
        },
        ended_at_ms,
        people: people.into_iter().map(person).collect::<Result<_>>()?,
        files: files(conn, room).await?,
        incidents: incidents.into_iter().map(incident).collect::<Result<_>>()?,
        events,
        doc_clients: Vec::new(),
    };
    Ok(Some((stored, done)))
}

/// All that ever were, in the order they were made.
async fn files(conn: &mut AnyConnection, room: &RoomId) -> Result<Vec<File>> {
    let rows: Vec<FileRow> = sqlx::query_as(
        "SELECT file_id, name, language, deleted FROM room_files WHERE room_id = $1 \
         ORDER BY LENGTH(file_id), file_id",
    )
    .bind(room.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(file).collect())
}

/// Events with `after < seq <= upto` for this audience.
pub async fn events(
    conn: &mut AnyConnection,
    room: &RoomId,
    after: i64,
    upto: i64,
    audience: Audience,
) -> Result<Vec<RoomEvent>> {
    let rows: Vec<(i64, i64, Option<String>, String)> = sqlx::query_as(
        "SELECT seq, at_ms, participant_id, body FROM room_events WHERE room_id = $1 AND seq > $2 AND seq <= $3 \
         AND (audience = 'all' OR $4 = 1) ORDER BY seq",
    )
    .bind(room.as_str())
    .bind(after)
    .bind(upto)
    .bind(i64::from(audience == Audience::Hosts))
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(seq, at_ms, by, body)| event(seq, at_ms, by.map(ParticipantId), &body))
        .collect()
}

fn event(seq: i64, at_ms: i64, by: Option<ParticipantId>, body: &str) -> Result<RoomEvent> {
    Ok(RoomEvent {
        seq,
        at_ms,
        by,
        body: json::<EventBody>(body)?,
    })
}
