//! How a room comes into memory and goes, who else is told of it, and what happens when two servers have it.

use crate::{
    harness::{TestApp, on_both},
    room_client::Outcome,
};
use api::{
    UserId,
    interviews::UserEvent,
    room_socket::{Action, EventBody, close},
    rooms::RoomRole,
};
use session_server::events::Delivery;

#[tokio::test]
async fn arch_10_a_room_that_ended_leaves_memory_and_one_that_drains_sends_its_pages_away() {
    on_both(|t| async move {
        let mut ended = t.interview().await;
        let mut going_on = t.interview().await;
        assert_eq!(t.app.rooms.loaded(), 2);
        ended.host.act(Action::End).await.seq();
        assert_eq!(ended.candidate.closed().await, close::ENDED);
        while t.app.rooms.loaded() > 1 {
            tokio::task::yield_now().await;
        }
        t.app.drain();
        assert_eq!(going_on.host.closed().await, 1012);
        assert_eq!(going_on.candidate.closed().await, 1012);
        t.app.rooms.stop().await;
        assert_eq!(t.app.rooms.loaded(), 0);
        let ready = t
            .http
            .get(format!("{}/readyz", t.origin))
            .send()
            .await
            .unwrap();
        assert_eq!(ready.status(), 503);
        // Nobody gets in any more, and is asked to try elsewhere.
        let mut late = t.page(&going_on.room, &going_on.host_token, 0).await;
        assert_eq!(late.closed().await, 1012);
    })
    .await;
}

#[tokio::test]
async fn arch_10_two_servers_that_hold_one_room_lose_and_repeat_nothing() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let first = i.host.say("on the first").await.seq();
        let other = t.replica(&[]).await;
        // Loads what is stored, and goes on from there: the first server's room is old then.
        let (mut elsewhere, welcome) = other.enter(&i.room, &i.candidate_token, 0).await;
        assert!(welcome.seq >= first);
        elsewhere.say("on the second").await.seq();
        let refused = i.host.say("behind").await;
        assert!(matches!(refused, Outcome::Refused(_)));
        assert_eq!(i.host.closed().await, 1012);
        // It comes back to the room as it is now.
        let (mut host, welcome) = t.enter(&i.room, &i.host_token, first).await;
        let said: Vec<&str> = welcome
            .events
            .iter()
            .filter_map(|event| match &event.body {
                EventBody::Chat { text } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(said, ["on the second"]);
        host.say("and on").await.seq();
    })
    .await;
}

/// Users told of a change of any room until now.
fn told(bus: &mut tokio::sync::broadcast::Receiver<Delivery>) -> Vec<UserId> {
    let mut users = Vec::new();
    while let Ok(delivery) = bus.try_recv() {
        if let Delivery::To(user, UserEvent::RoomChanged { .. }) = delivery {
            users.push(user);
        }
    }
    users.sort();
    users
}

#[tokio::test]
async fn arch_10_lists_of_rooms_are_told_of_opening_admission_and_end() {
    on_both(|t: TestApp| async move {
        let ada = t.interviewer("Ada").await;
        let bo = t.student("Bo").await;
        let mut bus = t.app.bus.subscribe();
        let room = t.room(&ada.token, false).await.id;
        assert_eq!(told(&mut bus), std::slice::from_ref(&ada.id));
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        let mut candidate = t.page(&room, &bo.token, 0).await;
        let id = host.waiting().await.remove(0);
        assert_eq!(told(&mut bus), []);
        host.admit(&id, RoomRole::Candidate).await;
        candidate.welcome().await;
        candidate.settled().await;
        let mut both = [ada.id, bo.id];
        both.sort();
        assert_eq!(told(&mut bus), both);
        host.act(Action::End).await.seq();
        host.closed().await;
        while t.app.rooms.loaded() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(told(&mut bus), both);
    })
    .await;
}
