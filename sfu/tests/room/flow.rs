//! The room on a virtual clock (C-5, ARCH-11).

use crate::world::{MS, Way, World};
use sfu::{Event, Input, LinkState, Source};
use std::time::Duration;
use str0m::media::{Direction, MediaKind, Simulcast, SimulcastLayer};

const SECOND: Duration = Duration::from_secs(1);
const CAMERA: Source = Source::Camera;
const MICROPHONE: Source = Source::Microphone;
const SCREEN: Source = Source::Screen;

/// SRTP and SRTCP, not STUN or DTLS.
fn is_media(data: &[u8]) -> bool {
    data.first().is_some_and(|b| *b >= 128)
}

/// A small generator, so that every run loses the same packets.
fn one_in(n: u32) -> impl FnMut() -> bool {
    let mut state = 0x2545_f491_u32;
    move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.is_multiple_of(n)
    }
}

// C-5
#[test]
fn two_see_and_hear_each_other() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA, MICROPHONE]);
    let b = w.join("b", &[CAMERA, MICROPHONE]);
    let theirs = w.others(a);
    w.negotiate(a, &[], &theirs).unwrap();
    w.run(SECOND / 10);
    for n in 0..50 {
        for i in [a, b] {
            w.video(i, CAMERA, n == 0, n);
            w.audio(i, -30, n);
        }
        w.run(20 * MS);
    }
    for (i, other) in [(a, "b"), (b, "a")] {
        for source in [CAMERA, MICROPHONE] {
            let key = w.track(other, source);
            assert_eq!(
                w.numbers(i, &key),
                (0..50).collect::<Vec<_>>(),
                "{key} at {i}"
            );
        }
    }
}

// C-5
#[test]
fn lost_video_is_sent_again_in_both_directions() {
    for way in [Way::Up, Way::Down] {
        let mut w = World::new();
        let a = w.join("a", &[CAMERA]);
        let b = w.join("b", &[]);
        let key = w.track("a", CAMERA);
        let mut unlucky = one_in(10);
        let (from, to) = (w.clients[a].addr, w.clients[b].addr);
        w.loses = Box::new(move |of, addr, data| {
            let on_the_link = addr == if way == Way::Up { from } else { to };
            of == way && on_the_link && is_media(data) && unlucky()
        });
        for n in 0..300 {
            w.video(a, CAMERA, n == 0, n);
            w.run(10 * MS);
        }
        w.loses = Box::new(|_, _, _| false);
        w.video(a, CAMERA, false, 300);
        w.run(SECOND);
        assert_eq!(w.numbers(b, &key), (0..=300).collect::<Vec<_>>(), "{way:?}");
        let stats = w.room.stats();
        let nacks = stats[0].nacks_in + stats[1].nacks_out;
        assert!(nacks > 5, "{way:?}: {nacks} requests");
    }
}

// ARCH-11
#[test]
fn who_joins_after_the_sequence_wrapped_still_decrypts() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA, MICROPHONE]);
    let b = w.join("b", &[]);
    w.set_seq(a, CAMERA, 65_400);
    let key = w.track("a", CAMERA);
    for n in 0..300 {
        w.video(a, CAMERA, n == 0, n);
        w.run(10 * MS);
    }
    w.run(SECOND);
    assert_eq!(w.numbers(b, &key), (0..300).collect::<Vec<_>>());
    let late = w.join("late", &[]);
    for n in 300..330 {
        w.video(a, CAMERA, n == 300, n);
        w.run(10 * MS);
    }
    w.run(SECOND);
    assert_eq!(w.numbers(late, &key), (300..330).collect::<Vec<_>>());
    assert!(
        w.clients[late]
            .received
            .iter()
            .all(|(_, packet)| *packet.seq_no < 65_536)
    );
}

