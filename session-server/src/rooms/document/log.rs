//! Makes edits durable: one writer for all rooms that commits what came in a few milliseconds as one transaction.
//!
//! What cannot be written stays in memory and is tried again; the rooms bound how much that can be.

use super::store::{self, Entry};
use crate::{clock::Clock, db::Db};
use api::{ParticipantId, RoomId, UnixMs};
use bytes::Bytes;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, oneshot};

/// How long edits wait for company before they are committed. Half of what an edit costs at everyday rates is the commit,
/// so fewer commits are what makes edits cheap; nobody sees "saved" come 10 ms sooner.
const WINDOW: Duration = Duration::from_millis(20);
const FIRST_RETRY: Duration = Duration::from_millis(200);
const SLOWEST_RETRY: Duration = Duration::from_secs(2);
/// Entries of one transaction.
const MAX_BATCH: usize = 8192;

#[derive(Debug)]
pub enum Job {
    Entry(Entry),
    Claim {
        room: Arc<RoomId>,
        client: u64,
        participant: Arc<ParticipantId>,
    },
    Snapshot {
        room: Arc<RoomId>,
        seq: i64,
        bytes: Bytes,
    },
    /// The room has people in it.
    Open(Arc<RoomId>),
    /// Everybody left and everything before this is saved.
    Close(Arc<RoomId>),
    /// Answered when everything before it is saved.
    Flush(oneshot::Sender<()>),
}

impl Job {
    fn room(&self) -> Option<&Arc<RoomId>> {
        match self {
            Job::Entry(entry) => Some(&entry.room),
            Job::Claim { room, .. } | Job::Snapshot { room, .. } => Some(room),
            Job::Open(room) | Job::Close(room) => Some(room),
            Job::Flush(_) => None,
        }
    }
}

/// What the writer tells the rooms.
#[derive(Debug)]
pub enum Progress {
    /// The log of each room is durable up to this sequence number.
    Committed(HashMap<Arc<RoomId>, i64>),
    /// Whether writing fails at the moment, for every room.
    Trouble(bool),
    /// The database refuses the entries of this room for good: it was deleted, or another server writes to it.
    Rejected(Arc<RoomId>),
}

