//! The room's rules, without a server: a fake of its tables, and pages that only note what they are sent.

mod absences;
mod budgets;
mod decoder;
mod histories;
mod people;
mod runs;

use super::*;
use api::{
    RoomId,
    room_socket::{EventBody, Incident, Severity},
    rooms::IntegrityPolicy,
};
use std::collections::BTreeMap;

/// Where every room's clock starts.
pub const START: UnixMs = 1_000_000;
pub const HOST: ConnId = ConnId(1);
pub const BO: ConnId = ConnId(2);

/// The tables of one room, as the store would leave them.
#[derive(Debug, Default, Clone)]
pub struct Tables {
    pub people: BTreeMap<ParticipantId, Person>,
    pub files: Vec<File>,
    pub incidents: BTreeMap<(ParticipantId, String), Incident>,
    pub events: Vec<(RoomEvent, Audience)>,
    pub ended_at_ms: Option<UnixMs>,
}

impl Tables {
    fn apply(&mut self, change: &Change) {
        match change {
            Change::Event {
                event, audience, ..
            } => self.events.push((event.clone(), *audience)),
            Change::Person(person) => {
                assert!(
                    self.people.contains_key(&person.id),
                    "the store updates people, it does not insert them"
                );
                self.people.insert(person.id.clone(), person.clone());
            }
            Change::File(file) => match self.files.iter_mut().find(|one| one.id == file.id) {
                Some(known) => *known = file.clone(),
                None => self.files.push(file.clone()),
            },
            Change::Incident(incident) => {
                let key = (incident.participant_id.clone(), incident.id.clone());
                self.incidents.insert(key, incident.clone());
            }
            Change::Ended { at_ms } => self.ended_at_ms = Some(*at_ms),
        }
    }
}

/// A room, its tables and its time.
pub struct World {
    pub room: RoomState,
    pub tables: Tables,
    pub now: UnixMs,
    acts: u32,
}

pub fn id(name: &str) -> ParticipantId {
    ParticipantId(name.to_owned())
}

pub fn person(name: &str, role: RoomRole, standing: Standing) -> Person {
    Person {
        id: id(name),
        user_id: Some(UserId(format!("user-{name}"))),
        display_name: name.to_owned(),
        role,
        standing,
        colour: 0,
        created_at_ms: START,
        admitted_at_ms: (standing == Standing::Admitted).then_some(START),
    }
}

impl World {
    /// An empty room of the host "ada".
    pub fn new() -> Self {
        let ada = person("ada", RoomRole::Host, Standing::Admitted);
        let tables = Tables {
            people: BTreeMap::from([(ada.id.clone(), ada)]),
            files: vec![first_file()],
            ..Tables::default()
        };
        Self {
            room: Self::restore(&tables, START),
            tables,
            now: START,
            acts: 0,
        }
    }

    /// With the host and the candidate "bo" inside.
    pub fn interview() -> Self {
        let mut world = Self::new();
        world.connect("ada", HOST, 0);
        world.connect("bo", BO, 0);
        world.act(
            HOST,
            Action::Admit {
                participant_id: id("bo"),
                role: RoomRole::Candidate,
            },
        );
        world
    }

    pub fn restore(tables: &Tables, now: UnixMs) -> RoomState {
        let stored = Stored {
            info: RoomInfo {
                id: RoomId("bcdf-ghjk-mnpq".to_owned()),
                title: "Pairing".to_owned(),
                host: UserId("user-ada".to_owned()),
                integrity: IntegrityPolicy::default(),
                created_at_ms: START,
            },
            ended_at_ms: tables.ended_at_ms,
            people: tables.people.values().cloned().collect(),
            files: tables.files.clone(),
            incidents: tables.incidents.values().cloned().collect(),
            events: tables.events.iter().map(|(e, _)| e.clone()).collect(),
            doc_clients: Vec::new(),
        };
        let limits = Limits {
            participants: 4,
            files: 5,
        };
        RoomState::restore(stored, limits, now)
    }

