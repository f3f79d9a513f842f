//! Integrity alerts on their way from the candidate's page to the host's, live.

use crate::harness::on_both;
use api::room_socket::{Action, AwaySignal, EventBody, Incident, Severity};

fn began(id: &str, began_ago_ms: i64) -> Action {
    Action::AwayBegan {
        incident_id: id.to_owned(),
        signal: AwaySignal::TabHidden,
        began_ago_ms,
    }
}

fn ended(id: &str, duration_ms: i64) -> Action {
    Action::AwayEnded {
        incident_id: id.to_owned(),
        duration_ms,
    }
}

async fn alert(page: &mut crate::room_client::Page) -> Incident {
    page.find(|message| match message {
        api::room_socket::ServerMessage::Event(event) => match &event.body {
            EventBody::Incident { incident } => Some(incident.clone()),
            _ => None,
        },
        _ => None,
    })
    .await
}

#[tokio::test]
async fn c_13_vc_2_vc_3_an_absence_shows_yellow_then_red_while_it_lasts() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        t.app.clock.advance(60_000);
        i.candidate.act(began("away-1", 250)).await.seq();
        let yellow = alert(&mut i.host).await;
        assert_eq!(yellow.severity, Severity::Yellow);
        assert_eq!(yellow.started_at_ms, t.app.clock.now_ms() - 250);

        t.app.clock.advance(15_000);
        t.app.rooms.tick().await;
        let red = alert(&mut i.host).await;
        assert_eq!((red.id.as_str(), red.severity), ("away-1", Severity::Red));
        assert_eq!(red.ended_at_ms, None);
        assert_eq!(red.why.as_deref(), Some("Away for 15 s or longer."));

        i.candidate.act(ended("away-1", 15_250)).await.seq();
        let over = alert(&mut i.host).await;
        assert_eq!(over.duration_ms, Some(15_250));

        // C-12: the log has it; the candidate reads it after the end, and only then.
        let path = format!("/rooms/{}/incidents", i.room);
        let log = t.get(&path, Some(&i.host_token)).await.expect(200);
        assert_eq!(log.as_array().unwrap().len(), 1);
        assert_eq!(log[0]["severity"], "red");
        t.get(&path, Some(&i.candidate_token))
            .await
            .refused(403, "forbidden");
        i.host.act(Action::End).await.seq();
        let own = t.get(&path, Some(&i.candidate_token)).await.expect(200);
        assert_eq!(own, log);
        // C-14: meanwhile the candidate's page was sent nothing but acknowledgements.
        i.candidate.closed().await;
        let alerts = i.candidate.skipped.iter().filter(|message| {
            matches!(message, api::room_socket::ServerMessage::Event(event)
                if matches!(event.body, EventBody::Incident { .. }))
        });
        assert_eq!(alerts.count(), 0);
    })
    .await;
}

#[tokio::test]
async fn vc_3_the_room_wakes_by_itself_at_the_threshold() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let policy = serde_json::json!({ "red_after_ms": 1_000, "burst_count": 3,
            "burst_window_ms": 60_000, "large_paste_units": 200 });
        let request =
            serde_json::json!({ "title": "Quick", "guests_allowed": true, "integrity": policy });
        let room = t
            .post("/rooms", Some(&ada.token), request)
            .await
            .expect(201);
        let room = api::RoomId(room["id"].as_str().unwrap().to_owned());
        let (token, id) = t.guest(&room, "Bo").await;
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        let mut candidate = t.page(&room, &token, 0).await;
        host.waiting().await;
        host.admit(&id, api::rooms::RoomRole::Candidate).await;
        candidate.welcome().await;
        candidate.act(began("away-1", 0)).await.seq();
        assert_eq!(alert(&mut host).await.severity, Severity::Yellow);
        t.app.clock.advance(1_000);
        assert_eq!(alert(&mut host).await.severity, Severity::Red);
    })
    .await;
}

#[tokio::test]
async fn c_9_an_absence_goes_on_while_the_connection_is_lost_and_over_a_restart() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        t.app.clock.advance(60_000);
        let last = i.candidate.act(began("away-1", 0)).await.seq();
        drop(i.candidate);
        let t = t.restart().await;
        let (mut host, _) = t.enter(&i.room, &i.host_token, last).await;
        t.app.clock.advance(20_000);
        t.app.rooms.tick().await;
        assert_eq!(alert(&mut host).await.severity, Severity::Red);
        let (mut page, _) = t.enter(&i.room, &i.candidate_token, last).await;
        page.act(ended("away-1", 19_000)).await.seq();
        assert_eq!(alert(&mut host).await.duration_ms, Some(19_000));
    })
    .await;
}

#[tokio::test]
async fn c_9_closing_the_page_mid_absence_ends_it_with_leaving() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        i.candidate.act(began("away-1", 0)).await.seq();
        alert(&mut i.host).await;
        drop(i.candidate);
        i.host
            .presence(|p| p.presence == api::room_socket::Presence::Reconnecting)
            .await;
        t.app.clock.advance(30_000);
        t.app.rooms.tick().await;
        let over = alert(&mut i.host).await;
        assert_eq!(over.duration_ms, Some(30_000));
        i.host
            .event(|event| matches!(event.body, EventBody::Left { .. }))
            .await;
    })
    .await;
}
