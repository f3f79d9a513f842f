//! Tickets: what opens a room's sockets. Only fingerprints are stored.

use super::{PERSON, PersonRow, person};
use crate::rooms::model::Person;
use api::{ParticipantId, RoomId, UnixMs, rooms::TicketKind};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// Tickets of one participant that have not expired: more are not handed out.
const MAX_LIVE: i64 = 40;

fn kind_name(kind: TicketKind) -> &'static str {
    match kind {
        TicketKind::Room => "room",
        TicketKind::Doc => "doc",
    }
}

#[derive(Debug, Clone, Copy)]
pub struct NewTicket<'a> {
    pub room: &'a RoomId,
    pub participant: &'a ParticipantId,
    pub kind: TicketKind,
    pub fingerprint: &'a str,
    pub expires_at_ms: UnixMs,
    pub now: UnixMs,
}

/// Stores a ticket, unless the participant was removed, the room ended, or too many are out; a document ticket only for
/// an admitted participant.
pub async fn issue(conn: &mut AnyConnection, new: &NewTicket<'_>) -> Result<bool> {
    sqlx::query("DELETE FROM room_tickets WHERE participant_id = $1 AND expires_at_ms <= $2")
        .bind(new.participant.as_str())
        .bind(new.now)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "INSERT INTO room_tickets (ticket_hash, room_id, participant_id, kind, expires_at_ms) \
         SELECT $1, p.room_id, p.id, $2, $3 FROM room_participants p JOIN rooms r ON r.id = p.room_id \
         WHERE p.id = $4 AND p.room_id = $5 AND r.status = 'open' AND p.state <> 'removed' \
         AND (p.state = 'admitted' OR $2 = 'room') \
         AND (SELECT COUNT(*) FROM room_tickets t WHERE t.participant_id = p.id) < $6",
    )
    .bind(new.fingerprint)
    .bind(kind_name(new.kind))
    .bind(new.expires_at_ms)
    .bind(new.participant.as_str())
    .bind(new.room.as_str())
    .bind(MAX_LIVE)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
}

/// Uses a room ticket up: the first one to ask gets its participant, nobody after.
pub async fn redeem_room(
    conn: &mut AnyConnection,
    room: &RoomId,
    fingerprint: &str,
    now: UnixMs,
) -> Result<Option<Person>> {
    let id: Option<String> = sqlx::query_scalar(
        "UPDATE room_tickets SET used_at_ms = $1 WHERE ticket_hash = $2 AND room_id = $3 AND kind = 'room' \
         AND used_at_ms IS NULL AND expires_at_ms > $1 RETURNING participant_id",
    )
    .bind(now)
    .bind(fingerprint)
    .bind(room.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    match id {
        Some(id) => super::by_id(conn, room, &ParticipantId(id)).await,
        None => Ok(None),
    }
}

/// Whose document ticket this is, while they are admitted and the room is open.
pub async fn redeem_doc(
    conn: &mut AnyConnection,
    room: &RoomId,
    fingerprint: &str,
    now: UnixMs,
) -> Result<Option<Person>> {
    let sql = format!(
        "SELECT {PERSON} FROM room_tickets t JOIN room_participants p ON p.id = t.participant_id \
         JOIN rooms r ON r.id = t.room_id WHERE t.ticket_hash = $1 AND t.room_id = $2 AND t.kind = 'doc' \
         AND t.expires_at_ms > $3 AND p.state = 'admitted' AND r.status = 'open'"
    );
    let row: Option<PersonRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(fingerprint)
        .bind(room.as_str())
        .bind(now)
        .fetch_optional(conn)
        .await?;
    row.map(person).transpose()
}

/// Takes every ticket of a participant away.
pub(super) async fn revoke(
    conn: &mut AnyConnection,
    room: &RoomId,
    participant: &ParticipantId,
) -> Result<()> {
    sqlx::query("DELETE FROM room_tickets WHERE room_id = $1 AND participant_id = $2")
        .bind(room.as_str())
        .bind(participant.as_str())
        .execute(conn)
        .await
        .map(drop)
}

/// Takes every ticket of a room away.
pub(super) async fn revoke_all(conn: &mut AnyConnection, room: &RoomId) -> Result<()> {
    sqlx::query("DELETE FROM room_tickets WHERE room_id = $1")
        .bind(room.as_str())
        .execute(conn)
        .await
        .map(drop)
}
