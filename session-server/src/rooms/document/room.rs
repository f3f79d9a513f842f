//! One room's document while somebody is connected: what each message does. No sockets, no database, no clock.

use super::{
    DocumentEvent, Limits,
    budget::Meter,
    log::Job,
    member::{Awaited, Kind, Lacking, Member},
    protocol::{self, Message},
    reader::Update,
    state::{Accepted, Author, News, Refusal, State, StateVector, Via},
    store::{Entry, Loaded},
    websocket::code,
};
use api::{FileId, ParticipantId, RoomId, UnixMs, room_socket::close};
use bytes::Bytes;
use slab::Slab;
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Instant,
};

/// Connections one participant may have open at once: tabs, and those not known to be dead yet.
const MAX_CONNECTIONS: usize = 16;

/// What one pass of the executor works on and brings about.
#[derive(Debug)]
pub struct Turn {
    pub now: Instant,
    pub now_ms: UnixMs,
    /// Connections with something to write.
    pub dirty: Vec<usize>,
    /// Connections with nothing but an acknowledgement to write.
    pub acked: Vec<usize>,
    pub jobs: Vec<Job>,
    pub events: Vec<DocumentEvent>,
}

#[derive(Debug)]
pub struct Room {
    pub id: Arc<RoomId>,
    pub(super) limits: Limits,
    pub(super) state: State,
    pub(super) members: Slab<Member>,
    /// By [`Author`].
    people: Vec<Person>,
    /// Awareness clocks sent for clients that left, so that they can come back.
    pub(super) left: HashMap<u64, u64>,
    seq: i64,
    committed: i64,
    /// Sequence numbers and sizes of what is not durable yet.
    unsaved: VecDeque<(i64, usize)>,
    unsaved_bytes: usize,
    trouble: bool,
    /// A server died while this room was open: others may bring what its owner has not.
    restoring: bool,
    snapshot_seq: i64,
    /// Of all updates in the log.
    log_bytes: u64,
    /// Since when nobody is connected.
    pub idle_since: Option<Instant>,
}

/// Somebody who is or was connected, or wrote something.
#[derive(Debug)]
struct Person {
    id: Arc<ParticipantId>,
    work: Meter,
    written: Meter,
}

/// Why an update was not taken.
#[derive(Debug)]
enum Untaken {
    Refused(Refusal),
    /// More than may be unsaved already is.
    Unsaved,
}

impl From<Refusal> for Untaken {
    fn from(refusal: Refusal) -> Self {
        Untaken::Refused(refusal)
    }
}

impl Room {
    /// Fails on a log that this program cannot have written.
    pub fn new(id: Arc<RoomId>, limits: Limits, loaded: Loaded) -> Result<Self, Refusal> {
        let mut room = Self {
            id,
            state: State::new(limits.document_bytes),
            limits,
            members: Slab::new(),
            people: Vec::new(),
            left: HashMap::new(),
            seq: 0,
            committed: 0,
            unsaved: VecDeque::new(),
            unsaved_bytes: 0,
            trouble: false,
            restoring: loaded.unclean,
            snapshot_seq: loaded.snapshot.as_ref().map_or(0, |(seq, _)| *seq),
            log_bytes: loaded.log_bytes,
            idle_since: None,
        };
        for file in &loaded.files {
            room.state.add_file(file.as_str());
        }
        for claimed in loaded.claims {
            let author = room.author(&claimed.participant);
            room.state.give(claimed.client, author);
        }
        for (seq, bytes) in loaded.snapshot.into_iter().chain(loaded.tail) {
            room.state.accept(&Update::read(&bytes)?, Via::Log)?;
            room.seq = seq;
        }
        room.committed = room.seq;
        Ok(room)
    }

    fn author(&mut self, participant: &ParticipantId) -> Author {
        match self.people.iter().position(|p| *p.id == *participant) {
            Some(at) => at as Author,
            None => {
                self.people.push(Person {
                    id: Arc::new(participant.clone()),
                    work: Meter::new(self.limits.work),
                    written: Meter::new(self.limits.written),
                });
                (self.people.len() - 1) as Author
            }
        }
    }

