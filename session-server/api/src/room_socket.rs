//! `/ws/rooms/{id}`: the room as JSON text frames, one message a frame.
//!
//! The client opens with a ticket and sends [`ClientMessage::Hello`] first. Until the host admits it, it is `waiting`
//! and gets nothing else. After [`ServerMessage::Welcome`] every durable thing that happens in the room arrives as
//! [`ServerMessage::Event`] with a sequence number that only grows (gaps are events meant for others); a client that
//! comes back sends the last one it saw and gets what it missed. Close codes 4400–4499 are final, any other means
//! reconnect: 1012 when the server stops, 1013 when the page did not read or the database did not answer.

use crate::{
    AnnotationId, FileId, InterviewId, Millis, ParticipantId, RoomId, TrackId, UnixMs, UserId,
    judge::RunResult,
    rooms::{IntegrityPolicy, RoomRole, RoomStatus},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The version this document describes; a server refuses others with [`close::VERSION`].
pub const VERSION: u32 = 1;
/// Largest text frame a client sends, in bytes. The server keeps to it but for [`ServerMessage::Welcome`], which holds the
/// whole history on a first visit.
pub const MAX_FRAME: usize = 256 * 1024;
/// Largest chat message, in characters.
pub const MAX_CHAT_CHARS: usize = 4_000;

/// Final close codes of both sockets of a room.
pub mod close {
    /// Malformed message, or one that is not allowed before `hello`.
    pub const BAD_MESSAGE: u16 = 4400;
    /// Ticket missing, used, expired, revoked or for another room.
    pub const BAD_TICKET: u16 = 4401;
    /// The host denied entry.
    pub const DENIED: u16 = 4403;
    /// The room ended.
    pub const ENDED: u16 = 4404;
    /// The host removed this participant.
    pub const REMOVED: u16 = 4405;
    /// The same participant connected in another tab; the newer one stays.
    pub const REPLACED: u16 = 4409;
    /// Message larger than allowed.
    pub const TOO_LARGE: u16 = 4413;
    /// Protocol version not spoken here.
    pub const VERSION: u16 = 4426;
    /// Too many messages, or the room is full.
    pub const LIMIT: u16 = 4429;
    /// Document socket: the update was refused; the reason says why. Reload to get the server's state.
    pub const UPDATE_REFUSED: u16 = 4422;
}

// ---------------------------------------------------------------- client to server

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    Hello {
        version: u32,
        /// Last event sequence number seen; 0 on a first visit.
        last_seq: i64,
    },
    /// Answered by `pong`; lets the page measure the round trip and notice a dead connection.
    Ping { nonce: u32 },
    /// A durable change. `cid` is made by the client (UUID): resending after a reconnect does it only once.
    Act { cid: String, action: Action },
    /// Camera, microphone and screen as the page shows them.
    MediaState { state: MediaState },
    /// SDP offer. The client is always the offerer, so there is no glare.
    MediaOffer(MediaOffer),
    /// A trickled ICE candidate of the client.
    MediaIce { session: u32, candidate: String },
    /// Leaving on purpose (closing the tab does the same after a grace period).
    Leave,
}

