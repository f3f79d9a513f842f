//! Tickets, origins, other people's rooms: who gets through which door.

use crate::{harness::on_both, room_client::Page};
use api::{
    room_socket::{Action, ClientMessage, VERSION, close},
    rooms::RoomRole,
};
use serde_json::json;

fn hello() -> ClientMessage {
    ClientMessage::Hello {
        version: VERSION,
        last_seq: 0,
    }
}

#[tokio::test]
async fn arch_10_a_ticket_opens_its_own_room_once_and_for_half_a_minute() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let other = t.room(&ada.token, true).await.id;
        let open = async |path: String| {
            let mut page = Page::on(t.socket(&path).await);
            page.send(&hello()).await;
            page
        };
        let ticket = t.ticket(&room, &ada.token, "room").await;
        // Wrong room first: it does not use the ticket up.
        let mut page = open(format!("/ws/rooms/{other}?ticket={ticket}")).await;
        assert_eq!(page.closed().await, close::BAD_TICKET);
        let mut first = open(format!("/ws/rooms/{room}?ticket={ticket}")).await;
        first.welcome().await;
        let mut page = open(format!("/ws/rooms/{room}?ticket={ticket}")).await;
        assert_eq!(page.closed().await, close::BAD_TICKET);
        first.settled().await;

        let late = t.ticket(&room, &ada.token, "room").await;
        t.app.clock.advance(30_000);
        let document = t.ticket(&room, &ada.token, "doc").await;
        for bad in [
            format!("?ticket={late}"),
            format!("?ticket={document}"),
            "?ticket=%00".to_owned(),
            "?ticket=".to_owned(),
            String::new(),
        ] {
            let mut page = open(format!("/ws/rooms/{room}{bad}")).await;
            assert_eq!(page.closed().await, close::BAD_TICKET, "{bad}");
        }
        // The database holds no ticket that could be used.
        let stored: Vec<String> = sqlx::query_scalar("SELECT ticket_hash FROM room_tickets")
            .fetch_all(&mut *t.db().read().await.unwrap())
            .await
            .unwrap();
        assert!(stored.iter().all(|hash| !hash.contains(&document)));
        assert!(!stored.is_empty());
    })
    .await;
}

#[tokio::test]
async fn arch_10_two_pages_race_for_one_ticket_and_one_wins() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let ticket = t.ticket(&room, &ada.token, "room").await;
        let path = format!("/ws/rooms/{room}?ticket={ticket}");
        let open = async || {
            let mut page = Page::on(t.socket(&path).await);
            page.send(&hello()).await;
            page.receive().await.is_ok()
        };
        let tries = futures_util::future::join_all((0..6).map(|_| open())).await;
        assert_eq!(tries.into_iter().filter(|won| *won).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn c_5_removal_takes_every_ticket_away() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let room_ticket = t.ticket(&i.room, &i.candidate_token, "room").await;
        t.ticket(&i.room, &i.candidate_token, "doc").await;
        let remove = Action::Remove {
            participant_id: i.candidate_id.clone(),
        };
        i.host.act(remove).await.seq();
        assert_eq!(i.candidate.closed().await, close::REMOVED);
        let path = format!("/ws/rooms/{}?ticket={room_ticket}", i.room);
        let mut page = Page::on(t.socket(&path).await);
        assert_eq!(page.closed().await, close::BAD_TICKET);
        for kind in ["room", "doc"] {
            t.post(
                &format!("/rooms/{}/tickets", i.room),
                Some(&i.candidate_token),
                json!({ "kind": kind }),
            )
            .await
            .refused(403, "forbidden");
        }
        t.get(&format!("/rooms/{}", i.room), Some(&i.candidate_token))
            .await
            .refused(404, "not_found");
    })
    .await;
}

