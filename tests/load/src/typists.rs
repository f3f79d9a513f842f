//! The load itself: rooms of editors that type, on one thread and one poll loop.

use crate::{
    socket::Socket,
    yjs::{self, Incoming, Written},
};
use mio::{Events, Poll, Token};
use std::{
    io,
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

/// How a server is addressed and how its messages are wrapped.
pub trait Dialect {
    /// Path of the socket of editor `editor` of room `room`.
    fn path(&self, room: usize, editor: usize) -> String;

    /// Lets the editor into the room, where the server wants that; the connection stays open as long as the editor's.
    fn enter(
        &self,
        _address: SocketAddr,
        _room: usize,
        _editor: usize,
    ) -> io::Result<Option<TcpStream>> {
        Ok(None)
    }

    /// What precedes every message of that room, both ways.
    fn prefix(&self, _room: usize) -> Vec<u8> {
        Vec::new()
    }

    /// Sent before anything else.
    fn greeting(&self) -> Option<Vec<u8>> {
        None
    }
}

struct Editor {
    socket: Socket,
    _entered: Option<TcpStream>,
    client: u64,
    next_clock: u64,
    synced: bool,
    /// Closed loop: copies of the newest update that have not arrived yet.
    awaited: usize,
    /// By clock; set where an update began.
    sent_at: Vec<Option<Instant>>,
    due: Instant,
}

pub struct Typists {
    poll: Poll,
    events: Events,
    editors: Vec<Editor>,
    prefixes: Vec<Vec<u8>>,
    editors_per_room: usize,
    scratch: Vec<u8>,
}

#[derive(Debug, Default)]
pub struct Outcome {
    pub sent: u64,
    pub delivered: u64,
    pub acks: u64,
    pub elapsed: Duration,
    /// Nanoseconds from send to arrival, unsorted.
    pub latencies: Vec<u64>,
}

impl Outcome {
    pub fn percentile_ms(&mut self, percent: f64) -> f64 {
        if self.latencies.is_empty() {
            return f64::NAN;
        }
        self.latencies.sort_unstable();
        let index = ((self.latencies.len() - 1) as f64 * percent / 100.0).round() as usize;
        self.latencies[index] as f64 / 1e6
    }
}

/// What the editors do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// Each types so many characters a second, out of step with the others.
    Rate(f64),
    /// Each types the next character as soon as everybody in the room has its last one.
    ClosedLoop,
}