// ARCH-11
#[test]
fn a_receiver_follows_over_its_own_wrap() {
    let mut w = World::starting_at(65_400);
    let a = w.join("a", &[CAMERA]);
    let b = w.join("b", &[]);
    let mut unlucky = one_in(20);
    w.loses = Box::new(move |_, _, data| is_media(data) && unlucky());
    for n in 0..400 {
        w.video(a, CAMERA, n == 0, n);
        w.run(10 * MS);
    }
    w.loses = Box::new(|_, _, _| false);
    // The loss of the last one shows only by another.
    w.video(a, CAMERA, false, 400);
    w.run(SECOND);
    let key = w.track("a", CAMERA);
    assert_eq!(w.numbers(b, &key), (0..=400).collect::<Vec<_>>());
    assert!(
        w.clients[b]
            .received
            .iter()
            .any(|(_, packet)| *packet.seq_no > 65_536)
    );
}

// C-5
#[test]
fn keyframe_requests_are_throttled() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    let receivers: Vec<usize> = (0..5).map(|n| w.join(&format!("r{n}"), &[])).collect();
    let key = w.track("a", CAMERA);
    w.video(a, CAMERA, true, 0);
    w.run(SECOND);
    w.clients[a].keyframe_requests.clear();
    for n in 1..100 {
        w.video(a, CAMERA, false, n);
        for receiver in &receivers {
            w.ask_keyframe(*receiver, &key);
        }
        w.run(10 * MS);
    }
    w.run(2 * SECOND);
    let times = &w.clients[a].keyframe_requests;
    assert!((2..=4).contains(&times.len()), "{} requests", times.len());
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= 490 * MS));
}

// C-5
#[test]
fn a_late_subscriber_starts_with_a_keyframe_that_was_asked_for() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    w.join("b", &[]);
    for n in 0..100 {
        w.video(a, CAMERA, n == 0, n);
        w.run(10 * MS);
    }
    w.clients[a].keyframe_requests.clear();
    let late = w.client("late", 1);
    let receive = w.others(late);
    w.negotiate(late, &[], &receive).unwrap();
    let mut n = 100;
    let mut answered = 0;
    while n < 300 {
        let asked = w.clients[a].keyframe_requests.len();
        w.video(a, CAMERA, asked > answered, n);
        answered = asked;
        w.run(10 * MS);
        n += 1;
    }
    w.run(SECOND);
    assert!(answered > 0);
    let got = w.numbers(late, &w.track("a", CAMERA));
    assert!(got.len() > 100, "{}", got.len());
    assert_eq!(got, (got[0]..300).collect::<Vec<_>>());
    let first = w.clients[late]
        .received
        .iter()
        .min_by_key(|(_, packet)| packet.seq_no)
        .unwrap();
    assert_eq!(
        first.1.payload[1] & 1,
        0,
        "the first packet is of a keyframe"
    );
}

// C-5
#[test]
fn the_loudest_microphone_is_the_active_speaker() {
    let mut w = World::new();
    let a = w.join("a", &[MICROPHONE]);
    let b = w.join("b", &[MICROPHONE]);
    let talk = |w: &mut World, levels: [i8; 2], ms: u32| {
        for n in 0..ms / 20 {
            w.audio(a, levels[0], n);
            w.audio(b, levels[1], n);
            w.run(20 * MS);
        }
    };
    let speakers = |w: &World| -> Vec<Vec<String>> {
        let lists = w.events.iter().filter_map(|event| match event {
            Event::Speakers { peers, .. } => Some(peers.iter().map(ToString::to_string).collect()),
            _ => None,
        });
        lists.collect()
    };
    talk(&mut w, [-80, -80], 1_000);
    assert!(speakers(&w).is_empty());
    talk(&mut w, [-25, -80], 1_000);
    assert_eq!(speakers(&w), [["a"]]);
    talk(&mut w, [-80, -25], 3_000);
    assert_eq!(speakers(&w).last().unwrap(), &["b"]);
    w.handle(Input::Mute {
        peer: "b".into(),
        muted: true,
    });
    talk(&mut w, [-80, -10], 1_000);
    assert_eq!(speakers(&w).last().unwrap(), &Vec::<String>::new());
}

