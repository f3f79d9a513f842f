//! `/me/events`: server-sent events (WHATWG HTML, section 9.2) to the pages of a signed-in user.

use super::Delivery;
use crate::{accounts::SignedIn, app::App};
use api::{UnixMs, UserId, error::ErrorBody, interviews::UserEvent};
use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{self, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{
    broadcast::{Receiver, error::RecvError},
    oneshot,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// A comment this often keeps proxies from closing a quiet stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Streams of one user at a time; one more ends the oldest.
const MAX_STREAMS: usize = 16;

/// The streams that are open, by user, the oldest first.
#[derive(Debug, Default)]
pub struct Streams(Mutex<HashMap<UserId, VecDeque<oneshot::Sender<()>>>>);

impl Streams {
    /// Counts one more; the answer resolves when it has to end.
    fn open(&self, user: &UserId) -> oneshot::Receiver<()> {
        let (last, ends) = oneshot::channel();
        // Nothing is left half-done under this lock.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, streams| {
            streams.retain(|stream| !stream.is_closed());
            !streams.is_empty()
        });
        let streams = all.entry(user.clone()).or_default();
        if streams.len() >= MAX_STREAMS {
            streams.pop_front();
        }
        streams.push_back(last);
        ends
    }
}

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(events))
}

/// What happens to the signed-in user, as it happens. Starts with `resync`; ends with the access token.
#[utoipa::path(get, path = "/me/events", tag = "accounts", responses(
    (status = 200, body = UserEvent, content_type = "text/event-stream"),
    (status = 401, body = ErrorBody),
))]
async fn events(State(app): State<Arc<App>>, me: SignedIn) -> impl IntoResponse {
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    // A buffering proxy would hold events back.
    let headers = [("x-accel-buffering", "no")];
    (headers, Sse::new(of(&app, me)).keep_alive(keep_alive))
}

struct Source {
    app: Arc<App>,
    me: UserId,
    expires_at_ms: UnixMs,
    deliveries: Receiver<Delivery>,
    /// Resolves when the access token expires, the user has opened many more streams, or the server stops.
    end: Pin<Box<dyn Future<Output = ()> + Send>>,
    greeted: bool,
}

fn of(app: &Arc<App>, me: SignedIn) -> impl Stream<Item = Result<sse::Event, Infallible>> + use<> {
    let stopping = app.drained();
    let superseded = app.streams.open(&me.id);
    let left = u64::try_from(me.expires_at_ms - app.clock.now_ms()).unwrap_or(0);
    let source = Source {
        deliveries: app.bus.subscribe(),
        app: app.clone(),
        me: me.id,
        expires_at_ms: me.expires_at_ms,
        end: Box::pin(async move {
            tokio::select! {
                () = stopping => {}
                _ = superseded => {}
                () = tokio::time::sleep(Duration::from_millis(left)) => {}
            }
        }),
        greeted: false,
    };
    stream::unfold(source, async |mut source| {
        let event = source.next().await?;
        // Events are plain data, which always serialises.
        let event = sse::Event::default().json_data(event).ok()?;
        Some((Ok(event), source))
    })
}

impl Source {
    async fn next(&mut self) -> Option<UserEvent> {
        if !self.greeted {
            self.greeted = true;
            return Some(UserEvent::Resync);
        }
        loop {
            let delivery = tokio::select! {
                () = &mut self.end => return None,
                delivery = self.deliveries.recv() => delivery,
            };
            if self.app.clock.now_ms() >= self.expires_at_ms {
                return None;
            }
            match delivery {
                Ok(Delivery::To(user, event)) if user == self.me => return Some(event),
                Ok(Delivery::To(..)) => {}
                Ok(Delivery::ResyncAll) | Err(RecvError::Lagged(_)) => {
                    return Some(UserEvent::Resync);
                }
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
