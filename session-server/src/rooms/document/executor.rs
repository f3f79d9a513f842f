//! A thread that owns the rooms pinned to it and their sockets: one loop of readiness events, messages, timers and
//! writes. Whatever one pass brings for a connection goes out in one write at its end.

mod commands;

use super::{
    Access, DocumentEvent, Limits, MESSAGE_COST,
    log::{Job, Log},
    mailbox::{Command, Mailbox},
    outbox::Written,
    room::{Room, Turn},
    websocket::{self, Decoder, Incoming, code},
};
use crate::{clock::Clock, ws::Socket};
use api::{FileId, RoomId};
use mio::{Events, Poll, Token, Waker, net::TcpStream};
use slab::Slab;
use std::{
    collections::{HashMap, VecDeque},
    io::{self, ErrorKind, Read},
    net::Shutdown,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use tokio::sync::{mpsc::UnboundedSender, oneshot};

const WAKE: Token = Token(usize::MAX);
const READ_BUFFER: usize = 64 * 1024;
/// Reads of one connection before the others have their turn.
const READS_A_PASS: usize = 4;
/// After so long no further read of one connection before the others have had their turn.
const LONGEST_TURN: Duration = Duration::from_millis(2);
const TICK: Duration = Duration::from_millis(500);
/// How long clients may take to read our last frame when the process ends.
const FAREWELL: Duration = Duration::from_millis(200);
/// How long a closed connection may take to read our last frame.
const LINGER: Duration = Duration::from_secs(2);

/// What an executor is given.
pub struct Setting {
    pub limits: Limits,
    pub clock: Clock,
    pub log: Log,
    pub events: UnboundedSender<DocumentEvent>,
    /// Starts loading a room; the answer comes as [`Command::Loaded`].
    pub load: Box<dyn Fn(RoomId, Mailbox) + Send>,
}

/// Starts the thread `name`.
pub fn spawn(name: String, setting: Setting) -> io::Result<Mailbox> {
    let poll = Poll::new()?;
    let (mailbox, inbox) = Mailbox::new(Waker::new(poll.registry(), WAKE)?);
    let executor = Executor {
        poll,
        inbox,
        mailbox: mailbox.clone(),
        rooms: Slab::new(),
        by_id: HashMap::new(),
        connections: Slab::new(),
        scratch: vec![0; READ_BUFFER],
        unread: Vec::new(),
        paused: Vec::new(),
        due: VecDeque::new(),
        stopping: None,
        ticked: Instant::now(),
        turn: Turn {
            now: Instant::now(),
            now_ms: 0,
            dirty: Vec::new(),
            acked: Vec::new(),
            jobs: Vec::new(),
            events: Vec::new(),
        },
        setting,
    };
    std::thread::Builder::new()
        .name(name)
        .spawn(move || executor.run())?;
    Ok(mailbox)
}

struct Executor {
    poll: Poll,
    inbox: mpsc::Receiver<Command>,
    mailbox: Mailbox,
    setting: Setting,
    rooms: Slab<Slot>,
    by_id: HashMap<RoomId, usize>,
    connections: Slab<Connection>,
    scratch: Vec<u8>,
    /// Connections that have more to read than one pass takes.
    unread: Vec<usize>,
    /// Connections that are not read from for now: see [`Room::reads`].
    paused: Vec<usize>,
    /// Acknowledgements that go out alone unless something else goes out first.
    due: VecDeque<(Instant, usize)>,
    stopping: Option<Stopping>,
    ticked: Instant,
    turn: Turn,
}

struct Stopping {
    since: Instant,
    reply: oneshot::Sender<()>,
}

enum Slot {
    Loading {
        waiting: Vec<(Socket, Access)>,
        files: Vec<FileId>,
    },
    Live(Box<Room>),
}

struct Connection {
    stream: TcpStream,
    decoder: Decoder,
    room: usize,
    member: usize,
    /// When the client last sent, and was last sent, anything.
    heard: Instant,
    told: Instant,
    pinged: bool,
    paused: bool,
    /// Since when only the end of the stream is awaited.
    finishing: Option<Instant>,
}

#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    More,
    Waits,
    Gone,
}

