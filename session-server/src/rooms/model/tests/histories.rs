//! Any history whatever: what must hold of every room.

use super::*;
use api::{
    AnnotationId, FileId,
    room_socket::{AwaySignal, IncidentKind},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One thing that may happen. Names and ids come from small sets, so that histories meet themselves.
#[derive(Debug, Clone)]
enum Step {
    Connect(usize, bool),
    Disconnect(usize),
    Leave(usize),
    Act(usize, Action),
    Media(usize, bool),
    Wait(Millis),
    Restart,
    End,
}

const NAMES: [&str; 5] = ["ada", "bo", "cy", "di", "ed"];

fn action() -> impl Strategy<Value = Action> {
    let who = || prop::sample::select(&NAMES[..]).prop_map(id);
    let incident = || prop::sample::select(vec!["i1", "i2", "i3", "i4"]).prop_map(str::to_owned);
    let file = || prop::sample::select(vec!["f1", "f2", "f3"]).prop_map(|f| FileId(f.to_owned()));
    let note = || prop::sample::select(vec!["n1", "n2"]).prop_map(|n| AnnotationId(n.to_owned()));
    let role = || {
        prop::sample::select(vec![
            RoomRole::Candidate,
            RoomRole::Observer,
            RoomRole::Host,
        ])
    };
    let name = || "[ab]?";
    prop_oneof![
        1 => ".{0,8}".prop_map(|text| Action::Chat { text }),
        4 => (incident(), -9_000..90_000i64).prop_map(|(incident_id, began_ago_ms)| Action::AwayBegan {
            incident_id, signal: AwaySignal::TabHidden, began_ago_ms }),
        4 => (incident(), -9_000..90_000i64).prop_map(|(incident_id, duration_ms)| Action::AwayEnded {
            incident_id, duration_ms }),
        1 => (incident(), file(), 0..400u32).prop_map(|(incident_id, file_id, units)| Action::LargePaste {
            incident_id, file_id, units, lines: 1 }),
        1 => name().prop_map(|name| Action::FileCreate { name, language: "c".to_owned() }),
        1 => (file(), name()).prop_map(|(file_id, name)| Action::FileRename { file_id, name }),
        1 => file().prop_map(|file_id| Action::FileDelete { file_id }),
        1 => (note(), file()).prop_map(|(annotation_id, file_id)| Action::AnnotationAdd {
            annotation_id, file_id, start: "AA".to_owned(), end: "AQ".to_owned(), text: "why?".to_owned() }),
        1 => note().prop_map(|annotation_id| Action::AnnotationReply { annotation_id, text: "so".to_owned() }),
        1 => (note(), any::<bool>()).prop_map(|(annotation_id, resolved)| Action::AnnotationResolve {
            annotation_id, resolved }),
        6 => (who(), role()).prop_map(|(participant_id, role)| Action::Admit { participant_id, role }),
        1 => who().prop_map(|participant_id| Action::Deny { participant_id }),
        1 => (who(), role()).prop_map(|(participant_id, role)| Action::SetRole { participant_id, role }),
        1 => who().prop_map(|participant_id| Action::Mute { participant_id }),
        1 => who().prop_map(|participant_id| Action::Remove { participant_id }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..NAMES.len();
    prop_oneof![
        4 => (who(), any::<bool>()).prop_map(|(who, fresh)| Step::Connect(who, fresh)),
        2 => who().prop_map(Step::Disconnect),
        1 => who().prop_map(Step::Leave),
        // The host acts often, or nobody ever gets in.
        6 => action().prop_map(|action| Step::Act(0, action)),
        8 => (who(), action()).prop_map(|(who, action)| Step::Act(who, action)),
        1 => (who(), any::<bool>()).prop_map(|(who, on)| Step::Media(who, on)),
        4 => (0..40_000i64).prop_map(Step::Wait),
        1 => Just(Step::Restart),
    ]
    .boxed()
}

fn history() -> impl Strategy<Value = Vec<Step>> {
    (
        prop::collection::vec(step(), 1..80),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(mut steps, ends)| {
            if ends {
                steps.push(Step::End);
            }
            steps.insert(0, Step::Connect(0, true));
            steps
        })
}

/// Pages by their people, and what each connection may see.
struct Stage {
    world: World,
    conns: [Option<ConnId>; NAMES.len()],
    next: u64,
    ticking: bool,
}

impl Stage {
    fn play(&mut self, step: Step) -> Vec<Effect> {
        let world = &mut self.world;
        match step {
            Step::Connect(who, fresh) => {
                self.next += 1;
                let conn = ConnId(self.next);
                self.conns[who] = Some(conn);
                let last = if fresh { 0 } else { world.room.seq() };
                world.connect(NAMES[who], conn, last)
            }
            Step::Disconnect(who) => match self.conns[who].take() {
                Some(conn) => world.handle(Command::Disconnect { conn }),
                None => Vec::new(),
            },
            Step::Leave(who) => match self.conns[who].take() {
                Some(conn) => world.handle(Command::Leave { conn }),
                None => Vec::new(),
            },
            Step::Act(who, action) => match self.conns[who] {
                Some(conn) => world.act(conn, action),
                None => Vec::new(),
            },
            Step::Media(who, microphone) => match self.conns[who] {
                Some(conn) => world.handle(Command::MediaState {
                    conn,
                    state: MediaState {
                        microphone,
                        ..MediaState::default()
                    },
                }),
                None => Vec::new(),
            },
            Step::Wait(ms) => {
                self.ticking = true;
                world.wait(ms)
            }
            Step::Restart => {
                world.restart();
                self.conns = [None; NAMES.len()];
                Vec::new()
            }
            Step::End => world.handle(Command::End),
        }
    }
}

fn check(stage: &Stage, before: &RoomState, acted: bool, effects: &[Effect]) {
    let world = &stage.world;
    // One answer to each action, none to anything else.
    let answers = effects
        .iter()
        .filter(|effect| {
            matches!(
                effect,
                Effect::Send {
                    message: ServerMessage::Ack { .. } | ServerMessage::Refused { .. },
                    ..
                }
            )
        })
        .count();
    assert_eq!(answers, usize::from(acted));
    let refused = effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::Send {
                message: ServerMessage::Refused { .. },
                ..
            }
        )
    });
    if refused {
        assert_eq!(effects.len(), 1, "a refused action has no effects");
    }
    // Sequence numbers have no gaps in the log, and time does not run backwards in it.
    for (n, (event, _)) in world.tables.events.iter().enumerate() {
        assert_eq!(event.seq, n as i64 + 1);
    }
    assert!(
        world
            .tables
            .events
            .windows(2)
            .all(|pair| pair[0].0.at_ms <= pair[1].0.at_ms)
    );
    // Whoever is told anything but "wait", "no" or goodbye is in the room, before or after.
    for effect in effects {
        let Effect::Send { to, message } = effect else {
            continue;
        };
        for conn in to {
            let person = world.room.admitted(*conn).or(before.admitted(*conn));
            match message {
                ServerMessage::Waiting | ServerMessage::Refused { .. } => {}
                ServerMessage::Event(RoomEvent {
                    body: EventBody::Incident { .. },
                    ..
                })
                | ServerMessage::Lobby { .. } => {
                    assert_eq!(person.map(|p| p.role), Some(RoomRole::Host));
                }
                _ => assert!(person.is_some(), "{message:?} to a stranger"),
            }
        }
    }
}

