//! Places in rooms: who asked to enter, and what became of it.

use super::{PERSON, PersonRow, person};
use crate::rooms::model::Person;
use api::{ParticipantId, RoomId, UnixMs, UserId};
use sqlx::{AnyConnection, AssertSqlSafe, Result};

/// People who may wait for one room at a time.
const MAX_WAITING: i64 = 50;
/// Places of one room, of whatever state.
const MAX_PLACES: i64 = 500;

#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error("there is no such room")]
    NoRoom,
    #[error("the room has ended")]
    Ended,
    #[error("guests are not allowed")]
    NoGuests,
    #[error("too many people wait already")]
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
    check_door(conn, room, false).await?;
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
    check_door(conn, room, true).await?;
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

async fn check_door(conn: &mut AnyConnection, room: &RoomId, guest: bool) -> Result<(), JoinError> {
    let row: Option<(String, i64, i64, i64)> = sqlx::query_as(
        "SELECT r.status, r.guests_allowed, \
         (SELECT COUNT(*) FROM room_participants p WHERE p.room_id = r.id AND p.state = 'waiting'), \
         (SELECT COUNT(*) FROM room_participants p WHERE p.room_id = r.id) FROM rooms r WHERE r.id = $1",
    )
    .bind(room.as_str())
    .fetch_optional(conn)
    .await?;
    let (status, guests_allowed, waiting, places) = row.ok_or(JoinError::NoRoom)?;
    if status != "open" {
        return Err(JoinError::Ended);
    }
    if guest && guests_allowed == 0 {
        return Err(JoinError::NoGuests);
    }
    if waiting >= MAX_WAITING || places >= MAX_PLACES {
        return Err(JoinError::Crowded);
    }
    Ok(())
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
        "UPDATE room_participants SET role = $1, state = $2, colour = $3, admitted_at_ms = $4 \
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
