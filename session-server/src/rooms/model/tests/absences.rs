//! Absences and pastes: yellow, red, and what a page may claim.

use super::*;
use api::{FileId, room_socket::IncidentKind};

#[test]
fn vc_2_a_tab_switch_is_yellow_while_it_lasts_and_when_it_ended() {
    let mut w = World::interview();
    let effects = w.away("a", 400);
    let shown = incidents_heard(&effects, HOST);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].severity, Severity::Yellow);
    // C-11: by the server's clock.
    assert_eq!(shown[0].started_at_ms, w.now.max(START));
    assert_eq!(shown[0].ended_at_ms, None);
    w.now += 3_000;
    let ended = incidents_heard(&w.back("a", 3_000), HOST);
    assert_eq!(ended[0].duration_ms, Some(3_000));
    assert!(!is_red(&ended[0]));
    // C-12: stored as shown.
    assert_eq!(w.incident("a"), &ended[0]);
}

#[test]
fn vc_3_an_open_absence_turns_red_at_the_threshold_without_a_word_of_the_page() {
    let mut w = World::interview();
    w.now += 60_000;
    w.away("a", 0);
    let due = w.room.next_deadline().unwrap();
    assert_eq!(due, w.now + 15_000);
    assert!(w.wait(14_999).is_empty());
    let effects = w.wait(1);
    let shown = incidents_heard(&effects, HOST);
    assert!(is_red(&shown[0]) && shown[0].ended_at_ms.is_none());
    assert_eq!(shown[0].why.as_deref(), Some("Away for 15 s or longer."));
    assert!(incidents_heard(&effects, BO).is_empty());
    // Told once.
    assert_eq!(w.room.next_deadline(), None);
    assert!(w.wait(60_000).is_empty());
}

#[test]
fn vc_3_the_third_absence_within_a_minute_is_red_and_says_so() {
    let mut w = World::interview();
    w.now += 600_000;
    for (name, red) in [("a", false), ("b", false), ("c", true)] {
        w.away(name, 0);
        w.now += 1_000;
        w.back(name, 1_000);
        assert_eq!(is_red(w.incident(name)), red, "{name}");
        w.now += 10_000;
    }
    let why = w.incident("c").why.clone().unwrap();
    assert_eq!(why, "3 absences within 60 s.");
    w.now += 60_000;
    w.away("d", 0);
    assert!(!is_red(w.incident("d")));
}

#[test]
fn c_11_an_absence_cannot_be_dated_before_the_join_or_into_the_future() {
    let mut w = World::interview();
    w.now += 5_000;
    w.away("a", i64::MAX);
    assert_eq!(w.incident("a").started_at_ms, START);
    w.back("a", i64::MAX);
    assert_eq!(w.incident("a").ended_at_ms, Some(w.now));
    w.away("b", i64::MIN);
    assert_eq!(w.incident("b").started_at_ms, w.now);
    w.back("b", i64::MIN);
    assert_eq!(w.incident("b").duration_ms, Some(0));
}

#[test]
fn c_12_a_report_sent_again_changes_nothing() {
    let mut w = World::interview();
    w.away("a", 0);
    let before = w.tables.events.len();
    assert_eq!(outcome(&w.away("a", 9_000), BO), Ok(0));
    w.back("a", 0);
    assert_eq!(outcome(&w.back("a", 0), BO), Ok(0));
    assert_eq!(w.tables.events.len(), before + 1);
    assert!(outcome(&w.back("unheard-of", 1), BO).is_err());
}

#[test]
fn vc_3_a_page_that_stayed_connected_cannot_shorten_its_absence() {
    let mut w = World::interview();
    w.away("a", 0);
    w.now += 60_000;
    w.back("a", 100);
    assert!(w.incident("a").duration_ms.unwrap() >= 55_000);
    assert!(is_red(w.incident("a")));
}

#[test]
fn vc_3_a_page_whose_connection_was_lost_reports_when_it_really_came_back() {
    let mut w = World::interview();
    w.now += 60_000;
    w.away("a", 0);
    w.handle(Command::Disconnect { conn: BO });
    w.wait(20_000);
    assert!(is_red(w.incident("a")), "still away as far as is known");
    let seq = w.tables.events.len() as i64;
    w.connect("bo", ConnId(9), seq);
    let action = Action::AwayEnded {
        incident_id: "a".to_owned(),
        duration_ms: 3_000,
    };
    w.act(ConnId(9), action);
    assert_eq!(w.incident("a").duration_ms, Some(3_000));
    assert!(!is_red(w.incident("a")));
}

#[test]
fn c_9_an_absence_stays_open_over_a_lost_connection_and_ends_with_leaving() {
    let mut w = World::interview();
    w.away("a", 0);
    w.now += 1_000;
    w.handle(Command::Disconnect { conn: BO });
    assert_eq!(w.incident("a").ended_at_ms, None);
    w.wait(GRACE - 1);
    assert_eq!(w.incident("a").ended_at_ms, None);
    let effects = w.wait(1);
    assert_eq!(w.incident("a").ended_at_ms, Some(w.now));
    assert!(
        heard(&effects, HOST)
            .iter()
            .any(|body| matches!(body, EventBody::Left { .. }))
    );
}

