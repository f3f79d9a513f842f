//! Selective forwarding of WebRTC media: a sans-IO core (`Room`) and a UDP driver.
//!
//! Every participant has one peer connection and is always the offerer. Participants publish cameras, microphones and
//! screens; the room announces them as tracks ([`Event::Tracks`]); a participant receives one by naming, in a new
//! offer, the `mid` that shall carry it. VP8 and Opus only; packets are forwarded, never transcoded.
//!
//! - [`Room`] is the core: no sockets, no threads, no clock. `handle(input, now)`, then `poll_output()` until `None`,
//!   then `poll_timeout()`.
//! - [`start`] runs rooms on worker threads, one UDP port each, and gives the async [`Sfu`] handle.

mod backlog;
mod clock;
mod demux;
mod driver;
mod handle;
mod keyframe;
mod link;
mod outbox;
mod rewrite;
mod room;
mod sdp;
mod speaker;
mod stats;
mod timers;
mod types;

pub use driver::StartError;
pub use handle::{Config, Sfu, start};
pub use room::{Input, Output, Room, RoomConfig, Slot};
pub use stats::{LinkState, PeerStats};
pub use types::{
    Answer, ConnectionState, Event, Mid, Offer, OfferError, PeerKey, RoomKey, Source, TrackInfo,
    TrackKey, limits,
};