    pub fn add_files(&mut self, files: &[FileId]) {
        for file in files {
            self.state.add_file(file.as_str());
        }
    }

    pub fn is_saved(&self) -> bool {
        self.unsaved.is_empty()
    }

    /// The document and the log sequence number it is at.
    pub fn encode(&self) -> (i64, Vec<u8>) {
        (self.seq, self.state.encode())
    }

    // ------------------------------------------------------------ members

    pub fn join(
        &mut self,
        token: usize,
        participant: &ParticipantId,
        can_write: bool,
        acks: bool,
        turn: &mut Turn,
    ) -> usize {
        let author = self.author(participant);
        let crowd = self.members.iter().filter(|(_, m)| m.author == author);
        let crowded = crowd.count() >= MAX_CONNECTIONS;
        let member = Member::new(token, author, can_write, acks, turn.now);
        let key = self.members.insert(member);
        self.idle_since = None;
        if crowded {
            self.close_member(key, close::LIMIT, turn);
            return key;
        }
        let hello = protocol::step_1(&self.state.encode_vector());
        self.send(key, hello, turn);
        if let Some(listing) = self.awareness_listing(author) {
            self.send(key, listing, turn);
        }
        if self.trouble && acks {
            self.send(key, protocol::trouble(true), turn);
        }
        key
    }

    pub fn leave(&mut self, key: usize, turn: &mut Turn) {
        self.forget_awareness(key, turn);
        self.members.remove(key);
        if self.members.is_empty() {
            self.idle_since = Some(turn.now);
        }
    }

    pub fn set_can_write(&mut self, participant: &ParticipantId, can_write: bool) {
        let author = self.author(participant);
        for (_, member) in &mut self.members {
            if member.author == author {
                member.can_write = can_write;
            }
        }
    }

    pub fn disconnect(&mut self, participant: &ParticipantId, code: u16, turn: &mut Turn) {
        let author = self.author(participant);
        for key in self.keys(|member| member.author == author) {
            self.close_member(key, code, turn);
        }
    }

    pub fn close(&mut self, code: u16, turn: &mut Turn) {
        for key in self.keys(|_| true) {
            self.close_member(key, code, turn);
        }
    }

    fn keys(&self, which: impl Fn(&Member) -> bool) -> Vec<usize> {
        let which = self.members.iter().filter(|(_, member)| which(member));
        which.map(|(key, _)| key).collect()
    }

    pub(super) fn close_member(&mut self, key: usize, code: u16, turn: &mut Turn) {
        self.members[key].close(code, turn);
    }

    fn refuse(&mut self, key: usize, why: &Refusal, turn: &mut Turn) {
        self.refuse_with(key, &format!("This edit was refused: {why}."), turn);
    }

    fn refuse_with(&mut self, key: usize, reason: &str, turn: &mut Turn) {
        tracing::info!(room = %self.id, participant = %self.people[self.members[key].author as usize].id, reason, "document update refused");
        if self.members[key].acks {
            self.send(key, protocol::refused(reason), turn);
        }
        self.close_member(key, close::UPDATE_REFUSED, turn);
    }

    pub(super) fn send(&mut self, key: usize, frame: Bytes, turn: &mut Turn) {
        let limit = self.limits.queue_bytes + frame.len();
        self.members[key].send(&frame, limit, turn);
    }

    // ------------------------------------------------------------ messages

