//! Rooms in lists and at their door.

use super::{PERSON, PersonRow, Seat, Viewer, person, policy_of, role_of, status_of, to_json};
use crate::{page::Cursor, rooms::model};
use api::{
    ParticipantId, RoomId, UnixMs, UserId,
    room_socket::{File, Incident},
    rooms::{IntegrityPolicy, Room, RoomCandidate, RoomLobby, RoomRole},
};
use sqlx::{AnyConnection, AssertSqlSafe, Result};
use std::collections::HashMap;

#[derive(Debug, Clone)]
pub struct NewRoom {
    pub id: RoomId,
    pub title: String,
    pub host: UserId,
    /// The host's place in it.
    pub host_participant: ParticipantId,
    pub guests_allowed: bool,
    pub integrity: IntegrityPolicy,
    pub first_file: File,
    pub now: UnixMs,
}

/// The room, its host's place and its first file.
pub async fn insert(conn: &mut AnyConnection, new: &NewRoom) -> Result<()> {
    sqlx::query(
        "INSERT INTO rooms (id, title, host_id, status, guests_allowed, integrity, created_at_ms) \
         VALUES ($1, $2, $3, 'open', $4, $5, $6)",
    )
    .bind(new.id.as_str())
    .bind(&new.title)
    .bind(new.host.as_str())
    .bind(i64::from(new.guests_allowed))
    .bind(to_json(&new.integrity)?)
    .bind(new.now)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "INSERT INTO room_participants \
         (id, room_id, user_id, display_name, role, state, colour, created_at_ms, admitted_at_ms) \
         SELECT $1, $2, u.id, u.display_name, 'host', 'admitted', 0, $4, $4 FROM users u WHERE u.id = $3",
    )
    .bind(new.host_participant.as_str())
    .bind(new.id.as_str())
    .bind(new.host.as_str())
    .bind(new.now)
    .execute(&mut *conn)
    .await?;
    super::log::upsert_file(conn, &new.id, &new.first_file).await
}

pub async fn lobby(conn: &mut AnyConnection, id: &RoomId) -> Result<Option<RoomLobby>> {
    let row: Option<(String, String, String, i64, String)> = sqlx::query_as(
        "SELECT r.title, u.display_name, r.status, r.guests_allowed, r.integrity \
         FROM rooms r JOIN users u ON u.id = r.host_id WHERE r.id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|(title, host_name, status, guests, integrity)| {
        Ok(RoomLobby {
            id: id.clone(),
            title,
            host_name,
            status: status_of(&status)?,
            guests_allowed: guests != 0,
            integrity: policy_of(&integrity)?,
        })
    })
    .transpose()
}

/// The viewer's own place in a room, whatever its state.
pub async fn seat(
    conn: &mut AnyConnection,
    room: &RoomId,
    viewer: &Viewer,
) -> Result<Option<Seat>> {
    let sql = format!(
        "SELECT r.status, {PERSON} FROM room_participants p JOIN rooms r ON r.id = p.room_id \
         WHERE p.room_id = $1 AND (p.user_id = $2 OR p.id = $3)"
    );
    type Row = (
        String,
        String,
        Option<String>,
        String,
        String,
        String,
        i64,
        i64,
        Option<i64>,
    );
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .bind(viewer.user())
        .bind(viewer.participant(room))
        .fetch_optional(conn)
        .await?;
    row.map(|(status, a, b, c, d, e, f, g, h)| {
        let row: PersonRow = (a, b, c, d, e, f, g, h);
        Ok(Seat {
            status: status_of(&status)?,
            person: person(row)?,
        })
    })
    .transpose()
}

/// Whether `user` hosts the room.
pub async fn is_host(conn: &mut AnyConnection, room: &RoomId, user: &UserId) -> Result<bool> {
    sqlx::query("SELECT 1 FROM rooms WHERE id = $1 AND host_id = $2")
        .bind(room.as_str())
        .bind(user.as_str())
        .fetch_optional(conn)
        .await
        .map(|row| row.is_some())
}

const ROOM: &str = "SELECT r.id, r.title, r.status, r.guests_allowed, r.integrity, r.host_id, u.display_name, p.role, \
     r.created_at_ms, r.ended_at_ms FROM rooms r \
     JOIN users u ON u.id = r.host_id JOIN room_participants p ON p.room_id = r.id AND p.state = 'admitted'";

type RoomRow = (
    String,
    String,
    String,
    i64,
    String,
    String,
    String,
    String,
    i64,
    Option<i64>,
);

