//! What the server knows of a document without integrating it: enough to accept or refuse an update, and to hand any
//! client what it lacks.
//!
//! Accepted structs continue their client without gaps and depend only on accepted ones, so the whole document as one
//! update is the structs of each client one after the other and the set of deletions: writing it costs its bytes.

mod refusal;
mod vector;

pub use refusal::Refusal;
pub use vector::StateVector;

use super::{
    client::{Client, RANGE_BYTES},
    lib0::put_integer,
    reader::{Id, Section, Struct, Structs, Update},
};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

/// Yjs clients one participant may have: every page load is one.
pub const MAX_OWN_CLIENTS: usize = 64;
/// Yjs clients up to which a room takes those of nobody in particular, see [`Via::Sync`].
pub const MAX_CLIENTS: usize = 4096;

/// A participant of the room, as a small number.
pub type Author = u32;

/// How an update came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// An edit as it happens: new structs must be the author's own.
    Edit(Author),
    /// An answer to our state vector. With `restoring` (a server died here before it had saved everything) it may bring
    /// others' structs, unless they have been back since: see [`State::settle`].
    Sync { author: Author, restoring: bool },
    /// From our own log.
    Log,
}

impl Via {
    /// Whose number of clients new ones count in.
    fn bringer(self) -> Option<Author> {
        match self {
            Via::Edit(author) => Some(author),
            Via::Sync { author, restoring } => (!restoring).then_some(author),
            Via::Log => None,
        }
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub news: News,
    /// Client ids that the author owns from now on.
    pub claimed: Vec<u64>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub enum News {
    /// All of it was known.
    #[default]
    None,
    /// The update as it is.
    Whole,
    /// What was new, as an update.
    Part(Vec<u8>),
}

#[derive(Debug, Clone)]
pub struct State {
    clients: Vec<Client>,
    by_id: HashMap<u64, u32>,
    files: HashMap<String, u16>,
    max_bytes: usize,
    /// Of all clients, see [`Client::bytes`].
    bytes: usize,
    /// Units deleted since the last [`State::compact`].
    garbage: usize,
    staged: Vec<Staged>,
}

/// A client whose structs of the update in hand are being checked.
#[derive(Debug, Clone)]
struct Staged {
    client: u32,
    mark: (u32, usize),
}

impl State {
    pub fn new(max_bytes: usize) -> Self {
        Self {
            clients: Vec::new(),
            by_id: HashMap::new(),
            files: HashMap::new(),
            max_bytes,
            bytes: 0,
            garbage: 0,
            staged: Vec::new(),
        }
    }

    /// Makes a file known; files are never forgotten, since their text stays in the log.
    pub fn add_file(&mut self, name: &str) {
        let number = self.files.len();
        if let (false, Ok(number)) = (self.files.contains_key(name), u16::try_from(number)) {
            self.files.insert(name.to_owned(), number);
        }
    }

    pub fn owner(&self, client: u64) -> Option<Author> {
        self.get(client)?.owner
    }

    /// Gives `client` to `author` unless somebody has it; answers whether `author` has it now and whether that is new.
    pub fn claim(&mut self, client: u64, author: Author) -> Claim {
        match self.owner(client) {
            Some(owner) if owner == author => Claim::Had,
            Some(_) => Claim::Taken,
            None if self.may_bring(author, 1) => {
                self.give(client, author);
                Claim::New
            }
            None => Claim::Taken,
        }
    }

    /// Gives `client` to `author`, who had it when the room was last open.
    pub fn give(&mut self, client: u64, author: Author) {
        let at = self.get_or_add(client);
        let client = &mut self.clients[at as usize];
        client.owner = Some(author);
        client.brought_by = Some(author);
    }

    fn may_bring(&self, author: Author, clients: usize) -> bool {
        let brought = |client: &&Client| client.brought_by == Some(author);
        self.clients.iter().filter(brought).count() + clients <= MAX_OWN_CLIENTS
    }

    /// The owner of `client` has told everything it has.
    pub fn settle(&mut self, client: u64) {
        if let Some(&at) = self.by_id.get(&client) {
            self.clients[at as usize].settled = true;
        }
    }

    #[cfg(test)]
    fn bytes(&self) -> usize {
        self.bytes
    }

    /// First clock of `client` that is not known.
    pub fn next(&self, client: u64) -> u32 {
        self.get(client).map_or(0, |c| c.next)
    }

    fn get(&self, client: u64) -> Option<&Client> {
        self.by_id
            .get(&client)
            .map(|&at| &self.clients[at as usize])
    }

    fn get_or_add(&mut self, client: u64) -> u32 {
        if let Some(&at) = self.by_id.get(&client) {
            return at;
        }
        let at = self.clients.len() as u32;
        let new = Client::new(client);
        self.bytes += new.bytes();
        self.clients.push(new);
        self.by_id.insert(client, at);
        at
    }

    /// Whether the update would change nothing.
    pub fn is_known(&self, update: &Update<'_>) -> bool {
        let structs = |section: &Section<'_>| section.clocks.1 <= self.next(section.client);
        update.sections.iter().all(structs)
            && update.deletes().all(|(client, clocks)| {
                self.get(client)
                    .is_some_and(|c| c.deleted.contains(&clocks))
            })
    }

    /// Checks an update and, when it may be, takes it in. A refused one leaves no trace.
    pub fn accept(&mut self, update: &Update<'_>, via: Via) -> Result<Accepted, Refusal> {
        let clients_before = self.clients.len();
        self.staged.clear();
        match self.stage(update, via) {
            Ok(claimed) => Ok(self.commit(update, via, claimed)),
            Err(refusal) => {
                for staged in self.staged.drain(..).rev() {
                    self.clients[staged.client as usize].rewind(staged.mark);
                }
                for gone in self.clients.drain(clients_before..) {
                    self.by_id.remove(&gone.id);
                    self.bytes -= gone.bytes();
                }
                Err(refusal)
            }
        }
    }

    fn stage(&mut self, update: &Update<'_>, via: Via) -> Result<Vec<u64>, Refusal> {
        let mut claimed = Vec::new();
        let mut size = 0;
        let mut brought = 0;
        let mut work = Vec::with_capacity(update.sections.len());
        for section in &update.sections {
            let at = self.get_or_add(section.client);
            let client = &self.clients[at as usize];
            let (start, end) = section.clocks;
            self.staged.push(Staged {
                client: at,
                mark: client.mark(),
            });
            if start > client.next {
                return Err(Refusal::Gap(last_of(section.client, start)));
            }
            if end <= client.next {
                continue;
            }
            match (via, client.owner) {
                (Via::Edit(_), None) => claimed.push(section.client),
                (Via::Edit(author), Some(owner)) if author != owner => {
                    return Err(Refusal::Forged);
                }
                (Via::Sync { author, restoring }, Some(owner))
                    if author != owner && (!restoring || client.settled) =>
                {
                    return Err(Refusal::Foreign(last_of(section.client, end)));
                }
                _ => {}
            }
            brought += usize::from(client.brought_by.is_none());
            let too_many = match via {
                Via::Edit(_) => brought > 1,
                Via::Sync { restoring, .. } if restoring => self.clients.len() > MAX_CLIENTS,
                Via::Sync { .. } => brought > MAX_OWN_CLIENTS,
                Via::Log => false,
            };
            if too_many {
                return Err(Refusal::TooManyClients);
            }
            size += section.bytes();
            work.push(Work {
                id: section.client,
                client: at,
                known: client.next,
                structs: section.structs(),
                current: None,
            });
        }
        self.refuse_repeated(update)?;
        if let Some(author) = via.bringer()
            && brought > 0
            && !self.may_bring(author, brought)
        {
            return Err(Refusal::TooManyClients);
        }
        let fits = self.has_room_for(size);
        if size > 0 && !fits && !matches!(via, Via::Log) {
            return Err(Refusal::Full);
        }
        self.place(update, work)?;
        let mut growth = 0;
        for (client, clocks) in update.deletes() {
            if clocks.end > self.next(client) {
                return Err(Refusal::Gap(last_of(client, clocks.end)));
            }
            growth += self.get(client).map_or(1, |c| c.deleted.growth(&clocks));
        }
        // Deleting makes room, so it may take more; what joins ranges always may.
        let most = self.max_bytes + self.max_bytes / 8;
        let bytes = (self.bytes + size).saturating_add_signed(RANGE_BYTES.cast_signed() * growth);
        if growth > 0 && bytes > most && !matches!(via, Via::Log) {
            return Err(Refusal::Full);
        }
        Ok(claimed)
    }

    fn refuse_repeated(&self, update: &Update<'_>) -> Result<(), Refusal> {
        if update.sections.len() < 2 {
            return Ok(());
        }
        let mut ids: Vec<u64> = update.sections.iter().map(|s| s.client).collect();
        ids.sort_unstable();
        match ids.windows(2).any(|pair| pair[0] == pair[1]) {
            true => Err(Refusal::Repeated),
            false => Ok(()),
        }
    }

    fn has_room_for(&mut self, size: usize) -> bool {
        if self.bytes + size > self.max_bytes && self.garbage > self.max_bytes / 16 {
            self.compact();
        }
        self.bytes + size <= self.max_bytes
    }

    /// Takes the structs in an order in which each depends only on known ones; fails when there is none.
    fn place(&mut self, update: &Update<'_>, mut work: Vec<Work<'_>>) -> Result<(), Refusal> {
        // By client: sections that wait for it to reach a clock.
        let mut waiting: HashMap<u64, BinaryHeap<Reverse<(u32, usize)>>> = HashMap::new();
        let mut ready: Vec<usize> = (0..work.len()).rev().collect();
        let mut unfinished = work.len();
        while let Some(at) = ready.pop() {
            let section = &mut work[at];
            loop {
                let Some(next) = section.current.take().or_else(|| section.new_struct()) else {
                    unfinished -= 1;
                    break;
                };
                match self.dependency(&next) {
                    Some(missing) => {
                        section.current = Some(next);
                        let on = waiting.entry(missing.client).or_default();
                        on.push(Reverse((missing.clock, at)));
                        break;
                    }
                    None => {
                        let file = self.file_of(&next)?;
                        self.clients[section.client as usize].extend(next.len, file);
                        section.known = next.clock + next.len;
                    }
                }
            }
            if unfinished == 0 {
                return Ok(());
            }
            let client = &self.clients[section.client as usize];
            if let Some(on) = waiting.get_mut(&client.id) {
                while let Some(&Reverse((clock, waiter))) = on.peek()
                    && clock < client.next
                {
                    on.pop();
                    ready.push(waiter);
                }
            }
        }
        // Those that wait for each other wait in truth for what the update does not bring.
        let brought = |id: &Id| {
            let mut sections = update.sections.iter();
            sections.any(|s| s.client == id.client && id.clock < s.clocks.1)
        };
        let current = work.iter().filter_map(|section| section.current.as_ref());
        let missing: Vec<Id> = current.filter_map(|next| self.dependency(next)).collect();
        match missing.iter().find(|id| !brought(id)).or(missing.first()) {
            Some(&id) => Err(Refusal::Gap(id)),
            None => Ok(()),
        }
    }

    fn dependency(&self, new: &Struct<'_>) -> Option<Id> {
        [new.origin, new.right_origin]
            .into_iter()
            .flatten()
            .find(|id| id.clock >= self.next(id.client))
    }

    fn file_of(&self, new: &Struct<'_>) -> Result<u16, Refusal> {
        if let Some(root) = new.root {
            return self.files.get(root).copied().ok_or(Refusal::UnknownFile);
        }
        let mut files = [new.origin, new.right_origin]
            .into_iter()
            .flatten()
            .map(|id| self.get(id.client).and_then(|c| c.file_at(id.clock)));
        // A struct without a root has an origin, and what has been placed lies in a file.
        let first = files.next().flatten().ok_or(Refusal::UnknownFile)?;
        match files.next() {
            Some(second) if second != Some(first) => Err(Refusal::TwoFiles),
            _ => Ok(first),
        }
    }

    fn commit(&mut self, update: &Update<'_>, via: Via, claimed: Vec<u64>) -> Accepted {
        let mut known_structs = false;
        let mut new_structs = false;
        let mut part = matches!(via, Via::Sync { .. });
        let starts: Vec<u32> = self.staged.iter().map(|s| s.mark.0).collect();
        for (section, staged) in update.sections.iter().zip(&self.staged) {
            let known = staged.mark.0;
            let client = &mut self.clients[staged.client as usize];
            if section.clocks.1 <= known {
                known_structs = true;
                continue;
            }
            new_structs = true;
            known_structs |= section.clocks.0 < known;
            client.settled |= matches!(via, Via::Edit(_));
            client.brought_by = client.brought_by.or(via.bringer());
            self.bytes -= client.bytes();
            for new in section.structs() {
                if new.clock >= known {
                    client.append(&new);
                } else if new.clock + new.len > known {
                    let skip = known - new.clock;
                    client.append(&new.part(client.id, skip, new.len - skip));
                }
            }
            self.bytes += client.bytes();
        }
        part |= known_structs;
        let mut deletions = Vec::new();
        let mut new_deletions = false;
        for (id, clocks) in update.deletes() {
            let Some(&at) = self.by_id.get(&id) else {
                continue;
            };
            let client = &mut self.clients[at as usize];
            if part {
                deletions.extend(client.deleted.missing(clocks.clone()).map(|gap| (id, gap)));
            }
            let ranges = client.deleted.len();
            let added = client.deleted.insert(clocks) as usize;
            new_deletions |= added > 0;
            self.garbage += added;
            let now = self.bytes + RANGE_BYTES * client.deleted.len();
            self.bytes = now.saturating_sub(RANGE_BYTES * ranges);
        }
        if let Via::Edit(author) = via {
            for &id in &claimed {
                if let Some(&at) = self.by_id.get(&id) {
                    self.clients[at as usize].owner = Some(author);
                }
            }
        }
        let news = match (new_structs || new_deletions, part) {
            (false, _) => News::None,
            (true, false) => News::Whole,
            (true, true) => News::Part(self.write_news(update, &starts, &deletions)),
        };
        Accepted { news, claimed }
    }

    fn write_news(
        &self,
        update: &Update<'_>,
        starts: &[u32],
        deletions: &[(u64, std::ops::Range<u32>)],
    ) -> Vec<u8> {
        let new: Vec<_> = update
            .sections
            .iter()
            .zip(starts)
            .filter(|(section, known)| section.clocks.1 > **known)
            .collect();
        let mut out = Vec::new();
        put_integer(&mut out, new.len() as u64);
        for (section, &known) in new {
            if let Some(client) = self.get(section.client) {
                client.write_from(known, &mut out);
            }
        }
        write_deletions(deletions, &mut out);
        out
    }

    /// Structs from where `has` ends, and all deletions: what a client that has `has` lacks.
    pub fn encode_since(&self, has: &StateVector) -> Vec<u8> {
        let mut order: Vec<&Client> = self.clients.iter().collect();
        // Yjs writes larger ids first.
        order.sort_unstable_by_key(|client| Reverse(client.id));
        let mut body = Vec::with_capacity(self.bytes);
        let mut sections = 0;
        for client in &order {
            sections += u64::from(client.write_from(has.next(client.id), &mut body));
        }
        let mut out = Vec::with_capacity(body.len() + 16);
        put_integer(&mut out, sections);
        out.append(&mut body);
        let with_deletions = order.iter().filter(|client| !client.deleted.is_empty());
        put_integer(&mut out, with_deletions.clone().count() as u64);
        for client in with_deletions {
            put_integer(&mut out, client.id);
            put_integer(&mut out, client.deleted.len() as u64);
            for range in client.deleted.ranges() {
                put_integer(&mut out, u64::from(range.start));
                put_integer(&mut out, u64::from(range.end - range.start));
            }
        }
        out
    }

    /// The whole document as one update.
    pub fn encode(&self) -> Vec<u8> {
        self.encode_since(&StateVector::default())
    }

    pub fn vector(&self) -> StateVector {
        let known = self.clients.iter().filter(|client| client.next > 0);
        known
            .map(|client| (client.id, u64::from(client.next)))
            .collect()
    }

    pub fn encode_vector(&self) -> Vec<u8> {
        let known = self.clients.iter().filter(|client| client.next > 0);
        let mut out = Vec::new();
        put_integer(&mut out, known.clone().count() as u64);
        for client in known {
            put_integer(&mut out, client.id);
            put_integer(&mut out, u64::from(client.next));
        }
        out
    }

    /// Lets go of deleted text. What it was is still in the log.
    pub fn compact(&mut self) {
        for client in &mut self.clients {
            client.compact();
        }
        self.bytes = self.clients.iter().map(Client::bytes).sum();
        self.garbage = 0;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    New,
    Had,
    Taken,
}

/// The structs of one client of the update in hand.
struct Work<'a> {
    id: u64,
    /// Its place among the clients.
    client: u32,
    /// Clocks below are known or placed.
    known: u32,
    structs: Structs<'a>,
    current: Option<Struct<'a>>,
}

impl<'a> Work<'a> {
    fn new_struct(&mut self) -> Option<Struct<'a>> {
        let known = self.known;
        let next = self.structs.find(|next| next.clock + next.len > known)?;
        let skip = known.saturating_sub(next.clock);
        Some(match skip {
            0 => next,
            _ => next.part(self.id, skip, next.len - skip),
        })
    }
}

/// The unit of `client` before clock `end`, which is not 0.
fn last_of(client: u64, end: u32) -> Id {
    let clock = end.saturating_sub(1);
    Id { client, clock }
}

/// Deletions grouped by client; `deletions` has each client's together.
fn write_deletions(deletions: &[(u64, std::ops::Range<u32>)], out: &mut Vec<u8>) {
    let groups = deletions.chunk_by(|a, b| a.0 == b.0);
    put_integer(out, groups.clone().count() as u64);
    for group in groups {
        put_integer(out, group[0].0);
        put_integer(out, group.len() as u64);
        for (_, range) in group {
            put_integer(out, u64::from(range.start));
            put_integer(out, u64::from(range.end - range.start));
        }
    }
}

#[cfg(test)]
mod tests;
