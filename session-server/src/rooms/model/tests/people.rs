//! Coming, waiting, being let in, changed, muted, removed.

use super::*;
use api::room_socket::{Presence, close};

const CY: ConnId = ConnId(3);

fn admit(name: &str, role: RoomRole) -> Action {
    Action::Admit {
        participant_id: id(name),
        role,
    }
}

fn presence(w: &World, name: &str) -> Presence {
    let all = w.room.participants();
    all.iter().find(|p| p.id == id(name)).unwrap().presence
}

#[test]
fn c_5_who_waits_hears_nothing_of_the_room() {
    let mut w = World::interview();
    let effects = w.connect("cy", CY, 0);
    assert!(matches!(sent(&effects, CY)[..], [ServerMessage::Waiting]));
    let chat = Action::Chat {
        text: "secret".to_owned(),
    };
    assert!(sent(&w.act(HOST, chat.clone()), CY).is_empty());
    assert!(outcome(&w.act(CY, chat), CY).is_err());
    assert!(
        sent(&effects, HOST)
            .iter()
            .any(|m| matches!(m, ServerMessage::Lobby { waiting } if waiting.len() == 1))
    );
}

#[test]
fn c_5_a_reconnect_within_the_grace_is_no_leaving() {
    let mut w = World::interview();
    let effects = w.handle(Command::Disconnect { conn: BO });
    assert!(matches!(
        &sent(&effects, HOST)[..],
        [ServerMessage::Presence { participant }] if participant.presence == Presence::Reconnecting
    ));
    w.wait(GRACE - 1);
    let before = w.tables.events.len();
    w.connect("bo", ConnId(9), before as i64);
    assert_eq!(w.tables.events.len(), before, "neither left nor joined");
    assert_eq!(presence(&w, "bo"), Presence::Online);
    // Who stays away longer has left.
    w.handle(Command::Disconnect { conn: ConnId(9) });
    w.wait(GRACE);
    assert_eq!(presence(&w, "bo"), Presence::Left);
    let effects = w.connect("bo", ConnId(10), 1);
    assert!(
        heard(&effects, HOST)
            .iter()
            .any(|b| matches!(b, EventBody::Joined { .. }))
    );
}

#[test]
fn c_5_after_a_restart_people_may_still_come_back_as_if_nothing_was() {
    let mut w = World::interview();
    w.restart();
    assert_eq!(presence(&w, "bo"), Presence::Reconnecting);
    let before = w.tables.events.len();
    w.connect("bo", BO, before as i64);
    assert_eq!(w.tables.events.len(), before);
    w.wait(GRACE);
    assert_eq!(presence(&w, "ada"), Presence::Left);
}

#[test]
fn c_5_a_second_tab_replaces_the_first() {
    let mut w = World::interview();
    let effects = w.connect("bo", ConnId(9), 0);
    assert_eq!(closed(&effects, BO), Some(close::REPLACED));
    // The first one's end is no loss of the participant.
    let effects = w.handle(Command::Disconnect { conn: BO });
    assert!(effects.is_empty());
    assert_eq!(presence(&w, "bo"), Presence::Online);
}

#[test]
fn c_5_the_room_takes_as_many_as_it_may() {
    let mut w = World::interview();
    for (n, name) in ["cy", "di", "ed"].into_iter().enumerate() {
        let conn = ConnId(20 + n as u64);
        w.connect(name, conn, 0);
        let fits = n < 2;
        assert_eq!(
            outcome(&w.act(HOST, admit(name, RoomRole::Candidate)), HOST).is_ok(),
            fits,
            "{name}"
        );
    }
    // A place of somebody who left is free, and taken.
    w.handle(Command::Leave { conn: BO });
    w.act(HOST, admit("ed", RoomRole::Candidate));
    let effects = w.connect("bo", ConnId(30), 0);
    assert_eq!(closed(&effects, ConnId(30)), Some(close::LIMIT));
}

