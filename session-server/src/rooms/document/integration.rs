//! Makes text of updates, the way Yjs does (yjs: `Item.integrate`, `Item.splice`, `ContentString.splice`), for the one
//! shape of document there is here: root texts without formatting.
//!
//! Costs what hostile updates make it cost (conflicts are resolved by walking), so it runs in a process of its own.

use super::{
    lib0::Malformed,
    reader::{Content, Id, Struct, Structs, Update},
};
use std::{
    collections::{BTreeMap, HashMap},
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
    /// The item with the origin, unless that has been split since.
    origin_at: At,
    right_origin: Option<Id>,
    file: usize,
    left: Option<At>,
    right: Option<At>,
    deleted: bool,
    /// In [`Integration::units`]; empty when it came as deleted text.
    text: Range<usize>,
    /// The step of [`Integration::place`] that last passed it.
    passed: u64,
}

#[derive(Debug, Default)]
pub struct Integration {
    items: Vec<Item>,
    /// The text of all items, UTF-16, however often they are split.
    units: Vec<u16>,
    /// Steps of [`Integration::place`] so far.
    steps: u64,
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
            let units: Vec<u16> = visible
                .flat_map(|item| &self.units[item.text.clone()])
                .copied()
                .collect();
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
        let cut = (item.text.start + offset as usize).min(item.text.end);
        let text = cut..item.text.end;
        item.text.end = cut;
        // A pair cut in half is lost on both sides.
        if !item.text.is_empty()
            && !text.is_empty()
            && matches!(self.units[cut - 1], 0xd800..0xdc00)
        {
            self.units[cut - 1..=cut].fill(0xfffd);
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
            origin_at: at,
            right_origin: item.right_origin,
            file: item.file,
            left: Some(at),
            right: item.right,
            deleted: item.deleted,
            text,
            passed: 0,
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
        let start = self.units.len();
        let text = String::from_utf8_lossy(&bytes);
        self.units.extend(text.encode_utf16());
        self.items.push(Item {
            id: Id {
                client,
                clock: new.clock,
            },
            len: new.len,
            origin: new.origin,
            origin_at: left.unwrap_or(at),
            right_origin: new.right_origin,
            file,
            left: None,
            right: None,
            deleted: new.content == Content::Deleted,
            text: start..self.units.len(),
            passed: 0,
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
    ///
    /// Yjs keeps two sets: the items passed, and those passed since the place last moved. Steps are counted instead, and
    /// each item knows the last that passed it: hostile updates make the walk long, so a step has to be cheap.
    fn place(&mut self, new: At, mut left: Option<At>, right: Option<At>) -> Option<At> {
        let Item {
            id,
            origin,
            right_origin,
            file,
            ..
        } = self.items[new];
        let began = self.steps;
        let mut moved = began;
        let mut next = match left {
            Some(left) => self.items[left].right,
            None => self.files[file].1,
        };
        while let Some(at) = next.filter(|_| next != right) {
            self.steps += 1;
            let other = &mut self.items[at];
            other.passed = self.steps;
            next = other.right;
            if origin == other.origin {
                if other.id.client < id.client {
                    left = Some(at);
                    moved = self.steps;
                } else if right_origin == other.right_origin {
                    break;
                }
            } else {
                let passed = self.origin_of(at).map_or(0, |at| self.items[at].passed);
                if passed <= began {
                    break;
                }
                if passed <= moved {
                    left = Some(at);
                    moved = self.steps;
                }
            }
        }
        left
    }

    /// The item with the origin of item `at`.
    fn origin_of(&mut self, at: At) -> Option<At> {
        let item = &self.items[at];
        let origin = item.origin?;
        let before = &self.items[item.origin_at];
        let clocks = before.id.clock..before.id.clock + before.len;
        if before.id.client == origin.client && clocks.contains(&origin.clock) {
            return Some(item.origin_at);
        }
        let (found, _) = self.find(origin)?;
        self.items[at].origin_at = found;
        Some(found)
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
