//! Live interviews as evaluated: rubric drafts, submission, the candidate's archive.

use crate::{InterviewId, ParticipantId, RoomId, UnixMs, UserId, room_socket::Incident};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The six pillars of the rubric (VC-4), in display order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Pillar {
    ProblemSolving,
    TechnicalAccuracy,
    CodeQuality,
    CommunicationClarity,
    BehaviouralCompetency,
    CultureFit,
}

impl Pillar {
    pub const ALL: [Pillar; 6] = [
        Pillar::ProblemSolving,
        Pillar::TechnicalAccuracy,
        Pillar::CodeQuality,
        Pillar::CommunicationClarity,
        Pillar::BehaviouralCompetency,
        Pillar::CultureFit,
    ];
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PillarRating {
    pub pillar: Pillar,
    /// 1 to 5; absent while the draft has none.
    pub rating: Option<u8>,
    /// At most 4 000 characters; empty is fine.
    pub notes: String,
}

/// An interviewer's evaluation of one candidate while it is being written; only its author sees it (VC-10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RubricDraft {
    pub room_id: RoomId,
    pub candidate: ParticipantId,
    /// All six, in order.
    pub pillars: Vec<PillarRating>,
    /// Free text for the candidate, at most 8 000 characters.
    pub summary: String,
    /// 0 before the first save. A save must carry the version it read; the answer has the next.
    pub version: i64,
    pub updated_at_ms: Option<UnixMs>,
    /// Set once submitted: no more changes.
    pub submitted: Option<InterviewId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SaveRubricRequest {
    pub pillars: Vec<PillarRating>,
    pub summary: String,
    pub version: i64,
}

/// A submitted interview in lists: the candidate's archive, the interviewer's completed lane.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct InterviewSummary {
    pub id: InterviewId,
    pub room_id: RoomId,
    pub title: String,
    pub interviewer_name: String,
    pub candidate_name: String,
    pub candidate_user_id: Option<UserId>,
    /// 0 to 100: weighted mean of the six pillars (VC-7).
    pub composite: f64,
    pub held_at_ms: UnixMs,
    pub submitted_at_ms: UnixMs,
}

/// One submitted interview with everything its two sides may read.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Interview {
    #[serde(flatten)]
    pub summary: InterviewSummary,
    pub pillars: Vec<PillarRating>,
    pub feedback: String,
    /// The candidate's integrity log as it was at the submission, for both sides the same.
    pub incidents: Vec<Incident>,
    /// The candidate reads the log once the room has ended; until then it is empty here.
    pub incidents_withheld: bool,
}

/// What the student dashboard shows of live interviews.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StudentDashboard {
    pub interviews_held: i64,
    pub latest: Option<InterviewSummary>,
    /// Mean rating a pillar over all submitted interviews, with how many it rests on.
    pub pillars: Vec<PillarMean>,
    /// Open rooms the student was admitted to and can step back into.
    pub open_rooms: Vec<crate::rooms::Room>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PillarMean {
    pub pillar: Pillar,
    /// 1 to 5.
    pub mean: f64,
    pub interviews: i64,
}

/// Pushed on `/api/v1/me/events` (server-sent events) to every page of a signed-in user.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum UserEvent {
    /// First event after connecting, and after missed ones: refetch what is on the page.
    Resync,
    InterviewSubmitted {
        interview: InterviewSummary,
    },
    RoomChanged {
        room_id: RoomId,
    },
    /// An answer was judged, or a mock interview ended.
    MockChanged {
        mock_id: crate::MockId,
    },
    /// An interviewer registered, was verified, or lost it; told to that interviewer and to admins.
    InterviewersChanged,
}