/// What a participant does that the room remembers. Who may: in brackets; `all` excludes observers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// [everybody, observers too]
    Chat { text: String },
    /// [candidate] Opens an absence while it lasts. `began_ago_ms`: how long before sending, by the page's monotonic clock.
    AwayBegan {
        incident_id: String,
        signal: AwaySignal,
        began_ago_ms: Millis,
    },
    /// [candidate] Sent at the end. A later report of a longer absence extends it, a few times.
    AwayEnded {
        incident_id: String,
        duration_ms: Millis,
    },
    /// [candidate] A paste into the editor past the policy's size.
    LargePaste {
        incident_id: String,
        file_id: FileId,
        units: u32,
        lines: u32,
    },
    /// [all]
    FileCreate { name: String, language: String },
    /// [all]
    FileRename { file_id: FileId, name: String },
    /// [all]
    FileLanguage { file_id: FileId, language: String },
    /// [host] The text stays in the log.
    FileDelete { file_id: FileId },
    /// [all] Anchors are Yjs relative positions, base64.
    AnnotationAdd {
        annotation_id: AnnotationId,
        file_id: FileId,
        start: String,
        end: String,
        text: String,
    },
    /// [all]
    AnnotationReply {
        annotation_id: AnnotationId,
        text: String,
    },
    /// [all]
    AnnotationResolve {
        annotation_id: AnnotationId,
        resolved: bool,
    },
    /// [host, candidate] Runs a file's text as it is now, on `input`; everybody sees what comes of it.
    Run { file_id: FileId, input: String },
    /// [host, or who started it]
    StopRun { run_id: String },
    /// [host]
    Admit {
        participant_id: ParticipantId,
        role: RoomRole,
    },
    /// [host]
    Deny { participant_id: ParticipantId },
    /// [host] Candidate to observer and back.
    SetRole {
        participant_id: ParticipantId,
        role: RoomRole,
    },
    /// [host] Asks the SFU to stop forwarding that microphone until its owner unmutes.
    Mute { participant_id: ParticipantId },
    /// [host]
    Remove { participant_id: ParticipantId },
    /// [host] Ends the room for everybody.
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AwaySignal {
    /// The page was hidden: another tab, or minimised.
    TabHidden,
    /// The window lost focus while the page stayed visible.
    WindowBlur,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MediaState {
    pub camera: bool,
    pub microphone: bool,
    pub screen: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MediaOffer {
    /// Counts up with each new RTCPeerConnection of this participant; a higher one replaces the older.
    pub session: u32,
    /// Counts up with each offer of a session; echoed in the answer.
    pub offer: u32,
    pub sdp: String,
    /// What the client sends, by `mid`.
    pub publish: Vec<PublishedMid>,
    /// Which track each receiving `mid` is for.
    pub subscribe: Vec<SubscribedMid>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublishedMid {
    pub mid: String,
    pub source: TrackSource,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubscribedMid {
    pub mid: String,
    pub track_id: TrackId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrackSource {
    Camera,
    Microphone,
    Screen,
}

// ---------------------------------------------------------------- server to client

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// In the lobby: the host has been told.
    Waiting,
    /// Admitted. Everything needed to draw the room; `events` are those after `last_seq` that the caller may see.
    Welcome(Box<Welcome>),
    Event(RoomEvent),
    /// The action with this `cid` is durable (`seq` is its event; 0 when it changed nothing).
    Ack {
        cid: String,
        seq: i64,
    },
    /// The action with this `cid` was refused.
    Refused {
        cid: String,
        reason: String,
    },
    Pong {
        nonce: u32,
    },
    /// Somebody's presence changed; the whole entry.
    Presence {
        participant: Participant,
    },
    /// Hosts only: who waits in the lobby.
    Lobby {
        waiting: Vec<Waiting>,
    },
    /// Loudest first; empty when nobody speaks.
    Speakers {
        participants: Vec<ParticipantId>,
    },
    /// Every track the caller could receive; subscribe by a new offer.
    Tracks {
        tracks: Vec<Track>,
    },
    MediaAnswer {
        session: u32,
        offer: u32,
        sdp: String,
    },
    /// This offer could not be accepted; start a new session.
    MediaFailed {
        session: u32,
        reason: String,
    },
    /// The host muted your microphone.
    Muted,
    /// The candidate's composite was just filed (goes to that candidate and the hosts).
    RubricSubmitted {
        interview_id: InterviewId,
        composite: f64,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Welcome {
    pub room_id: RoomId,
    pub title: String,
    pub status: RoomStatus,
    pub integrity: IntegrityPolicy,
    pub me: ParticipantId,
    pub role: RoomRole,
    /// Everybody who was ever admitted.
    pub participants: Vec<Participant>,
    pub files: Vec<File>,
    pub annotations: Vec<Annotation>,
    pub tracks: Vec<Track>,
    pub events: Vec<RoomEvent>,
    /// Sequence number this snapshot is at.
    pub seq: i64,
    pub server_now_ms: UnixMs,
    pub created_at_ms: UnixMs,
    pub ice_servers: Vec<IceServer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IceServer {
    pub urls: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Participant {
    pub id: ParticipantId,
    pub user_id: Option<UserId>,
    pub display_name: String,
    pub role: RoomRole,
    pub presence: Presence,
    pub media: MediaState,
    /// Stable colour number 0–9 for cursors and chat.
    pub colour: u8,
    /// Yjs client ids this participant has written with: names remote cursors without trusting awareness.
    pub doc_clients: Vec<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    Online,
    /// Lost the connection and may come back.
    Reconnecting,
    Left,
    Removed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Waiting {
    pub participant_id: ParticipantId,
    pub display_name: String,
    pub guest: bool,
    pub since_ms: UnixMs,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct File {
    pub id: FileId,
    pub name: String,
    pub language: String,
    pub deleted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Annotation {
    pub id: AnnotationId,
    pub file_id: FileId,
    pub start: String,
    pub end: String,
    pub resolved: bool,
    /// First the annotation itself, then replies.
    pub notes: Vec<AnnotationNote>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AnnotationNote {
    pub participant_id: ParticipantId,
    pub text: String,
    pub at_ms: UnixMs,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Track {
    pub id: TrackId,
    pub participant_id: ParticipantId,
    pub source: TrackSource,
}

/// One durable thing that happened in a room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoomEvent {
    pub seq: i64,
    pub at_ms: UnixMs,
    /// Who did it; absent when the server did.
    pub by: Option<ParticipantId>,
    pub body: EventBody,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventBody {
    Chat {
        text: String,
    },
    Joined {
        participant_id: ParticipantId,
        display_name: String,
        role: RoomRole,
    },
    Left {
        participant_id: ParticipantId,
    },
    Removed {
        participant_id: ParticipantId,
    },
    RoleChanged {
        participant_id: ParticipantId,
        role: RoomRole,
    },
    /// Hosts only while the room is open; everybody concerned afterwards. A later event with the same incident id replaces it.
    Incident {
        incident: Incident,
    },
    FileCreated {
        file: File,
    },
    FileChanged {
        file: File,
    },
    AnnotationAdded {
        annotation: Annotation,
    },
    AnnotationReplied {
        annotation_id: AnnotationId,
        note: AnnotationNote,
    },
    AnnotationResolved {
        annotation_id: AnnotationId,
        resolved: bool,
    },
    Muted {
        participant_id: ParticipantId,
    },
    /// Somebody pressed run.
    RunStarted {
        run_id: String,
        file_id: FileId,
        language: String,
        input: String,
    },
    /// What came of it. When it was stopped, the event is of whoever did that.
    RunEnded {
        run_id: String,
        file_id: FileId,
        result: RunResult,
        #[serde(default)]
        stopped: bool,
    },
    Ended,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Incident {
    pub id: String,
    pub participant_id: ParticipantId,
    pub what: IncidentKind,
    pub started_at_ms: UnixMs,
    /// Absent while still open.
    pub ended_at_ms: Option<UnixMs>,
    pub duration_ms: Option<Millis>,
    pub severity: Severity,
    /// Why it is red, in words, when it is.
    pub why: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum IncidentKind {
    Away {
        signal: AwaySignal,
    },
    LargePaste {
        file_id: FileId,
        units: u32,
        lines: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Yellow,
    Red,
}