#[tokio::test]
async fn c_5_guests_come_by_link_where_the_host_allows_it() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let closed = t.room(&ada.token, false).await.id;
        let name = json!({ "display_name": "Gil" });
        t.post(&format!("/rooms/{closed}/guests"), None, name)
            .await
            .refused(403, "forbidden");
        let room = t.room(&ada.token, true).await.id;
        for blank in [
            " \u{200b} ",
            "\u{3164}",
            "\u{200d}",
            "\u{2800}\u{fe0f}",
            "\u{202e}",
        ] {
            let answer = t
                .post(
                    &format!("/rooms/{room}/guests"),
                    None,
                    json!({ "display_name": blank }),
                )
                .await;
            assert_eq!(answer.json["field"], "display_name", "{blank:?}");
            answer.refused(422, "invalid");
        }
        let (token, id) = t.guest(&room, "  Gil \n Vega ").await;
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        let mut guest = t.page(&room, &token, 0).await;
        assert_eq!(host.waiting().await, std::slice::from_ref(&id));
        // Not admitted yet: no document.
        let doc = json!({ "kind": "doc" });
        let tickets = format!("/rooms/{room}/tickets");
        t.post(&tickets, Some(&token), doc.clone())
            .await
            .refused(403, "forbidden");
        host.admit(&id, RoomRole::Candidate).await;
        let welcome = guest.welcome().await;
        let me = welcome.participants.iter().find(|p| p.id == id).unwrap();
        assert_eq!((me.display_name.as_str(), &me.user_id), ("Gil Vega", &None));
        t.post(&tickets, Some(&token), doc).await.expect(201);
        // A guest's token is for that room, and is no access token.
        let ticket = json!({ "kind": "room" });
        let elsewhere = format!("/rooms/{closed}/tickets");
        t.post(&elsewhere, Some(&token), ticket.clone())
            .await
            .refused(404, "not_found");
        t.get("/me", Some(&token))
            .await
            .refused(401, "unauthenticated");
        t.app.clock.advance(24 * 3_600_000);
        t.post(&tickets, Some(&token), ticket)
            .await
            .refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn c_5_strangers_get_nothing_of_a_room() {
    on_both(|t| async move {
        let i = t.interview().await;
        let eve = t.student("Eve").await;
        let other = t.interviewer("Ivo").await;
        for token in [&eve.token, &other.token] {
            for path in ["", "/incidents", "/replay", "/replay/updates"] {
                t.get(&format!("/rooms/{}{path}", i.room), Some(token))
                    .await
                    .refused(404, "not_found");
            }
            let path = format!("/rooms/{}/end", i.room);
            t.post(&path, Some(token), json!({}))
                .await
                .refused(404, "not_found");
            let list = t.get("/rooms", Some(token)).await.expect(200);
            assert_eq!(list["items"], json!([]));
        }
        // Neither does the candidate end it, nor somebody who merely waits read it.
        t.post(
            &format!("/rooms/{}/end", i.room),
            Some(&i.candidate_token),
            json!({}),
        )
        .await
        .refused(404, "not_found");
        let _waiting = t.page(&i.room, &eve.token, 0).await;
        t.get(&format!("/rooms/{}", i.room), Some(&eve.token))
            .await
            .refused(404, "not_found");
        for path in ["", "/incidents", "/replay"] {
            t.get(&format!("/rooms/{}{path}", i.room), None)
                .await
                .refused(401, "unauthenticated");
        }
    })
    .await;
}

#[tokio::test]
async fn arch_10_a_page_of_another_site_cannot_open_a_socket() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let ticket = t.ticket(&room, &ada.token, "room").await;
        let path = format!("/ws/rooms/{room}?ticket={ticket}");
        let foreign = t.try_socket(&path, Some("https://elsewhere.example")).await;
        match foreign {
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
                assert_eq!(response.status(), 403);
            }
            other => panic!("{other:?}"),
        }
        // The ticket was not used up by it.
        let mut page = Page::on(t.socket(&path).await);
        page.send(&hello()).await;
        page.welcome().await;
    })
    .await;
}

#[tokio::test]
async fn c_5_ending_closes_every_door() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let path = format!("/rooms/{}/end", i.room);
        for _ in 0..2 {
            let answer = t.post(&path, Some(&i.host_token), json!({})).await;
            assert_eq!(answer.status, 204, "{}", answer.text);
        }
        assert_eq!(i.host.closed().await, close::ENDED);
        i.candidate
            .event(|event| event.body == api::room_socket::EventBody::Ended)
            .await;
        assert_eq!(i.candidate.closed().await, close::ENDED);
        for kind in ["room", "doc"] {
            t.post(
                &format!("/rooms/{}/tickets", i.room),
                Some(&i.candidate_token),
                json!({ "kind": kind }),
            )
            .await
            .refused(409, "conflict");
        }
        let guest = json!({ "display_name": "Gil" });
        t.post(&format!("/rooms/{}/guests", i.room), None, guest)
            .await
            .refused(409, "conflict");
        let room = t
            .get(&format!("/rooms/{}", i.room), Some(&i.candidate_token))
            .await
            .expect(200);
        assert_eq!(room["status"], "ended");
    })
    .await;
}

#[tokio::test]
async fn c_5_the_list_of_rooms_is_paged_newest_first() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let mut made = Vec::new();
        for _ in 0..53 {
            made.push(t.room(&ada.token, false).await.id.0);
            t.app.clock.advance(made.len() as i64 % 2);
        }
        let mut seen = Vec::new();
        let mut path = "/rooms".to_owned();
        loop {
            let page = t.get(&path, Some(&ada.token)).await.expect(200);
            let items = page["items"].as_array().unwrap();
            seen.extend(items.iter().map(|r| r["id"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(next) => path = format!("/rooms?before={next}"),
                None => break,
            }
        }
        let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!((seen.len(), distinct.len()), (53, 53));
        assert_eq!(seen.last(), made.first());
        t.get("/rooms?before=%00", Some(&ada.token))
            .await
            .refused(400, "bad_request");
    })
    .await;
}
