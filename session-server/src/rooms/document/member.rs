//! One connection as its room sees it.

use super::{
    awareness::Announced,
    outbox::Outbox,
    reader::Id,
    room::Turn,
    state::{Author, StateVector},
};
use bytes::Bytes;
use std::{collections::VecDeque, time::Instant};

/// One connection.
#[derive(Debug)]
pub struct Member {
    /// The executor's name for it.
    pub token: usize,
    pub author: Author,
    pub can_write: bool,
    pub acks: bool,
    pub out: Outbox,
    /// Gets updates as they come; false until it has been sent the document.
    pub live: bool,
    /// It was too slow, and gets the document again once its queue is empty.
    pub behind: bool,
    pub announced: Announced,
    /// The state vector of the newest step 1 that has not been answered. Like `wants_cursors`, it is answered when
    /// nothing else waits to be written: however often it is asked, once.
    pub wanted: Option<StateVector>,
    pub wants_cursors: bool,
    /// Told at the last step 1.
    pub vector: StateVector,
    /// Our step 1 has not been answered.
    pub asked: bool,
    /// Something it sent could not be taken. Nothing of that is kept: the client has it, and is asked for it.
    pub lacking: Option<Lacking>,
    /// Log sequence number of its newest update.
    pub newest: i64,
    /// Frames with an update received so far.
    pub frames: u64,
    pub unacked: VecDeque<(u64, i64)>,
}

/// What comes before the answer to our next step 1 need not be looked at: the answer has it.
#[derive(Debug, Clone, Copy)]
pub struct Lacking {
    pub since: Instant,
    /// Asking is no use before this; nothing when the question is out.
    pub awaited: Option<Awaited>,
}

#[derive(Debug, Clone, Copy)]
pub enum Awaited {
    /// A unit that the updates build on.
    Unit(Id),
    /// Edits can be saved again.
    Saving,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Edit,
    Sync,
}

impl Member {
    pub fn new(token: usize, author: Author, can_write: bool, acks: bool, now: Instant) -> Self {
        Self {
            token,
            author,
            can_write,
            acks,
            out: Outbox::new(now),
            live: false,
            behind: false,
            announced: Announced::default(),
            wanted: None,
            wants_cursors: false,
            vector: StateVector::default(),
            asked: true,
            frames: 0,
            unacked: VecDeque::new(),
            lacking: None,
            newest: 0,
        }
    }

    /// Queues `frame`. When that makes more than `max_bytes`, what waits behind the first frame is dropped instead, and
    /// the member gets the document anew once its connection has taken that one. An empty queue takes any frame: a whole
    /// document may be larger than the bound.
    pub fn send(&mut self, frame: &Bytes, max_bytes: usize, turn: &mut Turn) {
        let full = !self.out.is_empty() && self.out.bytes() + frame.len() > max_bytes;
        if full && !self.out.is_closing() {
            self.out.drop_unsent();
            self.behind = true;
            self.live = false;
        } else {
            self.out.push(frame.clone(), turn.now);
        }
        self.announce(turn);
    }

    pub fn close(&mut self, code: u16, turn: &mut Turn) {
        self.live = false;
        self.out.close(code, turn.now);
        self.announce(turn);
    }

    /// Has the executor write.
    pub fn announce(&mut self, turn: &mut Turn) {
        if !self.out.announced {
            self.out.announced = true;
            turn.dirty.push(self.token);
        }
    }
}
