//! Places in rooms: who asked to enter, and what became of it.

use super::{PERSON, PersonRow, person};
use crate::rooms::model::Person;
use api::{Millis, ParticipantId, RoomId, UnixMs, UserId};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// New people who may ask for one room within [`ASKING`]: so many guests, and so many with an account.
const MAX_ASKING: i64 = 50;
const ASKING: Millis = 60_000;
/// People who were ever let into one room.
const MAX_ADMITTED: i64 = 500;

/// Who stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Newcomer {
    User,
    Guest,
}

#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error("there is no such room")]
    NoRoom,
    #[error("the room has ended")]
    Ended,
    #[error("guests are not allowed")]
    NoGuests,
    #[error("too many people ask at a time")]
    Crowded,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

#[derive(Debug, Clone)]
pub struct NewGuest {
    pub id: ParticipantId,
    pub display_name: String,
}

/// The user's place in the room; a new one waits. The host has had one from the beginning.
pub async fn join_as_user(
    conn: &mut AnyConnection,
    room: &RoomId,
    user: &UserId,
    fresh: ParticipantId,
    now: UnixMs,
) -> Result<Person, JoinError> {
    if let Some(known) = of_user(conn, room, user).await? {
        return Ok(known);
    }
    check_door(conn, room, Newcomer::User, now).await?;
    sqlx::query(
        "INSERT INTO room_participants (id, room_id, user_id, display_name, role, state, colour, created_at_ms) \
         SELECT $1, $2, u.id, u.display_name, 'candidate', 'waiting', 0, $4 FROM users u WHERE u.id = $3 \
         ON CONFLICT (room_id, user_id) WHERE user_id IS NOT NULL DO NOTHING",
    )
    .bind(fresh.as_str())
    .bind(room.as_str())
    .bind(user.as_str())
    .bind(now)
    .execute(&mut *conn)
    .await?;
    of_user(conn, room, user).await?.ok_or(JoinError::NoRoom)
}

/// A new place for somebody without an account, who waits.
pub async fn join_as_guest(
    conn: &mut AnyConnection,
    room: &RoomId,
    guest: &NewGuest,
    now: UnixMs,
) -> Result<(), JoinError> {
    check_door(&mut *conn, room, Newcomer::Guest, now).await?;
    forget_silent(&mut *conn, room, now).await?;
    sqlx::query(
        "INSERT INTO room_participants (id, room_id, display_name, role, state, colour, created_at_ms) \
         VALUES ($1, $2, $3, 'candidate', 'waiting', 0, $4)",
    )
    .bind(guest.id.as_str())
    .bind(room.as_str())
    .bind(&guest.display_name)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

async fn check_door(
    conn: &mut AnyConnection,
    room: &RoomId,
    newcomer: Newcomer,
    now: UnixMs,
) -> Result<(), JoinError> {
    let row: Option<(String, i64, i64, i64)> = sqlx::query_as(
        "SELECT r.status, r.guests_allowed, \
         (SELECT COUNT(*) FROM room_participants p WHERE p.room_id = r.id AND p.state = 'waiting' \
          AND p.created_at_ms > $2 AND CASE WHEN p.user_id IS NULL THEN 1 ELSE 0 END = $3), \
         (SELECT COUNT(*) FROM room_participants p WHERE p.room_id = r.id AND p.admitted_at_ms IS NOT NULL) \
         FROM rooms r WHERE r.id = $1",
    )
    .bind(room.as_str())
    .bind(now - ASKING)
    .bind(i64::from(newcomer == Newcomer::Guest))
    .fetch_optional(conn)
    .await?;
    let (status, guests_allowed, asking, admitted) = row.ok_or(JoinError::NoRoom)?;
    if status != "open" {
        return Err(JoinError::Ended);
    }
    if newcomer == Newcomer::Guest && guests_allowed == 0 {
        return Err(JoinError::NoGuests);
    }
    if asking >= MAX_ASKING || admitted >= MAX_ADMITTED {
        return Err(JoinError::Crowded);
    }
    Ok(())
}

/// Forgets guests who asked and then did not come: they took no ticket.
async fn forget_silent(conn: &mut AnyConnection, room: &RoomId, now: UnixMs) -> Result<()> {
    sqlx::query(
        "DELETE FROM room_participants WHERE room_id = $1 AND user_id IS NULL AND state = 'waiting' \
         AND admitted_at_ms IS NULL AND created_at_ms <= $2 \
         AND NOT EXISTS (SELECT 1 FROM room_tickets t WHERE t.participant_id = room_participants.id)",
    )
    .bind(room.as_str())
    .bind(now - ASKING)
    .execute(conn)
    .await
    .map(drop)
}

async fn of_user(conn: &mut AnyConnection, room: &RoomId, user: &UserId) -> Result<Option<Person>> {
    let sql =
        format!("SELECT {PERSON} FROM room_participants p WHERE p.room_id = $1 AND p.user_id = $2");
    let row: Option<PersonRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .bind(user.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(person).transpose()
}

pub async fn by_id(
    conn: &mut AnyConnection,
    room: &RoomId,
    id: &ParticipantId,
) -> Result<Option<Person>> {
    let sql =
        format!("SELECT {PERSON} FROM room_participants p WHERE p.room_id = $1 AND p.id = $2");
    let row: Option<PersonRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(person).transpose()
}

/// What the room decided about somebody.
pub(super) async fn update(conn: &mut AnyConnection, room: &RoomId, person: &Person) -> Result<()> {
    sqlx::query(
        "UPDATE room_participants SET role = $1, state = $2, colour = $3, admitted_at_ms = $4, \
         was_candidate = CASE WHEN $2 = 'admitted' AND $1 = 'candidate' THEN 1 ELSE was_candidate END \
         WHERE room_id = $5 AND id = $6",
    )
    .bind(super::role_name(person.role))
    .bind(super::standing_name(person.standing))
    .bind(i64::from(person.colour))
    .bind(person.admitted_at_ms)
    .bind(room.as_str())
    .bind(person.id.as_str())
    .execute(conn)
    .await
    .map(drop)
}