    /// The server is killed and comes back.
    pub fn restart(&mut self) {
        self.room = Self::restore(&self.tables, self.now);
    }

    pub fn handle(&mut self, command: Command) -> Vec<Effect> {
        let effects = self.room.handle(command, self.now);
        for effect in &effects {
            if let Effect::Persist(change) = effect {
                self.tables.apply(change);
            }
        }
        effects
    }

    /// A page of `name` opens the room; somebody new gets a row, as by asking for a ticket.
    pub fn connect(&mut self, name: &str, conn: ConnId, last_seq: i64) -> Vec<Effect> {
        let row = self
            .tables
            .people
            .entry(id(name))
            .or_insert_with(|| person(name, RoomRole::Candidate, Standing::Waiting))
            .clone();
        self.handle(Command::Connect {
            person: row,
            conn,
            last_seq,
        })
    }

    pub fn act(&mut self, conn: ConnId, action: Action) -> Vec<Effect> {
        self.acts += 1;
        let cid = format!("cid-{}", self.acts);
        self.handle(Command::Act { conn, cid, action })
    }

    pub fn away(&mut self, incident_id: &str, began_ago_ms: Millis) -> Vec<Effect> {
        self.act(
            BO,
            Action::AwayBegan {
                incident_id: incident_id.to_owned(),
                signal: api::room_socket::AwaySignal::TabHidden,
                began_ago_ms,
            },
        )
    }

    pub fn back(&mut self, incident_id: &str, duration_ms: Millis) -> Vec<Effect> {
        self.act(
            BO,
            Action::AwayEnded {
                incident_id: incident_id.to_owned(),
                duration_ms,
            },
        )
    }

    pub fn wait(&mut self, ms: Millis) -> Vec<Effect> {
        self.now += ms;
        self.handle(Command::Tick)
    }

    pub fn incident(&self, incident_id: &str) -> &Incident {
        &self.tables.incidents[&(id("bo"), incident_id.to_owned())]
    }
}

/// What was sent to `conn`.
pub fn sent(effects: &[Effect], conn: ConnId) -> Vec<ServerMessage> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Send { to, message } if to.contains(&conn) => Some(message.clone()),
            Effect::Welcome { to, welcome, .. } if *to == conn => {
                Some(ServerMessage::Welcome(welcome.clone()))
            }
            _ => None,
        })
        .collect()
}

/// The event bodies sent to `conn`.
pub fn heard(effects: &[Effect], conn: ConnId) -> Vec<EventBody> {
    sent(effects, conn)
        .into_iter()
        .filter_map(|message| match message {
            ServerMessage::Event(event) => Some(event.body),
            _ => None,
        })
        .collect()
}

pub fn incidents_heard(effects: &[Effect], conn: ConnId) -> Vec<Incident> {
    heard(effects, conn)
        .into_iter()
        .filter_map(|body| match body {
            EventBody::Incident { incident } => Some(incident),
            _ => None,
        })
        .collect()
}

pub fn closed(effects: &[Effect], conn: ConnId) -> Option<u16> {
    effects.iter().find_map(|effect| match effect {
        Effect::Close { conn: one, code } if *one == conn => Some(*code),
        _ => None,
    })
}

/// `Ok(seq)` or the reason of the refusal.
pub fn outcome(effects: &[Effect], conn: ConnId) -> Result<i64, String> {
    let mut outcomes: Vec<_> = sent(effects, conn)
        .into_iter()
        .filter_map(|message| match message {
            ServerMessage::Ack { seq, .. } => Some(Ok(seq)),
            ServerMessage::Refused { reason, .. } => Some(Err(reason)),
            _ => None,
        })
        .collect();
    assert_eq!(outcomes.len(), 1, "{effects:#?}");
    outcomes.remove(0)
}

pub fn is_red(incident: &Incident) -> bool {
    incident.severity == Severity::Red
}
