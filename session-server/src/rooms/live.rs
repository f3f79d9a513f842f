//! The task of one live room: it owns the state and the connections' queues, and makes changes durable before anybody
//! hears of them.

use super::{
    connection::{GOING_AWAY, Outbox, TRY_AGAIN},
    hub::{Rooms, Shared},
    ice, media,
    model::{self, Audience, Change, Command, ConnId, Effect, Media, Person, RoomState},
    protocol::frame,
    store::{self, PersistError},
};
use api::{
    ParticipantId, RoomId,
    interviews::UserEvent,
    room_socket::{ClientMessage, MediaOffer, ServerMessage, Track, Welcome},
    rooms::RoomRole,
};
use std::{collections::HashMap, future::poll_fn, sync::Arc, task::Poll, time::Duration};
use tokio::{
    sync::{mpsc, oneshot, watch},
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
    End {
        reply: oneshot::Sender<Result<(), NotSaved>>,
    },
}

/// From the other parts of the server; they never wait.
#[derive(Debug)]
pub enum Side {
    Tracks(Vec<Track>),
    Speakers(Vec<ParticipantId>),
    RubricSubmitted {
        participant: ParticipantId,
        message: ServerMessage,
    },
    MediaAnswer {
        conn: ConnId,
        message: ServerMessage,
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
        let mut conn = self.shared.db.read().await?;
        let Some((stored, done)) = store::load(&mut conn, &self.room).await? else {
            return Ok(None);
        };
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
}

impl Live {
    /// When to look at the clock next. The clock may be a test's, so it is looked at again, not trusted to have moved.
    fn wake_at(&self, retry_at: Option<Instant>, empty_since: Option<Instant>) -> Instant {
        let now = Instant::now();
        let deadline = self.state.next_deadline().map(|at| {
            let ms = (at - self.shared.clock.now_ms()).max(0);
            now + Duration::from_millis(ms.cast_unsigned())
        });
        let due = match (deadline, retry_at) {
            (Some(deadline), Some(retry)) => Some(deadline.max(retry)),
            (deadline, _) => deadline,
        };
        [due, empty_since.map(|since| since + LINGER)]
            .into_iter()
            .flatten()
            .chain([now + LONGEST_SLEEP])
            .min()
            .unwrap_or(now)
    }

    async fn inputs(&mut self, inputs: impl Iterator<Item = Input>) {
        let mut commands = Vec::new();
        for input in inputs {
            match input {
                Input::Connect {
                    person,
                    conn,
                    last_seq,
                    outbox,
                } => {
                    self.conns.insert(conn, outbox);
                    commands.push(Command::Connect {
                        person,
                        conn,
                        last_seq,
                    });
                }
                Input::Gone { conn } => {
                    self.conns.remove(&conn);
                    commands.push(Command::Disconnect { conn });
                }
                Input::Message { conn, message } => match message {
                    ClientMessage::Act { cid, action } => {
                        if commands.iter().any(|other| decides(other, conn, &cid)) {
                            let _ = self.run(std::mem::take(&mut commands)).await;
                        }
                        match self.seq_of(conn, &cid) {
                            Some(seq) => self.push(conn, &ServerMessage::Ack { cid, seq }),
                            None => commands.push(Command::Act { conn, cid, action }),
                        }
                    }
                    ClientMessage::MediaState { state } => {
                        commands.push(Command::MediaState { conn, state });
                    }
                    ClientMessage::Leave => commands.push(Command::Leave { conn }),
                    ClientMessage::Ping { nonce } => {
                        self.push(conn, &ServerMessage::Pong { nonce });
                    }
                    ClientMessage::MediaOffer(offer) => self.offer(conn, offer).await,
                    ClientMessage::MediaIce { session, candidate } => {
                        self.ice(conn, session, candidate);
                    }
                    // The connection takes only the first, before it comes here.
                    ClientMessage::Hello { .. } => {}
                },
                Input::End { reply } => {
                    let _ = self.run(std::mem::take(&mut commands)).await;
                    let _ = reply.send(self.run(vec![Command::End]).await);
                }
            }
        }
        let _ = self.run(commands).await;
    }

    async fn side(&mut self, side: Side) {
        let command = match side {
            Side::Tracks(tracks) => Command::Tracks(tracks),
            Side::Speakers(speakers) => Command::Speakers(speakers),
            Side::RubricSubmitted {
                participant,
                message,
            } => Command::RubricSubmitted {
                participant,
                message,
            },
            Side::MediaAnswer { conn, message } => return self.push(conn, &message),
            Side::Tick { reply } => {
                let _ = self.run(vec![Command::Tick]).await;
                let _ = reply.send(());
                return;
            }
        };
        let _ = self.run(vec![command]).await;
    }

