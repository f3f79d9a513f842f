//! Connections that come, go, break and come back (C-5).

use crate::world::{MS, World};
use sfu::{ConnectionState, Event, Input, LinkState, OfferError, Source, limits};
use std::time::Duration;
use str0m::media::{Direction, MediaKind};

const SECOND: Duration = Duration::from_secs(1);
const CAMERA: Source = Source::Camera;

// C-5
#[test]
fn a_higher_session_replaces_the_older_and_a_lower_one_is_refused() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    let b = w.join("b", &[]);
    let old = w.track("a", CAMERA);
    let again = w.client("a", 5);
    w.negotiate(again, &[CAMERA], &[]).unwrap();
    let new = w.track("a", CAMERA);
    assert_ne!(old, new);
    assert_eq!(w.tracks.len(), 1);
    w.until(5 * SECOND, |w| w.clients[again].connected);
    w.negotiate(b, &[], std::slice::from_ref(&new)).unwrap();
    for n in 0..20 {
        w.video(again, CAMERA, true, n);
        w.video(a, CAMERA, true, 1_000 + n);
        w.run(20 * MS);
    }
    assert_eq!(w.numbers(b, &new), (0..20).collect::<Vec<_>>());
    assert!(w.numbers(b, &old).is_empty());
    let states: Vec<_> = w
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Connection {
                peer,
                session,
                state,
                ..
            } if peer.as_str() == "a" => Some((*session, *state)),
            _ => None,
        })
        .collect();
    use ConnectionState::{Connected, Connecting, Disconnected};
    assert_eq!(
        states,
        [
            (1, Connecting),
            (1, Connected),
            (1, Disconnected),
            (5, Connecting),
            (5, Connected)
        ]
    );
    for session in [1, 4] {
        let stale = w.client("a", session);
        assert_eq!(
            w.negotiate(stale, &[CAMERA], &[]),
            Err(OfferError::StaleSession {
                offered: session,
                last: 5
            })
        );
    }
    assert_eq!(w.state("a"), Some(Connected));
}

// C-5
#[test]
fn a_silent_connection_is_lost_then_dropped_and_its_place_kept() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    w.join("b", &[]);
    let gone = w.clients[a].addr;
    w.loses = Box::new(move |_, addr, _| addr == gone);
    w.until(40 * SECOND, |w| {
        w.state("a") == Some(ConnectionState::Disconnected)
    });
    assert_eq!(w.tracks.len(), 1, "it may come back");
    w.until(limits::LOST_TIMEOUT + SECOND, |w| w.tracks.is_empty());
    let stats = w.room.stats();
    assert_eq!(
        (stats[0].peer.as_str(), stats[0].state),
        ("a", LinkState::Absent)
    );
    let same = w.client("a", 1);
    assert!(matches!(
        w.negotiate(same, &[CAMERA], &[]),
        Err(OfferError::StaleSession { .. })
    ));
    let again = w.client("a", 2);
    w.negotiate(again, &[CAMERA], &[]).unwrap();
    w.until(5 * SECOND, |w| {
        w.state("a") == Some(ConnectionState::Connected)
    });
}

// C-5
#[test]
fn a_connection_that_never_comes_up_is_dropped() {
    let mut w = World::new();
    w.loses = Box::new(|_, _, _| true);
    let a = w.client("a", 1);
    w.negotiate(a, &[CAMERA], &[]).unwrap();
    w.until(limits::CONNECT_TIMEOUT + SECOND, |w| {
        w.state("a") == Some(ConnectionState::Disconnected)
    });
    assert!(w.tracks.is_empty());
}

// C-5
#[test]
fn an_ice_restart_brings_a_session_back() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    let b = w.join("b", &[]);
    let gone = w.clients[a].addr;
    w.loses = Box::new(move |_, addr, _| addr == gone);
    w.until(40 * SECOND, |w| {
        w.state("a") == Some(ConnectionState::Disconnected)
    });
    w.loses = Box::new(|_, _, _| false);
    let key = w.track("a", CAMERA);
    w.renegotiate(a, |changes| {
        changes.ice_restart(true);
    })
    .unwrap();
    w.until(10 * SECOND, |w| {
        w.state("a") == Some(ConnectionState::Connected)
    });
    assert_eq!(w.track("a", CAMERA), key);
    for n in 0..10 {
        w.video(a, CAMERA, true, n);
        w.run(20 * MS);
    }
    assert_eq!(w.numbers(b, &key), (0..10).collect::<Vec<_>>());
}

// C-5
#[test]
fn who_leaves_takes_tracks_along_and_a_late_wish_for_them_is_no_error() {
    let mut w = World::new();
    w.join("a", &[CAMERA]);
    let key = w.track("a", CAMERA);
    let late = w.client("late", 1);
    let leave = Input::Leave { peer: "a".into() };
    // The offer is made before the leaving and comes after it.
    let mut changes = w.clients[late].rtc.sdp_api();
    let mid = changes.add_media(MediaKind::Video, Direction::RecvOnly, None, None, None);
    let (sdp, _) = changes.apply().unwrap();
    w.clients[late].receiving.insert(key.clone(), mid);
    w.handle(leave);
    assert!(w.tracks.is_empty());
    let answer = w.offer(late, w.clients[late].offer(&sdp)).unwrap();
    assert_eq!(answer.ended, [key]);
    w.handle(Input::Leave {
        peer: "late".into(),
    });
    assert!(w.room.is_empty());
    assert_eq!(w.room.poll_timeout(), None);
}
