//! Chat, files and annotations: order, acknowledgement, coming back.

use crate::harness::on_both;
use api::{
    AnnotationId, FileId,
    room_socket::{Action, ClientMessage, EventBody, Presence, RoomEvent, close},
    rooms::RoomRole,
};

fn said(events: &[RoomEvent]) -> Vec<(i64, String)> {
    events
        .iter()
        .filter_map(|event| match &event.body {
            EventBody::Chat { text } => Some((event.seq, text.clone())),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn c_8_who_comes_back_gets_what_they_missed_once_and_in_order() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let last = i.host.say("one").await.seq();
        i.candidate.chat("one").await;
        drop(i.candidate);
        i.host
            .presence(|p| p.id == i.candidate_id && p.presence == Presence::Reconnecting)
            .await;
        let mut expected = Vec::new();
        for n in 0..20 {
            let text = format!("missed {n}");
            expected.push((i.host.say(&text).await.seq(), text));
        }
        let (mut page, welcome) = t.enter(&i.room, &i.candidate_token, last).await;
        assert_eq!(said(&welcome.events), expected);
        assert_eq!(welcome.seq, expected.last().unwrap().0);
        // What follows continues there.
        let next = i.host.say("and on").await.seq();
        assert_eq!(next, welcome.seq + 1);
        assert_eq!(page.chat("and on").await.seq, next);
        // A first visit gets the whole history.
        drop(page);
        let (_, welcome) = t.enter(&i.room, &i.candidate_token, 0).await;
        assert_eq!(said(&welcome.events).len(), 22);
    })
    .await;
}

#[tokio::test]
async fn arch_10_an_action_sent_again_happens_once_and_is_acknowledged_alike() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let chat = Action::Chat {
            text: "once".to_owned(),
        };
        let seq = i.candidate.act_as("a-1", chat.clone()).await.seq();
        assert_eq!(i.candidate.act_as("a-1", chat.clone()).await.seq(), seq);
        // Twice in one breath, before the first is answered.
        for _ in 0..3 {
            let message = ClientMessage::Act {
                cid: "a-2".to_owned(),
                action: chat.clone(),
            };
            i.candidate.send(&message).await;
        }
        for _ in 0..3 {
            assert_eq!(i.candidate.outcome("a-2").await.seq(), seq + 1);
        }
        // Another participant's ids are their own.
        assert_eq!(i.host.act_as("a-1", chat.clone()).await.seq(), seq + 2);
        // After a restart it is still known.
        let t = t.restart().await;
        let (mut page, _) = t.enter(&i.room, &i.candidate_token, seq).await;
        assert_eq!(page.act_as("a-1", chat).await.seq(), seq);
    })
    .await;
}

#[tokio::test]
async fn arch_10_everything_acknowledged_survives_a_restart() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        i.candidate.say("before").await.seq();
        let create = Action::FileCreate {
            name: "lib.rs".to_owned(),
            language: "rust".to_owned(),
        };
        i.candidate.act(create).await.seq();
        let rename = Action::FileRename {
            file_id: FileId("f1".to_owned()),
            name: "solution.py".to_owned(),
        };
        i.host.act(rename).await.seq();
        let add = Action::AnnotationAdd {
            annotation_id: AnnotationId("n1".to_owned()),
            file_id: FileId("f2".to_owned()),
            start: "AAEC".to_owned(),
            end: "AAED".to_owned(),
            text: "Why\u{0}?".to_owned(),
        };
        i.host.act(add).await.seq();
        let reply = Action::AnnotationReply {
            annotation_id: AnnotationId("n1".to_owned()),
            text: "Because.".to_owned(),
        };
        i.candidate.act(reply).await.seq();
        let away = Action::AwayBegan {
            incident_id: "x1".to_owned(),
            signal: api::room_socket::AwaySignal::TabHidden,
            began_ago_ms: 0,
        };
        let last = i.candidate.act(away).await.seq();

        let t = t.restart().await;
        // Sent away in a way that asks to come back.
        assert_eq!(i.host.closed().await, 1012);
        let (_, welcome) = t.enter(&i.room, &i.host_token, 0).await;
        assert_eq!(welcome.seq, last);
        assert_eq!(said(&welcome.events).len(), 1);
        let names: Vec<_> = welcome.files.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["solution.py", "lib.rs"]);
        let notes: Vec<_> = welcome.annotations[0]
            .notes
            .iter()
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(notes, ["Why?", "Because."]);
        assert!(
            welcome.events.iter().any(
                |e| matches!(&e.body, EventBody::Incident { incident } if incident.id == "x1")
            )
        );
        // The candidate's page resumes from what it last saw; incidents are not for it.
        let (_, welcome) = t.enter(&i.room, &i.candidate_token, 3).await;
        assert_eq!(welcome.role, RoomRole::Candidate);
        assert!(welcome.events.iter().all(|e| e.seq > 3));
        assert!(
            !welcome
                .events
                .iter()
                .any(|e| matches!(e.body, EventBody::Incident { .. }))
        );
    })
    .await;
}

#[tokio::test]
async fn c_5_a_second_tab_takes_over() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let (mut second, _) = t.enter(&i.room, &i.candidate_token, 0).await;
        assert_eq!(i.candidate.closed().await, close::REPLACED);
        i.host.say("still here?").await.seq();
        second.chat("still here?").await;
    })
    .await;
}

#[tokio::test]
async fn arch_10_one_room_is_in_memory_once_however_many_come_at_once() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let mut guests = Vec::new();
        for n in 0..8 {
            guests.push(t.guest(&room, &format!("Guest {n}")).await.0);
        }
        let pages = guests.iter().map(|token| t.page(&room, token, 0));
        let mut pages = futures_util::future::join_all(pages).await;
        for page in &mut pages {
            page.find(|m| matches!(m, api::room_socket::ServerMessage::Waiting).then_some(()))
                .await;
        }
        assert_eq!(t.app.rooms.loaded(), 1);
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        assert_eq!(host.waiting().await.len(), 8);
    })
    .await;
}
