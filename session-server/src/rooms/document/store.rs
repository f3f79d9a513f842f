//! Everything of the document that is SQL.

use api::{FileId, ParticipantId, RoomId, UnixMs};
use bytes::Bytes;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::sync::Arc;

/// Rows of one insert statement: five parameters each, and both databases take 32 thousand.
const MAX_ROWS: usize = 256;

/// One accepted update.
#[derive(Debug, Clone)]
pub struct Entry {
    pub room: Arc<RoomId>,
    pub seq: i64,
    pub author: Arc<ParticipantId>,
    pub at_ms: UnixMs,
    pub bytes: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    pub client: u64,
    pub participant: ParticipantId,
}

/// What a room needs to come to life.
#[derive(Debug, Default)]
pub struct Loaded {
    pub files: Vec<FileId>,
    pub claims: Vec<Claimed>,
    pub snapshot: Option<(i64, Vec<u8>)>,
    /// Updates after the snapshot, in order.
    pub tail: Vec<(i64, Vec<u8>)>,
    /// Bytes of all updates, those before the snapshot too.
    pub log_bytes: u64,
    /// A server died while the room was open here: it may have handed out updates it had not saved.
    pub unclean: bool,
}

pub async fn load(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<Loaded> {
    let snapshot = snapshot(db, room).await?;
    let after = snapshot.as_ref().map_or(0, |(seq, _)| *seq);
    let unclean =
        sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM document_open WHERE room_id = $1")
            .bind(room.as_str())
            .fetch_one(&mut *db)
            .await?;
    Ok(Loaded {
        files: files(db, room).await?,
        claims: claims(db, room).await?,
        tail: updates(db, room, after, UnixMs::MAX, u32::MAX).await?,
        log_bytes: log_bytes(db, room).await?,
        snapshot,
        unclean: unclean > 0,
    })
}

/// Deleted files too: their text stays.
pub async fn files(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<Vec<FileId>> {
    let rows = sqlx::query("SELECT file_id FROM room_files WHERE room_id = $1 ORDER BY file_id")
        .bind(room.as_str())
        .fetch_all(db)
        .await?;
    rows.iter().map(|row| row.try_get(0).map(FileId)).collect()
}

pub async fn claims(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<Vec<Claimed>> {
    let rows = sqlx::query(
        "SELECT client_id, participant_id FROM document_clients WHERE room_id = $1 ORDER BY client_id",
    )
    .bind(room.as_str())
    .fetch_all(db)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Claimed {
                client: row.try_get::<i64, _>(0)?.unsigned_abs(),
                participant: ParticipantId(row.try_get(1)?),
            })
        })
        .collect()
}

/// The newest compaction: the log up to and including its sequence number, as one update.
pub async fn snapshot(
    db: &mut AnyConnection,
    room: &RoomId,
) -> sqlx::Result<Option<(i64, Vec<u8>)>> {
    let row = sqlx::query("SELECT seq, bytes FROM document_snapshots WHERE room_id = $1")
        .bind(room.as_str())
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .transpose()
}

