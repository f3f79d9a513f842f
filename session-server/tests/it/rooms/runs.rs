//! B-9: the run button of a live room, through the doors.

use crate::{
    document_rig::{Client, doc},
    harness::{TestApp, on_both, until},
};
use api::{
    FileId,
    judge::{RunResult, Verdict},
    replay::Replay,
    room_socket::{Action, EventBody},
};

fn press(input: &str) -> Action {
    Action::Run {
        file_id: FileId("f1".to_owned()),
        input: input.to_owned(),
    }
}

fn ended(body: &EventBody) -> Option<&RunResult> {
    match body {
        EventBody::RunEnded { result, .. } => Some(result),
        _ => None,
    }
}

#[tokio::test]
async fn b_9_both_sides_see_what_a_run_prints_and_so_does_the_recording() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let ticket = t.ticket(&i.room, &i.candidate_token, "doc").await;
        let path = format!("/ws/rooms/{}/doc?ticket={ticket}&acks=1", i.room);
        let mut editor = Client::on(t.socket(&path).await, doc(22)).synced().await;
        editor.type_text(0, "print('hello', input())\n").await;
        editor.until_saved().await;
        i.candidate.act(press("Ada\n")).await.seq();
        // Both sides, and exactly what the text was.
        for page in [&mut i.host, &mut i.candidate] {
            let event = page.event(|event| ended(&event.body).is_some()).await;
            let result = ended(&event.body).unwrap();
            assert_eq!(
                (result.verdict, result.stdout.text.as_str()),
                (Verdict::Accepted, "hello Ada\n")
            );
        }
        // Who comes later finds it in the log.
        let (_, welcome) = t.enter(&i.room, &i.host_token, 0).await;
        assert!(
            welcome
                .events
                .iter()
                .any(|event| ended(&event.body).is_some())
        );
        let markdown = Action::FileLanguage {
            file_id: FileId("f1".to_owned()),
            language: "markdown".to_owned(),
        };
        i.candidate.act(markdown).await.seq();
        assert!(
            i.candidate
                .act(press(""))
                .await
                .refused()
                .contains("cannot be run")
        );
        assert!(
            i.candidate
                .act(press(&"x".repeat(20_000)))
                .await
                .refused()
                .contains("16 KiB")
        );
        i.candidate.act(Action::End).await.refused();

        t.app.rooms.end(&i.room).await.unwrap();
        let replay = t
            .get(
                &format!("/rooms/{}/replay", i.room),
                Some(&i.candidate_token),
            )
            .await
            .expect(200);
        let replay: Replay = serde_json::from_value(replay).unwrap();
        assert_eq!(replay.runs.len(), 1);
        assert_eq!(replay.runs[0].by, i.candidate_id);
        assert_eq!(replay.runs[0].verdict, Some(Verdict::Accepted));
    })
    .await;
}

#[tokio::test]
async fn b_9_one_program_runs_at_a_time_and_an_endless_one_ends() {
    let t = TestApp::sqlite(&[]).await;
    let mut i = t.interview().await;
    let ticket = t.ticket(&i.room, &i.host_token, "doc").await;
    let path = format!("/ws/rooms/{}/doc?ticket={ticket}&acks=1", i.room);
    let mut editor = Client::on(t.socket(&path).await, doc(11)).synced().await;
    editor.type_text(0, "while True: pass\n").await;
    editor.until_saved().await;
    i.host.act(press("")).await.seq();
    assert!(
        i.candidate
            .act(press(""))
            .await
            .refused()
            .contains("running already")
    );
    let event = i
        .candidate
        .event(|event| ended(&event.body).is_some())
        .await;
    assert_eq!(ended(&event.body).unwrap().verdict, Verdict::TimeLimit);
}

#[tokio::test]
async fn b_9_the_host_stops_what_the_candidate_runs_and_the_recording_says_so() {
    let t = TestApp::sqlite(&[]).await;
    let mut i = t.interview().await;
    let ticket = t.ticket(&i.room, &i.host_token, "doc").await;
    let path = format!("/ws/rooms/{}/doc?ticket={ticket}&acks=1", i.room);
    let mut editor = Client::on(t.socket(&path).await, doc(11)).synced().await;
    editor.type_text(0, "import time\ntime.sleep(600)\n").await;
    editor.until_saved().await;
    i.candidate.act(press("")).await.seq();
    until(async || t.app.judge.load() == (1, 0)).await;
    let started = i
        .host
        .event(|event| matches!(event.body, EventBody::RunStarted { .. }))
        .await;
    let EventBody::RunStarted { run_id, .. } = started.body else {
        unreachable!()
    };
    let began = std::time::Instant::now();
    i.host.act(Action::StopRun { run_id }).await.seq();
    let event = i
        .candidate
        .event(|event| ended(&event.body).is_some())
        .await;
    assert!(event.by.is_some_and(|by| by != i.candidate_id));
    // Not when its time is up: then it would have slept for eighteen seconds.
    until(async || t.app.judge.load() == (0, 0)).await;
    assert!(began.elapsed().as_secs() < 12);
    t.app.rooms.end(&i.room).await.unwrap();
    let replay = t
        .get(&format!("/rooms/{}/replay", i.room), Some(&i.host_token))
        .await
        .expect(200);
    let replay: Replay = serde_json::from_value(replay).unwrap();
    assert_eq!(replay.runs.len(), 1);
    assert!(replay.runs[0].stopped);
}

#[tokio::test]
async fn b_9_of_an_empty_file_there_is_nothing_to_run() {
    let t = TestApp::sqlite(&[]).await;
    let mut i = t.interview().await;
    i.host.act(press("")).await.seq();
    let event = i
        .candidate
        .event(|event| ended(&event.body).is_some())
        .await;
    let result = ended(&event.body).unwrap();
    assert_ne!(result.verdict, Verdict::SystemError);
    assert!(result.message.starts_with("Nothing to run"), "{result:?}");
}
