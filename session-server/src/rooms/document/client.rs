//! Everything the document knows of one Yjs client: its structs as bytes ready to send, and which file each lies in.

use super::{
    lib0::{integer_len, put_integer},
    ranges::RangeSet,
    reader::{Content, Id, Struct, Structs},
};

/// Bytes of structs between two entries of a client's index.
const INDEX_STRIDE: usize = 512;

/// Bytes a range of deleted units takes, about.
pub const RANGE_BYTES: usize = 8;

#[derive(Debug, Clone)]
pub struct Client {
    pub id: u64,
    /// Who writes under this id; whoever wrote first.
    pub owner: Option<u32>,
    /// In whose number of clients it counts.
    pub brought_by: Option<u32>,
    /// Nobody but the owner can know more of it than the server.
    pub settled: bool,
    /// First clock not known yet.
    pub next: u32,
    pub deleted: RangeSet,
    /// (first clock, file) of each run of units in one file.
    files: Vec<(u32, u16)>,
    log: StructLog,
}

/// Structs one after the other, the way an update holds them; runs typed in one go are joined as they arrive.
#[derive(Debug, Clone, Default)]
struct StructLog {
    bytes: Vec<u8>,
    count: u32,
    /// A struct every [`INDEX_STRIDE`] bytes.
    index: Vec<IndexEntry>,
    last: Option<Last>,
}

#[derive(Debug, Clone, Copy)]
struct IndexEntry {
    clock: u32,
    offset: usize,
    /// Structs before this one.
    before: u32,
}

/// What joining the next struct to the newest one needs.
#[derive(Debug, Clone, Copy)]
struct Last {
    end: u32,
    right_origin: Option<Id>,
    /// Where the length of its content is written; the content follows and is the end of the bytes.
    content_at: usize,
    kind: LastKind,
}

#[derive(Debug, Clone, Copy)]
enum LastKind {
    Text { bytes: usize },
    Deleted { len: u32 },
}

impl Client {
    pub fn new(id: u64) -> Self {
        Self {
            id,
            owner: None,
            brought_by: None,
            settled: false,
            next: 0,
            deleted: RangeSet::default(),
            files: Vec::new(),
            log: StructLog::default(),
        }
    }

    /// The file that a known unit lies in.
    pub fn file_at(&self, clock: u32) -> Option<u16> {
        let after = self.files.partition_point(|&(start, _)| start <= clock);
        self.files[..after].last().map(|&(_, file)| file)
    }

    /// Makes `len` more units known; their bytes follow with [`Client::append`].
    pub fn extend(&mut self, len: u32, file: u16) {
        if self.files.last().is_none_or(|&(_, last)| last != file) {
            self.files.push((self.next, file));
        }
        self.next += len;
    }

    /// What [`Client::rewind`] needs to take back later calls of [`Client::extend`].
    pub fn mark(&self) -> (u32, usize) {
        (self.next, self.files.len())
    }

    pub fn rewind(&mut self, (next, files): (u32, usize)) {
        self.next = next;
        self.files.truncate(files);
    }

    pub fn append(&mut self, new: &Struct<'_>) {
        self.log.append(self.id, new);
    }

    /// Bytes this client takes in an update, about.
    pub fn bytes(&self) -> usize {
        self.log.bytes.len() + RANGE_BYTES * self.deleted.len() + 32
    }

    /// Writes the section of an update with everything from `clock` on, unless there is nothing.
    pub fn write_from(&self, clock: u32, out: &mut Vec<u8>) -> bool {
        let log = &self.log;
        let after = log.index.partition_point(|entry| entry.clock <= clock);
        let Some(entry) = log.index[..after].last().filter(|_| clock < self.next) else {
            return false;
        };
        let mut structs = Structs::new(&log.bytes[entry.offset..], entry.clock);
        let mut before = entry.before;
        while let Some(found) = structs.next() {
            if clock < found.clock + found.len {
                put_integer(out, u64::from(log.count - before));
                put_integer(out, self.id);
                put_integer(out, u64::from(clock));
                let skip = clock - found.clock;
                found.part(self.id, skip, found.len - skip).write(out);
                out.extend_from_slice(structs.rest());
                return true;
            }
            before += 1;
        }
        false
    }

    pub fn structs(&self) -> Structs<'_> {
        Structs::new(&self.log.bytes, 0)
    }

    /// Lets go of the text of deleted units, as Yjs does when it collects garbage.
    pub fn compact(&mut self) {
        let mut log = StructLog::default();
        let mut deleted = self.deleted.ranges().iter().peekable();
        for found in self.structs() {
            let end = found.clock + found.len;
            let mut at = found.clock;
            while at < end {
                while deleted.next_if(|range| range.end <= at).is_some() {}
                let (until, gone) = match deleted.peek() {
                    Some(range) if range.start <= at => (range.end.min(end), true),
                    Some(range) => (range.start.min(end), false),
                    None => (end, false),
                };
                let mut part = found.part(self.id, at - found.clock, until - at);
                if gone {
                    part.content = Content::Deleted;
                }
                log.append(self.id, &part);
                at = until;
            }
        }
        log.bytes.shrink_to_fit();
        self.log = log;
    }
}

impl StructLog {
    fn append(&mut self, client: u64, new: &Struct<'_>) {
        if !self.join(client, new) {
            let offset = self.bytes.len();
            new.write(&mut self.bytes);
            let (kind, content) = match new.content {
                Content::Text { .. } => {
                    let bytes = new.content.text_bytes();
                    (LastKind::Text { bytes }, integer_len(bytes as u64) + bytes)
                }
                Content::Deleted => (
                    LastKind::Deleted { len: new.len },
                    integer_len(u64::from(new.len)),
                ),
            };
            self.last = Some(Last {
                end: 0,
                right_origin: new.right_origin,
                content_at: self.bytes.len() - content,
                kind,
            });
            let indexed = self.index.last();
            if indexed.is_none_or(|entry| offset - entry.offset >= INDEX_STRIDE) {
                self.index.push(IndexEntry {
                    clock: new.clock,
                    offset,
                    before: self.count,
                });
            }
            self.count += 1;
        }
        if let Some(last) = &mut self.last {
            last.end = new.clock + new.len;
        }
    }

    /// Joins `new` to the newest struct when splitting the result would give back both, as `Item.splice` of Yjs splits:
    /// an item of n units is, by definition, n items that each follow the one before.
    fn join(&mut self, client: u64, new: &Struct<'_>) -> bool {
        let Some(last) = &mut self.last else {
            return false;
        };
        let follows = new
            .origin
            .is_some_and(|id| id.client == client && id.clock + 1 == new.clock)
            && last.end == new.clock
            && new.right_origin == last.right_origin;
        match (&mut last.kind, new.content) {
            (LastKind::Text { bytes }, Content::Text { .. }) if follows => {
                let (old, sum) = (*bytes, *bytes + new.content.text_bytes());
                *bytes = sum;
                let mut length = Vec::with_capacity(4);
                put_integer(&mut length, sum as u64);
                let at = last.content_at;
                let old_length = integer_len(old as u64);
                if length.len() == old_length {
                    self.bytes[at..at + old_length].copy_from_slice(&length);
                } else {
                    self.bytes.splice(at..at + old_length, length);
                }
                new.content.write_text(&mut self.bytes);
                true
            }
            (LastKind::Deleted { len }, Content::Deleted) if follows => {
                *len += new.len;
                let sum = u64::from(*len);
                self.bytes.truncate(last.content_at);
                put_integer(&mut self.bytes, sum);
                true
            }
            _ => false,
        }
    }
}