fn to_room(
    (id, title, status, guests, integrity, host_id, host_name, role, created_at_ms, ended_at_ms): RoomRow,
) -> Result<Room> {
    Ok(Room {
        id: RoomId(id),
        title,
        status: status_of(&status)?,
        guests_allowed: guests != 0,
        integrity: policy_of(&integrity)?,
        host_id: UserId(host_id),
        host_name,
        my_role: Some(role_of(&role)?),
        candidates: Vec::new(),
        created_at_ms,
        ended_at_ms,
    })
}

/// The room as an admitted participant sees it.
pub async fn room(conn: &mut AnyConnection, id: &RoomId, viewer: &Viewer) -> Result<Option<Room>> {
    let sql = format!("{ROOM} WHERE r.id = $1 AND (p.user_id = $2 OR p.id = $3)");
    let row: Option<RoomRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(id.as_str())
        .bind(viewer.user())
        .bind(viewer.participant(id))
        .fetch_optional(&mut *conn)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let mut rooms = vec![to_room(row)?];
    add_candidates(conn, &mut rooms).await?;
    Ok(rooms.pop())
}

/// Rooms the user was admitted to, newest first, before `cursor`; at most `limit`.
pub async fn list(
    conn: &mut AnyConnection,
    user: &UserId,
    cursor: &Cursor,
    limit: i64,
) -> Result<Vec<Room>> {
    let sql = format!(
        "{ROOM} WHERE p.user_id = $1 AND (r.created_at_ms < $2 OR (r.created_at_ms = $2 AND r.id < $3)) \
         ORDER BY r.created_at_ms DESC, r.id DESC LIMIT $4"
    );
    let rows: Vec<RoomRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(user.as_str())
        .bind(cursor.at_ms)
        .bind(&cursor.id)
        .bind(limit)
        .fetch_all(&mut *conn)
        .await?;
    let mut rooms = rows.into_iter().map(to_room).collect::<Result<Vec<_>>>()?;
    add_candidates(conn, &mut rooms).await?;
    Ok(rooms)
}

/// Open rooms the user is admitted to as somebody's guest, newest first.
pub async fn list_open(conn: &mut AnyConnection, user: &UserId, limit: i64) -> Result<Vec<Room>> {
    let sql = format!(
        "{ROOM} WHERE p.user_id = $1 AND p.role <> 'host' AND r.status = 'open' \
         ORDER BY r.created_at_ms DESC, r.id DESC LIMIT $2"
    );
    let rows: Vec<RoomRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(user.as_str())
        .bind(limit)
        .fetch_all(&mut *conn)
        .await?;
    let mut rooms = rows.into_iter().map(to_room).collect::<Result<Vec<_>>>()?;
    add_candidates(conn, &mut rooms).await?;
    Ok(rooms)
}

async fn add_candidates(conn: &mut AnyConnection, rooms: &mut [Room]) -> Result<()> {
    if rooms.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (1..=rooms.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT room_id, id, display_name, user_id FROM room_participants \
         WHERE was_candidate = 1 AND room_id IN ({}) ORDER BY admitted_at_ms",
        places.join(", ")
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql));
    for room in rooms.iter() {
        query = query.bind(room.id.as_str());
    }
    let rows: Vec<(String, String, String, Option<String>)> = query.fetch_all(conn).await?;
    let mut by_room: HashMap<String, Vec<RoomCandidate>> = HashMap::new();
    for (room, id, display_name, user_id) in rows {
        by_room.entry(room).or_default().push(RoomCandidate {
            participant_id: ParticipantId(id),
            display_name,
            user_id: user_id.map(UserId),
        });
    }
    for room in rooms {
        room.candidates = by_room.remove(room.id.as_str()).unwrap_or_default();
    }
    Ok(())
}

/// The incidents of a room that `seat` may see: a host all of them, anybody else their own.
pub async fn incidents(
    conn: &mut AnyConnection,
    room: &RoomId,
    seat: &model::Person,
) -> Result<Vec<Incident>> {
    let sql = format!(
        "SELECT {} FROM incidents i WHERE i.room_id = $1 AND ($2 = 1 OR i.participant_id = $3) \
         ORDER BY i.started_at_ms, i.id",
        super::INCIDENT
    );
    let rows: Vec<super::IncidentRow> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(room.as_str())
        .bind(i64::from(seat.role == RoomRole::Host))
        .bind(seat.id.as_str())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(super::incident).collect()
}
