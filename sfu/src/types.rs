//! What crosses the boundary of this crate.

use std::{fmt, sync::Arc};
use thiserror::Error;

/// Bounds on what a participant may ask for. Crossing one is an [`OfferError`], never a panic.
pub mod limits {
    use std::time::Duration;

    /// Largest SDP offer, in bytes. Chromium's m-line for received video has 5 kB with all its codecs: nine others
    /// with camera, microphone and screen are 110 kB.
    pub const MAX_SDP: usize = 128 * 1024;
    /// Most m-lines in an offer: 9 others with 3 tracks each, our own 3, and room for retired ones.
    pub const MAX_MEDIA: usize = 64;
    /// Most tracks one participant publishes.
    pub const MAX_PUBLISHED: usize = 4;
    /// Most participants in a room.
    pub const MAX_PEERS: usize = 16;
    /// Largest datagram taken from or given to the network, in bytes. str0m's packet buffers hold 2,000, and header
    /// extensions and the RTX header are added on the way out.
    pub const MAX_DATAGRAM: usize = 1_500;
    /// Source addresses remembered for one connection: interfaces and NAT rebindings of one browser.
    pub const MAX_ADDRESSES: usize = 8;
    /// A connection that is not up after this long is dropped.
    pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
    /// A connection that was lost waits this long for an ICE restart before its tracks are removed.
    pub const LOST_TIMEOUT: Duration = Duration::from_secs(20);
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<T: Into<Arc<str>>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    };
}

key!(
    /// Names a room; the caller's choice.
    RoomKey
);
key!(
    /// Names a participant within its room; the caller's choice.
    PeerKey
);
key!(
    /// Names a published track within its room; made by the SFU, stable while its session lasts.
    TrackKey
);
key!(
    /// The `a=mid` of an m-line. Usable ones are 1 to 16 ASCII letters and digits.
    Mid
);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Camera,
    Microphone,
    Screen,
}

impl Source {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Camera => "camera",
            Self::Microphone => "microphone",
            Self::Screen => "screen",
        }
    }

    pub(crate) fn is_audio(self) -> bool {
        self == Self::Microphone
    }
}

/// An SDP offer and what its m-lines mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Counts up with each new `RTCPeerConnection` of this participant; a higher one replaces the older.
    pub session: u32,
    pub sdp: String,
    /// Everything this connection publishes, at each offer. An m-line that does not send now publishes nothing.
    pub publish: Vec<(Mid, Source)>,
    /// Everything this connection receives, at each offer.
    pub subscribe: Vec<(Mid, TrackKey)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub sdp: String,
    /// Tracks asked for that ended before the offer came; their m-lines carry nothing.
    pub ended: Vec<TrackKey>,
}

/// Why an offer was refused. Unless it says otherwise the connection it was for, if any, is untouched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OfferError {
    #[error("the offer has {0} bytes; at most {max} are taken", max = limits::MAX_SDP)]
    TooLarge(usize),
    #[error("the offer has {0} m-lines; at most {max} are taken", max = limits::MAX_MEDIA)]
    TooManyMedia(usize),
    #[error("{0} tracks are published; at most {max} are taken", max = limits::MAX_PUBLISHED)]
    TooManyPublished(usize),
    #[error("the room is full")]
    RoomFull,
    #[error("session {offered} is over; the last one was {last}: count up")]
    StaleSession { offered: u32, last: u32 },
    #[error("the offer has no usable m-line with mid {0}")]
    UnknownMid(Mid),
    #[error("only audio and video are taken")]
    NotMedia,
    #[error("mid {0} offers neither VP8 nor Opus")]
    NoCodec(Mid),
    #[error("mid {0} is named twice")]
    MidTwice(Mid),
    #[error("mid {0} has the wrong kind of media for what it is named for")]
    WrongKind(Mid),
    #[error("there is no track {0} to receive")]
    UnknownTrack(TrackKey),
    /// The connection of this session, if there was one, may be dropped: start a new one.
    #[error("the offer could not be accepted: {0}")]
    Refused(String),
    #[error("media forwarding has stopped")]
    Stopped,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackInfo {
    pub key: TrackKey,
    pub peer: PeerKey,
    pub source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConnectionState {
    Connecting,
    Connected,
    /// No packets come any more, or the connection was closed. May become `Connected` again by an ICE restart; the
    /// participant keeps its place and can start a higher session.
    Disconnected,
}

/// What a room tells its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The whole list of published tracks of the room, oldest first, whenever it changed.
    Tracks {
        room: RoomKey,
        tracks: Vec<TrackInfo>,
    },
    /// Who speaks now, loudest first; empty when nobody does.
    Speakers { room: RoomKey, peers: Vec<PeerKey> },
    Connection {
        room: RoomKey,
        peer: PeerKey,
        session: u32,
        state: ConnectionState,
    },
}
