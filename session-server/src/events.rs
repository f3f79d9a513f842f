//! What one feature tells the others and the pages of a signed-in user.
//!
//! A feature records an [`Event`] in the transaction of what it tells; the dispatcher takes it from the outbox after the commit and
//! puts it on the [`Bus`], which reaches every open page of a user, over Redis those on other replicas too.

mod outbox;
mod redis;
mod stream;

pub use outbox::{Event, Outbox, forget_dispatched, record};
pub use redis::{Link, connect};
pub use stream::{Streams, routes};

use api::{UserId, interviews::UserEvent};
use std::sync::{Arc, OnceLock};
use tokio::sync::broadcast;

/// One thing on its way to pages.
#[derive(Debug, Clone)]
pub enum Delivery {
    To(UserId, UserEvent),
    /// Something was missed, nobody knows by whom: every page refetches.
    ResyncAll,
}

/// Delivers [`UserEvent`]s to every open page of a user. A slow page loses the oldest and is told to resync.
#[derive(Debug, Clone)]
pub struct Bus {
    sender: broadcast::Sender<Delivery>,
    /// To the other replicas, where there are any.
    link: Arc<OnceLock<Link>>,
}

impl Default for Bus {
    fn default() -> Self {
        Self {
            sender: broadcast::Sender::new(1024),
            link: Arc::default(),
        }
    }
}

impl Bus {
    /// Call after the commit of what it tells.
    pub fn publish(&self, to: UserId, event: UserEvent) {
        if let Some(link) = self.link.get() {
            link.send(&to, &event);
        }
        self.deliver(Delivery::To(to, event));
    }

    pub fn subscribe(&self) -> broadcast::Receiver<Delivery> {
        self.sender.subscribe()
    }

    /// Whether events reach the pages of other replicas; None without a Redis in the configuration.
    pub fn linked(&self) -> Option<bool> {
        self.link.get().map(Link::is_up)
    }

    /// To the pages of this replica only.
    fn deliver(&self, delivery: Delivery) {
        // An error only says that nobody listens.
        let _ = self.sender.send(delivery);
    }
}
