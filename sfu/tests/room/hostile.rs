//! What a hostile participant or stranger sends: an error for it, nothing for the others (C-5, ARCH-11).

use crate::world::{MS, Way, World};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use sfu::{Answer, ConnectionState, Input, Mid, Offer, OfferError, Source, limits};
use std::{cell::RefCell, net::SocketAddr, rc::Rc, time::Duration};

const SECOND: Duration = Duration::from_secs(1);
const CORPUS: [&str; 3] = [
    include_str!("corpus/chromium.sdp"),
    include_str!("corpus/minimal.sdp"),
    include_str!("corpus/odd.sdp"),
];
/// Values that break what parses them.
const TOKENS: [&str; 14] = [
    "",
    "0",
    "-1",
    "65536",
    "4294967296",
    "18446744073709551616",
    ":",
    " ",
    "a=",
    "m=video",
    "\u{1f600}",
    "\0",
    "/",
    ";=",
];

/// Changes one offer text.
#[derive(Debug, Clone)]
enum Edit {
    Drop {
        line: usize,
    },
    Repeat {
        line: usize,
        times: usize,
    },
    Swap {
        line: usize,
        with: usize,
    },
    /// Replaces the part between two separators.
    Token {
        line: usize,
        part: usize,
        token: usize,
    },
    Cut {
        at: usize,
    },
    Splice {
        line: usize,
        other: usize,
        from: usize,
        count: usize,
    },
    Byte {
        at: usize,
        to: char,
    },
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = 0_usize..400;
    prop_oneof![
        n.clone().prop_map(|line| Edit::Drop { line }),
        (n.clone(), 1_usize..70).prop_map(|(line, times)| Edit::Repeat { line, times }),
        (n.clone(), n.clone()).prop_map(|(line, with)| Edit::Swap { line, with }),
        (n.clone(), 0_usize..8, 0..TOKENS.len()).prop_map(|(line, part, token)| Edit::Token {
            line,
            part,
            token
        }),
        (0_usize..12_000).prop_map(|at| Edit::Cut { at }),
        (n.clone(), 0..CORPUS.len(), n.clone(), 1_usize..60).prop_map(
            |(line, other, from, count)| Edit::Splice {
                line,
                other,
                from,
                count
            }
        ),
        (0_usize..12_000, any::<char>()).prop_map(|(at, to)| Edit::Byte { at, to }),
    ]
}

fn apply(sdp: &str, edit: &Edit) -> String {
    let mut lines: Vec<String> = sdp
        .split("\r\n")
        .flat_map(|l| l.split('\n'))
        .map(Into::into)
        .collect();
    let count = lines.len();
    match edit {
        Edit::Drop { line } => {
            lines.remove(line % count);
        }
        Edit::Repeat { line, times } => {
            let text = lines[line % count].clone();
            lines.splice(
                line % count..line % count,
                std::iter::repeat_n(text, *times),
            );
        }
        Edit::Swap { line, with } => lines.swap(line % count, with % count),
        Edit::Token { line, part, token } => {
            let text = lines[line % count].clone();
            let parts: Vec<&str> = text.split_inclusive([' ', ':', '=', '/', ';']).collect();
            let mut changed: Vec<&str> = parts.clone();
            if let Some(at) = part.checked_rem(parts.len()) {
                changed[at] = TOKENS[*token];
            }
            lines[line % count] = changed.concat();
        }
        Edit::Splice {
            line,
            other,
            from,
            count: take,
        } => {
            let more = CORPUS[*other]
                .lines()
                .skip(*from)
                .take(*take)
                .map(Into::into);
            lines.splice(line % count..line % count, more.collect::<Vec<String>>());
        }
        Edit::Cut { at } => {
            return sdp.chars().take(*at).collect();
        }
        Edit::Byte { at, to } => {
            return sdp
                .chars()
                .enumerate()
                .map(|(i, c)| if i == *at { *to } else { c })
                .collect();
        }
    }
    lines.join("\r\n")
}

fn name() -> impl Strategy<Value = (Mid, Source)> {
    let mid = prop_oneof![
        Just("0"),
        Just("1"),
        Just("2"),
        Just("4"),
        Just(""),
        Just("nope")
    ];
    let source = prop_oneof![
        Just(Source::Camera),
        Just(Source::Microphone),
        Just(Source::Screen)
    ];
    (mid, source).prop_map(|(mid, source)| (Mid::from(mid), source))
}

/// A room where two honest participants are connected.
fn honest() -> (World, usize, usize) {
    let mut w = World::new();
    let a = w.join("a", &[Source::Camera]);
    let b = w.join("b", &[]);
    (w, a, b)
}