#[test]
fn c_11_an_absence_the_server_died_in_is_not_taken_to_last_until_somebody_comes_again() {
    let mut w = World::interview();
    w.now += 60_000;
    w.away("a", 0);
    let began = w.now;
    // The host looks in the next day; the candidate does not.
    w.now += 86_400_000;
    w.restart();
    w.connect("ada", ConnId(8), 0);
    while let Some(due) = w.room.next_deadline() {
        w.now = due;
        w.handle(Command::Tick);
    }
    assert_eq!(w.incident("a").ended_at_ms, Some(began + GRACE));
    // The page itself knows better, if it ever says so.
    w.connect("bo", ConnId(9), w.tables.events.len() as i64);
    w.act(ConnId(9), back_of("a", 5_000));
    assert_eq!(w.incident("a").duration_ms, Some(5_000));
    assert!(!is_red(w.incident("a")));
}

#[test]
fn c_11_an_absence_goes_on_when_the_page_is_back_after_the_server_died() {
    let mut w = World::interview();
    w.now += 60_000;
    w.away("a", 0);
    let began = w.now;
    w.now += 600_000;
    w.restart();
    w.connect("bo", ConnId(9), w.tables.events.len() as i64);
    w.wait(1_000);
    assert!(is_red(w.incident("a")) && w.incident("a").ended_at_ms.is_none());
    w.act(ConnId(9), back_of("a", 601_000));
    assert_eq!(w.incident("a").ended_at_ms, Some(began + 601_000));
}

fn back_of(incident_id: &str, duration_ms: Millis) -> Action {
    Action::AwayEnded {
        incident_id: incident_id.to_owned(),
        duration_ms,
    }
}

#[test]
fn c_9_a_new_page_ends_the_absence_of_the_one_it_replaces() {
    let mut w = World::interview();
    w.away("a", 0);
    w.now += 2_000;
    w.connect("bo", ConnId(9), 0);
    assert_eq!(w.incident("a").duration_ms, Some(2_000));
    // A reconnecting page is the same page.
    w.act(
        ConnId(9),
        Action::AwayBegan {
            incident_id: "b".to_owned(),
            signal: api::room_socket::AwaySignal::WindowBlur,
            began_ago_ms: 0,
        },
    );
    w.handle(Command::Disconnect { conn: ConnId(9) });
    w.connect("bo", ConnId(10), 3);
    assert_eq!(w.incident("b").ended_at_ms, None);
}

#[test]
fn vc_1_only_hosts_hear_of_incidents_while_the_room_is_open() {
    let mut w = World::interview();
    w.connect("cy", ConnId(3), 0);
    w.act(
        HOST,
        Action::Admit {
            participant_id: id("cy"),
            role: RoomRole::Observer,
        },
    );
    let effects = w.away("a", 0);
    assert_eq!(incidents_heard(&effects, HOST).len(), 1);
    assert!(heard(&effects, BO).is_empty() && sent(&effects, ConnId(3)).is_empty());
    // C-14: the candidate's page only gets its acknowledgement.
    assert_eq!(sent(&effects, BO).len(), 1);
    assert!(outcome(&w.act(HOST, away_of("x")), HOST).is_err());
    assert!(outcome(&w.act(ConnId(3), away_of("x")), ConnId(3)).is_err());
}

fn away_of(incident_id: &str) -> Action {
    Action::AwayBegan {
        incident_id: incident_id.to_owned(),
        signal: api::room_socket::AwaySignal::TabHidden,
        began_ago_ms: 0,
    }
}

#[test]
fn c_10_a_large_paste_is_an_incident_and_a_small_one_is_none() {
    let mut w = World::interview();
    let paste = |id: &str, units| Action::LargePaste {
        incident_id: id.to_owned(),
        file_id: FileId("f1".to_owned()),
        units,
        lines: 12,
    };
    assert_eq!(outcome(&w.act(BO, paste("p", 199)), BO), Ok(0));
    let shown = incidents_heard(&w.act(BO, paste("q", 200)), HOST);
    assert!(matches!(
        shown[0].what,
        IncidentKind::LargePaste { units: 200, .. }
    ));
    assert!(!is_red(&shown[0]));
    let other = Action::LargePaste {
        incident_id: "r".to_owned(),
        file_id: FileId("f9".to_owned()),
        units: 900,
        lines: 1,
    };
    assert!(outcome(&w.act(BO, other), BO).is_err());
}

#[test]
fn c_14_a_hostile_page_cannot_flood_the_log() {
    let mut w = World::interview();
    for n in 0..2_000 {
        w.away(&format!("a{n}"), 0);
        w.back(&format!("a{n}"), 0);
        w.now += 10;
    }
    assert!(w.tables.incidents.len() <= integrity::FLOOD_COUNT);
    w.now += integrity::FLOOD_WINDOW;
    for n in 0..2_000 {
        w.away(&format!("b{n}"), 0);
        w.now += 2_100;
    }
    assert!(w.tables.incidents.len() <= integrity::MAX_INCIDENTS);
    assert!(w.tables.events.len() <= MAX_EVENTS_PER_PERSON as usize + 10);
}

#[test]
fn vc_3_the_policy_has_bounds() {
    let fine = IntegrityPolicy::default();
    assert_eq!(integrity::out_of_range(&fine), None);
    let bad = IntegrityPolicy {
        burst_count: 1,
        ..fine
    };
    assert_eq!(
        integrity::out_of_range(&bad).map(|(field, _)| field),
        Some("integrity.burst_count")
    );
}
