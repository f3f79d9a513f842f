//! Rooms over HTTP: create, look up, tickets, guests, end.

use crate::{Millis, ParticipantId, RoomId, UnixMs, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomStatus {
    Open,
    Ended,
}

/// What somebody is in one room. Host and interviewer see incidents and the rubric; an observer reads only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomRole {
    Host,
    Candidate,
    Observer,
}

/// When an absence turns red (VC-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IntegrityPolicy {
    /// One absence this long is red. Default 15 000, 1 000 to 600 000.
    pub red_after_ms: Millis,
    /// So many absences within `burst_window_ms` are red. Default 3, 2 to 20.
    pub burst_count: u32,
    /// Default 60 000, 5 000 to 600 000.
    pub burst_window_ms: Millis,
    /// A paste of at least so many UTF-16 units is an incident. Default 200, 20 to 100 000.
    pub large_paste_units: u32,
}

impl Default for IntegrityPolicy {
    fn default() -> Self {
        Self {
            red_after_ms: 15_000,
            burst_count: 3,
            burst_window_ms: 60_000,
            large_paste_units: 200,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CreateRoomRequest {
    /// 1 to 120 characters.
    pub title: String,
    /// Whether people without an account may ask to join with a display name.
    pub guests_allowed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrity: Option<IntegrityPolicy>,
}

/// A room as its host and its participants see it in lists.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Room {
    pub id: RoomId,
    pub title: String,
    pub status: RoomStatus,
    pub guests_allowed: bool,
    pub integrity: IntegrityPolicy,
    pub host_id: UserId,
    pub host_name: String,
    /// The caller's role in it, when they have one.
    pub my_role: Option<RoomRole>,
    /// Candidates admitted so far.
    pub candidates: Vec<RoomCandidate>,
    pub created_at_ms: UnixMs,
    pub ended_at_ms: Option<UnixMs>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomCandidate {
    pub participant_id: ParticipantId,
    pub display_name: String,
    /// Absent for a guest.
    pub user_id: Option<UserId>,
}

/// What anybody with the link may know before joining.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RoomLobby {
    pub id: RoomId,
    pub title: String,
    pub host_name: String,
    pub status: RoomStatus,
    pub guests_allowed: bool,
    /// Told to the candidate before joining (what is recorded, and when an absence turns red).
    pub integrity: IntegrityPolicy,
}

/// A guest's request to enter a room without an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GuestRequest {
    /// 1 to 60 characters.
    pub display_name: String,
}

/// Lets one browser come back as the same guest; keep it in the tab's session storage.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GuestPass {
    /// JWT (audience `room-guest`), valid for this room only, 24 hours; use as `Authorization: Bearer`.
    pub guest_token: String,
    pub participant_id: ParticipantId,
    pub expires_at_ms: UnixMs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TicketKind {
    /// Opens `/ws/rooms/{id}` once, within 30 s.
    Room,
    /// Opens `/ws/rooms/{id}/doc` any number of times for 5 minutes; admitted participants only.
    Doc,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TicketRequest {
    pub kind: TicketKind,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Ticket {
    /// Pass as `?ticket=`.
    pub ticket: String,
    pub participant_id: ParticipantId,
    pub expires_at_ms: UnixMs,
}
