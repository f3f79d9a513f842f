//! New identifiers and secrets, and how secrets are stored.

use api::{InterviewId, MockId, ParticipantId, RoomId, SubmissionId, UserId};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Consonants that stay apart when read aloud or handwritten; 20^12 is 51.8 bits.
const ROOM_LETTERS: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";

/// `N` bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The only failure is a kernel without a random source, and nothing here is safe without one.
    getrandom::fill(&mut bytes).expect("the operating system provides randomness");
    bytes
}

pub fn uuid() -> String {
    uuid::Uuid::now_v7().to_string()
}

pub fn user() -> UserId {
    UserId(uuid())
}

pub fn participant() -> ParticipantId {
    ParticipantId(uuid())
}

pub fn submission() -> SubmissionId {
    SubmissionId(uuid())
}

pub fn mock() -> MockId {
    MockId(uuid())
}

pub fn interview() -> InterviewId {
    InterviewId(uuid())
}

pub fn room() -> RoomId {
    let mut text = String::with_capacity(14);
    while text.len() < 14 {
        if text.len() % 5 == 4 {
            text.push('-');
        }
        let [byte] = random::<1>();
        // Rejection keeps every letter equally likely: 240 is the largest multiple of 20 in a byte.
        if byte < 240 {
            text.push(ROOM_LETTERS[usize::from(byte % 20)] as char);
        }
    }
    RoomId(text)
}

/// Whether `text` could be a room id: what routes check before asking the database.
pub fn is_room_id(text: &str) -> bool {
    text.len() == 14
        && text.bytes().enumerate().all(|(i, b)| {
            if i % 5 == 4 {
                b == b'-'
            } else {
                ROOM_LETTERS.contains(&b)
            }
        })
}

/// A 256-bit secret to hand out; store only its [`fingerprint`].
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// SHA-256 in hex: enough for secrets of full entropy.
pub fn fingerprint(secret: &str) -> String {
    Sha256::digest(secret.as_bytes())
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_ids_are_human_sized_and_recognised() {
        for _ in 0..200 {
            let id = room();
            assert!(is_room_id(id.as_str()), "{id}");
        }
        for bad in [
            "",
            "bcdf-ghjk-mnp",
            "bcdf-ghjk-mnpa",
            "BCDF-GHJK-MNPQ",
            "bcdfxghjk-mnpq",
            "bcdf-ghjk-mnpq-",
        ] {
            assert!(!is_room_id(bad), "{bad}");
        }
    }

    #[test]
    fn a_fingerprint_is_sha256_hex() {
        assert_eq!(
            fingerprint("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
