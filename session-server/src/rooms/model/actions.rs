//! Who may do what, and what it leads to.

use super::{
    Audience, ConnId, Effect, MAX_EVENTS_PER_PERSON, Person, Refusal, RoomState,
    annotations::Range, integrity, text,
};
use api::{
    ParticipantId, UnixMs,
    room_socket::{Action, EventBody, MAX_CHAT_CHARS, ServerMessage},
    rooms::RoomRole,
};
use std::sync::Arc;

/// Bytes of text in one room's events; the last of them are kept for hosts.
pub const MAX_LOG: usize = 8 << 20;
pub const LOG_FOR_HOSTS: usize = 2 << 20;
/// Bytes of text of one participant who is no host.
pub const MAX_LOG_PER_PERSON: usize = 2 << 20;

impl RoomState {
    pub(super) fn act(
        &mut self,
        conn: ConnId,
        cid: String,
        action: Action,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) {
        let refused = |reason: Refusal| Effect::Send {
            to: vec![conn],
            message: ServerMessage::Refused {
                cid: cid.clone(),
                reason: reason.to_owned(),
            },
        };
        let Some(by) = self.admitted(conn).cloned() else {
            effects.push(refused("You are not in the room."));
            return;
        };
        let ends = matches!(action, Action::End);
        match self.perform(&by, conn, &cid, action, now, effects) {
            Ok(seq) => {
                effects.push(Effect::Send {
                    to: vec![conn],
                    message: ServerMessage::Ack { cid, seq },
                });
                if ends {
                    self.close_all(effects);
                }
            }
            Err(reason) => effects.push(refused(reason)),
        }
    }

    /// The sequence number of the action's event, 0 when it changed nothing. A refused action has no effects.
    fn perform(
        &mut self,
        by: &Person,
        conn: ConnId,
        cid: &str,
        action: Action,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        self.allow(by, &action)?;
        let me = &by.id;
        let body = match action {
            Action::Chat { text } => {
                let text = text::paragraph(&text, MAX_CHAT_CHARS)
                    .ok_or("A message has 1 to 4 000 characters.")?;
                Some(EventBody::Chat { text })
            }
            Action::AwayBegan { .. } | Action::AwayEnded { .. } | Action::LargePaste { .. } => {
                return self.incident(me, conn, cid, action, now, effects);
            }
            Action::FileCreate { name, language } => {
                self.file_create(by.role, &name, &language, effects)?
            }
            Action::FileRename { file_id, name } => self.file_rename(&file_id, &name, effects)?,
            Action::FileLanguage { file_id, language } => {
                self.file_language(&file_id, &language, effects)?
            }
            Action::FileDelete { file_id } => self.file_delete(&file_id, effects)?,
            Action::AnnotationAdd {
                annotation_id,
                file_id,
                start,
                end,
                text,
            } => {
                let range = Range {
                    file_id: &file_id,
                    start: &start,
                    end: &end,
                };
                self.annotation_add(me, &annotation_id, &range, &text, now)?
            }
            Action::AnnotationReply {
                annotation_id,
                text,
            } => self.annotation_reply(me, &annotation_id, &text, now)?,
            Action::AnnotationResolve {
                annotation_id,
                resolved,
            } => self.annotation_resolve(&annotation_id, resolved)?,
            Action::Run { file_id, input } => {
                return self.run(me, cid, &file_id, input, now, effects);
            }
            Action::StopRun { run_id } => {
                return self.stop_run(me, cid, &run_id, now, effects);
            }
            Action::Admit {
                participant_id,
                role,
            } => return self.admit(me, cid, &participant_id, role, now, effects),
            Action::Deny { participant_id } => return self.deny(&participant_id, effects),
            Action::SetRole {
                participant_id,
                role,
            } => return self.set_role(me, cid, &participant_id, role, now, effects),
            Action::Mute { participant_id } => {
                return self.mute(me, cid, &participant_id, now, effects);
            }
            Action::Remove { participant_id } => {
                return self.remove(me, cid, &participant_id, now, effects);
            }
            Action::End => return Ok(self.end(Some(me), Some(cid), now, effects)),
        };
        Ok(match body {
            Some(body) => self.emit(Some(me), Some(cid), body, Audience::All, now, effects),
            None => 0,
        })
    }

