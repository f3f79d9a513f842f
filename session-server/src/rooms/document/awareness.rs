//! Cursors and selections: relayed, never trusted. Each connection speaks for one Yjs client.
//!
//! A replica ignores an entry whose clock it has seen (y-protocols: `applyAwarenessUpdate`), and a client that comes
//! back sends the clock it left with. So the clocks that go out are those that came in plus the time the connection was
//! made, in seconds: the cursor of somebody who reconnects shows at once, not at the next renewal.

use super::{
    lib0::Malformed,
    protocol::{self, AwarenessEntry, read_awareness},
    room::{Room, Turn},
    state::{Author, Claim},
};
use api::room_socket::close;
use bytes::Bytes;
use serde::de::IgnoredAny;

/// Clocks remembered of clients that left.
const MAX_LEFT: usize = 512;

/// With the seconds of this century added it still fits the 32 bits that some clients read.
const MAX_CLOCK: u64 = 1 << 31;

/// What one connection tells about its client.
#[derive(Debug, Default)]
pub struct Announced {
    /// A message about some client has come.
    spoken: bool,
    client: Option<u64>,
    state: Option<String>,
    /// Added to the clocks of this connection.
    offset: u64,
    /// Newest clock sent on.
    clock: u64,
}

impl Announced {
    pub fn client(&self) -> Option<u64> {
        self.client
    }

    fn entry(&self) -> Option<AwarenessEntry<'_>> {
        Some(AwarenessEntry {
            client: self.client?,
            clock: self.clock,
            state: self.state.as_deref()?,
        })
    }
}

impl Room {
    pub(super) fn awareness(&mut self, key: usize, bytes: &[u8], turn: &mut Turn) {
        match read_awareness(bytes) {
            Ok(entries) => self.awareness_entries(key, &entries, turn),
            Err(Malformed(_)) => self.close_member(key, close::BAD_MESSAGE, turn),
        }
    }

    fn awareness_entries(&mut self, key: usize, entries: &[AwarenessEntry<'_>], turn: &mut Turn) {
        let first = !std::mem::replace(&mut self.members[key].announced.spoken, true);
        for entry in entries {
            // Stock clients send back what they were sent; that is nobody's business.
            let announced = self.members[key].announced.client;
            let own = announced == Some(entry.client)
                || (announced.is_none()
                    && entries.len() == 1
                    && self.announce(key, entry.client, first, turn));
            if !own {
                continue;
            }
            if entry.clock > MAX_CLOCK {
                return self.close_member(key, close::BAD_MESSAGE, turn);
            }
            if entry.state.len() > self.limits.awareness_bytes {
                return self.close_member(key, close::TOO_LARGE, turn);
            }
            // What is not JSON would throw in every page that gets it.
            if serde_json::from_str::<IgnoredAny>(entry.state).is_err() {
                return self.close_member(key, close::BAD_MESSAGE, turn);
            }
            let announced = &mut self.members[key].announced;
            announced.clock = (entry.clock + announced.offset).max(announced.clock + 1);
            announced.state = (entry.state != "null").then(|| entry.state.to_owned());
            let frame = protocol::awareness(&[AwarenessEntry {
                clock: announced.clock,
                ..*entry
            }]);
            self.broadcast(key, &frame, turn);
        }
    }

    /// Whether the connection may speak for `client` from now on.
    fn announce(&mut self, key: usize, client: u64, first: bool, turn: &mut Turn) -> bool {
        let author = self.members[key].author;
        let mut before = 0;
        let holder = self
            .members
            .iter()
            .find(|(_, member)| member.announced.client == Some(client))
            .map(|(holder, member)| (holder, member.author));
        match holder {
            // The same page over a new connection, before the old one was known to be dead.
            Some((holder, owner)) if owner == author && first => {
                let old = std::mem::take(&mut self.members[holder].announced);
                self.members[holder].announced.spoken = true;
                before = old.clock;
            }
            Some(_) => return false,
            None => {}
        }
        match self.state.claim(client, author) {
            Claim::Had => {}
            Claim::New => self.tell_claim(client, author, turn),
            Claim::Taken => return false,
        }
        let before = before.max(self.left.remove(&client).unwrap_or(0));
        let announced = &mut self.members[key].announced;
        announced.client = Some(client);
        announced.clock = before;
        announced.offset = u64::try_from(turn.now_ms / 1000).unwrap_or(0);
        true
    }

    /// What the others told last, for a connection of `author`; its own other pages hear from themselves.
    pub(super) fn awareness_listing(&self, author: Author) -> Option<Bytes> {
        let others = self.members.iter().filter(|(_, m)| m.author != author);
        let entries: Vec<_> = others.filter_map(|(_, m)| m.announced.entry()).collect();
        (!entries.is_empty()).then(|| protocol::awareness(&entries))
    }

    /// Takes the cursor of a connection off everybody's screen.
    pub(super) fn forget_awareness(&mut self, key: usize, turn: &mut Turn) {
        let announced = std::mem::take(&mut self.members[key].announced);
        let Some(client) = announced.client else {
            return;
        };
        let clock = announced.clock + 1;
        if announced.state.is_some() {
            let frame = protocol::awareness(&[AwarenessEntry {
                client,
                clock,
                state: "null",
            }]);
            self.broadcast(key, &frame, turn);
        }
        if self.left.len() >= MAX_LEFT {
            self.left.clear();
        }
        self.left.insert(client, clock);
    }
}