impl Executor {
    fn run(mut self) {
        let mut events = Events::with_capacity(1024);
        loop {
            match self.poll.poll(&mut events, Some(self.wait())) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    tracing::error!(%error, "document executor ended");
                    return;
                }
            }
            self.turn.now = Instant::now();
            self.turn.now_ms = self.setting.clock.now_ms();
            // Before the sockets: who was made a reader a moment ago must not get one more edit through.
            while let Ok(command) = self.inbox.try_recv() {
                self.command(command);
            }
            let unread = std::mem::take(&mut self.unread);
            for token in unread {
                self.readable(token);
            }
            for event in &events {
                let Token(token) = event.token();
                if event.token() == WAKE {
                    continue;
                }
                if event.is_readable() || event.is_read_closed() || event.is_error() {
                    self.readable(token);
                }
                if event.is_writable() {
                    self.flush(token);
                }
            }
            self.resume();
            self.acknowledge();
            if self.turn.now - self.ticked >= TICK {
                self.ticked = self.turn.now;
                self.tick();
            }
            self.flush_all();
            self.hand_over();
            if self.is_stopped() {
                return;
            }
        }
    }

    /// Has connections read again whose rooms can take more.
    fn resume(&mut self) {
        for token in std::mem::take(&mut self.paused) {
            let Some(connection) = self.connections.get_mut(token) else {
                continue;
            };
            match self.rooms.get(connection.room) {
                Some(Slot::Live(room)) if !room.reads(connection.member, self.turn.now) => {
                    // Its silence is ours.
                    connection.heard = self.turn.now;
                    self.paused.push(token);
                }
                _ => {
                    connection.paused = false;
                    self.unread.push(token);
                }
            }
        }
    }

    fn wait(&self) -> Duration {
        if !self.unread.is_empty() {
            return Duration::ZERO;
        }
        let now = Instant::now();
        let every = match self.stopping.is_some() || !self.paused.is_empty() {
            true => TICK / 10,
            false => TICK,
        };
        let tick = (self.ticked + every).saturating_duration_since(now);
        match self.due.front() {
            Some(&(due, _)) => tick.min(due.saturating_duration_since(now)),
            None => tick,
        }
    }

    // ------------------------------------------------------------ sockets

    fn readable(&mut self, token: usize) {
        match self.read(token) {
            Ok(Fate::Stays) => {}
            Ok(Fate::More) => self.unread.push(token),
            Ok(Fate::Waits) => self.paused.push(token),
            Ok(Fate::Gone) | Err(_) => self.drop_connection(token),
        }
    }

    fn read(&mut self, token: usize) -> io::Result<Fate> {
        let began = Instant::now();
        for _ in 0..READS_A_PASS {
            let Some(connection) = self.connections.get_mut(token) else {
                return Ok(Fate::Stays);
            };
            if let Some(Slot::Live(room)) = self.rooms.get(connection.room)
                && !room.reads(connection.member, self.turn.now)
            {
                return Ok(match std::mem::replace(&mut connection.paused, true) {
                    true => Fate::Stays,
                    false => Fate::Waits,
                });
            }
            match connection.stream.read(&mut self.scratch) {
                Ok(0) => return Ok(Fate::Gone),
                Ok(count) => {
                    connection.heard = self.turn.now;
                    connection.pinged = false;
                    if connection.finishing.is_none() {
                        self.feed(token, count);
                    }
                    // A short read has emptied the socket: the next bytes make a new event.
                    if count < READ_BUFFER {
                        return Ok(Fate::Stays);
                    }
                    if began.elapsed() >= LONGEST_TURN {
                        return Ok(Fate::More);
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Fate::Stays),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Fate::More)
    }

    /// Handles the messages in the first `count` bytes of the read buffer.
    fn feed(&mut self, token: usize, count: usize) {
        let Some(connection) = self.connections.get_mut(token) else {
            return;
        };
        let Some(Slot::Live(room)) = self.rooms.get_mut(connection.room) else {
            return;
        };
        let (key, turn) = (connection.member, &mut self.turn);
        let limits = &self.setting.limits;
        let max = limits.document_bytes + limits.update_bytes + 64;
        let chunk = &mut self.scratch[..count];
        room.spend(key, count, turn.now);
        let fed = connection.decoder.feed(chunk, max, &mut |incoming| {
            room.spend(key, MESSAGE_COST, turn.now);
            match incoming {
                Incoming::Message(message) => room.receive(key, message, turn),
                Incoming::Ping(payload) => room.send(key, websocket::pong(payload), turn),
                Incoming::Pong => {}
                Incoming::Close => room.close_member(key, code::NORMAL, turn),
            }
            true
        });
        if let Err(error) = fed {
            tracing::debug!(room = %room.id, %error, "document connection closed");
            room.close_member(key, error.close_code(), turn);
        }
    }

    fn flush_all(&mut self) {
        while let Some(token) = self.turn.dirty.pop() {
            self.flush(token);
        }
    }

    fn flush(&mut self, token: usize) {
        let Some(connection) = self.connections.get_mut(token) else {
            return;
        };
        let Some(Slot::Live(room)) = self.rooms.get_mut(connection.room) else {
            return;
        };
        let out = &mut room.members[connection.member].out;
        out.announced = false;
        if out.is_empty() && !out.has_ack() {
            return room.catch_up(connection.member, &mut self.turn);
        }
        connection.told = self.turn.now;
        match out.write_to(&mut connection.stream, self.turn.now) {
            Ok(Written::All) if out.is_closing() => {
                // The client must read our close frame before the connection is torn down.
                if connection.finishing.is_none() {
                    connection.finishing = Some(self.turn.now);
                    let _ = connection.stream.shutdown(Shutdown::Write);
                }
            }
            Ok(Written::All) => room.catch_up(connection.member, &mut self.turn),
            Ok(Written::Blocked) => {}
            Err(_) => self.drop_connection(token),
        }
    }

    fn drop_connection(&mut self, token: usize) {
        let Some(mut connection) = self.connections.try_remove(token) else {
            return;
        };
        let _ = self.poll.registry().deregister(&mut connection.stream);
        if let Some(Slot::Live(room)) = self.rooms.get_mut(connection.room) {
            room.leave(connection.member, &mut self.turn);
        }
    }

    /// Sends acknowledgements whose time has come, and gives new ones theirs.
    fn acknowledge(&mut self) {
        let due = self.turn.now + self.setting.limits.ack_delay;
        for token in self.turn.acked.drain(..) {
            self.due.push_back((due, token));
        }
        while let Some(&(due, token)) = self.due.front()
            && due <= self.turn.now
        {
            self.due.pop_front();
            self.flush(token);
        }
    }

    fn hand_over(&mut self) {
        if !self.turn.jobs.is_empty() {
            self.setting.log.push(&mut self.turn.jobs);
        }
        for event in self.turn.events.drain(..) {
            // An error only says that nobody listens.
            let _ = self.setting.events.send(event);
        }
    }

    // ------------------------------------------------------------ time

    fn tick(&mut self) {
        let now = self.turn.now;
        let limits = self.setting.limits.clone();
        let mut lost = Vec::new();
        for (_, slot) in &mut self.rooms {
            if let Slot::Live(room) = slot {
                lost.extend(room.tick(&mut self.turn));
            }
        }
        for (token, connection) in &mut self.connections {
            let Slot::Live(room) = &mut self.rooms[connection.room] else {
                continue;
            };
            let silent = now - connection.heard;
            if connection
                .finishing
                .is_some_and(|since| now - since >= LINGER)
                || silent >= 2 * limits.silence
            {
                lost.push(token);
            } else if silent >= limits.silence && !connection.pinged {
                connection.pinged = true;
                room.send(connection.member, websocket::ping(), &mut self.turn);
            } else if now - connection.told >= limits.heartbeat {
                // Stock clients reconnect when nothing comes for 30 s, and do not see pings.
                room.heartbeat(connection.member, &mut self.turn);
            }
        }
        for token in lost {
            self.drop_connection(token);
        }
        self.unload();
    }

    /// Forgets rooms that nobody has been in for a while and that are saved.
    fn unload(&mut self) {
        let (now, linger) = (self.turn.now, self.setting.limits.linger);
        let stopped = self.stopping.as_ref().map(|stopping| now - stopping.since);
        let mut idle = Vec::new();
        for (at, slot) in &self.rooms {
            let Slot::Live(room) = slot else {
                continue;
            };
            let done = match (room.idle_since, stopped) {
                (Some(since), None) => now - since >= linger,
                (Some(_), Some(_)) => true,
                (None, stopped) => stopped.is_some_and(|since| since >= FAREWELL),
            };
            if done && room.is_saved() {
                idle.push(at);
            }
        }
        for at in idle {
            if let Slot::Live(mut room) = self.rooms.remove(at) {
                if room.tail() >= self.setting.limits.snapshot_on_leaving {
                    room.snapshot(&mut self.turn);
                }
                self.turn.jobs.push(Job::Close(Arc::clone(&room.id)));
                self.by_id.remove(&*room.id);
            }
        }
    }

    fn is_stopped(&mut self) -> bool {
        let Some(since) = self.stopping.as_ref().map(|s| s.since) else {
            return false;
        };
        self.unload();
        self.hand_over();
        let done = self.rooms.is_empty();
        if done || self.turn.now - since >= self.setting.limits.stopping {
            if let (true, Some(stopping)) = (done, self.stopping.take()) {
                let _ = stopping.reply.send(());
            }
            return true;
        }
        false
    }
}
