//! Who comes, waits, is let in, changes and goes.

use super::{
    Audience, Change, ConnId, Document, Effect, Media, Person, Refusal, RoomState, Standing,
    state::{Link, Live, Muted, send},
};
use api::{
    ParticipantId, UnixMs,
    room_socket::{EventBody, MediaState, ServerMessage, close},
    rooms::RoomRole,
};
use std::sync::Arc;

const COLOURS: u8 = 10;
const UNKNOWN: Refusal = "There is nobody of this id here.";

impl RoomState {
    pub(super) fn connect(
        &mut self,
        row: Person,
        conn: ConnId,
        last_seq: i64,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) {
        let id = row.id.clone();
        let known = self.people.get(&id).cloned();
        let mut person = known.unwrap_or(row);
        let refuse = match person.standing {
            _ if self.has_ended() => Some(close::ENDED),
            Standing::Removed => Some(close::REMOVED),
            Standing::Admitted if self.is_full_for(&id, person.role) => Some(close::LIMIT),
            Standing::Waiting | Standing::Denied if self.lobby_is_full(&person) => {
                Some(super::TRY_AGAIN)
            }
            _ => None,
        };
        if let Some(code) = refuse {
            effects.push(Effect::Close { conn, code });
            return;
        }
        if person.standing == Standing::Denied {
            // Asking again is allowed; being removed is for good.
            person.standing = Standing::Waiting;
            effects.push(Effect::Persist(Change::Person(person.clone())));
        }
        let standing = person.standing;
        Arc::make_mut(&mut self.people).insert(id.clone(), person);
        if let Link::Lobby { conn: old, .. } | Link::Online { conn: old } = self.live_mut(&id).link
        {
            effects.push(Effect::Close {
                conn: old,
                code: close::REPLACED,
            });
        }
        if standing == Standing::Admitted {
            self.enter(&id, None, conn, last_seq, now, effects);
        } else {
            self.live_mut(&id).link = Link::Lobby {
                conn,
                last_seq,
                since_ms: now,
            };
            send(vec![conn], ServerMessage::Waiting, effects);
            self.send_lobby(self.hosts(), effects);
        }
    }