    /// Whether this role may do this at all, and the room has space for it.
    fn allow(&self, by: &Person, action: &Action) -> Result<(), Refusal> {
        let roles: &[RoomRole] = match action {
            Action::Chat { .. } => return self.space(by, action),
            Action::AwayBegan { .. } | Action::AwayEnded { .. } | Action::LargePaste { .. } => {
                &[RoomRole::Candidate]
            }
            Action::FileDelete { .. }
            | Action::Admit { .. }
            | Action::Deny { .. }
            | Action::SetRole { .. }
            | Action::Mute { .. }
            | Action::Remove { .. }
            | Action::End => &[RoomRole::Host],
            Action::FileCreate { .. }
            | Action::FileRename { .. }
            | Action::FileLanguage { .. }
            | Action::AnnotationAdd { .. }
            | Action::AnnotationReply { .. }
            | Action::AnnotationResolve { .. }
            | Action::Run { .. }
            | Action::StopRun { .. } => &[RoomRole::Host, RoomRole::Candidate],
        };
        if roles.contains(&by.role) {
            return self.space(by, action);
        }
        Err(match (roles, by.role) {
            ([RoomRole::Host], _) => "Only the host may do this.",
            ([RoomRole::Candidate], _) => "Only candidates report this.",
            _ => "Observers may only chat.",
        })
    }

    fn space(&self, by: &Person, action: &Action) -> Result<(), Refusal> {
        let hosts = by.role == RoomRole::Host;
        let (events, bytes) = self
            .live
            .get(&by.id)
            .map_or((0, 0), |live| (live.events, live.log_bytes));
        let (spent, full) = match action {
            // What is held against somebody is limited by itself: doing much else does not silence it.
            Action::AwayBegan { .. } | Action::AwayEnded { .. } | Action::LargePaste { .. } => {
                return Ok(());
            }
            Action::Chat { .. }
            | Action::AnnotationAdd { .. }
            | Action::AnnotationReply { .. }
            | Action::Run { .. } => {
                let reserve = if hosts { 0 } else { LOG_FOR_HOSTS };
                (
                    !hosts && bytes >= MAX_LOG_PER_PERSON,
                    self.log_bytes >= MAX_LOG - reserve,
                )
            }
            _ => (false, false),
        };
        if full {
            return Err("The room's log is full: no more messages and annotations are kept.");
        }
        if spent || (events >= MAX_EVENTS_PER_PERSON && !hosts) {
            return Err("You have done so much in this room that no more is recorded.");
        }
        Ok(())
    }

    fn incident(
        &mut self,
        me: &ParticipantId,
        conn: ConnId,
        cid: &str,
        action: Action,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        const BAD_ID: Refusal = "The id of an incident is 1 to 64 letters, digits, - and _.";
        let info = self.info.clone();
        let report = integrity::Report {
            policy: &info.integrity,
            by: me,
            conn,
            joined_at_ms: self
                .live
                .get(me)
                .and_then(|live| live.joined_at_ms)
                .unwrap_or(now),
            now,
        };
        let log = Arc::make_mut(&mut self.incidents)
            .entry(me.clone())
            .or_default();
        let (id, changed) = match action {
            Action::AwayBegan {
                incident_id,
                signal,
                began_ago_ms,
            } if text::is_client_id(&incident_id) => {
                let changed = log.away_began(report, &incident_id, signal, began_ago_ms)?;
                (incident_id, changed)
            }
            Action::AwayEnded {
                incident_id,
                duration_ms,
            } => {
                let changed = log.away_ended(report, &incident_id, duration_ms)?;
                (incident_id, changed)
            }
            Action::LargePaste {
                incident_id,
                file_id,
                units,
                lines,
            } if text::is_client_id(&incident_id) => {
                if !self.files.iter().any(|file| file.id == file_id) {
                    return Err("There is no such file.");
                }
                let changed = log.large_paste(report, &incident_id, file_id, units, lines)?;
                (incident_id, changed)
            }
            _ => return Err(BAD_ID),
        };
        let mut seq = 0;
        for incident in changed {
            // The action's own incident carries its id; others changed because of it.
            let own = incident.id == id;
            let at = self.emit_incident(Some(me), own.then_some(cid), incident, now, effects);
            if own {
                seq = at;
            }
        }
        Ok(seq)
    }
}
