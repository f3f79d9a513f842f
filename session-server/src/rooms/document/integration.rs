//! Makes text of updates, the way Yjs does (yjs: `Item.integrate`, `Item.splice`, `ContentString.splice`), for the one
//! shape of document there is here: root texts without formatting.
//!
//! Costs what hostile updates make it cost (conflicts are resolved by walking), so it runs in a process of its own.

use super::{
    lib0::Malformed,
    reader::{Content, Id, Struct, Structs, Update},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IntegrationError {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    #[error("an update builds on something that never came")]
    Incomplete,
    #[error("an update edits a file that does not exist, or two at once")]
    File,
}

/// A place in [`Integration::items`].
type At = usize;

#[derive(Debug)]
struct Item {
    id: Id,
    len: u32,
    origin: Option<Id>,
    right_origin: Option<Id>,
    file: usize,
    left: Option<At>,
    right: Option<At>,
    deleted: bool,
    /// UTF-16; empty when it came as deleted text.
    text: Vec<u16>,
}

#[derive(Debug, Default)]
pub struct Integration {
    items: Vec<Item>,
    /// Items of each client by first clock.
    clients: HashMap<u64, BTreeMap<u32, At>>,
    /// Name and first item of each file.
    files: Vec<(String, Option<At>)>,
}

/// The structs of one client, read up to one that has to wait.
struct Pending<'a> {
    client: u64,
    structs: Structs<'a>,
    next: Option<Struct<'a>>,
}

impl Integration {
    pub fn new(files: impl IntoIterator<Item = String>) -> Self {
        Self {
            files: files.into_iter().map(|name| (name, None)).collect(),
            ..Self::default()
        }
    }

    /// Integrates one update. Everything it builds on must be in it or have come before.
    pub fn apply(&mut self, bytes: &[u8]) -> Result<(), IntegrationError> {
        let update = Update::read(bytes)?;
        let sections = update.sections.iter();
        let mut pending: Vec<Pending<'_>> = sections
            .map(|section| Pending {
                client: section.client,
                structs: section.structs(),
                next: None,
            })
            .collect();
        while !pending.is_empty() {
            let mut progress = false;
            let mut at = 0;
            while let Some(section) = pending.get_mut(at) {
                let (moved, done) = self.take_from(section)?;
                progress |= moved;
                match done {
                    true => drop(pending.swap_remove(at)),
                    false => at += 1,
                }
            }
            if !progress && !pending.is_empty() {
                return Err(IntegrationError::Incomplete);
            }
        }
        for (client, clocks) in update.deletes() {
            self.delete(client, clocks)?;
        }
        Ok(())
    }

    /// Integrates as many structs as can be; answers whether any was, and whether none is left.
    fn take_from(&mut self, section: &mut Pending<'_>) -> Result<(bool, bool), IntegrationError> {
        let mut moved = false;
        while let Some(next) = section.next.take().or_else(|| section.structs.next()) {
            let known = self.known(section.client);
            if next.clock > known {
                return Err(IntegrationError::Incomplete);
            }
            let skip = known - next.clock;
            if skip >= next.len {
                moved = true;
                continue;
            }
            let needs = [next.origin, next.right_origin];
            let missing = |id: &Id| id.clock >= self.known(id.client);
            if skip == 0 && needs.iter().flatten().any(missing) {
                section.next = Some(next);
                return Ok((moved, false));
            }
            let new = next.part(section.client, skip, next.len - skip);
            self.integrate(section.client, &new)?;
            moved = true;
        }
        Ok((moved, true))
    }

    /// First clock of `client` that is not known.
    pub fn known(&self, client: u64) -> u32 {
        let last = self.clients.get(&client).and_then(BTreeMap::last_key_value);
        last.map_or(0, |(clock, &at)| clock + self.items[at].len)
    }

