//! What one feature tells the others and the pages of a signed-in user.

use api::{UserId, interviews::UserEvent};
use tokio::sync::broadcast;

/// Delivers [`UserEvent`]s to every open page of a user. A slow page loses the oldest and is told to resync.
#[derive(Debug, Clone)]
pub struct Bus {
    sender: broadcast::Sender<(UserId, UserEvent)>,
}

impl Default for Bus {
    fn default() -> Self {
        Self {
            sender: broadcast::Sender::new(1024),
        }
    }
}

impl Bus {
    /// Call after the commit of what it tells.
    pub fn publish(&self, to: UserId, event: UserEvent) {
        // An error only says that nobody listens.
        let _ = self.sender.send((to, event));
    }

    pub fn subscribe(&self) -> broadcast::Receiver<(UserId, UserEvent)> {
        self.sender.subscribe()
    }
}