#[test]
fn c_5_the_hosts_place_is_always_free() {
    let mut w = World::interview();
    w.connect("cy", CY, 0);
    w.connect("di", ConnId(4), 0);
    w.connect("ed", ConnId(5), 0);
    for name in ["cy", "di"] {
        w.act(HOST, admit(name, RoomRole::Observer));
    }
    w.handle(Command::Leave { conn: HOST });
    // The fourth place stays the host's, whoever comes meanwhile.
    w.handle(Command::Leave { conn: CY });
    w.restart();
    for (name, conn) in [("bo", BO), ("di", ConnId(4)), ("cy", CY)] {
        assert_eq!(closed(&w.connect(name, conn, 0), conn), None, "{name}");
    }
    let effects = w.connect("ada", ConnId(9), 0);
    assert_eq!(closed(&effects, ConnId(9)), None);
    w.connect("ed", ConnId(5), 0);
    let ed = admit("ed", RoomRole::Candidate);
    assert!(outcome(&w.act(ConnId(9), ed), ConnId(9)).is_err());
}

#[test]
fn c_5_guests_who_fill_the_lobby_keep_nobody_with_an_account_out() {
    let mut w = World::interview();
    for n in 0..=MAX_LOBBY {
        let name = format!("guest-{n:02}");
        let guest = Person {
            user_id: None,
            ..person(&name, RoomRole::Candidate, Standing::Waiting)
        };
        w.tables.people.insert(guest.id.clone(), guest);
        let conn = ConnId(100 + n as u64);
        let effects = w.connect(&name, conn, 0);
        let refused = (n == MAX_LOBBY).then_some(TRY_AGAIN);
        assert_eq!(closed(&effects, conn), refused, "{name}");
    }
    let effects = w.connect("cy", CY, 0);
    assert!(matches!(sent(&effects, CY)[..], [ServerMessage::Waiting]));
    // The page of a guest who waits may come back, in the place it has.
    let effects = w.connect("guest-00", ConnId(300), 0);
    assert_eq!(closed(&effects, ConnId(300)), None);
}

#[test]
fn c_8_observers_may_only_chat() {
    let mut w = World::interview();
    w.connect("cy", CY, 0);
    w.act(HOST, admit("cy", RoomRole::Observer));
    let chat = Action::Chat {
        text: "hello".to_owned(),
    };
    assert!(outcome(&w.act(CY, chat), CY).is_ok());
    for action in [
        Action::FileCreate {
            name: "x.py".to_owned(),
            language: "python".to_owned(),
        },
        Action::AnnotationResolve {
            annotation_id: api::AnnotationId("a".to_owned()),
            resolved: true,
        },
        Action::End,
        admit("bo", RoomRole::Candidate),
    ] {
        assert!(
            outcome(&w.act(CY, action.clone()), CY).is_err(),
            "{action:?}"
        );
    }
    // Candidates do not decide over others.
    for action in [
        Action::Remove {
            participant_id: id("cy"),
        },
        Action::Mute {
            participant_id: id("ada"),
        },
        Action::End,
    ] {
        assert!(
            outcome(&w.act(BO, action.clone()), BO).is_err(),
            "{action:?}"
        );
    }
}

#[test]
fn c_6_becoming_an_observer_takes_the_pen_and_the_camera_away() {
    let mut w = World::interview();
    let to = |role| Action::SetRole {
        participant_id: id("bo"),
        role,
    };
    let effects = w.act(HOST, to(RoomRole::Observer));
    assert!(effects.iter().any(|e| matches!(
        e,
        Effect::Document(Document::CanWrite(who, false)) if *who == id("bo")
    )));
    assert!(
        effects
            .iter()
            .any(|e| matches!(e, Effect::Media(Media::Stop(..))))
    );
    let effects = w.act(HOST, to(RoomRole::Candidate));
    assert!(
        effects
            .iter()
            .any(|e| matches!(e, Effect::Document(Document::CanWrite(_, true))))
    );
    assert!(outcome(&w.act(HOST, to(RoomRole::Host)), HOST).is_err());
}

