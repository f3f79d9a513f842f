//! Signalling on its way to the SFU and back. Media itself is tested in the `sfu` crate and in browsers.

use crate::harness::on_both;
use api::{
    room_socket::{
        Action, ClientMessage, MediaOffer, MediaState, PublishedMid, ServerMessage, TrackSource,
    },
    rooms::RoomRole,
};

fn offer(session: u32, sdp: &str, publish: &[&str]) -> ClientMessage {
    ClientMessage::MediaOffer(MediaOffer {
        session,
        offer: 1,
        sdp: sdp.to_owned(),
        publish: publish
            .iter()
            .map(|mid| PublishedMid {
                mid: (*mid).to_owned(),
                source: TrackSource::Camera,
            })
            .collect(),
        subscribe: Vec::new(),
    })
}

async fn failure(page: &mut crate::room_client::Page) -> (u32, String) {
    page.find(|message| match message {
        ServerMessage::MediaFailed { session, reason } => Some((*session, reason.clone())),
        _ => None,
    })
    .await
}

#[tokio::test]
async fn c_5_garbage_instead_of_an_offer_fails_and_harms_nobody() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let long = "a=candidate:1\r\n".repeat(10_000);
        let cut = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF";
        for (session, sdp) in ["", "v=0", "\u{1f480}\0\r\n", cut, &long]
            .into_iter()
            .enumerate()
        {
            let session = session as u32 + 1;
            i.candidate.send(&offer(session, sdp, &["0"])).await;
            assert_eq!(failure(&mut i.candidate).await.0, session);
        }
        let ice = ClientMessage::MediaIce {
            session: 9,
            candidate: "candidate:\u{0}".to_owned(),
        };
        i.candidate.send(&ice).await;
        i.candidate.settled().await;
        i.host.say("still here").await.seq();
        i.candidate.chat("still here").await;
    })
    .await;
}

#[tokio::test]
async fn c_5_only_admitted_participants_reach_the_sfu_and_observers_publish_nothing() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let (token, id) = t.guest(&i.room, "Gil").await;
        let mut guest = t.page(&i.room, &token, 0).await;
        guest
            .find(|m| matches!(m, ServerMessage::Waiting).then_some(()))
            .await;
        guest.send(&offer(1, "v=0", &[])).await;
        let (_, reason) = failure(&mut guest).await;
        assert!(reason.contains("not in the room"), "{reason}");
        i.host.admit(&id, RoomRole::Observer).await;
        guest.welcome().await;
        guest.send(&offer(2, "v=0", &["0"])).await;
        let (_, reason) = failure(&mut guest).await;
        assert!(reason.contains("Observers"), "{reason}");
    })
    .await;
}

#[tokio::test]
async fn c_5_an_offer_is_answered_and_others_learn_of_the_tracks() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let sdp =
            include_str!("../../../../sfu/tests/room/corpus/minimal.sdp").replace('\n', "\r\n");
        let publish = |session, mids: &[&str]| match offer(session, &sdp, mids) {
            ClientMessage::MediaOffer(mut offer) => {
                for published in &mut offer.publish {
                    published.source = TrackSource::Microphone;
                }
                ClientMessage::MediaOffer(offer)
            }
            other => other,
        };
        let tracks = |message: &ServerMessage| match message {
            ServerMessage::Tracks { tracks } => Some(tracks.clone()),
            _ => None,
        };
        i.candidate.send(&publish(7, &["0"])).await;
        let answer = i
            .candidate
            .find(|message| match message {
                ServerMessage::MediaAnswer {
                    session: 7,
                    offer: 1,
                    sdp,
                } => Some(sdp.clone()),
                _ => None,
            })
            .await;
        assert!(answer.starts_with("v=0") && answer.contains("a=candidate"));
        let heard = i.host.find(tracks).await;
        assert_eq!(heard.len(), 1);
        assert_eq!(heard[0].participant_id, i.candidate_id);
        assert_eq!(heard[0].source, TrackSource::Microphone);
        // One's own tracks are none to receive.
        assert!(i.candidate.find(tracks).await.is_empty());
        // Somebody who comes later finds them in the snapshot.
        let (mut host, welcome) = t.enter(&i.room, &i.host_token, 0).await;
        assert_eq!(welcome.tracks, heard);
        // A new page of the candidate starts over, with sessions of its own.
        let (mut candidate, _) = t.enter(&i.room, &i.candidate_token, 0).await;
        assert!(host.find(tracks).await.is_empty());
        candidate.send(&publish(1, &["0"])).await;
        assert_eq!(host.find(tracks).await.len(), 1);
        // Observers are not heard: their tracks end, and their page is told.
        let observe = Action::SetRole {
            participant_id: i.candidate_id.clone(),
            role: RoomRole::Observer,
        };
        host.act(observe).await.seq();
        assert!(host.find(tracks).await.is_empty());
        let (session, reason) = failure(&mut candidate).await;
        assert_eq!(session, 1);
        assert!(reason.contains("observer"), "{reason}");
        let send = &publish(2, &["0"]);
        candidate.send(send).await;
        failure(&mut candidate).await;
    })
    .await;
}

#[tokio::test]
async fn c_5_camera_and_microphone_are_shown_and_the_host_mutes() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let on = MediaState {
            camera: true,
            microphone: true,
            screen: false,
        };
        i.candidate
            .send(&ClientMessage::MediaState { state: on })
            .await;
        let id = i.candidate_id.clone();
        i.host.presence(|p| p.id == id && p.media == on).await;
        let mute = Action::Mute {
            participant_id: id.clone(),
        };
        i.host.act(mute).await.seq();
        i.candidate
            .find(|m| matches!(m, ServerMessage::Muted).then_some(()))
            .await;
        i.host
            .presence(|p| p.id == id && p.media.camera && !p.media.microphone)
            .await;
    })
    .await;
}

#[tokio::test]
async fn vi_1_turn_credentials_are_handed_out_with_the_welcome() {
    let t = crate::harness::TestApp::sqlite(&[
        ("IX_ICE_URLS", "turn:turn.example.org"),
        ("IX_TURN_SECRET", "hush"),
    ])
    .await;
    let i = t.interview().await;
    let server = &i.welcome.ice_servers[0];
    assert_eq!(server.urls, ["turn:turn.example.org"]);
    let (expiry, who) = server.username.as_ref().unwrap().split_once(':').unwrap();
    assert_eq!(who, i.candidate_id.as_str());
    assert!(expiry.parse::<i64>().unwrap() * 1_000 > t.app.clock.now_ms());
    assert!(server.credential.is_some());
}