    /// An admitted participant is in the room from here on. `let_in`: the host and the id of their action.
    fn enter(
        &mut self,
        id: &ParticipantId,
        let_in: Option<(&ParticipantId, &str)>,
        conn: ConnId,
        last_seq: i64,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> i64 {
        self.end_interrupted_run(now, effects);
        let fresh_page = last_seq <= 0;
        let link = self.live_mut(id).link;
        let joins = matches!(link, Link::Absent | Link::Lobby { .. });
        if fresh_page && !joins {
            // What the page before was doing ended with it.
            effects.push(Effect::Media(Media::Leave(id.clone())));
            self.end_absence(id, now, false, effects);
        }
        let mut seq = 0;
        if joins {
            // Not online yet: the newcomer gets its own arrival with the snapshot.
            self.live_mut(id).link = Link::Absent;
            let person = &self.people[id];
            let body = EventBody::Joined {
                participant_id: id.clone(),
                display_name: person.display_name.clone(),
                role: person.role,
            };
            let (by, cid) = match let_in {
                Some((host, cid)) => (host.clone(), Some(cid)),
                None => (id.clone(), None),
            };
            seq = self.emit(Some(&by), cid, body, Audience::All, now, effects);
        }
        let live = self.live_mut(id);
        live.joined_at_ms.get_or_insert(now);
        live.link = Link::Online { conn };
        if fresh_page || joins {
            live.media = MediaState::default();
            live.muted = Muted::No;
        }
        if let Some(log) = Arc::make_mut(&mut self.incidents).get_mut(id) {
            log.came_back();
        }
        let person = &self.people[id];
        effects.push(Effect::Welcome {
            to: conn,
            after: last_seq.clamp(0, self.seq),
            welcome: self.welcome(person, now),
        });
        if person.role == RoomRole::Host {
            self.send_lobby(vec![conn], effects);
        }
        if let Some(participant) = self.participant(id) {
            let others = self.online().into_iter().filter(|&to| to != conn).collect();
            send(others, ServerMessage::Presence { participant }, effects);
        }
        seq
    }

    pub(super) fn disconnect(&mut self, conn: ConnId, now: UnixMs, effects: &mut Vec<Effect>) {
        let Some((id, link)) = self.linked(conn) else {
            return;
        };
        match link {
            Link::Lobby { .. } => {
                self.live_mut(&id).link = Link::Absent;
                self.send_lobby(self.hosts(), effects);
            }
            _ => {
                self.live_mut(&id).link = Link::Lost { since_ms: now };
                self.send_presence(&id, effects);
            }
        }
    }

    pub(super) fn leave(&mut self, conn: ConnId, now: UnixMs, effects: &mut Vec<Effect>) {
        let Some((id, link)) = self.linked(conn) else {
            return;
        };
        match link {
            Link::Lobby { .. } => self.disconnect(conn, now, effects),
            _ => self.depart(&id, Some(&id), now, effects),
        }
        effects.push(Effect::Close {
            conn,
            code: super::LEFT,
        });
    }

    /// Somebody who was in the room has left it; `by` is absent when they did not come back in time.
    pub(super) fn depart(
        &mut self,
        id: &ParticipantId,
        by: Option<&ParticipantId>,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) {
        self.end_absence(id, now, by.is_none(), effects);
        let live = self.live_mut(id);
        live.link = Link::Absent;
        live.media = MediaState::default();
        live.muted = Muted::No;
        let body = EventBody::Left {
            participant_id: id.clone(),
        };
        self.emit(by, None, body, Audience::All, now, effects);
        effects.push(Effect::Media(Media::Leave(id.clone())));
        // Its page may come back, by way of the room.
        effects.push(Effect::Document(Document::Disconnect(
            id.clone(),
            super::TRY_AGAIN,
        )));
        self.send_presence(id, effects);
    }

    pub(super) fn media_state(
        &mut self,
        conn: ConnId,
        state: MediaState,
        effects: &mut Vec<Effect>,
    ) {
        let Some(person) = self.admitted(conn) else {
            return;
        };
        let (id, role) = (person.id.clone(), person.role);
        let live = self.live_mut(&id);
        let mut state = state;
        match (live.muted, state.microphone) {
            (Muted::Told, false) => live.muted = Muted::Seen,
            (Muted::Told, true) => state.microphone = false,
            (Muted::Seen, true) => {
                live.muted = Muted::No;
                effects.push(Effect::Media(Media::Mute(id.clone(), false)));
            }
            _ => {}
        }
        if role == RoomRole::Observer {
            state = MediaState::default();
        }
        if live.media != state {
            live.media = state;
            self.send_presence(&id, effects);
        }
    }

    pub(super) fn admit(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        id: &ParticipantId,
        role: RoomRole,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let mut person = self.people.get(id).ok_or(UNKNOWN)?.clone();
        match person.standing {
            Standing::Admitted => return Ok(0),
            Standing::Removed => return Err("You removed this person from the room."),
            Standing::Waiting | Standing::Denied => {}
        }
        if role == RoomRole::Host {
            return Err("A room has one host.");
        }
        if self.is_full_for(id, role) {
            return Err("The room is full.");
        }
        person.standing = Standing::Admitted;
        person.role = role;
        person.colour = self.free_colour();
        person.admitted_at_ms = Some(now);
        let user = person.user_id.clone();
        effects.push(Effect::Persist(Change::Person(person.clone())));
        Arc::make_mut(&mut self.people).insert(id.clone(), person);
        let mut seq = 0;
        if let Link::Lobby { conn, last_seq, .. } = self.live_mut(id).link {
            seq = self.enter(id, Some((by, cid)), conn, last_seq, now, effects);
        }
        self.send_lobby(self.hosts(), effects);
        effects.push(Effect::RoomChanged(self.info.host.clone()));
        effects.extend(user.map(Effect::RoomChanged));
        Ok(seq)
    }

    pub(super) fn deny(
        &mut self,
        id: &ParticipantId,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let mut person = self.people.get(id).ok_or(UNKNOWN)?.clone();
        match person.standing {
            Standing::Denied => return Ok(0),
            Standing::Waiting => {}
            _ => return Err("This person was let in already."),
        }
        person.standing = Standing::Denied;
        effects.push(Effect::Persist(Change::Person(person.clone())));
        Arc::make_mut(&mut self.people).insert(id.clone(), person);
        self.hang_up(id, close::DENIED, effects);
        self.send_lobby(self.hosts(), effects);
        Ok(0)
    }

    pub(super) fn set_role(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        id: &ParticipantId,
        role: RoomRole,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let mut person = self.admitted_person(id).ok_or(UNKNOWN)?.clone();
        if person.role == RoomRole::Host || role == RoomRole::Host {
            return Err("The host's role stays with the host.");
        }
        if person.role == role {
            return Ok(0);
        }
        person.role = role;
        effects.push(Effect::Persist(Change::Person(person.clone())));
        Arc::make_mut(&mut self.people).insert(id.clone(), person);
        let observes = role == RoomRole::Observer;
        if observes {
            self.end_absence(id, now, false, effects);
            self.live_mut(id).media = MediaState::default();
        }
        let body = EventBody::RoleChanged {
            participant_id: id.clone(),
            role,
        };
        let seq = self.emit(Some(by), Some(cid), body, Audience::All, now, effects);
        self.send_presence(id, effects);
        effects.push(Effect::Document(Document::CanWrite(id.clone(), !observes)));
        if observes {
            let why = "You are an observer now: you see and hear, and are not seen or heard.";
            effects.push(Effect::Media(Media::Stop(id.clone(), why)));
        }
        Ok(seq)
    }

    pub(super) fn mute(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        id: &ParticipantId,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let conn = self.conn_of(id).ok_or(UNKNOWN)?;
        let live = self.live_mut(id);
        if live.muted != Muted::No {
            return Ok(0);
        }
        live.muted = if live.media.microphone {
            Muted::Told
        } else {
            Muted::Seen
        };
        live.media.microphone = false;
        let body = EventBody::Muted {
            participant_id: id.clone(),
        };
        let seq = self.emit(Some(by), Some(cid), body, Audience::All, now, effects);
        effects.push(Effect::Media(Media::Mute(id.clone(), true)));
        send(vec![conn], ServerMessage::Muted, effects);
        self.send_presence(id, effects);
        Ok(seq)
    }

    pub(super) fn remove(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        id: &ParticipantId,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let mut person = self.people.get(id).ok_or(UNKNOWN)?.clone();
        if person.role == RoomRole::Host {
            return Err("The host cannot be removed; end the room instead.");
        }
        let was = person.standing;
        if was == Standing::Removed {
            return Ok(0);
        }
        person.standing = Standing::Removed;
        effects.push(Effect::Persist(Change::Person(person.clone())));
        let user = person.user_id.clone();
        Arc::make_mut(&mut self.people).insert(id.clone(), person);
        let mut seq = 0;
        if was == Standing::Admitted {
            self.end_absence(id, now, false, effects);
            let body = EventBody::Removed {
                participant_id: id.clone(),
            };
            seq = self.emit(Some(by), Some(cid), body, Audience::All, now, effects);
            effects.push(Effect::Media(Media::Leave(id.clone())));
            effects.push(Effect::Document(Document::Disconnect(
                id.clone(),
                close::REMOVED,
            )));
        }
        self.hang_up(id, close::REMOVED, effects);
        self.send_presence(id, effects);
        self.send_lobby(self.hosts(), effects);
        effects.extend(user.map(Effect::RoomChanged));
        Ok(seq)
    }

    /// Closes the connection of somebody who may not stay, if there is one.
    fn hang_up(&mut self, id: &ParticipantId, code: u16, effects: &mut Vec<Effect>) {
        let live = self.live_mut(id);
        if let Link::Lobby { conn, .. } | Link::Online { conn } = live.link {
            effects.push(Effect::Close { conn, code });
        }
        live.link = Link::Absent;
        live.media = MediaState::default();
        live.muted = Muted::No;
    }

    /// An absence that is still open ends here.
    fn end_absence(
        &mut self,
        id: &ParticipantId,
        now: UnixMs,
        concluded: bool,
        effects: &mut Vec<Effect>,
    ) {
        let policy = self.info.integrity;
        let changed = match Arc::make_mut(&mut self.incidents).get_mut(id) {
            Some(log) => log.end_open(&policy, now, now, concluded),
            None => return,
        };
        for incident in changed {
            self.emit_incident(Some(id), None, incident, now, effects);
        }
    }

    fn linked(&self, conn: ConnId) -> Option<(ParticipantId, Link)> {
        self.live
            .iter()
            .find(|(_, live)| match live.link {
                Link::Lobby { conn: own, .. } | Link::Online { conn: own } => own == conn,
                _ => false,
            })
            .map(|(id, live)| (id.clone(), live.link))
    }

    /// Whether as many others of this one's kind, guests or people with an account, are in the lobby as may be.
    fn lobby_is_full(&self, person: &Person) -> bool {
        let waits = |id: &ParticipantId, live: &Live| {
            matches!(live.link, Link::Lobby { .. })
                && *id != person.id
                && self
                    .people
                    .get(id)
                    .is_some_and(|other| other.user_id.is_none() == person.user_id.is_none())
        };
        let waiting = self
            .live
            .iter()
            .filter(|(id, live)| waits(id, live))
            .count();
        waiting >= super::MAX_LOBBY
    }

    /// Whether others take all places that this one may have; the host's own is kept free.
    fn is_full_for(&self, id: &ParticipantId, role: RoomRole) -> bool {
        let others = self.live.keys().filter(|other| {
            *other != id && self.is_present(other) && self.role_of(other) != Some(RoomRole::Host)
        });
        role != RoomRole::Host && others.count() + 1 >= self.limits.participants
    }

    /// The colour fewest people have.
    fn free_colour(&self) -> u8 {
        let used = |colour: u8| {
            self.people
                .values()
                .filter(|person| person.admitted_at_ms.is_some() && person.colour == colour)
                .count()
        };
        (0..COLOURS).min_by_key(|&colour| used(colour)).unwrap_or(0)
    }
}
