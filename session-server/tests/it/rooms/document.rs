//! The shared document through the room's doors: tickets, roles, its end, its text.

use crate::{
    document_rig::{Client, doc},
    harness::{TestApp, on_both},
};
use api::{
    RoomId,
    replay::DocumentAt,
    room_socket::{Action, ClientMessage, Presence, close},
    rooms::RoomRole,
};

async fn open(t: &TestApp, room: &RoomId, ticket: &str, yjs: u64) -> Client {
    let path = format!("/ws/rooms/{room}/doc?ticket={ticket}&acks=1");
    Client::on(t.socket(&path).await, doc(yjs))
}

async fn join(t: &TestApp, room: &RoomId, token: &str, yjs: u64) -> Client {
    let ticket = t.ticket(room, token, "doc").await;
    open(t, room, &ticket, yjs).await.synced().await
}

#[tokio::test]
async fn c_6_both_sides_write_and_the_room_knows_who() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let mut host = join(&t, &i.room, &i.host_token, 11).await;
        let mut candidate = join(&t, &i.room, &i.candidate_token, 22).await;
        candidate.type_text(0, "fn main() {}").await;
        host.until_text("fn main() {}").await;
        candidate.until_saved().await;
        // Authorship is told on the room socket.
        let id = i.candidate_id.clone();
        i.host
            .presence(|p| p.id == id && p.doc_clients == [22])
            .await;
        let path = format!("/rooms/{}/files", i.room);
        let files = t.get(&path, Some(&i.candidate_token)).await.expect(200);
        assert_eq!(files[0]["text"], "fn main() {}");
        // A file made in the room is one of the document's at once.
        let create = Action::FileCreate {
            name: "b.py".to_owned(),
            language: "python".to_owned(),
        };
        i.host.act(create).await.seq();
        let files = t.get(&path, Some(&i.host_token)).await.expect(200);
        assert_eq!(files[1]["file_id"], "f2");
        // After a restart it is still known who writes under which number.
        let t = t.restart().await;
        let (_, welcome) = t.enter(&i.room, &i.host_token, 0).await;
        let bo = welcome.participants.iter().find(|p| p.id == i.candidate_id);
        assert_eq!(bo.unwrap().doc_clients, [22]);
    })
    .await;
}

#[tokio::test]
async fn c_6_a_document_ticket_opens_many_times_for_five_minutes_and_its_own_room_only() {
    on_both(|t| async move {
        let i = t.interview().await;
        let other = t.interview().await.room;
        let ticket = t.ticket(&i.room, &i.candidate_token, "doc").await;
        for yjs in 1..4 {
            open(&t, &i.room, &ticket, yjs).await.synced().await;
        }
        let room_ticket = t.ticket(&i.room, &i.candidate_token, "room").await;
        for (room, ticket) in [
            (&other, &ticket),
            (&i.room, &room_ticket),
            (&i.room, &String::new()),
        ] {
            let mut refused = open(&t, room, ticket, 9).await;
            assert_eq!(refused.until_closed().await, close::BAD_TICKET);
        }
        t.app.clock.advance(5 * 60_000);
        let mut late = open(&t, &i.room, &ticket, 9).await;
        assert_eq!(late.until_closed().await, close::BAD_TICKET);
    })
    .await;
}

#[tokio::test]
async fn c_6_observers_read_and_who_becomes_one_writes_no_more() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let mut host = join(&t, &i.room, &i.host_token, 11).await;
        let mut candidate = join(&t, &i.room, &i.candidate_token, 22).await;
        candidate.type_text(0, "a").await;
        candidate.until_saved().await;
        let to = |role| Action::SetRole {
            participant_id: i.candidate_id.clone(),
            role,
        };
        let (observer, candidate_again) = (to(RoomRole::Observer), to(RoomRole::Candidate));
        i.host.act(observer).await.seq();
        // The document's thread has heard of it when it has answered something later.
        t.app.rooms.documents().text(&i.room).await.unwrap();
        candidate.type_text(1, "b").await;
        assert!((4400..4500).contains(&candidate.until_closed().await));
        // Comes back as a reader.
        let mut reader = join(&t, &i.room, &i.candidate_token, 23).await;
        host.until_text("a").await;
        host.type_text(1, "c").await;
        reader.until_text("ac").await;
        reader.type_text(0, "x").await;
        reader.until_closed().await;
        i.host.act(candidate_again).await.seq();
        t.app.rooms.documents().text(&i.room).await.unwrap();
        let mut writer = join(&t, &i.room, &i.candidate_token, 24).await;
        writer.type_text(2, "d").await;
        host.until_text("acd").await;
    })
    .await;
}

