//! The outbox: events that are as durable as what they tell, delivered at least once.

use super::Bus;
use crate::{
    app::App,
    db::{Db, Dialect},
    ids,
};
use api::{Millis, MockId, UnixMs, UserId, interviews::InterviewSummary, interviews::UserEvent};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use std::{sync::Arc, time::Duration};
use tokio::sync::Notify;

const BATCH: i64 = 100;
/// How long dispatched events are kept, to look at when something is unclear.
const KEEP_MS: Millis = 7 * 24 * 60 * 60 * 1000;
/// Rows of a replica that died between commit and dispatch are found this late at worst.
const POLL: Duration = Duration::from_secs(30);
const AFTER_ERROR: Duration = Duration::from_secs(2);

/// What happened, for other features; each consumer takes what it needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    InterviewSubmitted {
        /// None: a guest.
        candidate: Option<UserId>,
        interviewer: UserId,
        interview: InterviewSummary,
    },
    MockEnded {
        user: UserId,
        mock: MockId,
    },
}

impl Event {
    fn kind(&self) -> &'static str {
        match self {
            Event::InterviewSubmitted { .. } => "interview_submitted",
            Event::MockEnded { .. } => "mock_ended",
        }
    }

    fn tell(self, bus: &Bus) {
        match self {
            Event::InterviewSubmitted {
                candidate,
                interviewer,
                interview,
            } => {
                for user in candidate.into_iter().chain([interviewer]) {
                    let interview = interview.clone();
                    bus.publish(user, UserEvent::InterviewSubmitted { interview });
                }
            }
            Event::MockEnded { user, mock } => {
                bus.publish(user, UserEvent::MockChanged { mock_id: mock });
            }
        }
    }
}

/// Writes `event` within the caller's transaction; after the commit call [`Outbox::wake`].
pub async fn record(conn: &mut AnyConnection, event: &Event, now: UnixMs) -> sqlx::Result<()> {
    let body = serde_json::to_string(event).map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query("INSERT INTO outbox (id, at_ms, kind, body) VALUES ($1, $2, $3, $4)")
        .bind(ids::uuid())
        .bind(now)
        .bind(event.kind())
        .bind(body)
        .execute(conn)
        .await
        .map(drop)
}

/// Wakes the dispatcher.
#[derive(Debug, Default)]
pub struct Outbox {
    committed: Notify,
}

impl Outbox {
    /// Call after the commit of a transaction that recorded events.
    pub fn wake(&self) {
        self.committed.notify_one();
    }

    /// Dispatches what waits at start, after every commit, and now and then, until the server stops.
    pub async fn run(app: Arc<App>) {
        let stopping = app.drained();
        tokio::pin!(stopping);
        loop {
            let pause = match dispatch(&app.db, &app.bus, app.clock.now_ms()).await {
                Ok(()) => POLL,
                Err(error) => {
                    tracing::error!(%error, "cannot dispatch events");
                    AFTER_ERROR
                }
            };
            tokio::select! {
                () = &mut stopping => return,
                () = app.outbox.committed.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
}

/// Puts every waiting event on the bus. A crash half-way delivers some again, which pages do not mind.
async fn dispatch(db: &Db, bus: &Bus, now: UnixMs) -> sqlx::Result<()> {
    while waiting(&mut *db.read().await?).await? {
        let mut tx = db.write().await?;
        for (id, body) in claim(&mut tx, db.dialect).await? {
            match serde_json::from_str::<Event>(&body) {
                Ok(event) => event.tell(bus),
                // Written by a newer version, and delivered by it.
                Err(error) => tracing::error!(%error, id, "an event in the outbox is unknown here"),
            }
            sqlx::query("UPDATE outbox SET dispatched_at_ms = $2 WHERE id = $1")
                .bind(id)
                .bind(now)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn waiting(conn: &mut AnyConnection) -> sqlx::Result<bool> {
    sqlx::query("SELECT 1 FROM outbox WHERE dispatched_at_ms IS NULL LIMIT 1")
        .fetch_optional(conn)
        .await
        .map(|row| row.is_some())
}

/// Oldest first; other replicas wait for rows that one has claimed.
async fn claim(conn: &mut AnyConnection, dialect: Dialect) -> sqlx::Result<Vec<(String, String)>> {
    let sql = match dialect {
        Dialect::Sqlite => {
            "SELECT id, body FROM outbox WHERE dispatched_at_ms IS NULL ORDER BY id LIMIT $1"
        }
        Dialect::Postgres => {
            "SELECT id, body FROM outbox WHERE dispatched_at_ms IS NULL ORDER BY id LIMIT $1 FOR UPDATE"
        }
    };
    sqlx::query_as(sql).bind(BATCH).fetch_all(conn).await
}

/// Upkeep: dispatched events of the week before last are gone.
pub async fn forget_dispatched(db: &Db, now: UnixMs) -> sqlx::Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("DELETE FROM outbox WHERE dispatched_at_ms < $1")
        .bind(now - KEEP_MS)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
