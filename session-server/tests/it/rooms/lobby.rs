//! Creating a room, asking to enter, being let in or not.

use crate::harness::{on_both, on_both_with};
use api::{
    room_socket::{Action, EventBody, Presence, ServerMessage, close},
    rooms::{RoomRole, RoomStatus},
};
use serde_json::json;

#[tokio::test]
async fn c_5_a_verified_interviewer_opens_a_room_and_nobody_else() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, false).await;
        assert_eq!(room.status, RoomStatus::Open);
        assert_eq!(room.my_role, Some(RoomRole::Host));
        assert_eq!(room.host_name, "Ada");
        assert_eq!(room.integrity.red_after_ms, 15_000);

        let request = json!({ "title": "Mine", "guests_allowed": false });
        let bo = t.student("Bo").await;
        let unverified = t
            .actor("Una", api::accounts::Role::Interviewer, false)
            .await;
        for token in [&bo.token, &unverified.token] {
            t.post("/rooms", Some(token), request.clone())
                .await
                .refused(403, "forbidden");
        }
        t.post("/rooms", None, request)
            .await
            .refused(401, "unauthenticated");

        let lobby = t.get(&format!("/rooms/{}/lobby", room.id), None).await;
        let lobby = lobby.expect(200);
        assert_eq!(lobby["host_name"], "Ada");
        assert_eq!(lobby["integrity"]["burst_count"], 3);
        t.get("/rooms/bcdf-ghjk-mnpq/lobby", None)
            .await
            .refused(404, "not_found");
        t.get("/rooms/..%2f..%2fetc/lobby", None)
            .await
            .refused(404, "not_found");
        t.get(&format!("/rooms/{}", room.id), Some(&bo.token))
            .await
            .refused(404, "not_found");
    })
    .await;
}

#[tokio::test]
async fn c_5_the_candidate_waits_until_the_host_lets_them_in() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let bo = t.student("Bo").await;
        let room = t.room(&ada.token, false).await.id;

        // The candidate is first; the host finds them waiting.
        let mut candidate = t.page(&room, &bo.token, 0).await;
        candidate
            .find(|m| matches!(m, ServerMessage::Waiting).then_some(()))
            .await;
        let (mut host, welcome) = t.enter(&room, &ada.token, 0).await;
        assert_eq!(welcome.role, RoomRole::Host);
        assert_eq!(welcome.participants.len(), 1);
        assert_eq!(welcome.files.len(), 1);
        let waiting = host.waiting().await;
        assert_eq!(waiting.len(), 1);

        let outcome = candidate.say("let me in").await;
        assert!(outcome.refused().contains("not in the room"));

        host.admit(&waiting[0], RoomRole::Candidate).await;
        let welcome = candidate.welcome().await;
        assert_eq!(welcome.me, waiting[0]);
        assert_eq!(welcome.role, RoomRole::Candidate);
        assert_eq!(welcome.participants.len(), 2);
        assert!(welcome.events.iter().any(|event| matches!(&event.body,
            EventBody::Joined { participant_id, role: RoomRole::Candidate, .. } if *participant_id == welcome.me)));
        host.event(|event| matches!(event.body, EventBody::Joined { .. })).await;
        host.presence(|p| p.id == waiting[0] && p.presence == Presence::Online).await;

        // Both talk, and hear each other in the same order.
        let first = host.say("hello").await.seq();
        let second = candidate.say("hi").await.seq();
        assert!(second > first);
        assert_eq!(candidate.chat("hello").await.seq, first);
        assert_eq!(host.chat("hi").await.seq, second);

        // They come back without asking again.
        drop(candidate);
        let (_, welcome) = t.enter(&room, &bo.token, second).await;
        assert_eq!(welcome.role, RoomRole::Candidate);
        assert!(welcome.events.is_empty(), "{:?}", welcome.events);
        let mine = t.get("/rooms", Some(&bo.token)).await.expect(200);
        assert_eq!(mine["items"][0]["my_role"], "candidate");
    })
    .await;
}

#[tokio::test]
async fn c_5_a_denied_candidate_is_sent_away_and_may_ask_again() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let bo = t.student("Bo").await;
        let room = t.room(&ada.token, false).await.id;
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        let mut candidate = t.page(&room, &bo.token, 0).await;
        let participant_id = host.waiting().await.remove(0);
        host.act(Action::Deny { participant_id }).await.seq();
        assert_eq!(candidate.closed().await, close::DENIED);
        assert!(
            t.get("/rooms", Some(&bo.token)).await.expect(200)["items"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        let _again = t.page(&room, &bo.token, 0).await;
        host.skipped.clear();
        assert_eq!(host.waiting().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn c_5_guests_who_ask_and_do_not_come_keep_nobody_out() {
    on_both_with(&[("IX_TRUSTED_PROXIES", "127.0.0.1")], |t| async move {
        let ada = t.interviewer("Ada").await;
        let bo = t.student("Bo").await;
        let room = t.room(&ada.token, true).await.id;
        let ask = async |n: usize| {
            let from = format!("192.0.2.{n}");
            let path = format!("/rooms/{room}/guests");
            let guest = json!({ "display_name": "Guest" });
            t.request("POST", &path, &[("x-forwarded-for", &from)], Some(guest))
                .await
        };
        let token = ask(0).await.expect(201)["guest_token"].clone();
        let _waits = t.page(&room, token.as_str().unwrap(), 0).await;
        for n in 1..50 {
            ask(n).await.expect(201);
        }
        ask(50).await.refused(429, "too_many_requests");
        // Those with an account are counted by themselves.
        t.ticket(&room, &bo.token, "room").await;
        t.app.clock.advance(60_000);
        ask(51).await.expect(201);
        let guests: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM room_participants WHERE user_id IS NULL")
                .fetch_one(&mut *t.db().read().await.unwrap())
                .await
                .unwrap();
        assert_eq!(guests, 2, "who came, and who asks");
    })
    .await;
}
