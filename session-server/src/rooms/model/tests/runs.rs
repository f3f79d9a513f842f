//! Runs: who may press, what everybody sees, and what a dead server leaves behind.

use super::*;
use api::{
    FileId,
    judge::{Output, Verdict},
    room_socket::EventBody,
};

fn press() -> Action {
    Action::Run {
        file_id: FileId("f1".to_owned()),
        input: "1\n".to_owned(),
    }
}

fn ended(run_id: &str) -> Command {
    Command::RunEnded {
        run_id: run_id.to_owned(),
        file_id: FileId("f1".to_owned()),
        result: failed("done"),
    }
}

fn run_of(effects: &[Effect]) -> String {
    let run = effects.iter().find_map(|effect| match effect {
        Effect::Run(run) => Some(run.id.clone()),
        _ => None,
    });
    run.expect("a run was started")
}

#[test]
fn b_9_a_run_is_heard_by_all_and_another_waits_for_its_end() {
    let mut w = World::interview();
    let started = w.act(BO, press());
    let run = run_of(&started);
    let is_start = |body: &EventBody| matches!(body, EventBody::RunStarted { .. });
    assert!(heard(&started, HOST).iter().any(is_start) && heard(&started, BO).iter().any(is_start));
    assert!(outcome(&w.act(HOST, press()), HOST).is_err());
    let over = w.handle(ended(&run));
    assert!(
        heard(&over, BO)
            .iter()
            .any(|body| matches!(body, EventBody::RunEnded { .. }))
    );
    // Its end is told once, and nobody else's end is.
    assert!(w.handle(ended(&run)).is_empty() && w.handle(ended("run-999")).is_empty());
    assert!(outcome(&w.act(HOST, press()), HOST).is_ok());
}

#[test]
fn b_9_observers_do_not_run_and_missing_files_are_not_run() {
    let mut w = World::interview();
    w.connect("cy", ConnId(3), 0);
    w.act(
        HOST,
        Action::Admit {
            participant_id: id("cy"),
            role: RoomRole::Observer,
        },
    );
    assert!(outcome(&w.act(ConnId(3), press()), ConnId(3)).is_err());
    let missing = Action::Run {
        file_id: FileId("f9".to_owned()),
        input: String::new(),
    };
    assert!(outcome(&w.act(BO, missing), BO).is_err());
}

#[test]
fn b_9_a_run_is_stopped_by_who_started_it_or_a_host_and_by_nobody_else() {
    let mut w = World::interview();
    let stop = |run_id: &str| Action::StopRun {
        run_id: run_id.to_owned(),
    };
    let stops = |effects: &[Effect], conn: ConnId, who: &str| {
        let says = |body: &EventBody| matches!(body, EventBody::RunEnded { stopped: true, result, .. } if result.message.contains(who));
        heard(effects, conn).iter().any(says)
            && effects
                .iter()
                .any(|effect| matches!(effect, Effect::StopRun { .. }))
    };
    let run = run_of(&w.act(HOST, press()));
    assert!(outcome(&w.act(BO, stop(&run)), BO).is_err());
    assert!(outcome(&w.act(HOST, stop("run-999")), HOST).is_err());
    assert!(stops(&w.act(HOST, stop(&run)), BO, "ada"));
    // What the program would still have said is not asked for any more, and it is stopped once.
    assert!(w.handle(ended(&run)).is_empty());
    assert!(outcome(&w.act(HOST, stop(&run)), HOST).is_err());
    let run = run_of(&w.act(BO, press()));
    assert!(stops(&w.act(BO, stop(&run)), HOST, "bo"));
    let run = run_of(&w.act(BO, press()));
    assert!(stops(&w.act(HOST, stop(&run)), BO, "ada"));
}

#[test]
fn b_9_a_run_the_server_died_in_is_over_for_whoever_comes_back() {
    let mut w = World::interview();
    w.act(BO, press());
    w.restart();
    let back = w.connect("bo", ConnId(9), 0);
    let ends = back.iter().filter(|effect| {
        matches!(effect, Effect::Persist(Change::Event { event, .. })
            if matches!(&event.body, EventBody::RunEnded { result, .. } if result.verdict == Verdict::SystemError))
    });
    assert_eq!(ends.count(), 1);
    assert!(outcome(&w.act(ConnId(9), press()), ConnId(9)).is_ok());
    // Told once: the next to come finds it in the log.
    w.connect("ada", ConnId(10), 0);
    assert_eq!(
        w.tables
            .events
            .iter()
            .filter(|(event, _)| matches!(event.body, EventBody::RunEnded { .. }))
            .count(),
        1
    );
}

#[test]
fn b_9_what_a_run_prints_is_kept_in_bounds_and_storable() {
    let mut result = failed("long");
    result.stdout = Output {
        text: format!("\0{}", "é".repeat(20_000)),
        bytes: 40_001,
        cut: false,
        lossy: false,
    };
    let short = shortened(result);
    assert!(
        short.stdout.text.len() <= 17_000 && short.stdout.cut && !short.stdout.text.contains('\0')
    );
}