// C-5
#[test]
fn a_muted_microphone_is_not_forwarded_until_unmuted() {
    let mut w = World::new();
    let a = w.join("a", &[MICROPHONE, CAMERA]);
    let b = w.join("b", &[]);
    let (voice, face) = (w.track("a", MICROPHONE), w.track("a", CAMERA));
    for n in 0..300 {
        if n == 100 || n == 200 {
            w.handle(Input::Mute {
                peer: "a".into(),
                muted: n == 100,
            });
        }
        w.audio(a, -30, n);
        w.video(a, CAMERA, n == 0, n);
        w.run(20 * MS);
    }
    w.run(SECOND);
    assert_eq!(w.numbers(b, &face), (0..300).collect::<Vec<_>>());
    let heard = w.numbers(b, &voice);
    assert_eq!(heard, (0..100).chain(200..300).collect::<Vec<_>>());
    // No gap that the receiver would ask to have filled.
    assert_eq!(w.room.stats()[1].nacks_out, 0);
}

// C-5
#[test]
fn ten_in_a_room_all_get_everything() {
    let mut w = World::new();
    for n in 0..10 {
        w.join(&format!("p{n}"), &[CAMERA, MICROPHONE]);
    }
    for i in 0..10 {
        let missing = w.others(i);
        if !missing.is_empty() {
            w.negotiate(i, &[], &missing).unwrap();
        }
    }
    w.run(SECOND / 2);
    for n in 0..20 {
        for i in 0..10 {
            w.video(i, CAMERA, n == 0, n);
            w.audio(i, -40, n);
        }
        w.run(20 * MS);
    }
    w.run(SECOND / 2);
    for i in 0..10 {
        assert_eq!(w.clients[i].receiving.len(), 18);
        for key in w.clients[i].receiving.keys() {
            assert_eq!(
                w.numbers(i, key),
                (0..20).collect::<Vec<_>>(),
                "{key} at {i}"
            );
        }
    }
}

// C-5
#[test]
fn screen_share_comes_and_goes_while_other_keys_stay() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA, MICROPHONE]);
    let before = w.tracks.clone();
    w.negotiate(a, &[SCREEN], &[]).unwrap();
    assert_eq!(w.tracks[..2], before[..]);
    let first = w.track("a", SCREEN);
    let mid = w.clients[a].published[&SCREEN];
    w.renegotiate(a, |changes| changes.set_direction(mid, Direction::Inactive))
        .unwrap();
    assert_eq!(w.tracks, before);
    w.renegotiate(a, |changes| changes.set_direction(mid, Direction::SendOnly))
        .unwrap();
    assert_eq!(w.tracks[..2], before[..]);
    assert_ne!(w.track("a", SCREEN), first);
}

// C-5
#[test]
fn one_line_carries_another_track_without_a_break() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    let b = w.join("b", &[CAMERA]);
    let (of_a, of_b) = (w.track("a", CAMERA), w.track("b", CAMERA));
    let c = w.client("c", 1);
    w.negotiate(c, &[], std::slice::from_ref(&of_a)).unwrap();
    w.until(5 * SECOND, |w| w.clients[c].connected);
    for n in 0..20 {
        w.video(a, CAMERA, n == 0, n);
        w.video(b, CAMERA, n == 0, 5_000 + n);
        w.run(20 * MS);
    }
    assert_eq!(w.numbers(c, &of_a), (0..20).collect::<Vec<_>>());
    w.switch(c, &of_a, &of_b).unwrap();
    for n in 20..40 {
        w.video(a, CAMERA, n == 20, n);
        w.video(b, CAMERA, n == 20, 5_000 + n);
        w.run(20 * MS);
    }
    assert_eq!(
        w.numbers(c, &of_b),
        (0..20).chain(5_020..5_040).collect::<Vec<_>>()
    );
    let mut packets: Vec<_> = w.clients[c]
        .received
        .iter()
        .map(|(_, p)| (*p.seq_no, p.header.ssrc, p.header.timestamp))
        .collect();
    packets.sort_unstable_by_key(|p| p.0);
    let steps: Vec<_> = packets
        .windows(2)
        .map(|p| (p[1].0 - p[0].0, p[1].2.wrapping_sub(p[0].2)))
        .collect();
    assert!(packets.iter().all(|p| p.1 == packets[0].1));
    assert!(
        steps
            .iter()
            .all(|(seq, time)| *seq == 1 && (1..90_000).contains(time)),
        "{steps:?}"
    );
}

