//! The state of a room, and what each command does to it.

use super::{
    Audience, Change, Command, ConnId, Document, Effect, Media, Person, Standing, integrity,
};
use api::{
    ParticipantId, RoomId, UnixMs, UserId,
    room_socket::{
        Annotation, EventBody, File, Incident, MediaState, RoomEvent, ServerMessage, Track, close,
    },
    rooms::{IntegrityPolicy, RoomRole},
};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// People in the room at a time.
    pub participants: usize,
    /// Files at a time.
    pub files: usize,
}

/// What never changes.
#[derive(Debug, Clone)]
pub struct RoomInfo {
    pub id: RoomId,
    pub title: String,
    pub host: UserId,
    pub integrity: IntegrityPolicy,
    pub created_at_ms: UnixMs,
}

/// A room as its tables hold it; input of [`RoomState::restore`].
#[derive(Debug)]
pub struct Stored {
    pub info: RoomInfo,
    pub ended_at_ms: Option<UnixMs>,
    pub people: Vec<Person>,
    pub files: Vec<File>,
    pub incidents: Vec<Incident>,
    /// In order.
    pub events: Vec<RoomEvent>,
    pub doc_clients: Vec<(ParticipantId, u64)>,
}

#[derive(Debug, Clone)]
pub struct RoomState {
    pub info: Arc<RoomInfo>,
    pub(super) limits: Limits,
    pub(super) ended_at_ms: Option<UnixMs>,
    /// Of the last event.
    pub(super) seq: i64,
    /// Latest instant seen: events are in order of time, whatever the clock does.
    pub(super) clock: UnixMs,
    /// Bytes of text in the events so far.
    pub(super) log_bytes: usize,
    pub(super) people: Arc<BTreeMap<ParticipantId, Person>>,
    pub(super) live: Arc<BTreeMap<ParticipantId, Live>>,
    pub(super) files: Arc<Vec<File>>,
    pub(super) annotations: Arc<Vec<Annotation>>,
    pub(super) incidents: Arc<BTreeMap<ParticipantId, integrity::Log>>,
    pub(super) doc_clients: Arc<BTreeMap<ParticipantId, Vec<u64>>>,
    pub(super) tracks: Arc<Vec<Track>>,
    /// The run that is going on.
    pub(super) running: Option<(String, api::FileId)>,
    /// Who started the last run.
    pub(super) runner: Option<ParticipantId>,
    /// The run that was going on when the server died.
    pub(super) interrupted: Option<(String, api::FileId)>,
}

