//! Events the owner has not taken yet.

use crate::types::{Event, PeerKey, RoomKey};
use std::collections::VecDeque;
use tokio::sync::mpsc::{Sender, error::TrySendError};

/// Events are states, so a newer one replaces an older one about the same thing that nobody has seen: a slow owner
/// costs bounded memory and never blocks media.
#[derive(Default)]
pub(crate) struct Backlog {
    waiting: VecDeque<Event>,
}

#[derive(PartialEq, Eq)]
enum About<'a> {
    Tracks(&'a RoomKey),
    Speakers(&'a RoomKey),
    Connection(&'a RoomKey, &'a PeerKey, u32),
}

fn about(event: &Event) -> About<'_> {
    match event {
        Event::Tracks { room, .. } => About::Tracks(room),
        Event::Speakers { room, .. } => About::Speakers(room),
        Event::Connection {
            room,
            peer,
            session,
            ..
        } => About::Connection(room, peer, *session),
    }
}

impl Backlog {
    pub fn push(&mut self, event: Event) {
        self.waiting.retain(|older| about(older) != about(&event));
        self.waiting.push_back(event);
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Gives `to` as many as it takes.
    pub fn flush(&mut self, to: &Sender<Event>) {
        while let Some(event) = self.waiting.pop_front() {
            match to.try_send(event) {
                Ok(()) => {}
                Err(TrySendError::Full(event)) => {
                    self.waiting.push_front(event);
                    return;
                }
                // The owner no longer listens.
                Err(TrySendError::Closed(_)) => self.waiting.clear(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_owner_gets_the_newest_state_of_each() {
        let tracks = |room: &str| Event::Tracks {
            room: room.into(),
            tracks: Vec::new(),
        };
        let speakers = |peer: &str| Event::Speakers {
            room: "r".into(),
            peers: vec![peer.into()],
        };
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        let mut backlog = Backlog::default();
        for event in [
            tracks("r"),
            speakers("a"),
            tracks("q"),
            speakers("b"),
            tracks("r"),
        ] {
            backlog.push(event);
        }
        let mut got = Vec::new();
        while !backlog.is_empty() {
            backlog.flush(&sender);
            got.push(receiver.try_recv().unwrap());
        }
        assert_eq!(got, [tracks("q"), speakers("b"), tracks("r")]);
    }
}
