//! The task of one live room: it owns the state and the connections' queues, and makes changes durable before anybody
//! hears of them.

mod running;
mod signalling;
mod work;

use super::{
    connection::{GOING_AWAY, Outbox, TRY_AGAIN},
    hub::{Rooms, Shared},
    model::{Command, ConnId, Person, RoomState},
    store,
};
use crate::ws;
use api::{
    FileId, ParticipantId, RoomId,
    judge::RunResult,
    room_socket::{ClientMessage, ServerMessage, Track},
};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::AbortHandle,
    time::{Instant, sleep_until},
};

/// Messages that wait for the room before connections are made to wait.
const QUEUE: usize = 256;
/// Messages handled, and made durable, together.
const BATCH: usize = 64;
/// An empty room stays in memory this long.
const LINGER: Duration = Duration::from_secs(60);
/// How soon a failed timer is tried again, and the longest a room sleeps.
const RETRY: Duration = Duration::from_secs(1);
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// Why a change was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    #[error("Not saved: the server's disk is full. Nothing you did before is lost.")]
    DiskFull,
    #[error("Not saved: the server cannot reach its database. Try again in a moment.")]
    Database,
}

/// From connections and requests; they wait when the room is busy.
#[derive(Debug)]
pub enum Input {
    Connect {
        person: Person,
        conn: ConnId,
        last_seq: i64,
        outbox: Outbox,
    },
    Message {
        conn: ConnId,
        message: ClientMessage,
    },
    Gone {
        conn: ConnId,
    },
    /// A document connection of `participant`, whose ticket was good a moment ago.
    Document {
        participant: ParticipantId,
        socket: ws::Socket,
        acks: bool,
    },
    End {
        reply: oneshot::Sender<Result<(), NotSaved>>,
    },
}

/// From the other parts of the server; they never wait.
#[derive(Debug)]
pub enum Side {
    Tracks(Vec<Track>),
    Speakers(Vec<ParticipantId>),
    DocumentClient {
        participant: ParticipantId,
        client: u64,
    },
    RubricSubmitted {
        participant: ParticipantId,
        message: ServerMessage,
    },
    MediaAnswer {
        conn: ConnId,
        message: ServerMessage,
    },
    RunEnded {
        run_id: String,
        file_id: FileId,
        result: RunResult,
    },
    Tick {
        reply: oneshot::Sender<()>,
    },
}

#[derive(Debug, Clone)]
pub struct Handle {
    /// Tells a task from its successor.
    pub id: u64,
    pub inputs: mpsc::Sender<Input>,
    pub side: mpsc::UnboundedSender<Side>,
}

pub struct Task {
    id: u64,
    shared: Arc<Shared>,
    room: RoomId,
    inputs: mpsc::Receiver<Input>,
    side: mpsc::UnboundedReceiver<Side>,
    own: mpsc::WeakUnboundedSender<Side>,
}

pub(super) fn task(shared: Arc<Shared>, room: RoomId, id: u64) -> (Handle, Task) {
    let (inputs, input_queue) = mpsc::channel(QUEUE);
    let (side, side_queue) = mpsc::unbounded_channel();
    let task = Task {
        id,
        shared,
        room,
        inputs: input_queue,
        side: side_queue,
        own: side.downgrade(),
    };
    (Handle { id, inputs, side }, task)
}

impl Task {
    pub async fn run(mut self, rooms: Rooms) {
        match self.load().await {
            Ok(Some(mut live)) => self.serve(&rooms, &mut live).await,
            Ok(None) => tracing::warn!(room = %self.room, "asked for a room that does not exist"),
            Err(error) => tracing::error!(room = %self.room, %error, "cannot load a room"),
        }
        // Whoever still wrote to this task is sent to its successor, or away when the server stops.
        rooms.unload(&self.room, self.id, || true);
        self.inputs.close();
        while let Some(input) = self.inputs.recv().await {
            if let Input::Connect { outbox, .. } = input {
                outbox.cut(TRY_AGAIN);
            }
        }
    }

    async fn load(&self) -> sqlx::Result<Option<Live>> {
        let clients = self.shared.documents.clients(&self.room).await?;
        let mut conn = self.shared.db.read().await?;
        let Some((mut stored, done)) = store::load(&mut conn, &self.room).await? else {
            return Ok(None);
        };
        stored.doc_clients = clients
            .into_iter()
            .map(|claimed| (claimed.participant, claimed.client))
            .collect();
        let now = self.shared.clock.now_ms();
        Ok(Some(Live {
            shared: self.shared.clone(),
            room: self.room.clone(),
            state: RoomState::restore(stored, self.shared.limits, now),
            done: done
                .into_iter()
                .map(|(by, cid, seq)| ((by, cid), seq))
                .collect(),
            conns: HashMap::new(),
            sessions: HashMap::new(),
            lagging: Vec::new(),
            stale: false,
            own: self.own.clone(),
            running: None,
        }))
    }

    async fn serve(&mut self, rooms: &Rooms, live: &mut Live) {
        let mut stopping = rooms.stopping();
        let mut batch = Vec::with_capacity(BATCH);
        let mut empty_since: Option<Instant> = None;
        let mut retry_at: Option<Instant> = None;
        while !live.stale {
            if live.state.is_empty() {
                let linger = if live.state.has_ended() {
                    Duration::ZERO
                } else {
                    LINGER
                };
                let since = *empty_since.get_or_insert_with(Instant::now);
                let idle = || self.inputs.is_empty() && self.side.is_empty();
                if since.elapsed() >= linger && rooms.unload(&self.room, self.id, idle) {
                    // What slipped in since: sent by somebody who found the room before it was unloaded.
                    self.inputs.close();
                    while let Some(input) = self.inputs.recv().await {
                        // A new task of the same room takes it; this one writes no more.
                        Box::pin(rooms.send(&self.room, input)).await;
                    }
                    return;
                }
            } else {
                empty_since = None;
            }
            let wake = live.wake_at(retry_at, empty_since);
            tokio::select! {
                biased;
                () = stopped(&mut stopping) => {
                    live.hang_up(GOING_AWAY);
                    return;
                }
                Some(side) = self.side.recv() => live.side(side).await,
                count = self.inputs.recv_many(&mut batch, BATCH) => {
                    if count == 0 {
                        return;
                    }
                    live.inputs(batch.drain(..)).await;
                }
                () = sleep_until(wake) => {
                    let saved = live.run(vec![Command::Tick]).await;
                    retry_at = saved.is_err().then(|| Instant::now() + RETRY);
                }
            }
        }
        live.hang_up(GOING_AWAY);
    }
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the server is gone, which is as good.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

struct Live {
    shared: Arc<Shared>,
    room: RoomId,
    state: RoomState,
    /// Actions that are in the log, by who did them under which id.
    done: HashMap<(ParticipantId, String), i64>,
    conns: HashMap<ConnId, Outbox>,
    /// The newest media session each participant offered.
    sessions: HashMap<ParticipantId, u32>,
    /// Connections found not reading.
    lagging: Vec<ConnId>,
    /// Another process writes to this room.
    stale: bool,
    own: mpsc::WeakUnboundedSender<Side>,
    /// The run that was started last.
    running: Option<(String, AbortHandle)>,
}