#[test]
fn c_5_who_is_muted_stays_so_until_they_unmute_themselves() {
    let mut w = World::interview();
    let on = MediaState {
        camera: true,
        microphone: true,
        screen: false,
    };
    let off = MediaState {
        microphone: false,
        ..on
    };
    let state = |state| Command::MediaState { conn: BO, state };
    let mutes = |effects: &[Effect]| -> Vec<bool> {
        effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Media(Media::Mute(_, muted)) => Some(*muted),
                _ => None,
            })
            .collect()
    };
    w.handle(state(on));
    let effects = w.act(
        HOST,
        Action::Mute {
            participant_id: id("bo"),
        },
    );
    assert_eq!(mutes(&effects), [true]);
    assert!(
        sent(&effects, BO)
            .iter()
            .any(|m| matches!(m, ServerMessage::Muted))
    );
    // A state sent before the page knew does not unmute.
    assert_eq!(mutes(&w.handle(state(on))), [] as [bool; 0]);
    w.handle(state(off));
    assert_eq!(mutes(&w.handle(state(on))), [false]);
}

#[test]
fn c_5_removed_is_for_good() {
    let mut w = World::interview();
    let effects = w.act(
        HOST,
        Action::Remove {
            participant_id: id("bo"),
        },
    );
    assert_eq!(closed(&effects, BO), Some(close::REMOVED));
    assert!(effects.iter().any(|e| matches!(
        e,
        Effect::Document(Document::Disconnect(who, close::REMOVED)) if *who == id("bo")
    )));
    let effects = w.connect("bo", ConnId(9), 0);
    assert_eq!(closed(&effects, ConnId(9)), Some(close::REMOVED));
    assert!(outcome(&w.act(HOST, admit("bo", RoomRole::Candidate)), HOST).is_err());
    let host = Action::Remove {
        participant_id: id("ada"),
    };
    assert!(outcome(&w.act(HOST, host), HOST).is_err());
}

#[test]
fn c_5_ending_tells_everybody_then_closes() {
    let mut w = World::interview();
    w.connect("cy", CY, 0);
    let effects = w.act(HOST, Action::End);
    assert!(outcome(&effects, HOST).is_ok());
    for conn in [HOST, BO, CY] {
        assert_eq!(closed(&effects, conn), Some(close::ENDED));
    }
    assert!(heard(&effects, BO).contains(&EventBody::Ended));
    assert!(sent(&effects, CY).is_empty());
    let effects = w.connect("bo", ConnId(9), 0);
    assert_eq!(closed(&effects, ConnId(9)), Some(close::ENDED));
    assert!(w.handle(Command::End).is_empty());
    assert!(w.room.is_empty() && w.room.next_deadline().is_none());
}

#[test]
fn c_6_files_have_free_names_and_a_limit() {
    let mut w = World::interview();
    let create = |name: &str| Action::FileCreate {
        name: name.to_owned(),
        language: "rust".to_owned(),
    };
    let effects = w.act(BO, create("lib.rs"));
    assert!(
        effects
            .iter()
            .any(|e| matches!(e, Effect::Document(Document::Files(files)) if files.len() == 2))
    );
    assert!(outcome(&w.act(BO, create("LIB.rs ")), BO).is_err());
    assert!(outcome(&w.act(BO, create(" \u{7} ")), BO).is_err());
    for n in 0..3 {
        w.act(BO, create(&format!("{n}.rs")));
    }
    assert!(outcome(&w.act(BO, create("one-more.rs")), BO).is_err());
    let f2 = api::FileId("f2".to_owned());
    let delete = Action::FileDelete {
        file_id: f2.clone(),
    };
    assert!(outcome(&w.act(BO, delete.clone()), BO).is_err());
    assert!(outcome(&w.act(HOST, delete), HOST).is_ok());
    assert!(outcome(&w.act(BO, create("lib.rs")), BO).is_ok());
    let rename = Action::FileRename {
        file_id: f2,
        name: "x".to_owned(),
    };
    assert!(outcome(&w.act(BO, rename), BO).is_err());
}
