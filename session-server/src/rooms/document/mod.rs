//! The shared document of a room: an append-only log of Yjs updates.
//!
//! Updates are checked ([`reader`], [`state`]), passed on and saved, never integrated: that is left to the pages, and to
//! a supervised child process when the server itself needs the text ([`reading`], [`text`], [`integrate`]). Each room
//! lives on one thread ([`executor`]); all of them share one writer ([`log`]).

mod awareness;
mod budget;
mod client;
mod executor;
pub mod integrate;
mod integration;
mod lib0;
mod log;
mod mailbox;
mod member;
mod outbox;
pub mod probe;
mod protocol;
mod ranges;
mod reader;
mod reading;
mod room;
mod state;
mod store;
mod text;
mod websocket;

pub use budget::Allowance;
pub use state::{Refusal, StateVector};
pub use store::Claimed;
pub use text::{Integrated, Integrator, TextError};

use crate::{clock::Clock, config::RoomLimits, db::Db, ws};
use api::{FileId, ParticipantId, RoomId};
use executor::Setting;
use log::{Log, Progress};
use mailbox::{Command, Mailbox};
use reading::Readings;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::sync::{
    mpsc::{UnboundedReceiver, unbounded_channel},
    oneshot,
};

/// Who connects, and what they may do.
#[derive(Debug, Clone)]
pub struct Access {
    pub room: RoomId,
    pub participant: ParticipantId,
    pub can_write: bool,
    /// The client understands our own messages: acknowledgements, refusals, trouble.
    pub acks: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentEvent {
    /// A participant writes, or shows a cursor, under this Yjs client id from now on.
    ClientClaimed {
        room: RoomId,
        participant: ParticipantId,
        client_id: u64,
    },
    /// The document cannot be integrated. Its log is kept and editing goes on.
    Damaged { room: RoomId },
}

/// What a message costs in [`Limits::work`] beside its bytes.
pub const MESSAGE_COST: usize = 200;

/// How long the writer has after the rooms of a stop have given up.
const LAST_TRY: Duration = Duration::from_millis(500);

/// Bounds of every room's document.
#[derive(Debug, Clone)]
pub struct Limits {
    /// One update.
    pub update_bytes: usize,
    /// The whole document, compacted.
    pub document_bytes: usize,
    /// All updates of one room; beyond it, edits are refused.
    pub log_bytes: u64,
    /// What one client tells about its cursor.
    pub awareness_bytes: usize,
    /// What may wait to be written to one connection before it is sent the document anew instead.
    pub queue_bytes: usize,
    /// What one person may have the room do: the bytes of their messages and of the documents they ask for, and
    /// [`MESSAGE_COST`] for each message. Beyond it their connections are read from later.
    pub work: Allowance,
    /// What one person may add to the log; beyond it, too.
    pub written: Allowance,
    /// What one room may hold that is not durable; beyond it, edits wait.
    pub unsaved_bytes: usize,
    pub unsaved_updates: usize,
    /// Log entries between two snapshots.
    pub snapshot_every: i64,
    /// Log entries that make a snapshot worth while when everybody has left.
    pub snapshot_on_leaving: i64,
    /// How long an acknowledgement waits for something to ride on.
    pub ack_delay: Duration,
    /// How long a connection may take nothing although something waits for it.
    pub stall: Duration,
    /// How long a client may be ahead of the server in what cannot be taken.
    pub lacking: Duration,
    /// After so long without a word a client is pinged, after twice as long given up.
    pub silence: Duration,
    /// After so long without a word to a client it is sent an empty one.
    pub heartbeat: Duration,
    /// How long a room stays loaded with nobody in it.
    pub linger: Duration,
    /// A stop gives up on what cannot be saved after so long.
    pub stopping: Duration,
    /// How long the child may take to make text of a document.
    pub integration: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            update_bytes: 64 << 10,
            document_bytes: 1 << 20,
            // Four people who type ten letters a second for ten hours.
            log_bytes: 64 << 20,
            awareness_bytes: 4 << 10,
            queue_bytes: 2 << 20,
            // A person types 10 updates a second; 8,000 a second are what a room can bring about at all.
            work: Allowance {
                burst: 8 << 20,
                per_s: 2 << 20,
            },
            // Twice a full document at once.
            written: Allowance {
                burst: 2 << 20,
                per_s: 64 << 10,
            },
            unsaved_bytes: 256 << 10,
            unsaved_updates: 4096,
            snapshot_every: 2000,
            snapshot_on_leaving: 100,
            ack_delay: Duration::from_millis(50),
            stall: Duration::from_secs(20),
            lacking: Duration::from_secs(30),
            silence: Duration::from_secs(40),
            heartbeat: Duration::from_secs(15),
            linger: Duration::from_secs(10),
            stopping: Duration::from_secs(8),
            integration: Duration::from_secs(10),
        }
    }
}

impl From<&RoomLimits> for Limits {
    fn from(limits: &RoomLimits) -> Self {
        Self {
            update_bytes: limits.update_bytes,
            document_bytes: limits.document_bytes,
            queue_bytes: (2 * limits.document_bytes).max(2 << 20),
            unsaved_bytes: (4 * limits.update_bytes).max(256 << 10),
            ..Self::default()
        }
    }
}

