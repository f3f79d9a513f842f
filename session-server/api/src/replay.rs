//! The recording of a room: its events, and its document at any time.

use crate::{
    FileId, Millis, ParticipantId, UnixMs,
    judge::Verdict,
    room_socket::{Annotation, File, Participant, RoomEvent},
    rooms::Room,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `GET /api/v1/rooms/{id}/replay`: everything but the document's text. Host and participants, after the end.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Replay {
    pub room: Room,
    pub participants: Vec<Participant>,
    pub files: Vec<File>,
    pub annotations: Vec<Annotation>,
    pub started_at_ms: UnixMs,
    pub ended_at_ms: UnixMs,
    /// Chat, joins, incidents, annotations, in order.
    pub events: Vec<RoomEvent>,
    /// When the document changed and by whom, thinned to at most 2 000 marks.
    pub edits: Vec<EditMark>,
    /// Code runs on the same axis.
    pub runs: Vec<RunMark>,
    /// The document's log could not be integrated; text is unavailable, everything else is complete.
    pub document_damaged: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EditMark {
    pub at_ms: UnixMs,
    pub by: ParticipantId,
    /// Log sequence number.
    pub seq: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RunMark {
    pub run_id: String,
    pub at_ms: UnixMs,
    pub by: ParticipantId,
    pub file_id: FileId,
    /// Absent with its verdict when it never ended.
    pub duration_ms: Option<Millis>,
    pub verdict: Option<Verdict>,
    /// Somebody stopped it; the verdict means nothing then.
    pub stopped: bool,
}

/// `GET /api/v1/rooms/{id}/replay/document?at_ms=`: the text of every file at that instant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DocumentAt {
    pub at_ms: UnixMs,
    /// Log sequence number the text is at.
    pub seq: i64,
    pub files: Vec<FileText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileText {
    pub file_id: FileId,
    pub text: String,
}
