//! A strict reader of Yjs updates, format v1 (yjs: `src/utils/encoding.js`, `src/structs/Item.js`), that borrows from
//! the bytes and integrates nothing.
//!
//! Accepted is what editing the text of a root `Y.Text` produces: items of text or of deleted text. Whole-document
//! formats know much more (formatting, embeds, nested types, maps, sub-documents, garbage, gaps); all of that is refused.

use super::lib0::{Malformed, Reader, put_bytes, put_integer};
use std::ops::Range;

/// Clocks and lengths stay below this: 32-bit signed arithmetic in every client.
pub const MAX_CLOCK: u64 = (1 << 31) - 1;

const ORIGIN: u8 = 0x80;
const RIGHT_ORIGIN: u8 = 0x40;
const DELETED: u8 = 1;
const TEXT: u8 = 4;
/// A split surrogate pair leaves one of these on either side, as in Yjs (`ContentString.splice`).
const REPLACEMENT: &str = "\u{fffd}";

/// One UTF-16 unit of the document, for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id {
    pub client: u64,
    pub clock: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// `first_half`, `last_half`: the text begins or ends inside a surrogate pair.
    Text {
        text: &'a str,
        first_half: bool,
        last_half: bool,
    },
    Deleted,
}

/// A run of units of one client that were inserted side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Struct<'a> {
    pub clock: u32,
    /// UTF-16 units; at least 1.
    pub len: u32,
    pub origin: Option<Id>,
    pub right_origin: Option<Id>,
    /// Name of the root type; present exactly when both origins are absent.
    pub root: Option<&'a str>,
    pub content: Content<'a>,
}

/// The structs of one client, without gaps.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    pub client: u64,
    pub clocks: (u32, u32),
    structs: &'a [u8],
}

/// A checked update.
#[derive(Debug, Clone)]
pub struct Update<'a> {
    pub sections: Vec<Section<'a>>,
    deletes: &'a [u8],
}

impl<'a> Update<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let mut sections = Vec::new();
        for _ in 0..reader.integer()? {
            sections.push(Section::read(&mut reader)?);
        }
        let deletes = reader.rest();
        let mut check = Deletes::new(deletes)?;
        while check.step()?.is_some() {}
        if !check.reader.is_empty() {
            return Err(Malformed("bytes after the end"));
        }
        Ok(Self { sections, deletes })
    }

    /// What is deleted, as client and clocks.
    pub fn deletes(&self) -> impl Iterator<Item = (u64, Range<u32>)> + 'a {
        // Both were checked by `read`, so the iterator ends at the end and not at an error.
        let mut deletes = Deletes::new(self.deletes).ok();
        std::iter::from_fn(move || deletes.as_mut()?.step().ok().flatten())
    }
}

impl<'a> Section<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let count = reader.integer()?;
        let client = reader.integer()?;
        let start = clock(reader)?;
        if count == 0 {
            return Err(Malformed("a client without structs"));
        }
        let body = reader.rest();
        let mut end = start;
        for _ in 0..count {
            end = read_struct(reader, end)?.end()?;
        }
        Ok(Self {
            client,
            clocks: (start, end),
            structs: &body[..body.len() - reader.rest().len()],
        })
    }

    pub fn structs(&self) -> Structs<'a> {
        Structs::new(self.structs, self.clocks.0)
    }

    pub fn bytes(&self) -> usize {
        self.structs.len()
    }
}

/// Structs one after the other; ends at the first that cannot be read, which in checked bytes is the end.
#[derive(Debug, Clone)]
pub struct Structs<'a> {
    reader: Reader<'a>,
    clock: u32,
}

impl<'a> Structs<'a> {
    /// `bytes` must begin at a struct whose first unit is `clock`.
    pub fn new(bytes: &'a [u8], clock: u32) -> Self {
        Self {
            reader: Reader::new(bytes),
            clock,
        }
    }

    /// Bytes not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.reader.rest()
    }
}

impl<'a> Iterator for Structs<'a> {
    type Item = Struct<'a>;

    fn next(&mut self) -> Option<Struct<'a>> {
        let next = read_struct(&mut self.reader, self.clock).ok()?;
        self.clock = next.end().ok()?;
        Some(next)
    }
}

fn clock(reader: &mut Reader<'_>) -> Result<u32, Malformed> {
    match reader.integer()? {
        value @ 0..=MAX_CLOCK => Ok(value as u32),
        _ => Err(Malformed("clock too large")),
    }
}

fn id(reader: &mut Reader<'_>) -> Result<Id, Malformed> {
    Ok(Id {
        client: reader.integer()?,
        clock: clock(reader)?,
    })
}