/// Where rooms put their jobs.
#[derive(Debug, Clone, Default)]
pub struct Log {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Vec<Job>>,
    wake: Notify,
    /// Entries pushed and not saved.
    unsaved: AtomicUsize,
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Vec<Job>> {
        // Nothing can fail half-way while the lock is held.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    /// Moves all of `jobs` to the writer.
    pub fn push(&self, jobs: &mut Vec<Job>) {
        let entries = entries(jobs);
        self.shared.unsaved.fetch_add(entries, Ordering::Relaxed);
        let mut queue = self.shared.queue();
        let sleeping = queue.is_empty();
        queue.append(jobs);
        drop(queue);
        // Otherwise it has been woken and not looked yet.
        if sleeping {
            self.shared.wake.notify_one();
        }
    }

    /// Entries that are not saved.
    pub fn unsaved(&self) -> usize {
        self.shared.unsaved.load(Ordering::Relaxed)
    }

    /// Resolves when everything pushed so far is saved.
    pub async fn flush(&self) {
        let (done, wait) = oneshot::channel();
        self.push(&mut vec![Job::Flush(done)]);
        // An error only says that there is no writer any more.
        let _ = wait.await;
    }
}

/// The writer; runs as long as its runtime.
pub async fn run(log: Log, db: Db, clock: Clock, tell: impl Fn(Progress)) {
    let shared = log.shared;
    loop {
        shared.wake.notified().await;
        tokio::time::sleep(WINDOW).await;
        loop {
            let mut batch = std::mem::take(&mut *shared.queue());
            if batch.is_empty() {
                break;
            }
            while !batch.is_empty() {
                let rest = batch.split_off(batch.len().min(MAX_BATCH));
                let entries = entries(&batch);
                save(&db, &clock, batch, &tell).await;
                shared.unsaved.fetch_sub(entries, Ordering::Relaxed);
                batch = rest;
            }
            tokio::time::sleep(WINDOW).await;
        }
    }
}

fn entries(jobs: &[Job]) -> usize {
    let entries = jobs.iter().filter(|job| matches!(job, Job::Entry(_)));
    entries.count()
}

/// Saves the batch, however long it takes.
async fn save(db: &Db, clock: &Clock, batch: Vec<Job>, tell: &impl Fn(Progress)) {
    let mut retry = FIRST_RETRY;
    loop {
        match commit(db, clock, batch.iter()).await {
            Ok(()) => break,
            Err(error) if is_rejection(&error) => {
                save_room_by_room(db, clock, batch, tell).await;
                return;
            }
            Err(error) => {
                if retry == FIRST_RETRY {
                    tracing::error!(%error, entries = batch.len(), "edits cannot be saved; trying again");
                    tell(Progress::Trouble(true));
                }
                tokio::time::sleep(retry).await;
                retry = (2 * retry).min(SLOWEST_RETRY);
            }
        }
    }
    if retry > FIRST_RETRY {
        tracing::info!("edits are being saved again");
        tell(Progress::Trouble(false));
    }
    finish(batch, tell);
}

/// Keeps one room's rejected entries from holding up the others.
async fn save_room_by_room(db: &Db, clock: &Clock, batch: Vec<Job>, tell: &impl Fn(Progress)) {
    let mut by_room: HashMap<Option<Arc<RoomId>>, Vec<Job>> = HashMap::new();
    for job in batch {
        by_room.entry(job.room().cloned()).or_default().push(job);
    }
    for (room, jobs) in by_room {
        loop {
            match (commit(db, clock, jobs.iter()).await, &room) {
                (Ok(()), _) => {
                    finish(jobs, tell);
                    break;
                }
                (Err(error), Some(room)) if is_rejection(&error) => {
                    tracing::error!(%error, %room, "the database refuses the edits of a room");
                    tell(Progress::Rejected(Arc::clone(room)));
                    break;
                }
                (Err(_), _) => tokio::time::sleep(FIRST_RETRY).await,
            }
        }
    }
}

fn is_rejection(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.is_unique_violation() || e.is_foreign_key_violation())
}

fn finish(batch: Vec<Job>, tell: &impl Fn(Progress)) {
    let mut committed = HashMap::new();
    let mut flushed = Vec::new();
    for job in batch {
        match job {
            // In order within a room, so the last one counts.
            Job::Entry(entry) => drop(committed.insert(entry.room, entry.seq)),
            Job::Flush(done) => flushed.push(done),
            _ => {}
        }
    }
    if !committed.is_empty() {
        tell(Progress::Committed(committed));
    }
    for done in flushed {
        let _ = done.send(());
    }
}

async fn commit<'a>(
    db: &Db,
    clock: &Clock,
    batch: impl Iterator<Item = &'a Job> + Clone,
) -> sqlx::Result<()> {
    let now: UnixMs = clock.now_ms();
    let mut write = db.write().await?;
    let entries: Vec<Entry> = batch
        .clone()
        .filter_map(|job| match job {
            Job::Entry(entry) => Some(entry.clone()),
            _ => None,
        })
        .collect();
    store::insert_updates(&mut write, &entries).await?;
    for job in batch {
        match job {
            Job::Entry(_) | Job::Flush(_) => {}
            Job::Claim {
                room,
                client,
                participant,
            } => store::insert_claim(&mut write, room, *client, participant).await?,
            Job::Snapshot { room, seq, bytes } => {
                store::put_snapshot(&mut write, room, *seq, now, bytes).await?;
            }
            Job::Open(room) => store::mark_open(&mut write, room, now).await?,
            Job::Close(room) => store::mark_closed(&mut write, room).await?,
        }
    }
    write.commit().await
}
