//! All rooms that are live in this process.

use super::{
    document::{DocumentEvent, Documents},
    live::{self, Handle, Input, Side},
    media,
    model::{ConnId, Limits},
    rate::{Sender, Senders},
};
use crate::{
    accounts::throttle::{Rate, Throttle, Wait, network},
    clock::Clock,
    config::Config,
    db::Db,
    events::Bus,
    judge::Judge,
};
use api::{InterviewId, ParticipantId, RoomId, room_socket::ServerMessage};
use sfu::Sfu;
use std::{
    collections::HashMap,
    io,
    net::IpAddr,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use tokio::sync::{mpsc, oneshot, watch};

/// Places for guests that one address may ask for; a class may sit behind one.
const GUESTS: Rate = Rate {
    burst: 40,
    refill_ms: 10_000,
};
const GUEST_ADDRESSES: usize = 10_000;

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("cannot start media: {error}{}", remedy(.error))]
    Media {
        #[from]
        error: sfu::StartError,
    },
    #[error("cannot start the documents' threads: {0}")]
    Documents(#[from] io::Error),
}

fn remedy(error: &sfu::StartError) -> &'static str {
    match error {
        sfu::StartError::Bind { .. } => " (IX_MEDIA_PORT chooses another port)",
        _ => "",
    }
}

/// Handle of the live rooms; clones are cheap.
#[derive(Clone)]
pub struct Rooms {
    shared: Arc<Shared>,
}

/// What every room's task has at hand.
pub(super) struct Shared {
    pub db: Db,
    pub clock: Clock,
    pub bus: Bus,
    pub media: crate::config::Media,
    pub limits: Limits,
    pub sfu: Sfu,
    pub documents: Documents,
    pub(super) judge: Judge,
    live: Mutex<HashMap<RoomId, Handle>>,
    guests: Mutex<Throttle<IpAddr>>,
    senders: Senders,
    /// Numbers for connections and tasks.
    numbers: AtomicU64,
    stopping: watch::Sender<bool>,
    /// Held by every running task of a room; gone when all have ended.
    running: Mutex<Option<mpsc::Sender<()>>>,
    ended: tokio::sync::Mutex<mpsc::Receiver<()>>,
}

impl Rooms {
    /// Starts the media workers and the documents; rooms load when somebody comes.
    pub fn start(
        config: &Config,
        db: Db,
        clock: Clock,
        bus: Bus,
        judge: Judge,
        executable: PathBuf,
    ) -> Result<Self, StartError> {
        let (sfu, mut events) = media::start(&config.media)?;
        let limits = (&config.rooms).into();
        let (documents, mut document_events) =
            Documents::start(db.clone(), clock.clone(), limits, executable)?;
        let (running, ended) = mpsc::channel(1);
        let rooms = Self {
            shared: Arc::new(Shared {
                db,
                clock,
                bus,
                media: config.media.clone(),
                limits: Limits {
                    participants: config.rooms.participants,
                    files: config.rooms.files,
                },
                sfu,
                documents,
                judge,
                live: Mutex::default(),
                guests: Mutex::new(Throttle::new(GUESTS, GUEST_ADDRESSES)),
                senders: Senders::default(),
                numbers: AtomicU64::new(1),
                stopping: watch::Sender::new(false),
                running: Mutex::new(Some(running)),
                ended: tokio::sync::Mutex::new(ended),
            }),
        };
        // Not kept alive by its own pump: the media workers end with the last handle, and the pump with them.
        let pump = Arc::downgrade(&rooms.shared);
        tokio::spawn(async move {
            while let Some(event) = events.recv().await {
                let Some(shared) = pump.upgrade() else {
                    return;
                };
                Rooms { shared }.media_event(event);
            }
        });
        let pump = Arc::downgrade(&rooms.shared);
        tokio::spawn(async move {
            while let Some(event) = document_events.recv().await {
                let Some(shared) = pump.upgrade() else {
                    return;
                };
                Rooms { shared }.document_event(event);
            }
        });
        Ok(rooms)
    }

    /// The rooms' shared documents.
    pub fn documents(&self) -> &Documents {
        &self.shared.documents
    }

    /// Tells the candidate and the hosts that an evaluation was filed, if they are in the room.
    pub fn rubric_submitted(
        &self,
        room: &RoomId,
        participant: ParticipantId,
        interview_id: InterviewId,
        composite: f64,
    ) {
        let message = ServerMessage::RubricSubmitted {
            interview_id,
            composite,
        };
        self.tell(
            room,
            Side::RubricSubmitted {
                participant,
                message,
            },
        );
    }