    /// A message of member `key`.
    pub fn receive(&mut self, key: usize, bytes: &[u8], turn: &mut Turn) {
        if self.members[key].out.is_closing() {
            return;
        }
        match Message::read(bytes) {
            Ok(Message::Update(update)) => self.update(key, Kind::Edit, update, turn),
            Ok(Message::Step2(update)) => self.update(key, Kind::Sync, update, turn),
            Ok(Message::Step1(vector)) => match StateVector::read(vector) {
                Ok(vector) => self.bring_up_to_date(key, vector, turn),
                Err(_) => self.close_member(key, close::BAD_MESSAGE, turn),
            },
            Ok(Message::Awareness(update)) => self.awareness(key, update, turn),
            Ok(Message::QueryAwareness) => {
                self.members[key].wants_cursors = true;
                self.members[key].announce(turn);
            }
            Ok(Message::Auth) => {}
            Err(_) => self.close_member(key, close::BAD_MESSAGE, turn),
        }
    }

    fn bring_up_to_date(&mut self, key: usize, vector: StateVector, turn: &mut Turn) {
        let member = &mut self.members[key];
        if self.restoring {
            member.vector = vector.clone();
        }
        member.wanted = Some(vector);
        member.announce(turn);
    }

    fn update(&mut self, key: usize, kind: Kind, bytes: &[u8], turn: &mut Turn) {
        let member = &mut self.members[key];
        member.frames += 1;
        let frame = member.frames;
        let limit = match kind {
            Kind::Edit => self.limits.update_bytes,
            Kind::Sync => self.limits.document_bytes + self.limits.update_bytes,
        };
        if bytes.len() > limit {
            return self.close_member(key, close::TOO_LARGE, turn);
        }
        match kind {
            Kind::Sync => member.asked = false,
            Kind::Edit if member.lacking.is_some() => return,
            Kind::Edit => {}
        }
        let awaited = match self.take(key, kind, frame, bytes, turn) {
            Ok(()) => {
                if kind == Kind::Sync {
                    self.synchronised(key);
                }
                return self.ask_again(turn);
            }
            Err(Untaken::Unsaved) => Some(Awaited::Saving),
            Err(Untaken::Refused(why)) => match (why.awaits(), kind) {
                (None, _) => return self.refuse(key, &why, turn),
                // The client itself may have what it builds on.
                (Some(_), Kind::Edit) => None,
                (Some(unit), Kind::Sync) => Some(Awaited::Unit(unit)),
            },
        };
        let member = &mut self.members[key];
        let since = member.lacking.map_or(turn.now, |lacking| lacking.since);
        member.lacking = Some(Lacking { since, awaited });
        if awaited.is_none() {
            self.ask(key, turn);
        }
    }

    /// The answer to our state vector has everything the client had when it gave it.
    fn synchronised(&mut self, key: usize) {
        self.members[key].lacking = None;
        if self.restoring {
            let member = &mut self.members[key];
            let told = std::mem::take(&mut member.vector);
            let author = member.author;
            let announced = member.announced.client();
            for client in told.clients().chain(announced) {
                if self.state.owner(client) == Some(author) {
                    self.state.settle(client);
                }
            }
        }
    }

    /// Takes an update in, passes it on and queues it to be saved.
    fn take(
        &mut self,
        key: usize,
        kind: Kind,
        frame: u64,
        bytes: &[u8],
        turn: &mut Turn,
    ) -> Result<(), Untaken> {
        let member = &self.members[key];
        let author = member.author;
        let update = Update::read(bytes).map_err(Refusal::from)?;
        let hindrance = if !member.can_write {
            Some(Refusal::ReadOnly.into())
        } else if self.log_bytes >= self.limits.log_bytes {
            Some(Refusal::LogFull.into())
        } else {
            self.holds(2).then_some(Untaken::Unsaved)
        };
        if let Some(hindrance) = hindrance
            && !self.state.is_known(&update)
        {
            return Err(hindrance);
        }
        let via = match kind {
            Kind::Edit => Via::Edit(author),
            Kind::Sync => Via::Sync {
                author,
                restoring: self.restoring,
            },
        };
        let Accepted { news, claimed } = self.state.accept(&update, via)?;
        for client in claimed {
            self.tell_claim(client, author, turn);
        }
        match news {
            News::None => {}
            News::Whole => self.publish(key, bytes, turn),
            News::Part(part) => self.publish(key, &part, turn),
        }
        let member = &mut self.members[key];
        if member.acks {
            member.unacked.push_back((frame, self.seq));
            self.acknowledge(key, turn);
        }
        Ok(())
    }

