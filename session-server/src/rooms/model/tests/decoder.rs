//! The signalling decoder and what it feeds, on damaged messages. `PROPTEST_CASES` makes it as long as wanted.

use super::*;
use crate::rooms::protocol::decode;
use api::room_socket::ClientMessage;
use proptest::prelude::*;
use std::{fs, path::Path};

/// Every kind of message, valid.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/signalling");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Pieces that parsers stumble over.
const PIECES: &[&str] = &[
    "null",
    "-1",
    "1e400",
    "-9223372036854775808",
    "18446744073709551616",
    "\"\\ud800\"",
    "\\u0000",
    "[[[[",
    "{}",
    "\"",
    "\u{202e}",
    "\"kind\":\"end\"",
    "\"type\":\"act\"",
    ",",
    ":",
    "\r\n",
    "\u{feff}",
    "true",
    "0.5",
];

#[derive(Debug, Clone)]
enum Damage {
    Set(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
    Insert(usize, usize),
    Splice(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0..2_000usize;
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (place(), 1..40usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (place(), 1..80usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (place(), 0..PIECES.len()).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (place(), 0..64usize).prop_map(|(at, other)| Damage::Splice(at, other)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage, corpus: &[Vec<u8>]) {
    let inside = |at: usize| at % (bytes.len() + 1);
    match *damage {
        Damage::Set(at, byte) => {
            let at = inside(at);
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        Damage::Cut(at, length) => {
            let at = inside(at);
            let end = (at + length).min(bytes.len());
            bytes.drain(at..end);
        }
        Damage::Repeat(at, length) => {
            let at = inside(at);
            let end = (at + length).min(bytes.len());
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        Damage::Insert(at, piece) => {
            let at = inside(at);
            bytes.splice(at..at, PIECES[piece].bytes());
        }
        Damage::Splice(at, other) => {
            let at = inside(at);
            let other = &corpus[other % corpus.len()];
            bytes.truncate(at);
            bytes.extend_from_slice(&other[at.min(other.len())..]);
        }
    }
}

#[test]
fn the_corpus_has_every_kind_of_message_and_all_of_it_is_read() {
    let mut kinds = std::collections::BTreeSet::new();
    for message in corpus() {
        let text = String::from_utf8(message).unwrap();
        let message = decode(&text).unwrap_or_else(|| panic!("{text}"));
        kinds.insert(match message {
            ClientMessage::Act { action, .. } => {
                serde_json::to_value(action).unwrap()["kind"].to_string()
            }
            other => serde_json::to_value(other).unwrap()["type"].to_string(),
        });
    }
    assert_eq!(kinds.len(), 6 + 17, "{kinds:?}");
}

proptest! {
    #[test]
    fn arch_10_damaged_messages_neither_panic_nor_change_on_the_way(
        start in 0..64usize, damages in prop::collection::vec(damage(), 0..6),
    ) {
        let corpus = corpus();
        let mut bytes = corpus[start % corpus.len()].clone();
        for damage in &damages {
            apply(&mut bytes, damage, &corpus);
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some(message) = decode(&text) {
            // What was understood means the same when written again.
            let again = serde_json::to_string(&message).unwrap();
            let twice = decode(&again).map(|m| serde_json::to_string(&m).unwrap());
            prop_assert_eq!(twice, Some(again));
            if let ClientMessage::Act { cid, action } = message {
                for conn in [HOST, BO] {
                    let mut world = World::interview();
                    let (cid, action) = (cid.clone(), action.clone());
                    let effects = world.handle(Command::Act { conn, cid, action });
                    prop_assert!(outcome(&effects, conn).is_ok() || effects.len() == 1);
                }
            }
        }
    }
}
