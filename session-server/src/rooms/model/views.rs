//! What pages are told of the state.

use super::{
    ConnId, Effect, Person, RoomState, Standing,
    state::{Link, send},
};
use api::{
    ParticipantId, UnixMs,
    room_socket::{
        Annotation, File, Incident, Participant, Presence, ServerMessage, Track, Waiting, Welcome,
    },
    rooms::RoomStatus,
};

impl RoomState {
    /// Everything a page needs to draw the room; the events are added by the owner.
    pub(super) fn welcome(&self, me: &Person, now: UnixMs) -> Box<Welcome> {
        Box::new(Welcome {
            room_id: self.info.id.clone(),
            title: self.info.title.clone(),
            status: match self.ended_at_ms {
                None => RoomStatus::Open,
                Some(_) => RoomStatus::Ended,
            },
            integrity: self.info.integrity,
            me: me.id.clone(),
            role: me.role,
            participants: self.participants(),
            files: self.files.to_vec(),
            annotations: self.annotations.to_vec(),
            tracks: self.tracks_for(&me.id),
            events: Vec::new(),
            seq: self.seq,
            server_now_ms: now,
            created_at_ms: self.info.created_at_ms,
            ice_servers: Vec::new(),
        })
    }

    /// Everybody who was ever admitted.
    pub fn participants(&self) -> Vec<Participant> {
        self.people
            .keys()
            .filter_map(|id| self.participant(id))
            .collect()
    }

    /// Everybody's, in the order the store lists them: before a restart and after it the same.
    pub fn incident_list(&self) -> Vec<Incident> {
        let mut all: Vec<Incident> = self
            .incidents
            .values()
            .flat_map(|log| log.incidents().cloned())
            .collect();
        all.sort_by(|a, b| (a.started_at_ms, &a.id).cmp(&(b.started_at_ms, &b.id)));
        all
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }

    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    pub(super) fn participant(&self, id: &ParticipantId) -> Option<Participant> {
        let person = self.people.get(id)?;
        person.admitted_at_ms?;
        let live = self.live.get(id);
        Some(Participant {
            id: id.clone(),
            user_id: person.user_id.clone(),
            display_name: person.display_name.clone(),
            role: person.role,
            presence: match (person.standing, live.map(|live| live.link)) {
                (Standing::Removed, _) => Presence::Removed,
                (_, Some(Link::Online { .. })) => Presence::Online,
                (_, Some(Link::Lost { .. })) => Presence::Reconnecting,
                _ => Presence::Left,
            },
            media: live.map(|live| live.media).unwrap_or_default(),
            colour: person.colour,
            doc_clients: self.doc_clients.get(id).cloned().unwrap_or_default(),
        })
    }

    pub(super) fn send_presence(&self, id: &ParticipantId, effects: &mut Vec<Effect>) {
        if let Some(participant) = self.participant(id) {
            send(
                self.online(),
                ServerMessage::Presence { participant },
                effects,
            );
        }
    }

    pub(super) fn send_lobby(&self, to: Vec<ConnId>, effects: &mut Vec<Effect>) {
        let mut waiting: Vec<Waiting> = self
            .live
            .iter()
            .filter_map(|(id, live)| match live.link {
                Link::Lobby { since_ms, .. } => self.people.get(id).map(|person| Waiting {
                    participant_id: id.clone(),
                    display_name: person.display_name.clone(),
                    guest: person.user_id.is_none(),
                    since_ms,
                }),
                _ => None,
            })
            .collect();
        waiting.sort_by_key(|one| one.since_ms);
        send(to, ServerMessage::Lobby { waiting }, effects);
    }

    pub(super) fn tracks_for(&self, id: &ParticipantId) -> Vec<Track> {
        self.tracks
            .iter()
            .filter(|track| track.participant_id != *id)
            .cloned()
            .collect()
    }
}
