//! Pages that misbehave and databases that refuse.

use crate::{
    full_disk::{empty_disk, fill_disk},
    harness::{TestApp, on_both},
    room_client::Page,
};
use api::{
    ParticipantId,
    room_socket::{ClientMessage, MAX_FRAME, Presence, VERSION, close},
};
use futures_util::SinkExt;
use tokio::net::TcpSocket;
use tokio_tungstenite::{
    client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

#[tokio::test]
async fn arch_10_what_is_no_message_of_ours_ends_the_connection() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let oversized = format!(r#"{{"type":"ping","nonce":{}}}"#, " ".repeat(MAX_FRAME));
        let bad: Vec<(Message, u16)> = vec![
            (Message::text("{"), close::BAD_MESSAGE),
            (Message::text("[".repeat(50_000)), close::BAD_MESSAGE),
            (Message::text(r#"{"type":"reboot"}"#), close::BAD_MESSAGE),
            (
                Message::text(r#"{"type":"hello","version":1,"last_seq":0}"#),
                close::BAD_MESSAGE,
            ),
            (Message::binary(vec![0, 1, 2]), close::BAD_MESSAGE),
            (
                Message::text(r#"{"type":"act","cid":"","action":{"kind":"end"}}"#),
                close::BAD_MESSAGE,
            ),
            (Message::text(oversized), close::TOO_LARGE),
        ];
        for (message, code) in bad {
            let (mut page, _) = t.enter(&room, &ada.token, 0).await;
            page.ws.send(message.clone()).await.unwrap();
            assert_eq!(page.closed().await, code, "{:.60}", message.to_string());
        }
        // And instead of a hello.
        for (text, code) in [
            (r#"{"type":"ping","nonce":1}"#, close::BAD_MESSAGE),
            (
                r#"{"type":"hello","version":2,"last_seq":0}"#,
                close::VERSION,
            ),
        ] {
            let ticket = t.ticket(&room, &ada.token, "room").await;
            let mut page = Page::on(t.socket(&format!("/ws/rooms/{room}?ticket={ticket}")).await);
            page.ws.send(Message::text(text)).await.unwrap();
            assert_eq!(page.closed().await, code, "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn arch_10_a_flooding_page_is_cut_off_and_others_go_on() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let ping = serde_json::to_string(&ClientMessage::Ping { nonce: 1 }).unwrap();
        // The server stops reading at some point; then writing fails here.
        for _ in 0..10_000 {
            if i.candidate
                .ws
                .feed(Message::text(ping.clone()))
                .await
                .is_err()
            {
                break;
            }
        }
        let _ = i.candidate.ws.flush().await;
        assert_eq!(i.candidate.closed().await, close::LIMIT);
        i.host.say("fine here").await.seq();
    })
    .await;
}

#[tokio::test]
async fn arch_10_a_new_connection_brings_no_new_allowance() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let ping = serde_json::to_string(&ClientMessage::Ping { nonce: 1 }).unwrap();
        let flood = async |page: &mut Page, pings: usize| {
            for _ in 0..pings {
                // Fails once the server has cut it off.
                if page.ws.send(Message::text(ping.clone())).await.is_err() {
                    break;
                }
            }
            page.closed().await
        };
        assert_eq!(flood(&mut i.candidate, 10_000).await, close::LIMIT);
        // Half of what a rested participant may send at once.
        let mut again = t.page(&i.room, &i.candidate_token, 0).await;
        assert_eq!(flood(&mut again, 100).await, close::LIMIT);
        // Others have their own.
        for _ in 0..100 {
            i.host.settled().await;
        }
    })
    .await;
}

/// A page whose end of the connection takes little.
async fn narrow_page(t: &TestApp, room: &api::RoomId, token: &str) -> Page {
    let ticket = t.ticket(room, token, "room").await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let stream = socket.connect(t.address).await.unwrap();
    let url = format!("ws://{}/ws/rooms/{room}?ticket={ticket}", t.address);
    let mut request = url.into_client_request().unwrap();
    let origin = t.origin.parse().unwrap();
    request.headers_mut().insert("origin", origin);
    let (ws, _) = client_async(request, stream).await.unwrap();
    let mut page = Page::on(ws);
    page.send(&ClientMessage::Hello {
        version: VERSION,
        last_seq: 0,
    })
    .await;
    page
}

#[tokio::test]
async fn arch_10_a_page_that_does_not_read_is_dropped_and_misses_nothing() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let mut slow = narrow_page(&t, &i.room, &i.host_token).await;
        let last = slow.welcome().await.seq;
        // It reads no more, while a lot is sent to hosts.
        let nobody = ParticipantId("nobody".to_owned());
        let mut expected = Vec::new();
        loop {
            expected.push(i.candidate.say("anybody?").await.seq());
            for _ in 0..300 {
                let interview = api::InterviewId("x".repeat(10_000));
                t.app
                    .rooms
                    .rubric_submitted(&i.room, nobody.clone(), interview, 50.0);
            }
            i.candidate.settled().await;
            let dropped = i.candidate.skipped.iter().any(|message| {
                matches!(message, api::room_socket::ServerMessage::Presence { participant }
                    if participant.presence == Presence::Reconnecting)
            });
            if dropped {
                break;
            }
        }
        let (_, welcome) = t.enter(&i.room, &i.host_token, last).await;
        let said: Vec<i64> = welcome
            .events
            .iter()
            .filter(|e| matches!(e.body, api::room_socket::EventBody::Chat { .. }))
            .map(|e| e.seq)
            .collect();
        assert_eq!(said, expected);
    })
    .await;
}

#[tokio::test]
async fn c_12_on_a_full_disk_actions_are_refused_visibly_and_nothing_acknowledged_is_lost() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let mut acknowledged = vec![i.candidate.say("before").await.seq()];
        fill_disk(&t).await;
        // The last page of the file may have room for some more.
        let reason = loop {
            match i.candidate.say(&"x".repeat(3_000)).await {
                crate::room_client::Outcome::Done(seq) => acknowledged.push(seq),
                crate::room_client::Outcome::Refused(reason) => break reason,
            }
        };
        assert!(reason.contains("disk is full"), "{reason}");
        // Nobody heard what was refused, and the room goes on.
        i.host.settled().await;
        let heard = i.host.skipped.iter().filter(|message| {
            matches!(message, api::room_socket::ServerMessage::Event(event)
                if matches!(event.body, api::room_socket::EventBody::Chat { .. }))
        });
        assert_eq!(heard.count(), acknowledged.len());
        empty_disk(&t).await;
        acknowledged.push(i.candidate.say("after").await.seq());
        i.host.chat("after").await;
        let t = t.restart().await;
        let (_, welcome) = t.enter(&i.room, &i.host_token, 0).await;
        let stored: Vec<i64> = welcome
            .events
            .iter()
            .filter(|e| matches!(e.body, api::room_socket::EventBody::Chat { .. }))
            .map(|e| e.seq)
            .collect();
        assert_eq!(stored, acknowledged);
    })
    .await;
}