/// What is known of a person beyond the stored row.
#[derive(Debug, Clone, Default)]
pub(super) struct Live {
    pub link: Link,
    pub media: MediaState,
    pub muted: Muted,
    /// First time in the room.
    pub joined_at_ms: Option<UnixMs>,
    /// Durable actions so far; incidents have a limit of their own.
    pub events: u32,
    /// Bytes of text in the log that are theirs.
    pub log_bytes: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Link {
    #[default]
    Absent,
    /// In the lobby; `last_seq` as its hello said.
    Lobby {
        conn: ConnId,
        last_seq: i64,
        since_ms: UnixMs,
    },
    Online {
        conn: ConnId,
    },
    Lost {
        since_ms: UnixMs,
    },
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Muted {
    #[default]
    No,
    /// By the host; the page may not know yet, so "microphone on" is not its owner unmuting.
    Told,
    /// The page showed the microphone off since: turning it on again is its owner's act.
    Seen,
}

impl RoomState {
    /// The state after a restart: who was in the room may still come back.
    pub fn restore(stored: Stored, limits: Limits, now: UnixMs) -> Self {
        let mut state = Self {
            info: Arc::new(stored.info),
            limits,
            ended_at_ms: stored.ended_at_ms,
            seq: 0,
            clock: 0,
            log_bytes: 0,
            people: Arc::new(
                stored
                    .people
                    .into_iter()
                    .map(|p| (p.id.clone(), p))
                    .collect(),
            ),
            live: Arc::default(),
            files: Arc::new(stored.files),
            annotations: Arc::default(),
            incidents: Arc::default(),
            doc_clients: Arc::default(),
            tracks: Arc::default(),
            running: None,
            runner: None,
            interrupted: None,
        };
        let mut incidents: BTreeMap<ParticipantId, Vec<Incident>> = BTreeMap::new();
        for incident in stored.incidents {
            incidents
                .entry(incident.participant_id.clone())
                .or_default()
                .push(incident);
        }
        for event in &stored.events {
            state.fold(event, now);
        }
        let alive = state.clock;
        state.incidents = Arc::new(
            incidents
                .into_iter()
                .map(|(id, all)| (id, integrity::Log::restore(all, alive, super::GRACE)))
                .collect(),
        );
        for (participant, client) in stored.doc_clients {
            Arc::make_mut(&mut state.doc_clients)
                .entry(participant)
                .or_default()
                .push(client);
        }
        if state.ended_at_ms.is_some() {
            for live in Arc::make_mut(&mut state.live).values_mut() {
                live.link = Link::Absent;
            }
        }
        state.clock = state.clock.max(now);
        state
    }

    fn fold(&mut self, event: &RoomEvent, now: UnixMs) {
        self.seq = event.seq;
        self.clock = self.clock.max(event.at_ms);
        self.charge(event.by.as_ref(), &event.body);
        match &event.body {
            EventBody::Joined { participant_id, .. } => {
                let live = self.live_mut(participant_id);
                live.joined_at_ms.get_or_insert(event.at_ms);
                live.link = Link::Lost { since_ms: now };
            }
            EventBody::Left { participant_id } | EventBody::Removed { participant_id } => {
                self.live_mut(participant_id).link = Link::Absent;
            }
            body => {
                self.fold_annotation(body);
                self.fold_run(body);
            }
        }
    }

    pub fn handle(&mut self, command: Command, now: UnixMs) -> Vec<Effect> {
        self.clock = self.clock.max(now);
        let now = self.clock;
        let mut effects = Vec::new();
        match command {
            Command::Connect {
                person,
                conn,
                last_seq,
            } => self.connect(person, conn, last_seq, now, &mut effects),
            Command::Disconnect { conn } => self.disconnect(conn, now, &mut effects),
            Command::Leave { conn } => self.leave(conn, now, &mut effects),
            Command::Act { conn, cid, action } => self.act(conn, cid, action, now, &mut effects),
            Command::MediaState { conn, state } => self.media_state(conn, state, &mut effects),
            Command::End => {
                if self.ended_at_ms.is_none() {
                    self.end(None, None, now, &mut effects);
                    self.close_all(&mut effects);
                }
            }
            Command::Tracks(tracks) => self.set_tracks(tracks, &mut effects),
            Command::Speakers(speakers) => self.speakers(speakers, &mut effects),
            Command::DocClient {
                participant,
                client,
            } => self.doc_client(&participant, client, &mut effects),
            Command::RubricSubmitted {
                participant,
                message,
            } => self.rubric_submitted(&participant, message, &mut effects),
            Command::RunEnded {
                run_id,
                file_id,
                result,
            } => self.run_ended(run_id, file_id, result, now, &mut effects),
            Command::Tick => self.tick(now, &mut effects),
        }
        effects
    }

    /// When a [`Command::Tick`] is due.
    pub fn next_deadline(&self) -> Option<UnixMs> {
        if self.ended_at_ms.is_some() {
            return None;
        }
        let absences = self
            .incidents
            .values()
            .filter_map(|log| log.next_deadline(&self.info.integrity));
        let lost = self.live.values().filter_map(|live| match live.link {
            Link::Lost { since_ms } => Some(since_ms + super::GRACE),
            _ => None,
        });
        absences.chain(lost).min()
    }

    /// Nobody is here, waits, or may still come back.
    pub fn is_empty(&self) -> bool {
        self.live.values().all(|live| live.link == Link::Absent)
    }

    pub fn has_ended(&self) -> bool {
        self.ended_at_ms.is_some()
    }

    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Whose connection this is, if they are in the room.
    pub fn admitted(&self, conn: ConnId) -> Option<&Person> {
        let (id, _) = self
            .live
            .iter()
            .find(|(_, live)| live.link == Link::Online { conn })?;
        self.people.get(id)
    }

    /// Somebody who may be in the room, present or not.
    pub fn admitted_person(&self, id: &ParticipantId) -> Option<&Person> {
        self.people
            .get(id)
            .filter(|person| person.standing == Standing::Admitted && !self.has_ended())
    }

    /// Whether somebody is in the room, or was a moment ago and may still come back.
    pub fn is_present(&self, id: &ParticipantId) -> bool {
        let link = self.live.get(id).map(|live| live.link);
        matches!(link, Some(Link::Online { .. } | Link::Lost { .. }))
    }

    /// The connection of a participant in the room.
    pub fn conn_of(&self, id: &ParticipantId) -> Option<ConnId> {
        match self.live.get(id)?.link {
            Link::Online { conn } => Some(conn),
            _ => None,
        }
    }

    pub(super) fn emit_incident(
        &mut self,
        by: Option<&ParticipantId>,
        cid: Option<&str>,
        incident: Incident,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> i64 {
        effects.push(Effect::Persist(Change::Incident(incident.clone())));
        let body = EventBody::Incident { incident };
        self.emit(by, cid, body, Audience::Hosts, now, effects)
    }

    /// Adds an event to the log and sends it to everybody present who may see it.
    pub(super) fn emit(
        &mut self,
        by: Option<&ParticipantId>,
        cid: Option<&str>,
        body: EventBody,
        audience: Audience,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> i64 {
        self.seq += 1;
        self.charge(by, &body);
        let event = RoomEvent {
            seq: self.seq,
            at_ms: now,
            by: by.cloned(),
            body,
        };
        effects.push(Effect::Persist(Change::Event {
            event: event.clone(),
            audience,
            cid: cid.map(str::to_owned),
        }));
        let to = match audience {
            Audience::All => self.online(),
            Audience::Hosts => self.hosts(),
        };
        send(to, ServerMessage::Event(event), effects);
        self.seq
    }

    /// Counts an event against the room and against whoever it is of.
    fn charge(&mut self, by: Option<&ParticipantId>, body: &EventBody) {
        let bytes = weight(body);
        self.log_bytes += bytes;
        // A run's output is of who started it.
        let author = match body {
            EventBody::RunEnded { .. } => self.runner.clone(),
            _ => by.cloned(),
        };
        if matches!(body, EventBody::RunStarted { .. }) {
            self.runner.clone_from(&author);
        }
        let Some(author) = author else {
            return;
        };
        let counts = by.is_some() && !matches!(body, EventBody::Incident { .. });
        let live = self.live_mut(&author);
        live.log_bytes += bytes;
        live.events += u32::from(counts);
    }

    fn tick(&mut self, now: UnixMs, effects: &mut Vec<Effect>) {
        if self.ended_at_ms.is_some() {
            return;
        }
        let gone: Vec<ParticipantId> = self
            .live
            .iter()
            .filter(|(_, live)| match live.link {
                Link::Lost { since_ms } => since_ms + super::GRACE <= now,
                _ => false,
            })
            .map(|(id, _)| id.clone())
            .collect();
        for id in gone {
            self.depart(&id, None, now, effects);
        }
        let due = self.incidents.values().any(|log| {
            log.next_deadline(&self.info.integrity)
                .is_some_and(|at| at <= now)
        });
        if due {
            let policy = self.info.integrity;
            let changed: Vec<Incident> = Arc::make_mut(&mut self.incidents)
                .values_mut()
                .flat_map(|log| log.tick(&policy, now))
                .collect();
            for incident in changed {
                self.emit_incident(None, None, incident, now, effects);
            }
        }
    }

    pub(super) fn end(
        &mut self,
        by: Option<&ParticipantId>,
        cid: Option<&str>,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> i64 {
        let policy = self.info.integrity;
        let open: Vec<Incident> = Arc::make_mut(&mut self.incidents)
            .values_mut()
            .flat_map(|log| log.end_open(&policy, now, now, true))
            .collect();
        for incident in open {
            self.emit_incident(None, None, incident, now, effects);
        }
        self.ended_at_ms = Some(now);
        effects.push(Effect::Persist(Change::Ended { at_ms: now }));
        let seq = self.emit(by, cid, EventBody::Ended, Audience::All, now, effects);
        effects.push(Effect::Media(Media::CloseRoom));
        effects.push(Effect::Document(Document::Close(close::ENDED)));
        self.tell_all_users(effects);
        seq
    }

    pub(super) fn close_all(&mut self, effects: &mut Vec<Effect>) {
        let live = Arc::make_mut(&mut self.live);
        for one in live.values_mut() {
            if let Link::Lobby { conn, .. } | Link::Online { conn } = one.link {
                effects.push(Effect::Close {
                    conn,
                    code: close::ENDED,
                });
            }
            one.link = Link::Absent;
        }
    }

    fn set_tracks(&mut self, tracks: Vec<Track>, effects: &mut Vec<Effect>) {
        self.tracks = Arc::new(tracks);
        for (id, live) in self.live.iter() {
            if let Link::Online { conn } = live.link {
                let tracks = self.tracks_for(id);
                send(vec![conn], ServerMessage::Tracks { tracks }, effects);
            }
        }
    }

    fn speakers(&self, mut participants: Vec<ParticipantId>, effects: &mut Vec<Effect>) {
        participants.retain(|id| self.conn_of(id).is_some());
        send(
            self.online(),
            ServerMessage::Speakers { participants },
            effects,
        );
    }

    fn doc_client(&mut self, id: &ParticipantId, client: u64, effects: &mut Vec<Effect>) {
        let clients = Arc::make_mut(&mut self.doc_clients)
            .entry(id.clone())
            .or_default();
        if !clients.contains(&client) {
            clients.push(client);
            self.send_presence(id, effects);
        }
    }

    fn rubric_submitted(
        &self,
        candidate: &ParticipantId,
        message: ServerMessage,
        effects: &mut Vec<Effect>,
    ) {
        let mut to = self.hosts();
        to.extend(self.conn_of(candidate));
        send(to, message, effects);
    }

    pub(super) fn live_mut(&mut self, id: &ParticipantId) -> &mut Live {
        Arc::make_mut(&mut self.live).entry(id.clone()).or_default()
    }

    pub(super) fn online(&self) -> Vec<ConnId> {
        self.live
            .values()
            .filter_map(|live| match live.link {
                Link::Online { conn } => Some(conn),
                _ => None,
            })
            .collect()
    }

    pub(super) fn hosts(&self) -> Vec<ConnId> {
        self.live
            .iter()
            .filter_map(|(id, live)| match live.link {
                Link::Online { conn } if self.role_of(id) == Some(RoomRole::Host) => Some(conn),
                _ => None,
            })
            .collect()
    }

    pub(super) fn role_of(&self, id: &ParticipantId) -> Option<RoomRole> {
        self.people.get(id).map(|person| person.role)
    }

    fn tell_all_users(&self, effects: &mut Vec<Effect>) {
        let users = self
            .people
            .values()
            .filter(|person| person.standing == Standing::Admitted)
            .filter_map(|person| person.user_id.clone());
        effects.extend(users.map(Effect::RoomChanged));
    }
}

pub(super) fn send(to: Vec<ConnId>, message: ServerMessage, effects: &mut Vec<Effect>) {
    if !to.is_empty() {
        effects.push(Effect::Send { to, message });
    }
}

/// Bytes of text that people put into an event.
fn weight(body: &EventBody) -> usize {
    match body {
        EventBody::Chat { text } => text.len(),
        EventBody::AnnotationAdded { annotation } => {
            let notes: usize = annotation.notes.iter().map(|note| note.text.len()).sum();
            notes + annotation.start.len() + annotation.end.len()
        }
        EventBody::AnnotationReplied { note, .. } => note.text.len(),
        EventBody::RunStarted { input, .. } => input.len(),
        EventBody::RunEnded { result, .. } => {
            let compiler = result
                .compiler
                .as_ref()
                .map_or(0, |output| output.text.len());
            result.stdout.text.len() + result.stderr.text.len() + compiler
        }
        _ => 0,
    }
}
