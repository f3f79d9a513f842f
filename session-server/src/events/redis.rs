//! Events between replicas over Redis publish/subscribe. Redis may be down: pages of one replica go on, and when it is back, every page
//! refetches, because nobody knows what was missed.

use super::{Bus, Delivery};
use crate::{app::App, ids};
use api::{UserId, interviews::UserEvent};
use futures_util::StreamExt;
use redis::{Client, RedisError, RedisResult, aio::MultiplexedConnection};
use serde::{Deserialize, Serialize};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::mpsc;

/// Events that wait for a Redis that is away; more are dropped and made up for by a resync.
const QUEUE: usize = 1024;
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A connection that answers no ping for this long is dead.
const PING_EVERY: Duration = Duration::from_secs(10);

/// What travels; `from` lets a replica ignore its own.
#[derive(Debug, Serialize, Deserialize)]
struct Message {
    from: String,
    /// None: everybody resyncs.
    event: Option<(UserId, UserEvent)>,
}

/// The way to the other replicas.
#[derive(Debug)]
pub struct Link {
    me: String,
    queue: mpsc::Sender<String>,
    dropped: Arc<AtomicBool>,
    up: Arc<AtomicBool>,
}

impl Link {
    pub(super) fn send(&self, to: &UserId, event: &UserEvent) {
        let message = Message {
            from: self.me.clone(),
            event: Some((to.clone(), event.clone())),
        };
        let sent = serde_json::to_string(&message)
            .is_ok_and(|message| self.queue.try_send(message).is_ok());
        if !sent {
            self.dropped.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn is_up(&self) -> bool {
        self.up.load(Ordering::Relaxed)
    }
}

/// Both directions of one replica, each with a connection of its own.
struct Wire {
    client: Client,
    channel: String,
    me: String,
    bus: Bus,
    up: Arc<AtomicBool>,
    dropped: Arc<AtomicBool>,
}

/// Joins the replicas that share `app`'s database, and keeps trying while Redis is away. An error says that `url` is none.
pub fn connect(app: &Arc<App>, url: &str) -> Result<(), RedisError> {
    let client = Client::open(url)?;
    let (queue, waiting) = mpsc::channel(QUEUE);
    let link = Link {
        me: ids::uuid(),
        queue,
        dropped: Arc::default(),
        up: Arc::default(),
    };
    let wire = Arc::new(Wire {
        client,
        // Several installations may share one Redis.
        channel: format!("interviewxpert:{}:events", app.keys.installation()),
        me: link.me.clone(),
        bus: app.bus.clone(),
        up: link.up.clone(),
        dropped: link.dropped.clone(),
    });
    if app.bus.link.set(link).is_ok() {
        let listening = wire.clone();
        let stop = app.drained();
        tokio::spawn(async move {
            tokio::select! { () = listening.listen() => {}, () = stop => {} }
        });
        let stop = app.drained();
        tokio::spawn(async move {
            tokio::select! { () = wire.speak(waiting) => {}, () = stop => {} }
        });
    }
    Ok(())
}

impl Wire {
    /// Receives for ever; each new subscription makes up for what the gap before it swallowed.
    async fn listen(&self) {
        let mut pause = FIRST_PAUSE;
        loop {
            let was_up = self.receive().await;
            let error = match was_up {
                Ok(()) => {
                    pause = FIRST_PAUSE;
                    "the connection ended".to_owned()
                }
                Err(error) => error.to_string(),
            };
            if self.up.swap(false, Ordering::Relaxed) {
                pause = FIRST_PAUSE;
            }
            tracing::warn!(error, retry_ms = pause.as_millis(), "Redis is out of reach");
            tokio::time::sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }

    async fn receive(&self) -> RedisResult<()> {
        let (mut sink, mut messages) = self.client.get_async_pubsub().await?.split();
        sink.subscribe(&self.channel).await?;
        self.up.store(true, Ordering::Relaxed);
        tracing::info!("sharing events over Redis");
        self.bus.deliver(Delivery::ResyncAll);
        let mut ping = tokio::time::interval(PING_EVERY);
        loop {
            tokio::select! {
                message = messages.next() => match message {
                    Some(message) => self.take(message.get_payload_bytes()),
                    None => return Ok(()),
                },
                _ = ping.tick() => {
                    let answer = tokio::time::timeout(PING_EVERY, sink.ping::<redis::Value>());
                    match answer.await {
                        Ok(answer) => drop(answer?),
                        Err(_) => return Ok(()),
                    }
                }
            }
        }
    }

    fn take(&self, payload: &[u8]) {
        match serde_json::from_slice::<Message>(payload) {
            Ok(message) if message.from == self.me => {}
            Ok(Message { event, .. }) => self.bus.deliver(match event {
                Some((to, event)) => Delivery::To(to, event),
                None => Delivery::ResyncAll,
            }),
            Err(error) => tracing::warn!(%error, "an event from another replica is unknown here"),
        }
    }

    /// Sends what is queued, each until it is sent.
    async fn speak(&self, mut waiting: mpsc::Receiver<String>) {
        let mut connection = None;
        while let Some(message) = waiting.recv().await {
            self.send(&mut connection, &message).await;
            if self.dropped.swap(false, Ordering::Relaxed) {
                let resync = Message {
                    from: self.me.clone(),
                    event: None,
                };
                if let Ok(resync) = serde_json::to_string(&resync) {
                    self.send(&mut connection, &resync).await;
                }
            }
        }
    }

    async fn send(&self, connection: &mut Option<MultiplexedConnection>, message: &str) {
        let mut pause = FIRST_PAUSE;
        loop {
            match self.try_send(connection, message).await {
                Ok(()) => return,
                Err(error) => {
                    *connection = None;
                    tracing::debug!(%error, "cannot publish");
                }
            }
            tokio::time::sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }

    async fn try_send(
        &self,
        connection: &mut Option<MultiplexedConnection>,
        message: &str,
    ) -> RedisResult<()> {
        let connection = match connection {
            Some(connection) => connection,
            None => connection.insert(self.client.get_multiplexed_async_connection().await?),
        };
        redis::cmd("PUBLISH")
            .arg(&self.channel)
            .arg(message)
            .exec_async(connection)
            .await
    }
}