/// Sends pictures `from..from + 20`, and checks that they arrive.
fn still_works(w: &mut World, a: usize, b: usize, from: u32) {
    for n in from..from + 20 {
        w.video(a, Source::Camera, true, n);
        w.run(20 * MS);
    }
    w.run(SECOND);
    let got = w.numbers(b, &w.track("a", Source::Camera));
    assert!((from..from + 20).all(|n| got.contains(&n)), "{got:?}");
}

// C-5, ARCH-11
#[test]
fn mutated_offers_are_answered_or_refused() {
    let (mut w, a, b) = honest();
    let mut tries = 0_u32;
    let mut answered = 0_u32;
    let cell = RefCell::new(&mut w);
    let edits = (
        0..CORPUS.len(),
        vec(vec(edit(), 1..4), 1..3),
        prop_oneof![3 => Just(Vec::new()), 1 => vec(name(), 0..4)],
        prop::bool::weighted(0.3),
    );
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 250,
        failure_persistence: None,
        ..Default::default()
    });
    let outcome = RefCell::new((&mut tries, &mut answered));
    runner
        .run(&edits, |(seed, rounds, names, subscribe)| {
            let mut w = cell.borrow_mut();
            let mut counts = outcome.borrow_mut();
            *counts.0 += 1;
            let mut sdp = CORPUS[seed].to_string();
            let mut session = 1;
            let track = w.track("a", Source::Camera);
            for edits in &rounds {
                sdp = edits.iter().fold(sdp, |sdp, edit| apply(&sdp, edit));
                let offer = Offer {
                    session,
                    sdp: sdp.clone(),
                    publish: names.clone(),
                    subscribe: if subscribe {
                        vec![("2".into(), track.clone())]
                    } else {
                        Vec::new()
                    },
                };
                let result = w.handle(Input::Offer {
                    peer: "x".into(),
                    offer,
                });
                match result.expect("an answer") {
                    Ok(Answer { sdp, .. }) => {
                        prop_assert!(sdp.starts_with("v=0"));
                        *counts.1 += 1;
                    }
                    // str0m panicked.
                    Err(OfferError::Refused(why)) => prop_assert_ne!(why, "internal error"),
                    Err(OfferError::StaleSession { .. }) => session += 1,
                    Err(_) => {}
                }
            }
            w.run(5 * MS);
            w.handle(Input::Leave { peer: "x".into() });
            Ok(())
        })
        .unwrap();
    assert!(
        answered > tries / 20,
        "{answered} of {tries} were understood: the mutations are too wild"
    );
    still_works(&mut w, a, b, 0);
    assert_eq!(w.state("a"), Some(ConnectionState::Connected));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    // ARCH-11
    #[test]
    fn text_that_is_no_offer_is_refused(sdp in ".{0,400}") {
        let mut w = World::new();
        let offer = Offer { session: 1, sdp, publish: Vec::new(), subscribe: Vec::new() };
        let result = w.handle(Input::Offer { peer: "x".into(), offer });
        prop_assert!(matches!(result, Some(Err(OfferError::Refused(why))) if why != "internal error"));
        prop_assert!(w.room.is_empty());
    }
}

// ARCH-11
#[test]
fn limits_are_errors_that_say_so() {
    let (mut w, a, b) = honest();
    let offer = |sdp: String| Offer {
        session: 1,
        sdp,
        publish: Vec::new(),
        subscribe: Vec::new(),
    };
    let mut refusal = |offer: Offer| {
        w.handle(Input::Offer {
            peer: "x".into(),
            offer,
        })
        .unwrap()
        .unwrap_err()
    };
    let huge = limits::MAX_SDP + 1;
    assert_eq!(refusal(offer("v".repeat(huge))), OfferError::TooLarge(huge));
    assert_eq!(
        refusal(offer("m=audio 9 X 1\r\n".repeat(1_000))),
        OfferError::TooManyMedia(1_000)
    );
    let wants = |key: &str| Offer {
        subscribe: vec![("0".into(), key.into())],
        ..offer(CORPUS[0].into())
    };
    assert_eq!(
        refusal(wants("a-camera-9")),
        OfferError::UnknownTrack("a-camera-9".into())
    );
    let publishes = |mid: &str| Offer {
        publish: vec![(mid.into(), Source::Camera)],
        ..offer(CORPUS[0].into())
    };
    assert_eq!(refusal(publishes("9")), OfferError::UnknownMid("9".into()));
    assert_eq!(refusal(publishes("1")), OfferError::WrongKind("1".into()));
    let tells = offer(format!(
        "{}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
        CORPUS[1]
    ));
    assert_eq!(refusal(tells), OfferError::NotMedia);
    let calls = Offer {
        publish: vec![("0".into(), Source::Microphone)],
        ..offer(CORPUS[1].replace("opus/48000/2", "PCMU/8000"))
    };
    assert_eq!(refusal(calls), OfferError::NoCodec("0".into()));
    for n in 2..limits::MAX_PEERS {
        let i = w.client(&format!("p{n}"), 1);
        w.negotiate(i, &[], &[w.tracks[0].key.clone()]).unwrap();
    }
    let last = w.client("one too many", 1);
    assert_eq!(
        w.negotiate(last, &[Source::Camera], &[]),
        Err(OfferError::RoomFull)
    );
    still_works(&mut w, a, b, 0);
}

