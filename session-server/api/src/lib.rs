//! The wire: request, response and event types shared by the server, the bots and the tests.
//!
//! Ids are UUIDv7 text unless said otherwise, instants are milliseconds since the Unix epoch (UTC),
//! durations are milliseconds. Everything here is plain data.

pub mod accounts;
pub mod error;
pub mod interviews;
pub mod judge;
pub mod mocks;
pub mod replay;
pub mod room_socket;
pub mod rooms;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Milliseconds since the Unix epoch, UTC.
pub type UnixMs = i64;
/// A duration in milliseconds.
pub type Millis = i64;

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = String)]
        pub struct $name(pub String);
        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text_ids! {
    /// An account.
    UserId,
    /// A room: twelve letters in three groups, `bcdf-ghjk-lmnp`; unguessable, and easy to read out.
    RoomId,
    /// Somebody's place in one room; the same over reconnects and reloads.
    ParticipantId,
    /// A file of a room's document: `f1`, `f2`, …; also the name of its Y.Text.
    FileId,
    /// A comment anchored to a range of a file.
    AnnotationId,
    /// A submitted evaluation of one candidate in one room.
    InterviewId,
    /// A program handed in for a coding problem.
    SubmissionId,
    /// A mock interview.
    MockId,
    /// One published media track of a room, made by the server.
    TrackId,
}

/// A page of a list, newest first unless the route says otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Pass as `before` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