    /// Ends the room for everybody; the answer says why when it could not.
    pub async fn end(&self, room: &RoomId) -> Result<(), live::NotSaved> {
        let (reply, done) = oneshot::channel();
        match self.send(room, Input::End { reply }).await {
            Some(_) => done.await.unwrap_or(Err(live::NotSaved::Database)),
            None => Err(live::NotSaved::Database),
        }
    }

    /// Closes every connection so that pages come back, elsewhere or later. Nothing is lost: what was acknowledged is
    /// stored.
    pub fn drain(&self) {
        self.shared.stopping.send_replace(true);
        drop(lock(&self.shared.running).take());
    }

    /// Drains, and resolves when every room's task has ended and every edit is saved; call before the database closes.
    pub async fn stop(&self) {
        self.drain();
        while self.shared.ended.lock().await.recv().await.is_some() {}
        self.shared.documents.stop().await;
    }

    /// Lets every live room look at the clock now, and resolves when they have: what their timers do by themselves.
    pub async fn tick(&self) {
        let handles: Vec<Handle> = lock(&self.shared.live).values().cloned().collect();
        for handle in handles {
            let (reply, done) = oneshot::channel();
            if handle.side.send(Side::Tick { reply }).is_ok() {
                // An error means that the room was just unloaded.
                let _ = done.await;
            }
        }
    }

    /// How many rooms are in memory.
    pub fn loaded(&self) -> usize {
        lock(&self.shared.live).len()
    }

    /// Counts a guest's request for a place.
    pub(super) fn guest_from(&self, address: IpAddr) -> Result<(), Wait> {
        let now = self.shared.clock.now_ms();
        lock(&self.shared.guests).take(&network(address), now)
    }

    /// How much this participant may send.
    pub(super) fn sender(&self, participant: &ParticipantId) -> Sender {
        self.shared.senders.of(participant, Instant::now())
    }

    pub(super) fn next_conn(&self) -> ConnId {
        ConnId(self.shared.numbers.fetch_add(1, Ordering::Relaxed))
    }

    /// Delivers to a room, loading it first if need be; `None` when the server stops.
    pub(super) async fn send(&self, room: &RoomId, mut input: Input) -> Option<Handle> {
        loop {
            let handle = self.handle(room)?;
            match handle.inputs.send(input).await {
                Ok(()) => return Some(handle),
                // It was unloaded in between.
                Err(mpsc::error::SendError(back)) => input = back,
            }
        }
    }

    /// Delivers to a room if it is live.
    fn tell(&self, room: &RoomId, side: Side) {
        let handle = lock(&self.shared.live).get(room).cloned();
        if let Some(handle) = handle {
            let _ = handle.side.send(side);
        }
    }

    /// The one task of this room.
    fn handle(&self, room: &RoomId) -> Option<Handle> {
        let mut live = lock(&self.shared.live);
        if let Some(handle) = live.get(room).filter(|handle| !handle.inputs.is_closed()) {
            return Some(handle.clone());
        }
        let running = lock(&self.shared.running).clone()?;
        let id = self.shared.numbers.fetch_add(1, Ordering::Relaxed);
        let (handle, task) = live::task(self.shared.clone(), room.clone(), id);
        live.insert(room.clone(), handle.clone());
        let rooms = self.clone();
        tokio::spawn(async move {
            let _running = running;
            task.run(rooms).await;
        });
        Some(handle)
    }

    /// Forgets a room, unless something has arrived for it: `idle` looks, while nobody else can find the room.
    pub(super) fn unload(&self, room: &RoomId, task: u64, idle: impl FnOnce() -> bool) -> bool {
        let mut live = lock(&self.shared.live);
        let unload = live.get(room).is_some_and(|handle| handle.id == task) && idle();
        if unload {
            live.remove(room);
        }
        unload
    }

    pub(super) fn stopping(&self) -> watch::Receiver<bool> {
        self.shared.stopping.subscribe()
    }

    fn document_event(&self, event: DocumentEvent) {
        match event {
            DocumentEvent::ClientClaimed {
                room,
                participant,
                client_id,
            } => self.tell(
                &room,
                Side::DocumentClient {
                    participant,
                    client: client_id,
                },
            ),
            DocumentEvent::Damaged { room } => {
                tracing::warn!(%room, "a document is damaged; its log is kept");
            }
        }
    }

    fn media_event(&self, event: sfu::Event) {
        match event {
            sfu::Event::Tracks { room, tracks } => self.tell(
                &RoomId(room.as_str().to_owned()),
                Side::Tracks(tracks.iter().map(media::track).collect()),
            ),
            sfu::Event::Speakers { room, peers } => self.tell(
                &RoomId(room.as_str().to_owned()),
                Side::Speakers(peers.iter().map(media::participant).collect()),
            ),
            sfu::Event::Connection {
                room,
                peer,
                session,
                state,
            } => tracing::debug!(%room, %peer, session, ?state, "media connection"),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing is left half-done under these locks.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
