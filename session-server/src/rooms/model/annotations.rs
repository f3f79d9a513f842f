//! Comments anchored to the code (C-7): what the room remembers of them is the fold of their events.

use super::{Refusal, RoomState, files::Outcome, text};
use api::{
    AnnotationId, FileId, ParticipantId, UnixMs,
    room_socket::{Annotation, AnnotationNote, EventBody},
    rooms::RoomRole,
};
use std::sync::Arc;

/// Longest note, in characters.
pub const MAX_NOTE: usize = 2_000;
/// Annotations of one room; the last of them are kept for hosts.
pub const MAX_ANNOTATIONS: usize = 500;
pub const ANNOTATIONS_FOR_HOSTS: usize = 100;
/// Annotations of one participant who is no host.
pub const MAX_ANNOTATIONS_PER_PERSON: usize = 200;
/// Notes of one annotation, its first included.
pub const MAX_NOTES: usize = 100;

/// The range an annotation is about, as Yjs relative positions in base64.
pub(super) struct Range<'a> {
    pub file_id: &'a FileId,
    pub start: &'a str,
    pub end: &'a str,
}

impl RoomState {
    pub(super) fn annotation_add(
        &mut self,
        by: &ParticipantId,
        id: &AnnotationId,
        range: &Range<'_>,
        words: &str,
        now: UnixMs,
    ) -> Outcome {
        if self.annotations.iter().any(|other| other.id == *id) {
            return Ok(None);
        }
        if !text::is_client_id(id.as_str()) {
            return Err("The id of an annotation is 1 to 64 letters, digits, - and _.");
        }
        let hosts = self.role_of(by) == Some(RoomRole::Host);
        let reserve = if hosts { 0 } else { ANNOTATIONS_FOR_HOSTS };
        if self.annotations.len() >= MAX_ANNOTATIONS - reserve {
            return Err("The room has as many annotations as it may have.");
        }
        let is_own =
            |other: &&Annotation| other.notes.first().map(|n| &n.participant_id) == Some(by);
        let own = self.annotations.iter().filter(is_own).count();
        if own >= MAX_ANNOTATIONS_PER_PERSON && !hosts {
            return Err("You have as many annotations as you may have.");
        }
        if !text::is_anchor(range.start) || !text::is_anchor(range.end) {
            return Err("This is not a place in the document.");
        }
        self.file_index(range.file_id)?;
        let annotation = Annotation {
            id: id.clone(),
            file_id: range.file_id.clone(),
            start: range.start.to_owned(),
            end: range.end.to_owned(),
            resolved: false,
            notes: vec![note(by, words, now)?],
        };
        let body = EventBody::AnnotationAdded { annotation };
        self.fold_annotation(&body);
        Ok(Some(body))
    }

    pub(super) fn annotation_reply(
        &mut self,
        by: &ParticipantId,
        id: &AnnotationId,
        words: &str,
        now: UnixMs,
    ) -> Outcome {
        if self.annotation(id)?.notes.len() >= MAX_NOTES {
            return Err("This annotation has as many replies as it may have.");
        }
        let body = EventBody::AnnotationReplied {
            annotation_id: id.clone(),
            note: note(by, words, now)?,
        };
        self.fold_annotation(&body);
        Ok(Some(body))
    }

    pub(super) fn annotation_resolve(&mut self, id: &AnnotationId, resolved: bool) -> Outcome {
        if self.annotation(id)?.resolved == resolved {
            return Ok(None);
        }
        let body = EventBody::AnnotationResolved {
            annotation_id: id.clone(),
            resolved,
        };
        self.fold_annotation(&body);
        Ok(Some(body))
    }

    /// Applies an event of the log; others than those of annotations change nothing here.
    pub(super) fn fold_annotation(&mut self, body: &EventBody) {
        match body {
            EventBody::AnnotationAdded { annotation } => {
                Arc::make_mut(&mut self.annotations).push(annotation.clone());
            }
            EventBody::AnnotationReplied {
                annotation_id,
                note,
            } => self.change_annotation(annotation_id, |it| it.notes.push(note.clone())),
            EventBody::AnnotationResolved {
                annotation_id,
                resolved,
            } => self.change_annotation(annotation_id, |it| it.resolved = *resolved),
            _ => {}
        }
    }

    fn annotation(&self, id: &AnnotationId) -> Result<&Annotation, Refusal> {
        self.annotations
            .iter()
            .find(|other| other.id == *id)
            .ok_or("There is no such annotation.")
    }

    fn change_annotation(&mut self, id: &AnnotationId, change: impl FnOnce(&mut Annotation)) {
        let all = Arc::make_mut(&mut self.annotations);
        if let Some(annotation) = all.iter_mut().find(|other| other.id == *id) {
            change(annotation);
        }
    }
}

fn note(by: &ParticipantId, words: &str, now: UnixMs) -> Result<AnnotationNote, Refusal> {
    Ok(AnnotationNote {
        participant_id: by.clone(),
        text: text::paragraph(words, MAX_NOTE).ok_or("A note has 1 to 2 000 characters.")?,
        at_ms: now,
    })
}
