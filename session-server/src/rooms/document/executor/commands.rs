//! What the rest of the program asks of an executor.

use super::{
    super::{
        Access,
        log::{Job, Progress},
        mailbox::Command,
        room::{Room, Turn},
        store::Loaded,
        websocket::{Decoder, code},
    },
    Connection, Executor, READ_BUFFER, Slot, Stopping,
};
use crate::ws::Socket;
use api::RoomId;
use mio::{Interest, Token, net::TcpStream};
use std::sync::Arc;

impl Executor {
    pub(super) fn command(&mut self, command: Command) {
        match command {
            Command::Connect(room, socket, access) => self.connect(room, socket, access),
            Command::Loaded(room, loaded) => self.loaded(room, loaded),
            Command::SetFiles(room, new) => match self.slot(&room) {
                Some(Slot::Live(room)) => room.add_files(&new),
                Some(Slot::Loading { files, .. }) => files.extend(new),
                None => {}
            },
            Command::SetCanWrite(room, participant, can_write) => match self.slot(&room) {
                Some(Slot::Live(room)) => room.set_can_write(&participant, can_write),
                Some(Slot::Loading { waiting, .. }) => {
                    for (_, access) in waiting {
                        if access.participant == participant {
                            access.can_write = can_write;
                        }
                    }
                }
                None => {}
            },
            Command::Disconnect(room, participant, code) => {
                self.with_live(&room, |room, turn| {
                    room.disconnect(&participant, code, turn)
                });
                if let Some(Slot::Loading { waiting, .. }) = self.slot(&room) {
                    waiting.retain(|(_, access)| access.participant != participant);
                }
            }
            Command::Close(room, code) => {
                self.with_live(&room, |room, turn| room.close(code, turn));
                if let Some(Slot::Loading { waiting, .. }) = self.slot(&room) {
                    waiting.clear();
                }
            }
            Command::Log(Progress::Committed(rooms)) => {
                for (room, seq) in rooms {
                    self.with_live(&room, |room, turn| room.committed(seq, turn));
                }
            }
            Command::Log(Progress::Trouble(trouble)) => {
                for (_, slot) in &mut self.rooms {
                    if let Slot::Live(room) = slot {
                        room.set_trouble(trouble, &mut self.turn);
                    }
                }
            }
            Command::Log(Progress::Rejected(room)) => self.abandon(&room),
            Command::Encode(room, reply) => {
                if let Some(Slot::Live(room)) = self.slot(&room) {
                    let _ = reply.send(room.encode());
                }
            }
            Command::Stop(reply) => {
                let since = self.turn.now;
                self.stopping = Some(Stopping { since, reply });
                for (_, slot) in &mut self.rooms {
                    if let Slot::Live(room) = slot {
                        room.close(code::GOING_AWAY, &mut self.turn);
                    }
                }
            }
        }
    }

    fn slot(&mut self, room: &RoomId) -> Option<&mut Slot> {
        self.by_id.get(room).map(|&at| &mut self.rooms[at])
    }

    fn with_live(&mut self, room: &RoomId, act: impl FnOnce(&mut Room, &mut Turn)) {
        if let Some(&at) = self.by_id.get(room)
            && let Slot::Live(room) = &mut self.rooms[at]
        {
            act(room, &mut self.turn);
        }
    }

    fn connect(&mut self, id: RoomId, socket: Socket, access: Access) {
        if self.stopping.is_some() {
            return;
        }
        match self.by_id.get(&id) {
            Some(&at) => match &mut self.rooms[at] {
                Slot::Loading { waiting, .. } => waiting.push((socket, access)),
                Slot::Live(_) => self.attach(at, socket, access),
            },
            None => {
                let at = self.rooms.insert(Slot::Loading {
                    waiting: vec![(socket, access)],
                    files: Vec::new(),
                });
                self.by_id.insert(id.clone(), at);
                (self.setting.load)(id, self.mailbox.clone());
            }
        }
    }

    fn loaded(&mut self, id: RoomId, loaded: Result<Loaded, String>) {
        let Some(&at) = self.by_id.get(&id) else {
            return;
        };
        let Slot::Loading { waiting, files } = &mut self.rooms[at] else {
            return;
        };
        let (waiting, files) = (std::mem::take(waiting), std::mem::take(files));
        let id = Arc::new(id);
        let room = loaded.and_then(|loaded| {
            Room::new(Arc::clone(&id), self.setting.limits.clone(), loaded)
                .map_err(|refusal| format!("its log is not one: {refusal}"))
        });
        match room {
            Ok(mut room) if self.stopping.is_none() => {
                room.add_files(&files);
                room.idle_since = Some(self.turn.now);
                self.turn.jobs.push(Job::Open(id));
                self.rooms[at] = Slot::Live(Box::new(room));
                for (socket, access) in waiting {
                    self.attach(at, socket, access);
                }
            }
            outcome => {
                if let Err(error) = outcome {
                    tracing::error!(room = %id, error, "the document cannot be loaded");
                }
                // Dropping the sockets makes the clients come back.
                self.rooms.remove(at);
                self.by_id.remove(&*id);
            }
        }
    }

    fn attach(&mut self, at: usize, socket: Socket, access: Access) {
        let Slot::Live(room) = &mut self.rooms[at] else {
            return;
        };
        let mut stream = TcpStream::from_std(socket.stream);
        let entry = self.connections.vacant_entry();
        let token = entry.key();
        let interest = Interest::READABLE | Interest::WRITABLE;
        if let Err(error) = self
            .poll
            .registry()
            .register(&mut stream, Token(token), interest)
        {
            tracing::error!(%error, "cannot watch a document connection");
            return;
        }
        let Access {
            participant,
            can_write,
            acks,
            ..
        } = access;
        let member = room.join(token, &participant, can_write, acks, &mut self.turn);
        entry.insert(Connection {
            stream,
            decoder: Decoder::default(),
            room: at,
            member,
            heard: self.turn.now,
            told: self.turn.now,
            pinged: false,
            paused: false,
            finishing: None,
        });
        for chunk in socket.read_ahead.chunks(READ_BUFFER) {
            self.scratch[..chunk.len()].copy_from_slice(chunk);
            self.feed(token, chunk.len());
        }
    }

    /// The database refuses this room's log: what is here is not the truth, so everybody starts over.
    fn abandon(&mut self, id: &RoomId) {
        let Some(at) = self.by_id.remove(id) else {
            return;
        };
        let here = self.connections.iter().filter(|(_, c)| c.room == at);
        let here: Vec<usize> = here.map(|(token, _)| token).collect();
        for token in here {
            self.drop_connection(token);
        }
        self.rooms.remove(at);
    }
}