    pub(super) fn tell_claim(&mut self, client: u64, author: Author, turn: &mut Turn) {
        let participant = Arc::clone(&self.people[author as usize].id);
        turn.events.push(DocumentEvent::ClientClaimed {
            room: RoomId::clone(&self.id),
            participant: ParticipantId::clone(&participant),
            client_id: client,
        });
        turn.jobs.push(Job::Claim {
            room: Arc::clone(&self.id),
            client,
            participant,
        });
    }

    fn publish(&mut self, from: usize, bytes: &[u8], turn: &mut Turn) {
        let frame = protocol::update(bytes);
        let author = self.members[from].author;
        let person = &mut self.people[author as usize];
        person.written.spend(bytes.len(), turn.now);
        self.seq += 1;
        self.members[from].newest = self.seq;
        self.unsaved.push_back((self.seq, bytes.len()));
        self.unsaved_bytes += bytes.len();
        self.log_bytes += bytes.len() as u64;
        turn.jobs.push(Job::Entry(Entry {
            room: Arc::clone(&self.id),
            seq: self.seq,
            author: Arc::clone(&person.id),
            at_ms: turn.now_ms,
            bytes: frame.slice(frame.len() - bytes.len()..),
        }));
        for (key, member) in &mut self.members {
            if key != from && member.live {
                member.send(&frame, self.limits.queue_bytes, turn);
            }
        }
    }

    /// Frames to everybody but `from`, updates or not.
    pub(super) fn broadcast(&mut self, from: usize, frame: &Bytes, turn: &mut Turn) {
        for (key, member) in &mut self.members {
            if key != from && !member.behind {
                member.send(frame, self.limits.queue_bytes, turn);
            }
        }
    }

    /// The queue of member `key` is empty: it gets what it asked for, and as a whole what it was too slow for.
    pub fn catch_up(&mut self, key: usize, turn: &mut Turn) {
        let member = &mut self.members[key];
        if member.out.is_closing() {
            return;
        }
        let (author, acks) = (member.author, member.acks);
        let behind = std::mem::take(&mut member.behind);
        let cursors = std::mem::take(&mut member.wants_cursors) || behind;
        let wanted = member.wanted.take();
        if let Some(has) = if behind {
            Some(StateVector::default())
        } else {
            wanted
        } {
            member.live = true;
            let document = protocol::step_2(&self.state.encode_since(&has));
            self.spend(key, document.len(), turn.now);
            self.send(key, document, turn);
        }
        if cursors && let Some(listing) = self.awareness_listing(author) {
            self.spend(key, listing.len(), turn.now);
            self.send(key, listing, turn);
        }
        if behind && acks {
            self.send(key, protocol::trouble(self.trouble), turn);
        }
    }

    /// Whether member `key` is to be read from: not while that would only pile up what cannot be saved, nor while the
    /// person behind it has used up what they may.
    pub fn reads(&self, key: usize, now: Instant) -> bool {
        let author = self.members[key].author;
        let person = &self.people[author as usize];
        !self.is_full(key) && !person.work.is_used_up(now) && !person.written.is_used_up(now)
    }

    /// Counts what member `key` had the room do.
    pub fn spend(&mut self, key: usize, cost: usize, now: Instant) {
        let author = self.members[key].author;
        self.people[author as usize].work.spend(cost, now);
    }

    // ------------------------------------------------------------ what could not be taken

    /// Whether so much is unsaved, `times` the bound.
    fn holds(&self, times: usize) -> bool {
        self.unsaved_bytes > times * self.limits.unsaved_bytes
            || self.unsaved.len() > times * self.limits.unsaved_updates
    }

    /// Whether reading more from member `key` would only pile up what cannot be saved.
    fn is_full(&self, key: usize) -> bool {
        let member = &self.members[key];
        self.holds(1) && (member.newest > self.committed || member.lacking.is_some())
    }

