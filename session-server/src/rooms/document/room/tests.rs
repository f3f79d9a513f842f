//! A room without sockets: what each message makes it send.

use super::*;
use crate::rooms::document::{
    Allowance,
    lib0::{put_bytes, put_integer},
};
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

/// What the executor does when a connection takes what waits for it, until nothing waits.
fn written(room: &mut Room, key: usize, turn: &mut Turn) -> Vec<Vec<u8>> {
    let mut frames = Vec::new();
    loop {
        let now = sent(room, key, turn);
        room.catch_up(key, turn);
        if now.is_empty() && room.members[key].out.is_empty() {
            return frames;
        }
        frames.extend(now);
    }
}

#[test]
fn however_often_a_client_asks_for_the_document_it_is_made_once() {
    let mut room = room(Limits::default());
    let mut turn = turn();
    let ada = join(&mut room, "ada", &mut turn);
    room.receive(ada, &message(2, &letters(7, 0, 100)), &mut turn);
    let observer = join(&mut room, "observer", &mut turn);
    for _ in 0..6000 {
        room.receive(observer, &message(0, &[0]), &mut turn);
        room.receive(observer, &[3], &mut turn);
    }
    assert!(room.members[observer].out.is_empty());
    assert_eq!(written(&mut room, observer, &mut turn).len(), 1);
    // From now on it gets what others write.
    room.receive(ada, &message(2, &letters(7, 100, 1)), &mut turn);
    assert_eq!(written(&mut room, observer, &mut turn).len(), 1);
}

#[test]
fn a_person_who_has_used_up_what_they_may_is_read_from_later_on_every_connection() {
    let limits = Limits {
        work: Allowance {
            burst: 1000,
            per_s: 1000,
        },
        ..Limits::default()
    };
    let mut room = room(limits);
    let mut turn = turn();
    let eves = [(); 2].map(|()| join(&mut room, "eve", &mut turn));
    let ada = join(&mut room, "ada", &mut turn);
    room.spend(eves[0], 2500, turn.now);
    for eve in eves {
        assert!(!room.reads(eve, turn.now));
        assert!(!room.reads(eve, turn.now + Duration::from_millis(1499)));
        assert!(room.reads(eve, turn.now + Duration::from_millis(1501)));
    }
    assert!(room.reads(ada, turn.now));
    // What they ask for is theirs.
    room.receive(ada, &message(2, &letters(7, 0, 700)), &mut turn);
    assert!(room.reads(ada, turn.now));
    room.receive(ada, &message(0, &[0]), &mut turn);
    written(&mut room, ada, &mut turn);
    assert!(room.reads(ada, turn.now));
    room.receive(ada, &message(0, &[0]), &mut turn);
    written(&mut room, ada, &mut turn);
    assert!(!room.reads(ada, turn.now));
}

#[test]
fn the_log_grows_no_faster_by_one_person_than_they_may() {
    let mut room = room(Limits::default());
    let mut turn = turn();
    let eve = join(&mut room, "eve", &mut turn);
    let ada = join(&mut room, "ada", &mut turn);
    let text = "x".repeat(60_000);
    let (start, mut bytes, mut clock) = (turn.now, 0, 0);
    while turn.now < start + Duration::from_secs(60) {
        turn.now += Duration::from_millis(10);
        if !room.reads(eve, turn.now) {
            continue;
        }
        let mut churn = vec![1, 1, 9];
        put_integer(&mut churn, clock);
        match clock {
            0 => churn.extend(b"\x04\x01\x02f1"),
            _ => {
                churn.extend([0x84, 9]);
                put_integer(&mut churn, clock - 1);
            }
        }
        put_bytes(&mut churn, text.as_bytes());
        churn.extend([1, 9, 1]);
        put_integer(&mut churn, clock);
        put_integer(&mut churn, 60_000);
        room.receive(eve, &message(2, &churn), &mut turn);
        assert!(!room.members[eve].out.is_closing());
        (bytes, clock) = (bytes + churn.len(), clock + 60_000);
        room.committed(room.seq, &mut turn);
    }
    let limit = Limits::default().written;
    assert!(bytes as u64 <= limit.burst + 61 * limit.per_s, "{bytes}");
    // A document's worth at once is nobody's harm.
    assert!(bytes as u64 >= limit.burst);
    assert!(room.reads(ada, turn.now));
}