    /// The event of an action that was done before.
    fn seq_of(&self, conn: ConnId, cid: &str) -> Option<i64> {
        let by = self.state.admitted(conn)?.id.clone();
        self.done.get(&(by, cid.to_owned())).copied()
    }

    /// Handles commands as one durable step; when that fails, one by one, so that one bad apple spoils nothing.
    async fn run(&mut self, commands: Vec<Command>) -> Result<(), NotSaved> {
        if commands.is_empty() {
            return Ok(());
        }
        match self.attempt(&commands).await {
            Ok(effects) => {
                self.carry_out(effects).await;
                Ok(())
            }
            Err(reason) if commands.len() == 1 => {
                for command in commands {
                    self.give_up(command, reason).await;
                }
                Err(reason)
            }
            Err(_) => {
                let mut outcome = Ok(());
                for command in commands {
                    match self.attempt(std::slice::from_ref(&command)).await {
                        Ok(effects) => self.carry_out(effects).await,
                        Err(reason) => {
                            self.give_up(command, reason).await;
                            outcome = Err(reason);
                        }
                    }
                }
                outcome
            }
        }
    }

    /// The effects of commands whose changes are durable now; without success the state is as before.
    async fn attempt(&mut self, commands: &[Command]) -> Result<Vec<Effect>, NotSaved> {
        let before = self.state.clone();
        let now = self.shared.clock.now_ms();
        let mut effects = Vec::new();
        for command in commands {
            effects.extend(self.state.handle(command.clone(), now));
        }
        let mut changes = Vec::new();
        effects.retain_mut(|effect| match effect {
            Effect::Persist(change) => {
                changes.push(change.clone());
                false
            }
            _ => true,
        });
        if changes.is_empty() {
            return Ok(effects);
        }
        if let Err(error) = self.persist(before.seq(), &changes).await {
            tracing::error!(room = %self.room, %error, "a change of a room was not saved");
            self.stale |= matches!(error, PersistError::Stale);
            self.state = before;
            return Err(not_saved(&error));
        }
        for change in changes {
            if let Change::Event {
                event,
                cid: Some(cid),
                ..
            } = change
                && let Some(by) = event.by
            {
                self.done.insert((by, cid), event.seq);
            }
        }
        Ok(effects)
    }

    async fn persist(&self, last_seq: i64, changes: &[Change]) -> Result<(), PersistError> {
        let mut tx = self.shared.db.write().await?;
        store::persist(&mut tx, &self.room, last_seq, changes).await?;
        Ok(tx.commit().await?)
    }

    /// Tells whoever asked that it did not happen.
    async fn give_up(&mut self, command: Command, reason: NotSaved) {
        match command {
            Command::Act { conn, cid, .. } => {
                let reason = reason.to_string();
                self.push(conn, &ServerMessage::Refused { cid, reason });
            }
            Command::Connect { conn, .. } => self.cut(conn),
            Command::Leave { conn } => {
                // Gone all the same; that it left is stored when the time to come back is over.
                self.close(conn, model::LEFT);
                let now = self.shared.clock.now_ms();
                let effects = self.state.handle(Command::Disconnect { conn }, now);
                self.carry_out(effects).await;
            }
            _ => {}
        }
        self.drop_lagging().await;
    }

    async fn carry_out(&mut self, effects: Vec<Effect>) {
        self.do_all(effects).await;
        self.drop_lagging().await;
    }

    /// Connections that were found not reading are lost connections.
    async fn drop_lagging(&mut self) {
        while let Some(conn) = self.lagging.pop() {
            if let Some(outbox) = self.conns.remove(&conn) {
                outbox.cut(TRY_AGAIN);
            }
            let now = self.shared.clock.now_ms();
            let effects = self.state.handle(Command::Disconnect { conn }, now);
            self.do_all(effects).await;
        }
    }

