//! The recording of a room, as far as it is not the room itself.

use api::{ParticipantId, RoomId, UnixMs, replay::EditMark};
use sqlx::{AnyConnection, Result};

/// When the document changed and by whom: at most about `marks` of them, spread evenly over the log.
pub async fn edits(conn: &mut AnyConnection, room: &RoomId, marks: i64) -> Result<Vec<EditMark>> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM document_updates WHERE room_id = $1")
        .bind(room.as_str())
        .fetch_one(&mut *conn)
        .await?;
    let step = (count + marks - 1) / marks.max(1);
    let rows: Vec<(i64, i64, String)> = sqlx::query_as(
        "SELECT seq, at_ms, participant_id FROM document_updates WHERE room_id = $1 AND seq % $2 = 0 \
         ORDER BY seq LIMIT $3",
    )
    .bind(room.as_str())
    .bind(step.max(1))
    .bind(marks)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(seq, at_ms, by)| EditMark {
            at_ms,
            by: ParticipantId(by),
            seq,
        })
        .collect())
}

/// One update of the document's log.
#[derive(Debug, Clone)]
pub struct LoggedUpdate {
    pub seq: i64,
    pub at_ms: UnixMs,
    pub bytes: Vec<u8>,
}

/// The next updates after `after`, at most `limit`.
pub async fn updates(
    conn: &mut AnyConnection,
    room: &RoomId,
    after: i64,
    limit: i64,
) -> Result<Vec<LoggedUpdate>> {
    let rows: Vec<(i64, i64, Vec<u8>)> = sqlx::query_as(
        "SELECT seq, at_ms, bytes FROM document_updates WHERE room_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    )
    .bind(room.as_str())
    .bind(after)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(seq, at_ms, bytes)| LoggedUpdate { seq, at_ms, bytes })
        .collect())
}

/// The document's log could not be integrated.
pub async fn is_damaged(conn: &mut AnyConnection, room: &RoomId) -> Result<bool> {
    let damaged: i64 = sqlx::query_scalar("SELECT document_damaged FROM rooms WHERE id = $1")
        .bind(room.as_str())
        .fetch_one(conn)
        .await?;
    Ok(damaged != 0)
}
