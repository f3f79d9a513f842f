//! Messages of the document socket: the y-websocket protocol (y-protocols: `sync.js`, `awareness.js`), and three of our
//! own for clients that connect with `acks=1`.

use super::{
    lib0::{Malformed, Reader, integer_len, put_bytes, put_integer},
    websocket::FrameWriter,
};
use bytes::Bytes;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
/// Varuint `count`, varuint `seq`: the first `count` frames of this connection that carry an update (sync step 2 and
/// update alike) are durable, at log sequence number `seq`.
const ACK: u64 = 100;
/// Text: why an update was refused; the connection closes.
const REFUSED: u64 = 101;
/// Varuint 1: edits are not being saved; 0: they are again.
const TROUBLE: u64 = 102;

const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'a> {
    /// The sender's state vector; asks for what it lacks.
    Step1(&'a [u8]),
    /// What the receiver lacked when it sent its state vector.
    Step2(&'a [u8]),
    Update(&'a [u8]),
    Awareness(&'a [u8]),
    QueryAwareness,
    Auth,
}

impl<'a> Message<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let message = match reader.integer()? {
            SYNC => {
                let step = reader.integer()?;
                let payload = reader.bytes()?;
                match step {
                    STEP_1 => Message::Step1(payload),
                    STEP_2 => Message::Step2(payload),
                    UPDATE => Message::Update(payload),
                    _ => return Err(Malformed("unknown step of synchronisation")),
                }
            }
            AWARENESS => Message::Awareness(reader.bytes()?),
            QUERY_AWARENESS => Message::QueryAwareness,
            AUTH => return Ok(Message::Auth),
            _ => return Err(Malformed("unknown message")),
        };
        match reader.is_empty() {
            true => Ok(message),
            false => Err(Malformed("bytes after the message")),
        }
    }
}

fn frame(kind: &[u64], payload: &[u8]) -> Bytes {
    let mut frame =
        FrameWriter::new(kind.len() + integer_len(payload.len() as u64) + payload.len());
    for &part in kind {
        put_integer(frame.payload(), part);
    }
    put_bytes(frame.payload(), payload);
    frame.finish()
}

pub fn step_1(vector: &[u8]) -> Bytes {
    frame(&[SYNC, STEP_1], vector)
}

pub fn step_2(update: &[u8]) -> Bytes {
    frame(&[SYNC, STEP_2], update)
}

/// The update itself is the end of the frame.
pub fn update(update: &[u8]) -> Bytes {
    frame(&[SYNC, UPDATE], update)
}

pub fn awareness(entries: &[AwarenessEntry<'_>]) -> Bytes {
    let mut body = Vec::new();
    put_integer(&mut body, entries.len() as u64);
    for entry in entries {
        put_integer(&mut body, entry.client);
        put_integer(&mut body, entry.clock);
        put_bytes(&mut body, entry.state.as_bytes());
    }
    frame(&[AWARENESS], &body)
}

pub fn ack(count: u64, seq: i64) -> Bytes {
    integers(&[ACK, count, seq.unsigned_abs()])
}

pub fn refused(reason: &str) -> Bytes {
    frame(&[REFUSED], reason.as_bytes())
}

pub fn trouble(now: bool) -> Bytes {
    integers(&[TROUBLE, u64::from(now)])
}

fn integers(values: &[u64]) -> Bytes {
    let mut frame = FrameWriter::new(24);
    for &value in values {
        put_integer(frame.payload(), value);
    }
    frame.finish()
}

/// What one Yjs client tells about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwarenessEntry<'a> {
    pub client: u64,
    pub clock: u64,
    /// JSON; `null` when the client left.
    pub state: &'a str,
}

/// The entries of an awareness message.
pub fn read_awareness(bytes: &[u8]) -> Result<Vec<AwarenessEntry<'_>>, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut entries = Vec::new();
    for _ in 0..reader.integer()? {
        entries.push(AwarenessEntry {
            client: reader.integer()?,
            clock: reader.integer()?,
            state: reader.text()?,
        });
    }
    match reader.is_empty() {
        true => Ok(entries),
        false => Err(Malformed("bytes after the end")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yrs::{
        StateVector,
        sync::{Message as YrsMessage, SyncMessage},
        updates::{decoder::Decode, encoder::Encode},
    };

    /// The payload of a short server frame.
    fn payload(frame: &Bytes) -> &[u8] {
        &frame[2..]
    }

    #[test]
    fn arch_10_reads_what_yrs_writes_and_the_other_way_round() {
        let vector = StateVector::default();
        let step_1_bytes = YrsMessage::Sync(SyncMessage::SyncStep1(vector.clone())).encode_v1();
        assert_eq!(Message::read(&step_1_bytes), Ok(Message::Step1(&[0])));
        assert_eq!(payload(&step_1(&vector.encode_v1())), step_1_bytes);
        let update_bytes = YrsMessage::Sync(SyncMessage::Update(vec![0, 0])).encode_v1();
        assert_eq!(Message::read(&update_bytes), Ok(Message::Update(&[0, 0])));
        assert_eq!(payload(&update(&[0, 0])), update_bytes);
        let entry = AwarenessEntry {
            client: 5,
            clock: 3,
            state: "{\"a\":1}",
        };
        let frame = awareness(&[entry]);
        let YrsMessage::Awareness(read) = YrsMessage::decode_v1(payload(&frame)).unwrap() else {
            panic!("not an awareness message");
        };
        let bytes = read.encode_v1();
        assert_eq!(read_awareness(&bytes).unwrap(), [entry]);
        assert_eq!(
            Message::read(payload(&frame)),
            Ok(Message::Awareness(&bytes))
        );
    }

    #[test]
    fn refuses_what_is_none() {
        for bytes in [
            &[][..],
            &[0],
            &[0, 0],
            &[0, 3, 0],
            &[0, 2, 3, 0],
            &[7],
            &[1, 2, 0],
        ] {
            assert!(Message::read(bytes).is_err(), "{bytes:?}");
        }
    }
}