    async fn do_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Persist(_) => {}
                Effect::Send { to, message } => {
                    let frame = frame(&message);
                    for conn in to {
                        self.push_frame(conn, frame.clone());
                    }
                }
                Effect::Welcome { to, after, welcome } => self.welcome(to, after, welcome).await,
                Effect::Close { conn, code } => self.close(conn, code),
                Effect::Media(wish) => {
                    media::carry_out(&self.shared.sfu, &self.room, &wish);
                    if let Media::Stop(id, reason) = &wish {
                        self.stop_session(id, reason);
                    }
                    if let Media::Leave(id) | Media::Stop(id, _) = &wish {
                        self.sessions.remove(id);
                    }
                }
                Effect::Document(_) => {}
                Effect::RoomChanged(user) => self.shared.bus.publish(
                    user,
                    UserEvent::RoomChanged {
                        room_id: self.room.clone(),
                    },
                ),
            }
        }
    }

    async fn welcome(&mut self, to: ConnId, after: i64, mut welcome: Box<Welcome>) {
        let audience = match welcome.role {
            RoomRole::Host => Audience::Hosts,
            RoomRole::Candidate | RoomRole::Observer => Audience::All,
        };
        let events = async {
            let mut conn = self.shared.db.read().await?;
            store::events(&mut conn, &self.room, after, welcome.seq, audience).await
        };
        match events.await {
            Ok(events) => welcome.events = events,
            Err(error) => {
                tracing::error!(room = %self.room, %error, "cannot read a room's log");
                return self.cut(to);
            }
        }
        let now = self.shared.clock.now_ms();
        welcome.ice_servers = ice::servers(&self.shared.media, &welcome.me, now);
        self.push(to, &ServerMessage::Welcome(welcome));
    }

    async fn offer(&mut self, conn: ConnId, offer: MediaOffer) {
        let (session, number) = (offer.session, offer.offer);
        let failed = |reason: &str| ServerMessage::MediaFailed {
            session,
            reason: reason.to_owned(),
        };
        let Some(person) = self.state.admitted(conn) else {
            return self.push(conn, &failed("You are not in the room."));
        };
        if person.role == RoomRole::Observer && !offer.publish.is_empty() {
            return self.push(conn, &failed("Observers are not seen or heard."));
        }
        let id = person.id.clone();
        let newest = self.sessions.entry(id.clone()).or_insert(session);
        *newest = session.max(*newest);
        let (sfu, room) = (self.shared.sfu.clone(), media::room_key(&self.room));
        let mut answer = Box::pin(async move {
            sfu.offer(room, media::peer_key(&id), media::offer(offer))
                .await
        });
        // Polled once here, so that offers reach the SFU in the order they came.
        let first = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
        let own = self.own.clone();
        tokio::spawn(async move {
            let outcome = match first {
                Poll::Ready(outcome) => outcome,
                Poll::Pending => answer.await,
            };
            let message = media::answer((session, number), outcome);
            if let Some(own) = own.upgrade() {
                let _ = own.send(Side::MediaAnswer { conn, message });
            }
        });
    }

    fn ice(&self, conn: ConnId, session: u32, candidate: String) {
        if let Some(person) = self.state.admitted(conn) {
            let peer = media::peer_key(&person.id);
            let room = media::room_key(&self.room);
            self.shared
                .sfu
                .ice_candidate(room, peer, session, candidate);
        }
    }

    fn stop_session(&mut self, id: &ParticipantId, reason: &str) {
        if let (Some(conn), Some(&session)) = (self.state.conn_of(id), self.sessions.get(id)) {
            let reason = reason.to_owned();
            self.push(conn, &ServerMessage::MediaFailed { session, reason });
        }
    }

    fn push(&mut self, conn: ConnId, message: &ServerMessage) {
        self.push_frame(conn, frame(message));
    }

    fn push_frame(&mut self, conn: ConnId, frame: tokio_tungstenite::tungstenite::Utf8Bytes) {
        if let Some(outbox) = self.conns.get(&conn)
            && outbox.push(frame).is_err()
        {
            self.lagging.push(conn);
        }
    }

    fn close(&mut self, conn: ConnId, code: u16) {
        if let Some(outbox) = self.conns.remove(&conn) {
            outbox.close(code);
        }
    }

    /// The page shall come back later.
    fn cut(&mut self, conn: ConnId) {
        self.lagging.push(conn);
    }

    fn hang_up(&mut self, code: u16) {
        for (_, outbox) in self.conns.drain() {
            outbox.close(code);
        }
    }
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the server is gone, which is as good.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// Whether `other` must be done before it can be said whether an action is new: it is the same action, or who sends it.
fn decides(other: &Command, by: ConnId, action: &str) -> bool {
    match other {
        Command::Act { cid, .. } => cid == action,
        Command::Connect { conn, .. } => *conn == by,
        _ => false,
    }
}

fn not_saved(error: &PersistError) -> NotSaved {
    let PersistError::Database(sqlx::Error::Database(error)) = error else {
        return NotSaved::Database;
    };
    // SQLITE_FULL (13); PostgreSQL's disk_full (53100).
    match error.code().as_deref() {
        Some("13" | "53100") => NotSaved::DiskFull,
        _ => NotSaved::Database,
    }
}
