//! All SQL of rooms but the document's. Who may see a row is in the `WHERE`.

mod log;
mod people;
mod replay;
mod room;
mod tickets;

pub use log::{PersistError, events, load, persist};
pub use people::{JoinError, NewGuest, by_id, join_as_guest, join_as_user};
pub use replay::{edits, is_damaged, updates};
pub use room::{NewRoom, incidents, insert, is_host, list, list_open, lobby, room, seat};
pub use tickets::{NewTicket, issue, redeem_doc, redeem_room};

use super::{
    access::Viewer,
    model::{Person, Standing},
};
use api::{
    ParticipantId, UserId,
    room_socket::{File, Incident, Severity},
    rooms::{IntegrityPolicy, RoomRole, RoomStatus},
};
use sqlx::{Error, Result};

/// A caller's place in a room.
#[derive(Debug, Clone)]
pub struct Seat {
    pub person: Person,
    pub status: RoomStatus,
}

fn decode(what: &str, value: &str) -> Error {
    Error::Decode(format!("{what} {value:?}").into())
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Decode(error.into()))
}

fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Encode(error.into()))
}

fn role_name(role: RoomRole) -> &'static str {
    match role {
        RoomRole::Host => "host",
        RoomRole::Candidate => "candidate",
        RoomRole::Observer => "observer",
    }
}

fn role_of(name: &str) -> Result<RoomRole> {
    match name {
        "host" => Ok(RoomRole::Host),
        "candidate" => Ok(RoomRole::Candidate),
        "observer" => Ok(RoomRole::Observer),
        other => Err(decode("role", other)),
    }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Waiting => "waiting",
        Standing::Admitted => "admitted",
        Standing::Denied => "denied",
        Standing::Removed => "removed",
    }
}

fn standing_of(name: &str) -> Result<Standing> {
    match name {
        "waiting" => Ok(Standing::Waiting),
        "admitted" => Ok(Standing::Admitted),
        "denied" => Ok(Standing::Denied),
        "removed" => Ok(Standing::Removed),
        other => Err(decode("state", other)),
    }
}

fn status_of(name: &str) -> Result<RoomStatus> {
    match name {
        "open" => Ok(RoomStatus::Open),
        "ended" => Ok(RoomStatus::Ended),
        other => Err(decode("status", other)),
    }
}

fn policy_of(text: &str) -> Result<IntegrityPolicy> {
    json(text)
}

/// Columns of [`PersonRow`], of a table named `p`.
const PERSON: &str =
    "p.id, p.user_id, p.display_name, p.role, p.state, p.colour, p.created_at_ms, p.admitted_at_ms";

type PersonRow = (
    String,
    Option<String>,
    String,
    String,
    String,
    i64,
    i64,
    Option<i64>,
);

fn person(
    (id, user_id, display_name, role, state, colour, created_at_ms, admitted_at_ms): PersonRow,
) -> Result<Person> {
    Ok(Person {
        id: ParticipantId(id),
        user_id: user_id.map(UserId),
        display_name,
        role: role_of(&role)?,
        standing: standing_of(&state)?,
        colour: u8::try_from(colour).map_err(|error| Error::Decode(error.into()))?,
        created_at_ms,
        admitted_at_ms,
    })
}

/// Columns of [`IncidentRow`], of a table named `i`.
const INCIDENT: &str =
    "i.id, i.participant_id, i.what, i.started_at_ms, i.ended_at_ms, i.severity, i.why";

type IncidentRow = (
    String,
    String,
    String,
    i64,
    Option<i64>,
    String,
    Option<String>,
);

fn incident(
    (id, participant_id, what, started_at_ms, ended_at_ms, severity, why): IncidentRow,
) -> Result<Incident> {
    Ok(Incident {
        id,
        participant_id: ParticipantId(participant_id),
        what: json(&what)?,
        started_at_ms,
        ended_at_ms,
        duration_ms: ended_at_ms.map(|end| end - started_at_ms),
        severity: match severity.as_str() {
            "yellow" => Severity::Yellow,
            "red" => Severity::Red,
            other => return Err(decode("severity", other)),
        },
        why,
    })
}

type FileRow = (String, String, String, i64);

fn file((id, name, language, deleted): FileRow) -> File {
    File {
        id: api::FileId(id),
        name,
        language,
        deleted: deleted != 0,
    }
}