async fn log_bytes(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<u64> {
    let sql = "SELECT CAST(COALESCE(SUM(LENGTH(bytes)), 0) AS BIGINT) FROM document_updates WHERE room_id = $1";
    let bytes = sqlx::query_scalar::<_, i64>(sql).bind(room.as_str());
    Ok(bytes.fetch_one(db).await?.unsigned_abs())
}

/// The first `count` updates with a sequence number above `after`, none later than `until_ms`, in order.
pub async fn updates(
    db: &mut AnyConnection,
    room: &RoomId,
    after: i64,
    until_ms: UnixMs,
    count: u32,
) -> sqlx::Result<Vec<(i64, Vec<u8>)>> {
    let rows = sqlx::query(
        "SELECT seq, bytes FROM document_updates WHERE room_id = $1 AND seq > $2 AND at_ms <= $3 ORDER BY seq LIMIT $4",
    )
    .bind(room.as_str())
    .bind(after)
    .bind(until_ms)
    .bind(i64::from(count))
    .fetch_all(db)
    .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

pub async fn insert_updates(db: &mut AnyConnection, entries: &[Entry]) -> sqlx::Result<()> {
    for mut rest in entries.chunks(MAX_ROWS) {
        // Powers of two, so that the connection keeps few prepared statements.
        while !rest.is_empty() {
            let (now, later) = rest.split_at(1 << rest.len().ilog2());
            insert_rows(db, now).await?;
            rest = later;
        }
    }
    Ok(())
}

async fn insert_rows(db: &mut AnyConnection, entries: &[Entry]) -> sqlx::Result<()> {
    let mut sql = String::with_capacity(96 + 32 * entries.len());
    sql.push_str(
        "INSERT INTO document_updates (room_id, seq, participant_id, at_ms, bytes) VALUES ",
    );
    for row in 0..entries.len() {
        use std::fmt::Write;
        let comma = if row == 0 { "" } else { "," };
        let first = 5 * row + 1;
        // Writing to a String cannot fail.
        let _ = write!(
            sql,
            "{comma}(${},${},${},${},${})",
            first,
            first + 1,
            first + 2,
            first + 3,
            first + 4
        );
    }
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for entry in entries {
        query = query
            .bind(entry.room.as_str())
            .bind(entry.seq)
            .bind(entry.author.as_str())
            .bind(entry.at_ms)
            .bind(entry.bytes.as_ref());
    }
    query.execute(db).await.map(drop)
}

pub async fn insert_claim(
    db: &mut AnyConnection,
    room: &RoomId,
    client: u64,
    participant: &ParticipantId,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO document_clients (room_id, client_id, participant_id) VALUES ($1, $2, $3) \
         ON CONFLICT (room_id, client_id) DO NOTHING",
    )
    .bind(room.as_str())
    .bind(client.cast_signed())
    .bind(participant.as_str())
    .execute(db)
    .await
    .map(drop)
}

pub async fn put_snapshot(
    db: &mut AnyConnection,
    room: &RoomId,
    seq: i64,
    at_ms: UnixMs,
    bytes: &[u8],
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO document_snapshots (room_id, seq, at_ms, bytes) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, at_ms = excluded.at_ms, bytes = excluded.bytes",
    )
    .bind(room.as_str())
    .bind(seq)
    .bind(at_ms)
    .bind(bytes)
    .execute(db)
    .await
    .map(drop)
}

/// Marks the room as written to by a running server, or as closed with everything saved.
pub async fn mark_open(
    db: &mut AnyConnection,
    room: &RoomId,
    since_ms: UnixMs,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO document_open (room_id, since_ms) VALUES ($1, $2) ON CONFLICT (room_id) DO NOTHING",
    )
    .bind(room.as_str())
    .bind(since_ms)
    .execute(db)
    .await
    .map(drop)
}

pub async fn mark_closed(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM document_open WHERE room_id = $1")
        .bind(room.as_str())
        .execute(db)
        .await
        .map(drop)
}

pub async fn is_damaged(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<bool> {
    let damaged = sqlx::query_scalar::<_, i64>(
        "SELECT COUNT(*) FROM rooms WHERE id = $1 AND document_damaged = 1",
    )
    .bind(room.as_str())
    .fetch_one(db)
    .await?;
    Ok(damaged > 0)
}

/// The document was integrated up to log entry `seq`; that says nothing when there are later ones.
pub async fn unmark_damaged(db: &mut AnyConnection, room: &RoomId, seq: i64) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE rooms SET document_damaged = 0 WHERE id = $1 \
         AND NOT EXISTS (SELECT 1 FROM document_updates WHERE room_id = $2 AND seq > $3)",
    )
    .bind(room.as_str())
    .bind(room.as_str())
    .bind(seq)
    .execute(db)
    .await
    .map(drop)
}

pub async fn mark_damaged(db: &mut AnyConnection, room: &RoomId) -> sqlx::Result<()> {
    sqlx::query("UPDATE rooms SET document_damaged = 1 WHERE id = $1")
        .bind(room.as_str())
        .execute(db)
        .await
        .map(drop)
}