impl Typists {
    /// Connects `rooms` × `per_room` editors and waits until each has the document.
    pub fn join(
        address: SocketAddr,
        dialect: &impl Dialect,
        rooms: usize,
        per_room: usize,
    ) -> io::Result<Self> {
        let poll = Poll::new()?;
        let mut editors = Vec::with_capacity(rooms * per_room);
        let mut prefixes = Vec::with_capacity(rooms);
        for room in 0..rooms {
            prefixes.push(dialect.prefix(room));
            for editor in 0..per_room {
                let index = editors.len();
                let entered = dialect.enter(address, room, editor)?;
                let mut socket = Socket::open(
                    address,
                    &dialect.path(room, editor),
                    poll.registry(),
                    Token(index),
                )?;
                if let Some(greeting) = dialect.greeting() {
                    socket.send(&[prefixes[room].as_slice(), &greeting].concat());
                }
                socket.send(&[prefixes[room].as_slice(), yjs::EMPTY_STEP1].concat());
                socket.flush(poll.registry())?;
                editors.push(Editor {
                    socket,
                    _entered: entered,
                    client: new_client_id(index),
                    next_clock: 0,
                    synced: false,
                    awaited: 0,
                    sent_at: Vec::new(),
                    due: Instant::now(),
                });
            }
        }
        let mut typists = Self {
            poll,
            events: Events::with_capacity(1024),
            editors,
            prefixes,
            editors_per_room: per_room,
            scratch: Vec::new(),
        };
        let deadline = Instant::now() + Duration::from_secs(60);
        while typists.editors.iter().any(|e| !e.synced) {
            if Instant::now() > deadline {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "not every editor got the document",
                ));
            }
            typists.turn(Duration::from_millis(50), &mut Outcome::default(), None)?;
        }
        Ok(typists)
    }

    /// Lets the first editor of every room type `edits` characters in large updates, and waits until all arrived.
    pub fn preload(&mut self, edits: u64) -> io::Result<()> {
        const PER_UPDATE: u64 = 3_000;
        let mut outcome = Outcome::default();
        let mut written = 0;
        while written < edits {
            let count = PER_UPDATE.min(edits - written);
            for index in (0..self.editors.len()).step_by(self.editors_per_room) {
                self.type_one(index, count)?;
                outcome.sent += 1;
            }
            written += count;
            self.drain(&mut outcome)?;
        }
        Ok(())
    }

    /// Types for `span` and returns what happened; waits at the end until everything sent has arrived.
    pub fn run(&mut self, pace: Pace, span: Duration) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        let start = Instant::now();
        let count = self.editors.len();
        for (index, editor) in self.editors.iter_mut().enumerate() {
            editor.awaited = 0;
            if let Pace::Rate(per_second) = pace {
                editor.due = start
                    + Duration::from_secs_f64(
                        (index * 7919 % count) as f64 / count as f64 / per_second,
                    );
            }
        }
        if pace == Pace::ClosedLoop {
            for index in 0..count {
                self.type_one(index, 1)?;
                outcome.sent += 1;
            }
        }
        while start.elapsed() < span {
            let mut wait = span.saturating_sub(start.elapsed());
            if let Pace::Rate(per_second) = pace {
                let now = Instant::now();
                for index in 0..count {
                    if self.editors[index].due <= now {
                        self.editors[index].due += Duration::from_secs_f64(1.0 / per_second);
                        self.type_one(index, 1)?;
                        outcome.sent += 1;
                    }
                    wait = wait.min(self.editors[index].due.saturating_duration_since(now));
                }
            }
            self.turn(wait, &mut outcome, Some(pace))?;
        }
        outcome.elapsed = start.elapsed();
        self.drain(&mut outcome)?;
        Ok(outcome)
    }

    /// Waits until every copy of everything sent has arrived.
    fn drain(&mut self, outcome: &mut Outcome) -> io::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(60);
        let copies = self.editors_per_room as u64 - 1;
        while outcome.delivered < outcome.sent * copies {
            if Instant::now() > deadline {
                let message = format!(
                    "{} of {} copies never arrived",
                    outcome.sent * copies - outcome.delivered,
                    outcome.sent * copies
                );
                return Err(io::Error::new(io::ErrorKind::TimedOut, message));
            }
            self.turn(Duration::from_millis(50), outcome, None)?;
        }
        Ok(())
    }

    fn type_one(&mut self, index: usize, count: u64) -> io::Result<()> {
        let editor = &mut self.editors[index];
        self.scratch.clear();
        yjs::typing(
            &mut self.scratch,
            "f1",
            editor.client,
            editor.next_clock,
            count,
        );
        let message = yjs::sync_message(2, &self.scratch);
        let prefix = &self.prefixes[index / self.editors_per_room];
        if prefix.is_empty() {
            editor.socket.send(&message);
        } else {
            editor.socket.send(&[prefix.as_slice(), &message].concat());
        }
        let now = Instant::now();
        editor.sent_at.resize(editor.next_clock as usize, None);
        editor.sent_at.push(Some(now));
        editor.next_clock += count;
        editor.awaited = self.editors_per_room - 1;
        editor.socket.flush(self.poll.registry())
    }

    /// One turn of the poll loop. In a closed loop, editors whose update has arrived everywhere type the next.
    fn turn(
        &mut self,
        wait: Duration,
        outcome: &mut Outcome,
        pace: Option<Pace>,
    ) -> io::Result<()> {
        // poll(2) counts in milliseconds; rounding up would send late.
        let wait = if wait < Duration::from_millis(1) {
            Duration::ZERO
        } else {
            wait
        };
        match self.poll.poll(&mut self.events, Some(wait)) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => return Ok(()),
            other => other?,
        }
        let ready: Vec<usize> = self.events.iter().map(|event| event.token().0).collect();
        let mut arrived = Vec::new();
        for index in ready {
            let prefix = self.prefixes[index / self.editors_per_room].len();
            let editor = &mut self.editors[index];
            let (mut step1, mut step2) = (false, false);
            editor.socket.receive(&mut |message| match yjs::incoming(
                message.get(prefix..).unwrap_or_default(),
            ) {
                Incoming::Step1 => step1 = true,
                Incoming::Step2 => step2 = true,
                Incoming::Update(all) => {
                    arrived.extend(all.into_iter().map(|written| (index, written)))
                }
                Incoming::Ack { .. } => outcome.acks += 1,
                Incoming::Other => {}
            })?;
            editor.synced |= step2;
            if step1 {
                let answer = [
                    self.prefixes[index / self.editors_per_room].as_slice(),
                    &yjs::empty_step2(),
                ]
                .concat();
                editor.socket.send(&answer);
            }
            editor.socket.flush(self.poll.registry())?;
        }
        let now = Instant::now();
        for (receiver, Written { client, from, to }) in arrived {
            // Some servers send an editor its own updates too; that is no copy anybody waits for.
            let Some(index) =
                editor_index(client, self.editors.len()).filter(|&index| index != receiver)
            else {
                continue;
            };
            let editor = &mut self.editors[index];
            let mut newest = false;
            for clock in from..to {
                if let Some(Some(sent_at)) = editor.sent_at.get(clock as usize) {
                    outcome.delivered += 1;
                    outcome
                        .latencies
                        .push(now.duration_since(*sent_at).as_nanos() as u64);
                    newest = true;
                }
            }
            editor.awaited = editor.awaited.saturating_sub(usize::from(newest));
            if editor.awaited == 0 && pace == Some(Pace::ClosedLoop) {
                self.type_one(index, 1)?;
                outcome.sent += 1;
            }
        }
        Ok(())
    }
}

/// Ids as large as those Yjs draws, so that updates have their real size.
fn new_client_id(index: usize) -> u64 {
    1_000_000_000 + index as u64
}

fn editor_index(client: u64, editors: usize) -> Option<usize> {
    client
        .checked_sub(1_000_000_000)
        .map(|index| index as usize)
        .filter(|&index| index < editors)
}