/// What the room remembers is exactly what its tables hold.
fn check_durable(world: &World) {
    let again = World::restore(&world.tables, world.now);
    assert_eq!(again.seq(), world.room.seq());
    assert_eq!(again.files(), world.room.files());
    assert_eq!(again.annotations(), world.room.annotations());
    assert_eq!(again.has_ended(), world.room.has_ended());
    assert_eq!(again.incident_list(), world.room.incident_list());
    let people = |room: &RoomState| -> Vec<_> {
        room.participants()
            .into_iter()
            .map(|p| (p.id, p.role, p.colour, p.display_name))
            .collect()
    };
    assert_eq!(people(&again), people(&world.room));
}

/// Severity as VC-3 words it, written down a second time.
fn check_severity(world: &World) {
    let policy = IntegrityPolicy::default();
    let all: Vec<&Incident> = world.tables.incidents.values().collect();
    for incident in &all {
        if !matches!(incident.what, IncidentKind::Away { .. }) {
            assert!(!is_red(incident));
            continue;
        }
        assert!(incident.started_at_ms >= START && incident.started_at_ms <= world.now);
        assert!(
            incident
                .ended_at_ms
                .is_none_or(|end| end >= incident.started_at_ms)
        );
        let lasted = incident.ended_at_ms.unwrap_or(world.now) - incident.started_at_ms;
        let before = all
            .iter()
            .filter(|other| {
                matches!(other.what, IncidentKind::Away { .. })
                    && other.participant_id == incident.participant_id
                    && other.started_at_ms <= incident.started_at_ms
                    && incident.started_at_ms - other.started_at_ms <= policy.burst_window_ms
            })
            .count();
        let red = lasted >= policy.red_after_ms || before >= policy.burst_count as usize;
        assert_eq!(is_red(incident), red, "{incident:?} among {all:#?}");
        assert_eq!(incident.why.is_some(), red);
    }
    let open: Vec<_> = all
        .iter()
        .filter(|incident| incident.ended_at_ms.is_none())
        .map(|incident| &incident.participant_id)
        .collect();
    let distinct: BTreeSet<_> = open.iter().collect();
    assert_eq!(open.len(), distinct.len(), "one absence at a time");
    if world.room.has_ended() {
        assert!(open.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn c_12_vc_3_every_history_is_durable_private_and_judged_alike(steps in history()) {
        let mut stage = Stage { world: World::new(), conns: [None; NAMES.len()], next: 100, ticking: false };
        for step in steps {
            let acted = matches!(&step, Step::Act(who, _) if stage.conns[*who].is_some());
            let before = stage.world.room.clone();
            let effects = stage.play(step);
            check(&stage, &before, acted, &effects);
            check_durable(&stage.world);
            // Time alone turns absences red; the hub ticks when that is due.
            while stage.world.room.next_deadline().is_some_and(|due| due <= stage.world.now) {
                let before = stage.world.room.clone();
                let effects = stage.world.wait(0);
                check(&stage, &before, false, &effects);
            }
            check_severity(&stage.world);
        }
    }
}