/// All documents. Cheap to clone.
#[derive(Clone)]
pub struct Documents {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    log: Log,
    executors: Vec<Mailbox>,
    integrator: Integrator,
    readings: Readings,
    limits: Limits,
    events: tokio::sync::mpsc::UnboundedSender<DocumentEvent>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        for executor in &self.executors {
            executor.send(Command::Stop(oneshot::channel().0));
        }
    }
}

impl Documents {
    /// Starts the threads, one a core, and the writer on the current runtime.
    ///
    /// `executable` is this program, for the integrating child; [`std::env::current_exe`] outside of tests.
    pub fn start(
        db: Db,
        clock: Clock,
        limits: Limits,
        executable: PathBuf,
    ) -> io::Result<(Self, UnboundedReceiver<DocumentEvent>)> {
        let (events, receiver) = unbounded_channel();
        let log = Log::default();
        let runtime = tokio::runtime::Handle::current();
        let threads = std::thread::available_parallelism()?.get();
        let executors = (0..threads)
            .map(|number| {
                let (db, runtime) = (db.clone(), runtime.clone());
                let setting = Setting {
                    limits: limits.clone(),
                    clock: clock.clone(),
                    log: log.clone(),
                    events: events.clone(),
                    load: Box::new(move |room, mailbox| {
                        let db = db.clone();
                        runtime.spawn(async move {
                            let loaded = load(&db, &room).await.map_err(|e| e.to_string());
                            mailbox.send(Command::Loaded(room, loaded));
                        });
                    }),
                };
                executor::spawn(format!("documents-{number}"), setting)
            })
            .collect::<io::Result<Vec<Mailbox>>>()?;
        let told = executors.clone();
        let tell = move |progress| tell(&told, progress);
        tokio::spawn(log::run(log.clone(), db.clone(), clock, tell));
        let inner = Inner {
            db,
            log,
            executors,
            integrator: Integrator::new(executable, limits.integration),
            readings: Readings::default(),
            limits,
            events,
        };
        let documents = Self {
            inner: Arc::new(inner),
        };
        Ok((documents, receiver))
    }

    /// Takes over an upgraded connection. Speaks the y-websocket protocol on it until either side ends it.
    pub fn connect(&self, socket: ws::Socket, access: Access) {
        let room = access.room.clone();
        self.send(&room.clone(), Command::Connect(room, socket, access));
    }

    /// Makes files known; call before telling the pages of them. Nothing to do when nobody is in the room.
    pub fn set_files(&self, room: &RoomId, files: Vec<FileId>) {
        self.send(room, Command::SetFiles(room.clone(), files));
    }

    pub fn set_can_write(&self, room: &RoomId, participant: &ParticipantId, can_write: bool) {
        let command = Command::SetCanWrite(room.clone(), participant.clone(), can_write);
        self.send(room, command);
    }

    pub fn disconnect(&self, room: &RoomId, participant: &ParticipantId, close_code: u16) {
        let command = Command::Disconnect(room.clone(), participant.clone(), close_code);
        self.send(room, command);
    }

    /// Disconnects everybody.
    pub fn close(&self, room: &RoomId, close_code: u16) {
        self.send(room, Command::Close(room.clone(), close_code));
    }

    fn send(&self, room: &RoomId, command: Command) {
        self.inner.executors[executor_of(room, self.inner.executors.len())].send(command);
    }

    /// Disconnects everybody and resolves once every edit is saved, or [`Limits::stopping`] is over; call before the
    /// database closes. Answers how many edits are not saved.
    pub async fn stop(&self) -> usize {
        // What the executors gave up on a moment ago is tried once more.
        let until = tokio::time::Instant::now() + self.inner.limits.stopping + LAST_TRY;
        let mut stopped = Vec::new();
        for executor in &self.inner.executors {
            let (reply, wait) = oneshot::channel();
            executor.send(Command::Stop(reply));
            stopped.push(wait);
        }
        for wait in stopped {
            let _ = wait.await;
        }
        let flushed = tokio::time::timeout_at(until, self.inner.log.flush()).await;
        let unsaved = self.inner.log.unsaved();
        if flushed.is_err() {
            tracing::error!(edits = unsaved, "stopped before everything was saved");
        }
        unsaved
    }

    /// Yjs client ids of each participant, as saved.
    pub async fn clients(&self, room: &RoomId) -> sqlx::Result<Vec<Claimed>> {
        store::claims(&mut *self.inner.db.read().await?, room).await
    }
}

async fn load(db: &Db, room: &RoomId) -> sqlx::Result<store::Loaded> {
    store::load(&mut *db.read().await?, room).await
}

/// The same room always goes to the same thread.
fn executor_of(room: &RoomId, executors: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    room.hash(&mut hasher);
    (hasher.finish() % executors as u64) as usize
}

fn tell(executors: &[Mailbox], progress: Progress) {
    match progress {
        Progress::Committed(rooms) => {
            let mut by_executor = vec![HashMap::new(); executors.len()];
            for (room, seq) in rooms {
                by_executor[executor_of(&room, executors.len())].insert(room, seq);
            }
            for (executor, rooms) in executors.iter().zip(by_executor) {
                if !rooms.is_empty() {
                    executor.send(Command::Log(Progress::Committed(rooms)));
                }
            }
        }
        Progress::Trouble(trouble) => {
            for executor in executors {
                executor.send(Command::Log(Progress::Trouble(trouble)));
            }
        }
        Progress::Rejected(room) => {
            executors[executor_of(&room, executors.len())]
                .send(Command::Log(Progress::Rejected(room)));
        }
    }
}
