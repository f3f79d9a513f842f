//! The room as a pure state machine: commands in, effects out; time is an argument.
//!
//! [`RoomState::handle`] changes the state at once and says what must follow. The owner makes the [`Effect::Persist`]
//! changes durable before it carries out anything else of the answer; where that fails it puts back the state it had
//! before (a clone is cheap: the sections are shared until one changes).

mod actions;
mod annotations;
mod files;
pub mod integrity;
mod people;
mod runs;
mod state;
pub mod text;
mod views;

#[cfg(test)]
mod tests;

pub use files::first_file;
pub use runs::{failed, nothing_to_run, shortened};
pub use state::{Limits, RoomInfo, RoomState, Stored};

use api::{
    FileId, Millis, ParticipantId, UnixMs, UserId,
    judge::RunResult,
    room_socket::{Action, File, Incident, MediaState, RoomEvent, ServerMessage, Track, Welcome},
    rooms::RoomRole,
};

/// How long a participant whose connection was lost may take to come back before it counts as gone.
pub const GRACE: Millis = 30_000;
/// Durable actions of one participant in one room.
pub const MAX_EVENTS_PER_PERSON: u32 = 5_000;

/// Guests who may be in the lobby of a room at a time, and as many with an account.
pub const MAX_LOBBY: usize = 50;

/// Close code of a connection that shall come back later (registry of RFC 6455).
pub const TRY_AGAIN: u16 = 1013;
/// Close code after a participant left on purpose (RFC 6455, section 7.4.1: normal closure).
pub const LEFT: u16 = 1000;

/// One connection of a participant; never used twice in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnId(pub u64);

/// Whether somebody may be in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Admitted,
    Denied,
    Removed,
}

/// Somebody who asked to enter, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: ParticipantId,
    /// Absent for a guest.
    pub user_id: Option<UserId>,
    pub display_name: String,
    pub role: RoomRole,
    pub standing: Standing,
    /// 0 to 9.
    pub colour: u8,
    pub created_at_ms: UnixMs,
    pub admitted_at_ms: Option<UnixMs>,
}

#[derive(Debug, Clone)]
pub enum Command {
    /// A connection with a good ticket said hello; `person` is its row, used when the room does not know it yet.
    Connect {
        person: Person,
        conn: ConnId,
        last_seq: i64,
    },
    /// The connection ended without a word.
    Disconnect {
        conn: ConnId,
    },
    /// The participant leaves on purpose.
    Leave {
        conn: ConnId,
    },
    Act {
        conn: ConnId,
        cid: String,
        action: Action,
    },
    MediaState {
        conn: ConnId,
        state: MediaState,
    },
    /// The host ended the room from outside.
    End,
    /// Published tracks of the whole room.
    Tracks(Vec<Track>),
    /// Loudest first.
    Speakers(Vec<ParticipantId>),
    /// The participant writes the document under this Yjs client id.
    DocClient {
        participant: ParticipantId,
        client: u64,
    },
    /// Told to that candidate and the hosts.
    RubricSubmitted {
        participant: ParticipantId,
        message: ServerMessage,
    },
    /// What came of an [`Effect::Run`].
    RunEnded {
        run_id: String,
        file_id: FileId,
        result: RunResult,
    },
    /// Time passed: see [`RoomState::next_deadline`].
    Tick,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    All,
    Hosts,
}

/// A durable change; those of one command become durable together.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Event {
        event: RoomEvent,
        audience: Audience,
        /// The client's id of the action, owned by `event.by`.
        cid: Option<String>,
    },
    Person(Person),
    File(File),
    Incident(Incident),
    Ended {
        at_ms: UnixMs,
    },
}

#[derive(Debug, Clone)]
pub enum Effect {
    Persist(Change),
    Send {
        to: Vec<ConnId>,
        message: ServerMessage,
    },
    /// Send this snapshot, completed by the stored events after `after` up to its own `seq` that the role may see.
    Welcome {
        to: ConnId,
        after: i64,
        welcome: Box<Welcome>,
    },
    Close {
        conn: ConnId,
        code: u16,
    },
    Media(Media),
    Document(Document),
    /// Run the file's text as it is now; [`Command::RunEnded`] answers.
    Run(Run),
    /// Nobody waits for it any more.
    StopRun {
        run_id: String,
    },
    /// The room changed in the lists of this user.
    RoomChanged(UserId),
}

/// For the SFU.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Media {
    Leave(ParticipantId),
    Mute(ParticipantId, bool),
    /// Ends this participant's session and tells its page why.
    Stop(ParticipantId, &'static str),
    CloseRoom,
}

/// For the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    Files(Vec<api::FileId>),
    CanWrite(ParticipantId, bool),
    Disconnect(ParticipantId, u16),
    Close(u16),
}

/// One press of the run button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: String,
    pub file_id: FileId,
    pub language: runner::Language,
    pub input: String,
}

/// Why an action was refused: one sentence for the user.
pub type Refusal = &'static str;