// C-5
#[test]
fn stats_tell_what_flows() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    w.join("b", &[]);
    for n in 0..400 {
        w.video(a, CAMERA, n == 0, n);
        w.run(10 * MS);
    }
    let [a, b] = &w.room.stats()[..] else {
        panic!("two participants")
    };
    assert_eq!(
        (a.state, b.state),
        (LinkState::Connected, LinkState::Connected)
    );
    assert!((700..1_000).contains(&a.kbps_in), "{a:?}");
    assert!((700..1_000).contains(&b.kbps_out), "{b:?}");
    assert!(a.packets_in > 250 && b.packets_out > 250, "{a:?} {b:?}");
    let rtt = b.rtt_ms.expect("a round trip time");
    assert!((15.0..35.0).contains(&rtt), "{rtt}");
}

// C-5
#[test]
fn sound_and_picture_stay_together() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA, MICROPHONE]);
    let b = w.join("b", &[]);
    w.encoding = 100 * MS;
    let mut unlucky = one_in(10);
    w.loses = Box::new(move |_, _, data| is_media(data) && unlucky());
    for n in 0..600 {
        // Both were captured at the same moment; the picture is sent when it is encoded.
        if n >= 5 {
            w.video(a, CAMERA, n % 50 == 5, n - 5);
        }
        w.audio(a, -30, n);
        w.run(20 * MS);
    }
    // When the last packet of the track was captured, by the reports that came with it, less its number's time.
    let base = |source, rate: f64, step: f64| {
        let mid = w.clients[b].receiving[&w.track("a", source)];
        let (_, packet) = w.clients[b]
            .received
            .iter()
            .rfind(|(of, _)| *of == mid)
            .unwrap();
        let report = packet.last_sender_info.expect("a sender report");
        let apart = packet
            .header
            .timestamp
            .wrapping_sub(report.rtp_time.numer() as u32)
            .cast_signed();
        let at = report
            .ntp_time
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap()
            .as_secs_f64();
        at + f64::from(apart) / rate - f64::from(packet.header.timestamp) / step * 0.02
    };
    let apart = base(CAMERA, 90_000.0, 1_800.0) - base(MICROPHONE, 48_000.0, 960.0);
    assert!(apart.abs() < 0.01, "{apart} s apart");
}

// C-5
#[test]
fn a_participants_camera_and_microphone_are_one_stream() {
    let mut w = World::new();
    w.join("a", &[CAMERA, MICROPHONE, SCREEN]);
    let b = w.client("b", 1);
    let all = w.others(b);
    let answer = w.negotiate(b, &[], &all).unwrap();
    let lines: Vec<&str> = answer
        .sdp
        .lines()
        .filter(|line| line.starts_with("a=msid:"))
        .collect();
    assert_eq!(
        lines,
        [
            "a=msid:a a-camera-1",
            "a=msid:a a-microphone-1",
            "a=msid:a-screen a-screen-1"
        ]
    );
}

// ARCH-11
#[test]
fn of_two_layers_sent_at_once_one_is_forwarded() {
    let mut w = World::new();
    let a = w.join("a", &[CAMERA]);
    let b = w.client("b", 1);
    let mut layers = Simulcast::new();
    let rids = ["h", "l"];
    for rid in rids {
        layers.add_send_layer(SimulcastLayer::new(rid));
    }
    let mut mid = None;
    w.renegotiate(a, |changes| {
        mid = Some(changes.add_media(
            MediaKind::Video,
            Direction::SendOnly,
            None,
            None,
            Some(layers),
        ));
    })
    .unwrap();
    let mid = mid.unwrap();
    w.clients[a].published.insert(SCREEN, mid);
    w.renegotiate(a, |_| {}).unwrap();
    let key = w.track("a", SCREEN);
    w.negotiate(b, &[], std::slice::from_ref(&key)).unwrap();
    w.until(5 * SECOND, |w| w.clients[b].connected);
    for n in 0..50 {
        for (layer, rid) in rids.into_iter().enumerate() {
            w.layer(a, mid, rid, u64::from(n) + 1, n * 10 + layer as u32);
        }
        w.run(20 * MS);
    }
    let got = w.numbers(b, &key);
    assert!(got.len() > 40, "{got:?}");
    assert!(got.iter().all(|n| n % 10 == got[0] % 10), "{got:?}");
}