    /// Every client and how far it is known.
    pub fn vector(&self) -> Vec<(u64, u32)> {
        let clients = self.clients.keys().copied();
        clients.map(|client| (client, self.known(client))).collect()
    }

    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|&(_, first)| {
            let items = std::iter::successors(first.map(|at| &self.items[at]), |item| {
                item.right.map(|at| &self.items[at])
            });
            let visible = items.filter(|item| !item.deleted);
            let units: Vec<u16> = visible.flat_map(|item| item.text.iter().copied()).collect();
            String::from_utf16_lossy(&units)
        })
    }

    // ------------------------------------------------------------ finding and splitting

    /// The item with unit `id`, and the unit's place in it.
    fn find(&self, id: Id) -> Option<(At, u32)> {
        let (clock, &at) = self
            .clients
            .get(&id.client)?
            .range(..=id.clock)
            .next_back()?;
        let within = id.clock - clock;
        (within < self.items[at].len).then_some((at, within))
    }

    /// The item whose first unit is `id`, split off when need be.
    fn starting_at(&mut self, id: Id) -> Option<At> {
        let (at, within) = self.find(id)?;
        Some(match within {
            0 => at,
            _ => self.split(at, within),
        })
    }

    /// The item whose last unit is `id`, split off when need be.
    fn ending_at(&mut self, id: Id) -> Option<At> {
        let (at, within) = self.find(id)?;
        if within + 1 < self.items[at].len {
            self.split(at, within + 1);
        }
        Some(at)
    }

    /// Cuts an item before its unit `offset`; answers the right part.
    fn split(&mut self, at: At, offset: u32) -> At {
        let new = self.items.len();
        let item = &mut self.items[at];
        let cut = (offset as usize).min(item.text.len());
        let mut text = item.text.split_off(cut);
        // A pair cut in half is lost on both sides.
        if let (Some(last @ 0xd800..0xdc00), Some(first)) = (item.text.last_mut(), text.first_mut())
        {
            (*last, *first) = (0xfffd, 0xfffd);
        }
        let id = Id {
            clock: item.id.clock + offset,
            ..item.id
        };
        let right = Item {
            id,
            len: item.len - offset,
            origin: Some(Id {
                clock: id.clock - 1,
                ..id
            }),
            right_origin: item.right_origin,
            file: item.file,
            left: Some(at),
            right: item.right,
            deleted: item.deleted,
            text,
        };
        item.len = offset;
        let after = item.right.replace(new);
        if let Some(after) = after {
            self.items[after].left = Some(new);
        }
        self.items.push(right);
        self.clients
            .entry(id.client)
            .or_default()
            .insert(id.clock, new);
        new
    }

    // ------------------------------------------------------------ integrating

    fn integrate(&mut self, client: u64, new: &Struct<'_>) -> Result<(), IntegrationError> {
        let missing = IntegrationError::Incomplete;
        let left = new
            .origin
            .map(|id| self.ending_at(id).ok_or(missing))
            .transpose()?;
        let right = new
            .right_origin
            .map(|id| self.starting_at(id).ok_or(missing))
            .transpose()?;
        let mut neighbours = [left, right]
            .into_iter()
            .flatten()
            .map(|at| self.items[at].file);
        let file = match neighbours.next() {
            Some(file) if neighbours.all(|other| other == file) => Some(file),
            Some(_) => None,
            None => self
                .files
                .iter()
                .position(|(name, _)| new.root == Some(name)),
        };
        let file = file.ok_or(IntegrationError::File)?;
        let at = self.items.len();
        let mut bytes = Vec::with_capacity(new.content.text_bytes());
        new.content.write_text(&mut bytes);
        self.items.push(Item {
            id: Id {
                client,
                clock: new.clock,
            },
            len: new.len,
            origin: new.origin,
            right_origin: new.right_origin,
            file,
            left: None,
            right: None,
            deleted: new.content == Content::Deleted,
            text: String::from_utf8_lossy(&bytes).encode_utf16().collect(),
        });
        let left = self.place(at, left, right);
        let after = match left {
            Some(left) => self.items[left].right.replace(at),
            None => self.files[file].1.replace(at),
        };
        self.items[at].left = left;
        self.items[at].right = after;
        if let Some(after) = after {
            self.items[after].left = Some(at);
        }
        self.clients
            .entry(client)
            .or_default()
            .insert(new.clock, at);
        Ok(())
    }

    /// The left neighbour of the new item, among what others inserted in the same place.
    fn place(&self, new: At, mut left: Option<At>, right: Option<At>) -> Option<At> {
        let item = &self.items[new];
        let mut next = match left {
            Some(left) => self.items[left].right,
            None => self.files[item.file].1,
        };
        let mut before_origin = HashSet::new();
        let mut conflicting = HashSet::new();
        while let Some(at) = next.filter(|_| next != right) {
            let other = &self.items[at];
            before_origin.insert(at);
            conflicting.insert(at);
            if item.origin == other.origin {
                if other.id.client < item.id.client {
                    left = Some(at);
                    conflicting.clear();
                } else if item.right_origin == other.right_origin {
                    break;
                }
            } else {
                let origin = other.origin.and_then(|id| self.find(id));
                match origin {
                    Some((origin, _)) if before_origin.contains(&origin) => {
                        if !conflicting.contains(&origin) {
                            left = Some(at);
                            conflicting.clear();
                        }
                    }
                    _ => break,
                }
            }
            next = other.right;
        }
        left
    }

    fn delete(&mut self, client: u64, clocks: Range<u32>) -> Result<(), IntegrationError> {
        if clocks.end > self.known(client) {
            return Err(IntegrationError::Incomplete);
        }
        let mut clock = clocks.start;
        while clock < clocks.end {
            let id = Id { client, clock };
            let at = self.starting_at(id).ok_or(IntegrationError::Incomplete)?;
            if clock + self.items[at].len > clocks.end {
                self.split(at, clocks.end - clock);
            }
            self.items[at].deleted = true;
            clock += self.items[at].len;
        }
        Ok(())
    }
}