#[tokio::test]
async fn c_6_removal_and_the_end_close_the_document_and_its_tickets() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let ticket = t.ticket(&i.room, &i.candidate_token, "doc").await;
        let mut host = join(&t, &i.room, &i.host_token, 11).await;
        let mut candidate = open(&t, &i.room, &ticket, 22).await.synced().await;
        let remove = Action::Remove {
            participant_id: i.candidate_id.clone(),
        };
        i.host.act(remove).await.seq();
        assert_eq!(candidate.until_closed().await, close::REMOVED);
        let mut again = open(&t, &i.room, &ticket, 23).await;
        assert_eq!(again.until_closed().await, close::BAD_TICKET);
        let host_ticket = t.ticket(&i.room, &i.host_token, "doc").await;
        i.host.act(Action::End).await.seq();
        assert_eq!(host.until_closed().await, close::ENDED);
        let mut again = open(&t, &i.room, &host_ticket, 12).await;
        assert_eq!(again.until_closed().await, close::BAD_TICKET);
    })
    .await;
}

#[tokio::test]
async fn c_6_who_is_not_in_the_room_neither_reads_nor_writes_the_document() {
    on_both(|t| async move {
        const TRY_AGAIN: u16 = 1013;
        let mut i = t.interview().await;
        let ticket = t.ticket(&i.room, &i.candidate_token, "doc").await;
        let mut host = join(&t, &i.room, &i.host_token, 11).await;
        let mut candidate = open(&t, &i.room, &ticket, 22).await.synced().await;
        i.candidate.send(&ClientMessage::Leave).await;
        assert_eq!(candidate.until_closed().await, TRY_AGAIN);
        let mut again = open(&t, &i.room, &ticket, 23).await;
        assert_eq!(again.until_closed().await, TRY_AGAIN);
        // Back in the room, they have it again, also while their connection is lost for a moment.
        let (page, _) = t.enter(&i.room, &i.candidate_token, 0).await;
        let mut candidate = open(&t, &i.room, &ticket, 24).await.synced().await;
        drop(page);
        i.host.skipped.clear();
        i.host
            .presence(|p| p.id == i.candidate_id && p.presence == Presence::Reconnecting)
            .await;
        candidate.type_text(0, "a").await;
        host.until_text("a").await;
        t.app.clock.advance(30_000);
        t.app.rooms.tick().await;
        assert_eq!(candidate.until_closed().await, TRY_AGAIN);
    })
    .await;
}

#[tokio::test]
async fn c_6_the_recording_shows_the_text_at_any_time() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let mut candidate = join(&t, &i.room, &i.candidate_token, 22).await;
        let start = t.app.clock.now_ms();
        for word in ["one ", "two ", "three "] {
            t.app.clock.advance(1_000);
            candidate.type_text(0, word).await;
            candidate.until_saved().await;
        }
        let path = |ago: i64| format!("/rooms/{}/replay/document?at_ms={}", i.room, start + ago);
        let (early, late) = (path(2_500), path(60_000));
        t.get(&late, Some(&i.host_token))
            .await
            .refused(409, "conflict");
        i.host.act(Action::End).await.seq();
        for (path, text) in [(early, "two one "), (late, "three two one ")] {
            let at = t.get(&path, Some(&i.candidate_token)).await.expect(200);
            let at: DocumentAt = serde_json::from_value(at).unwrap();
            assert_eq!(at.files[0].text, text);
        }
        let eve = t.student("Eve").await;
        let path = format!("/rooms/{}/files", i.room);
        t.get(&path, Some(&eve.token))
            .await
            .refused(404, "not_found");
    })
    .await;
}