    /// Asks member `key` for what it has and the server has not, unless that question is out.
    fn ask(&mut self, key: usize, turn: &mut Turn) {
        if !std::mem::replace(&mut self.members[key].asked, true) {
            let question = protocol::step_1(&self.state.encode_vector());
            self.send(key, question, turn);
        }
    }

    /// Asks those again for whom what they wait for has come.
    fn ask_again(&mut self, turn: &mut Turn) {
        let has_come = |member: &Member| {
            let awaited = member.lacking.and_then(|lacking| lacking.awaited);
            match awaited.filter(|_| !member.out.is_closing()) {
                Some(Awaited::Unit(id)) => self.state.next(id.client) > id.clock,
                Some(Awaited::Saving) => !self.holds(1),
                None => false,
            }
        };
        for key in self.keys(has_come) {
            self.members[key].lacking = Some(Lacking {
                since: turn.now,
                awaited: None,
            });
            self.ask(key, turn);
        }
    }

    // ------------------------------------------------------------ saving

    /// The log is durable up to `seq`.
    pub fn committed(&mut self, seq: i64, turn: &mut Turn) {
        self.committed = seq;
        while let Some(&(first, bytes)) = self.unsaved.front()
            && first <= seq
        {
            self.unsaved.pop_front();
            self.unsaved_bytes -= bytes;
        }
        for key in self.keys(|member| !member.unacked.is_empty()) {
            self.acknowledge(key, turn);
        }
        self.ask_again(turn);
        if self.seq - self.snapshot_seq >= self.limits.snapshot_every {
            self.snapshot(turn);
        }
    }

    /// Has the log so far compacted, so that the next start reads one update.
    pub fn snapshot(&mut self, turn: &mut Turn) {
        if self.seq > self.snapshot_seq {
            self.state.compact();
            self.snapshot_seq = self.seq;
            turn.jobs.push(Job::Snapshot {
                room: Arc::clone(&self.id),
                seq: self.seq,
                bytes: self.state.encode().into(),
            });
        }
    }

    /// Log entries since the last snapshot.
    pub fn tail(&self) -> i64 {
        self.seq - self.snapshot_seq
    }

    fn acknowledge(&mut self, key: usize, turn: &mut Turn) {
        let member = &mut self.members[key];
        let mut newest = None;
        while let Some(&(frame, seq)) = member.unacked.front()
            && seq <= self.committed
        {
            newest = Some((frame, seq));
            member.unacked.pop_front();
        }
        if let Some((frame, seq)) = newest
            && !member.out.is_closing()
        {
            member.out.set_ack(frame, seq);
            turn.acked.push(member.token);
        }
    }

    pub fn set_trouble(&mut self, trouble: bool, turn: &mut Turn) {
        self.trouble = trouble;
        for key in self.keys(|member| member.acks) {
            self.send(key, protocol::trouble(trouble), turn);
        }
    }

    /// A word that says nothing, for clients that take silence for a dead connection.
    pub fn heartbeat(&mut self, key: usize, turn: &mut Turn) {
        if self.members[key].out.is_empty() {
            self.send(key, protocol::awareness(&[]), turn);
        }
    }

    /// What time does: gives up clients that do not read, or whose edits build on what never came.
    pub fn tick(&mut self, turn: &mut Turn) -> Vec<usize> {
        let mut lost = Vec::new();
        for key in self.keys(|_| true) {
            let member = &self.members[key];
            if !member.out.is_empty() && turn.now - member.out.moved >= self.limits.stall {
                lost.push(member.token);
            } else if let Some(lacking) = member.lacking
                && turn.now - lacking.since >= self.limits.lacking
                && !self.holds(1)
                && !member.out.is_closing()
            {
                self.close_member(key, code::TRY_AGAIN_LATER, turn);
            }
        }
        lost
    }
}

#[cfg(test)]
mod tests;
