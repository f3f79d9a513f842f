//! A room without sockets: what each message makes it send.

use super::*;
use crate::rooms::document::lib0::{put_bytes, put_integer};
use std::time::Duration;

const START_MS: UnixMs = 1_700_000_000_000;

fn room(limits: Limits) -> Room {
    let id = Arc::new(RoomId("bcdf-ghjk-mnpq".to_owned()));
    let loaded = Loaded {
        files: vec![FileId("f1".to_owned())],
        ..Loaded::default()
    };
    Room::new(id, limits, loaded).unwrap()
}

fn turn() -> Turn {
    Turn {
        now: Instant::now(),
        now_ms: START_MS,
        dirty: Vec::new(),
        acked: Vec::new(),
        jobs: Vec::new(),
        events: Vec::new(),
    }
}

fn join(room: &mut Room, who: &str, turn: &mut Turn) -> usize {
    let token = room.members.len();
    let key = room.join(token, &ParticipantId(who.to_owned()), true, true, turn);
    // The answer of a page that has nothing.
    room.receive(key, &message(1, &[0, 0]), turn);
    sent(room, key, turn);
    key
}

fn message(step: u8, payload: &[u8]) -> Vec<u8> {
    let mut out = vec![0, step];
    put_bytes(&mut out, payload);
    out
}

/// Structs of `client` from `clock` on, a letter each.
fn letters(client: u64, clock: u64, count: u64) -> Vec<u8> {
    let mut out = Vec::new();
    for part in [1, count, client, clock] {
        put_integer(&mut out, part);
    }
    for at in clock..clock + count {
        match at {
            0 => out.extend(b"\x04\x01\x02f1"),
            _ => {
                out.push(0x84);
                put_integer(&mut out, client);
                put_integer(&mut out, at - 1);
            }
        }
        out.extend(b"\x01x");
    }
    out.push(0);
    out
}

/// Payloads of the frames that wait for member `key`, as if its socket had taken them.
fn sent(room: &mut Room, key: usize, turn: &mut Turn) -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    let out = &mut room.members[key].out;
    out.announced = false;
    out.write_to(&mut bytes, turn.now).unwrap();
    let mut frames = Vec::new();
    let mut rest = &bytes[..];
    while let [_, short, after @ ..] = rest {
        let (len, after) = match *short {
            126 => {
                let (len, after) = after.split_first_chunk().unwrap();
                (usize::from(u16::from_be_bytes(*len)), after)
            }
            127 => {
                let (len, after) = after.split_first_chunk().unwrap();
                (u64::from_be_bytes(*len) as usize, after)
            }
            short => (usize::from(short), after),
        };
        frames.push(after[..len].to_vec());
        rest = &after[len..];
    }
    frames
}

fn is_question(frame: &[u8]) -> bool {
    frame.starts_with(&[0, 0])
}

#[test]
fn what_cannot_be_taken_is_asked_for_again_once_it_can_and_not_kept() {
    let mut room = room(Limits::default());
    let mut turn = turn();
    let ada = join(&mut room, "ada", &mut turn);
    let eves: Vec<usize> = (0..15).map(|_| join(&mut room, "eve", &mut turn)).collect();
    let ahead = message(1, &letters(9, 5, 100_000));
    for &eve in &eves {
        room.receive(eve, &ahead, &mut turn);
        assert!(sent(&mut room, eve, &mut turn).is_empty());
    }
    // What does not bring it closer changes nothing.
    for at in 0..50 {
        room.receive(ada, &message(2, &letters(7, at, 1)), &mut turn);
    }
    for &eve in &eves {
        assert!(
            !sent(&mut room, eve, &mut turn)
                .iter()
                .any(|f| is_question(f))
        );
    }
    // Its edits are in the answer that will come, so they are not looked at and not acknowledged.
    room.receive(eves[0], &message(2, &letters(8, 0, 1)), &mut turn);
    assert_eq!(room.state.next(8), 0);
    room.receive(ada, &message(2, &letters(9, 0, 5)), &mut turn);
    for &eve in &eves {
        let frames = sent(&mut room, eve, &mut turn);
        assert_eq!(frames.iter().filter(|f| is_question(f)).count(), 1);
    }
    let mut answer = letters(8, 0, 1);
    answer[0] = 1;
    room.receive(eves[0], &message(1, &answer), &mut turn);
    assert_eq!(room.state.next(8), 1);
    assert!(room.members[eves[0]].lacking.is_none());
}

#[test]
fn who_stays_ahead_of_the_server_is_sent_away() {
    let limits = Limits::default();
    let mut room = room(limits.clone());
    let mut turn = turn();
    let eve = join(&mut room, "eve", &mut turn);
    room.receive(eve, &message(2, &letters(9, 5, 1)), &mut turn);
    assert!(is_question(&sent(&mut room, eve, &mut turn)[0]));
    turn.now += limits.lacking - Duration::from_millis(1);
    room.tick(&mut turn);
    assert!(!room.members[eve].out.is_closing());
    turn.now += Duration::from_millis(1);
    room.tick(&mut turn);
    assert!(room.members[eve].out.is_closing());
}