// ARCH-11
#[test]
fn mutated_datagrams_are_dropped() {
    let mut w = World::new();
    let captured = Rc::new(RefCell::new(Vec::<(SocketAddr, Vec<u8>)>::new()));
    let copy = captured.clone();
    w.loses = Box::new(move |way, addr, data| {
        if way == Way::Up && copy.borrow().len() < 400 {
            copy.borrow_mut().push((addr, data.to_vec()));
        }
        false
    });
    let a = w.join("a", &[Source::Camera, Source::Microphone]);
    let b = w.join("b", &[]);
    for n in 0..50 {
        w.video(a, Source::Camera, true, n);
        w.audio(a, -30, n);
        w.run(20 * MS);
    }
    w.loses = Box::new(|_, _, _| false);
    let seen = captured.borrow().clone();
    let kinds = |low, high| {
        seen.iter()
            .filter(|(_, d)| (low..=high).contains(&d[0]))
            .count()
    };
    assert!(
        kinds(0, 3) > 2 && kinds(20, 63) > 2 && kinds(128, 191) > 50,
        "STUN, DTLS and SRTP were captured"
    );

    let cell = RefCell::new(&mut w);
    let flips = (
        0..seen.len(),
        vec((0_usize..1_500, any::<u8>()), 0..5),
        0_usize..1_600,
        any::<bool>(),
    );
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        ..Default::default()
    });
    runner
        .run(&flips, |(which, flips, len, stranger)| {
            let mut w = cell.borrow_mut();
            let (mut source, mut data) = seen[which].clone();
            for (at, byte) in flips {
                let at = at % data.len();
                data[at] = byte;
            }
            // Some shorter, some padded.
            if len % 3 == 0 {
                data.resize(len, 0);
            }
            if stranger {
                source.set_port(9);
            }
            w.datagram(source, &data);
            w.run(MS);
            Ok(())
        })
        .unwrap();
    let mut random = TestRunner::new(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..Default::default()
    });
    let (from, _) = seen[0];
    random
        .run(&vec(any::<u8>(), 0..300), |data| {
            cell.borrow_mut().datagram(from, &data);
            Ok(())
        })
        .unwrap();
    still_works(&mut w, a, b, 1_000);
    assert_eq!(w.state("a"), Some(ConnectionState::Connected));
    assert_eq!(w.state("b"), Some(ConnectionState::Connected));
}

// ARCH-11
#[test]
fn a_participant_that_sends_nonsense_inside_good_packets_harms_nobody() {
    let (mut w, a, b) = honest();
    let x = w.join("x", &[Source::Camera, Source::Microphone]);
    let theirs = w.others(b);
    w.negotiate(b, &[], &theirs).unwrap();
    w.run(SECOND);
    let mut seq = 0;
    for len in [0, 1, 2, 3, 5, 9, 1_200, 1_300, 1_400] {
        for first in [0x00, 0x10, 0x80, 0x90, 0xff] {
            for source in [Source::Camera, Source::Microphone] {
                // Jumps of half the sequence space among them.
                seq += if len == 9 { 32_000 } else { 1 };
                let mut payload = vec![first; len];
                if let Some(byte) = payload.get_mut(1) {
                    *byte = 0xf0;
                }
                w.send(x, source, seq, seq as u32 * 977, &payload, Some(i8::MIN));
                w.run(5 * MS);
            }
        }
    }
    still_works(&mut w, a, b, 0);
    let x_is = w
        .room
        .stats()
        .into_iter()
        .find(|peer| peer.peer.as_str() == "x")
        .unwrap();
    assert!(x_is.packets_in > 20, "{x_is:?}");
}