fn read_struct<'a>(reader: &mut Reader<'a>, clock: u32) -> Result<Struct<'a>, Malformed> {
    let info = reader.byte()?;
    let kind = info & !(ORIGIN | RIGHT_ORIGIN);
    if kind != TEXT && kind != DELETED {
        return Err(Malformed("not an edit of text"));
    }
    let origin = (info & ORIGIN != 0).then(|| id(reader)).transpose()?;
    let right_origin = (info & RIGHT_ORIGIN != 0).then(|| id(reader)).transpose()?;
    let root = if origin.is_none() && right_origin.is_none() {
        if reader.integer()? != 1 {
            return Err(Malformed("not in a text of the document"));
        }
        Some(reader.text()?)
    } else {
        None
    };
    let (content, len) = if kind == TEXT {
        let text = reader.text()?;
        let content = Content::Text {
            text,
            first_half: false,
            last_half: false,
        };
        (content, units(text))
    } else {
        (Content::Deleted, reader.integer()?)
    };
    match len {
        1..=MAX_CLOCK => Ok(Struct {
            clock,
            len: len as u32,
            origin,
            right_origin,
            root,
            content,
        }),
        0 => Err(Malformed("a struct without content")),
        _ => Err(Malformed("clock too large")),
    }
}

impl Struct<'_> {
    /// The first clock after this struct.
    fn end(&self) -> Result<u32, Malformed> {
        match u64::from(self.clock) + u64::from(self.len) {
            end @ 0..=MAX_CLOCK => Ok(end as u32),
            _ => Err(Malformed("clock too large")),
        }
    }

    /// `len` units from `skip` on of a struct as it was read, the way Yjs splits an item of `client`.
    ///
    /// `skip + len` must lie within the struct.
    pub fn part(&self, client: u64, skip: u32, len: u32) -> Self {
        let mut part = *self;
        part.clock = self.clock + skip;
        part.len = len;
        if skip > 0 {
            part.origin = Some(Id {
                client,
                clock: part.clock - 1,
            });
            part.root = None;
        }
        if let Content::Text { text, .. } = self.content {
            let (first_half, from) = cut(text, skip);
            let (to, last_half) = cut(text, skip + len);
            part.content = Content::Text {
                text: text.get(from..to).unwrap_or_default(),
                first_half: first_half != from,
                last_half: last_half != to,
            };
        }
        part
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        let kind = match self.content {
            Content::Text { .. } => TEXT,
            Content::Deleted => DELETED,
        };
        let origin = if self.origin.is_some() { ORIGIN } else { 0 };
        let right = if self.right_origin.is_some() {
            RIGHT_ORIGIN
        } else {
            0
        };
        out.push(kind | origin | right);
        for id in [self.origin, self.right_origin].into_iter().flatten() {
            put_integer(out, id.client);
            put_integer(out, u64::from(id.clock));
        }
        if let (None, None, Some(root)) = (self.origin, self.right_origin, self.root) {
            put_integer(out, 1);
            put_bytes(out, root.as_bytes());
        }
        match self.content {
            Content::Text { .. } => {
                put_integer(out, self.content.text_bytes() as u64);
                self.content.write_text(out);
            }
            Content::Deleted => put_integer(out, u64::from(self.len)),
        }
    }
}

impl Content<'_> {
    /// UTF-8 bytes that [`Content::write_text`] writes.
    pub fn text_bytes(&self) -> usize {
        match self {
            Content::Text {
                text,
                first_half,
                last_half,
            } => {
                let halves = usize::from(*first_half) + usize::from(*last_half);
                text.len() + halves * REPLACEMENT.len()
            }
            Content::Deleted => 0,
        }
    }

    pub fn write_text(&self, out: &mut Vec<u8>) {
        if let Content::Text {
            text,
            first_half,
            last_half,
        } = self
        {
            for (half, text) in [
                (*first_half, REPLACEMENT),
                (true, text),
                (*last_half, REPLACEMENT),
            ] {
                if half {
                    out.extend_from_slice(text.as_bytes());
                }
            }
        }
    }
}

/// UTF-16 units of `text`.
fn units(text: &str) -> u64 {
    // A byte that does not continue a character starts one; four-byte characters take two units.
    text.bytes()
        .map(|b| u64::from(b & 0xc0 != 0x80) + u64::from(b >= 0xf0))
        .sum()
}

/// Byte offsets of the cut after `units` units: where the left part ends and where the right part begins. They differ
/// when the cut goes through a surrogate pair.
fn cut(text: &str, units: u32) -> (usize, usize) {
    if text.is_ascii() {
        let at = (units as usize).min(text.len());
        return (at, at);
    }
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return (at, at);
        }
        seen += c.len_utf16() as u32;
        if seen > units {
            return (at, at + c.len_utf8());
        }
    }
    (text.len(), text.len())
}

struct Deletes<'a> {
    reader: Reader<'a>,
    clients: u64,
    client: u64,
    ranges: u64,
}

impl<'a> Deletes<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let clients = reader.integer()?;
        Ok(Self {
            reader,
            clients,
            client: 0,
            ranges: 0,
        })
    }

    fn step(&mut self) -> Result<Option<(u64, Range<u32>)>, Malformed> {
        while self.ranges == 0 {
            if self.clients == 0 {
                return Ok(None);
            }
            self.clients -= 1;
            self.client = self.reader.integer()?;
            self.ranges = self.reader.integer()?;
        }
        self.ranges -= 1;
        let start = clock(&mut self.reader)?;
        let len = self.reader.integer()?;
        match u64::from(start).checked_add(len) {
            Some(end @ 0..=MAX_CLOCK) if len > 0 => Ok(Some((self.client, start..end as u32))),
            _ => Err(Malformed("deletion out of range")),
        }
    }
}
