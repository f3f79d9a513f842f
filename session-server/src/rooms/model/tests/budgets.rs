//! What one person may have the room keep, and what is kept for hosts.

use super::*;
use crate::rooms::model::{
    actions::{LOG_FOR_HOSTS, MAX_LOG, MAX_LOG_PER_PERSON},
    annotations::{ANNOTATIONS_FOR_HOSTS, MAX_ANNOTATIONS, MAX_ANNOTATIONS_PER_PERSON},
    integrity::MAX_CORRECTIONS,
};
use api::{
    AnnotationId, FileId,
    judge::{Output, RunResult, Verdict},
};

const CY: ConnId = ConnId(3);
const DI: ConnId = ConnId(4);
/// The longest message.
const LONG: usize = 4 * 4_000;

fn say(text: &str) -> Action {
    Action::Chat {
        text: text.to_owned(),
    }
}

fn admit(w: &mut World, name: &str, conn: ConnId) {
    w.connect(name, conn, 0);
    let admit = Action::Admit {
        participant_id: id(name),
        role: RoomRole::Candidate,
    };
    outcome(&w.act(HOST, admit), HOST).unwrap();
}

/// Says as much as is taken; how many bytes, and why no more.
fn talk(w: &mut World, conn: ConnId) -> (usize, String) {
    let text = "\u{1F600}".repeat(LONG / 4);
    for n in 0.. {
        if let Err(reason) = outcome(&w.act(conn, say(&text)), conn) {
            return (n * LONG, reason);
        }
    }
    unreachable!("a log without end")
}

#[test]
fn arch_10_one_persons_text_is_bounded_and_the_last_of_the_log_is_the_hosts() {
    let mut w = World::interview();
    let (bytes, reason) = talk(&mut w, BO);
    assert!((MAX_LOG_PER_PERSON..MAX_LOG_PER_PERSON + LONG).contains(&bytes));
    assert!(reason.contains("You have done so much"), "{reason}");
    // A new page and a new server change nothing.
    w.restart();
    w.connect("bo", BO, 0);
    w.connect("ada", HOST, 0);
    assert_eq!(talk(&mut w, BO).0, 0);
    let resolve = Action::FileLanguage {
        file_id: FileId("f1".to_owned()),
        language: "rust".to_owned(),
    };
    assert!(outcome(&w.act(BO, resolve), BO).is_ok(), "no text");

    let mut total = bytes;
    admit(&mut w, "cy", CY);
    admit(&mut w, "di", DI);
    for conn in [CY, DI] {
        total += talk(&mut w, conn).0;
    }
    assert!(total >= MAX_LOG - LOG_FOR_HOSTS);
    w.handle(Command::Leave { conn: BO });
    admit(&mut w, "ed", ConnId(5));
    let (none, reason) = talk(&mut w, ConnId(5));
    assert_eq!(none, 0);
    assert!(reason.contains("log is full"), "{reason}");
    let (hosts, _) = talk(&mut w, HOST);
    assert!((MAX_LOG..MAX_LOG + LONG).contains(&(total + hosts)));
}

#[test]
fn arch_10_the_output_of_a_run_counts_for_who_started_it() {
    let mut w = World::interview();
    let text = "x".repeat(16 << 10);
    let output = || Output {
        text: text.clone(),
        ..Output::default()
    };
    let result = RunResult {
        verdict: Verdict::Accepted,
        stdout: output(),
        stderr: output(),
        compiler: Some(output()),
        ..failed("")
    };
    for n in 0.. {
        let run = Action::Run {
            file_id: FileId("f1".to_owned()),
            input: String::new(),
        };
        let effects = w.act(BO, run);
        let started = effects.iter().find_map(|effect| match effect {
            Effect::Run(run) => Some(run.clone()),
            _ => None,
        });
        let Some(run) = started else {
            assert_eq!(n, MAX_LOG_PER_PERSON.div_ceil(3 * text.len()));
            break;
        };
        w.handle(Command::RunEnded {
            run_id: run.id,
            file_id: run.file_id,
            result: result.clone(),
        });
    }
    assert!(outcome(&w.act(BO, say("hello")), BO).is_err());
    assert!(outcome(&w.act(HOST, say("hello")), HOST).is_ok());
}

#[test]
fn c_9_c_10_doing_a_lot_silences_no_alert() {
    let mut w = World::interview();
    while outcome(&w.act(BO, say("x")), BO).is_ok() {}
    let counted = w
        .tables
        .events
        .iter()
        .filter(|(event, _)| event.by == Some(id("bo")));
    assert_eq!(counted.count(), MAX_EVENTS_PER_PERSON as usize);
    assert_eq!(incidents_heard(&w.away("a", 0), HOST).len(), 1);
    w.now += 1_000;
    assert_eq!(incidents_heard(&w.back("a", 1_000), HOST).len(), 1);
    let paste = Action::LargePaste {
        incident_id: "p".to_owned(),
        file_id: FileId("f1".to_owned()),
        units: 900,
        lines: 9,
    };
    assert_eq!(incidents_heard(&w.act(BO, paste), HOST).len(), 1);
    assert!(outcome(&w.act(HOST, say("x")), HOST).is_ok());
}

#[test]
fn arch_10_the_end_of_an_absence_is_corrected_a_few_times_only() {
    let mut w = World::interview();
    w.away("a", 0);
    w.back("a", 0);
    let events = w.tables.events.len();
    for n in 1..=i64::from(MAX_CORRECTIONS) + 5 {
        w.now += 1_000;
        let told = outcome(&w.back("a", n * 1_000), BO).is_ok();
        assert_eq!(told, n <= i64::from(MAX_CORRECTIONS), "{n}");
    }
    assert_eq!(w.tables.events.len() - events, usize::from(MAX_CORRECTIONS));
}

#[test]
fn c_7_nobody_takes_all_annotations_and_the_last_are_the_hosts() {
    let mut w = World::interview();
    let annotate = |w: &mut World, conn: ConnId| {
        let add = |n: usize| Action::AnnotationAdd {
            annotation_id: AnnotationId(format!("{}-{n}", conn.0)),
            file_id: FileId("f1".to_owned()),
            start: "AAEC".to_owned(),
            end: "AAED".to_owned(),
            text: "why?".to_owned(),
        };
        (0..).find(|&n| outcome(&w.act(conn, add(n)), conn).is_err())
    };
    admit(&mut w, "cy", CY);
    admit(&mut w, "di", DI);
    assert_eq!(annotate(&mut w, BO), Some(MAX_ANNOTATIONS_PER_PERSON));
    assert_eq!(annotate(&mut w, CY), Some(MAX_ANNOTATIONS_PER_PERSON));
    assert_eq!(annotate(&mut w, DI), Some(0));
    assert_eq!(annotate(&mut w, HOST), Some(ANNOTATIONS_FOR_HOSTS));
    assert_eq!(
        2 * MAX_ANNOTATIONS_PER_PERSON + ANNOTATIONS_FOR_HOSTS,
        MAX_ANNOTATIONS
    );
}

#[test]
fn c_6_one_of_the_places_for_files_is_the_hosts() {
    let mut w = World::interview();
    let create = |n: usize| Action::FileCreate {
        name: format!("{n}.rs"),
        language: "rust".to_owned(),
    };
    // The first of five was there.
    for (n, fits) in [(1, true), (2, true), (3, true), (4, false)] {
        assert_eq!(outcome(&w.act(BO, create(n)), BO).is_ok(), fits, "{n}");
    }
    assert!(outcome(&w.act(HOST, create(4)), HOST).is_ok());
    assert!(outcome(&w.act(HOST, create(5)), HOST).is_err());
}
