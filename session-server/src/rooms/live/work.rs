//! What a room's task does with what reaches it: one durable step at a time.

use super::{Input, LINGER, LONGEST_SLEEP, Live, NotSaved, Side};
use crate::{
    db,
    rooms::{
        connection::{self, TRY_AGAIN},
        document::Access,
        ice, media,
        model::{self, Audience, Change, Command, ConnId, Document, Effect, Media},
        protocol::frame,
        store::{self, PersistError},
    },
    ws,
};
use api::{
    ParticipantId,
    interviews::UserEvent,
    room_socket::{ClientMessage, ServerMessage, Welcome, close},
    rooms::RoomRole,
};
use std::time::Duration;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Utf8Bytes;

impl Live {
    /// When to look at the clock next. The clock may be a test's, so it is looked at again, not trusted to have moved.
    pub(super) fn wake_at(
        &self,
        retry_at: Option<Instant>,
        empty_since: Option<Instant>,
    ) -> Instant {
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

    pub(super) async fn inputs(&mut self, inputs: impl Iterator<Item = Input>) {
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
                Input::Document {
                    participant,
                    socket,
                    acks,
                } => {
                    let _ = self.run(std::mem::take(&mut commands)).await;
                    self.open_document(participant, socket, acks);
                }
                Input::End { reply } => {
                    let _ = self.run(std::mem::take(&mut commands)).await;
                    let _ = reply.send(self.run(vec![Command::End]).await);
                }
            }
        }
        let _ = self.run(commands).await;
    }

    pub(super) async fn side(&mut self, side: Side) {
        let command = match side {
            Side::Tracks(tracks) => Command::Tracks(tracks),
            Side::Speakers(speakers) => Command::Speakers(speakers),
            Side::DocumentClient {
                participant,
                client,
            } => Command::DocClient {
                participant,
                client,
            },
            Side::RubricSubmitted {
                participant,
                message,
            } => Command::RubricSubmitted {
                participant,
                message,
            },
            Side::RunEnded {
                run_id,
                file_id,
                result,
            } => Command::RunEnded {
                run_id,
                file_id,
                result,
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
    pub(super) async fn run(&mut self, commands: Vec<Command>) -> Result<(), NotSaved> {
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
                Effect::Document(wish) => self.document(wish),
                Effect::Run(run) => self.start_run(run),
                Effect::StopRun { run_id } => self.stop_run(&run_id),
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

    fn document(&self, wish: Document) {
        let (documents, room) = (&self.shared.documents, &self.room);
        match wish {
            Document::Files(files) => documents.set_files(room, files),
            Document::CanWrite(id, can_write) => documents.set_can_write(room, &id, can_write),
            Document::Disconnect(id, code) => documents.disconnect(room, &id, code),
            Document::Close(code) => documents.close(room, code),
        }
    }

    /// Hands the connection on, if its participant is in the room: from here on, in order with what the room decides.
    fn open_document(&self, participant: ParticipantId, socket: ws::Socket, acks: bool) {
        let present = self.state.is_present(&participant);
        let refused = match self.state.admitted_person(&participant) {
            Some(person) if present => {
                return self.shared.documents.connect(
                    socket,
                    Access {
                        room: self.room.clone(),
                        can_write: person.role != RoomRole::Observer,
                        participant,
                        acks,
                    },
                );
            }
            // Who enters the room can open it then.
            Some(_) => TRY_AGAIN,
            None => close::BAD_TICKET,
        };
        tokio::spawn(connection::refuse(socket, refused));
    }

    pub(super) fn push(&mut self, conn: ConnId, message: &ServerMessage) {
        self.push_frame(conn, frame(message));
    }

    fn push_frame(&mut self, conn: ConnId, frame: Utf8Bytes) {
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

    pub(super) fn hang_up(&mut self, code: u16) {
        for (_, outbox) in self.conns.drain() {
            outbox.close(code);
        }
    }
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
    match error {
        PersistError::Database(error) if db::is_disk_full(error) => NotSaved::DiskFull,
        _ => NotSaved::Database,
    }
}
