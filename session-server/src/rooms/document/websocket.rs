//! The server's side of RFC 6455 on bytes: reading masked client frames, framing what the server sends once for all
//! receivers. No extensions. Binary messages only.

use bytes::Bytes;

pub mod code {
    //! Close codes of RFC 6455 section 7.4.1; none is final for our clients.
    pub const NORMAL: u16 = 1000;
    pub const GOING_AWAY: u16 = 1001;
    pub const PROTOCOL_ERROR: u16 = 1002;
    pub const UNSUPPORTED: u16 = 1003;
    pub const TOO_BIG: u16 = 1009;
    pub const TRY_AGAIN_LATER: u16 = 1013;
}

/// Payload of ping, pong and close frames.
const MAX_CONTROL: usize = 125;
/// Opcode, length and mask of the largest frame header.
const MAX_HEADER: usize = 14;

const CONTINUATION: u8 = 0;
const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    #[error("not a frame a WebSocket client sends")]
    Protocol,
    #[error("messages here are binary")]
    Text,
    #[error("the message is larger than allowed")]
    TooBig,
}

impl FrameError {
    pub fn close_code(self) -> u16 {
        match self {
            FrameError::Protocol => code::PROTOCOL_ERROR,
            FrameError::Text => code::UNSUPPORTED,
            FrameError::TooBig => code::TOO_BIG,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Incoming<'a> {
    Message(&'a [u8]),
    Ping(&'a [u8]),
    Pong,
    Close,
}

/// Reassembles frames and messages. Holds nothing while the client sends whole frames.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a frame.
    partial: Vec<u8>,
    /// The message that is being sent in fragments, without its last one.
    fragments: Option<Vec<u8>>,
}

/// Where the payload of a frame is.
#[derive(Debug, Clone, Copy)]
struct Header {
    fin: bool,
    opcode: u8,
    mask: [u8; 4],
    start: usize,
    end: usize,
}

impl Decoder {
    /// Hands every message that `chunk` completes to `each`, until it answers false; `max` is the size of a message.
    ///
    /// `chunk` is unmasked in place.
    pub fn feed(
        &mut self,
        chunk: &mut [u8],
        max: usize,
        each: &mut dyn FnMut(Incoming<'_>) -> bool,
    ) -> Result<(), FrameError> {
        if self.partial.is_empty() {
            let used = self.frames(chunk, max, each)?;
            self.partial.extend_from_slice(&chunk[used..]);
        } else {
            let mut whole = std::mem::take(&mut self.partial);
            whole.extend_from_slice(chunk);
            let used = self.frames(&mut whole, max, each)?;
            whole.drain(..used);
            self.partial = whole;
        }
        if self.partial.is_empty() && self.partial.capacity() > 0 {
            self.partial = Vec::new();
        }
        Ok(())
    }

    /// Reads the whole frames at the beginning of `buffer`; answers their bytes.
    fn frames(
        &mut self,
        buffer: &mut [u8],
        max: usize,
        each: &mut dyn FnMut(Incoming<'_>) -> bool,
    ) -> Result<usize, FrameError> {
        let mut used = 0;
        loop {
            let rest = &mut buffer[used..];
            let Some(header) = header(rest, max)? else {
                return Ok(used);
            };
            let Some(payload) = rest.get_mut(header.start..header.end) else {
                return Ok(used);
            };
            unmask(payload, header.mask);
            used += header.end;
            if !self.frame(header, payload, max, each)? {
                return Ok(buffer.len());
            }
        }
    }

    fn frame(
        &mut self,
        header: Header,
        payload: &[u8],
        max: usize,
        each: &mut dyn FnMut(Incoming<'_>) -> bool,
    ) -> Result<bool, FrameError> {
        match (header.opcode, header.fin, self.fragments.is_some()) {
            (BINARY, true, false) => Ok(each(Incoming::Message(payload))),
            (BINARY, false, false) => {
                self.fragments = Some(payload.to_vec());
                Ok(true)
            }
            (CONTINUATION, fin, true) => {
                let mut message = self.fragments.take().unwrap_or_default();
                if message.len() + payload.len() > max {
                    return Err(FrameError::TooBig);
                }
                message.extend_from_slice(payload);
                if fin {
                    return Ok(each(Incoming::Message(&message)));
                }
                self.fragments = Some(message);
                Ok(true)
            }
            (TEXT, _, false) => Err(FrameError::Text),
            (PING, ..) => Ok(each(Incoming::Ping(payload))),
            (PONG, ..) => Ok(each(Incoming::Pong)),
            (CLOSE, ..) => Ok(each(Incoming::Close)),
            _ => Err(FrameError::Protocol),
        }
    }
}

/// Reads a frame header; `None` while it is incomplete. Refuses before the payload has come.
fn header(bytes: &[u8], max: usize) -> Result<Option<Header>, FrameError> {
    let &[first, second, ref rest @ ..] = bytes else {
        return Ok(None);
    };
    let (fin, reserved, opcode) = (first & 0x80 != 0, first & 0x70, first & 0x0f);
    let masked = second & 0x80 != 0;
    let control = opcode & 8 != 0;
    if reserved != 0 || !masked || (control && !fin) {
        return Err(FrameError::Protocol);
    }
    let (len, after) = match second & 0x7f {
        126 => match rest.first_chunk::<2>() {
            Some(&len) => (u64::from(u16::from_be_bytes(len)), 4),
            None => return Ok(None),
        },
        127 => match rest.first_chunk::<8>() {
            Some(&len) => (u64::from_be_bytes(len), 10),
            None => return Ok(None),
        },
        short => (u64::from(short), 2),
    };
    if control && len > MAX_CONTROL as u64 {
        return Err(FrameError::Protocol);
    }
    if len > max as u64 {
        return Err(FrameError::TooBig);
    }
    let Some(&mask) = bytes.get(after..).and_then(|b| b.first_chunk::<4>()) else {
        return Ok(None);
    };
    let start = after + 4;
    Ok(Some(Header {
        fin,
        opcode,
        mask,
        start,
        end: start + len as usize,
    }))
}

fn unmask(payload: &mut [u8], mask: [u8; 4]) {
    let word = u64::from_ne_bytes([
        mask[0], mask[1], mask[2], mask[3], mask[0], mask[1], mask[2], mask[3],
    ]);
    let (words, tail) = payload.as_chunks_mut::<8>();
    for bytes in words {
        *bytes = (u64::from_ne_bytes(*bytes) ^ word).to_ne_bytes();
    }
    for (byte, key) in tail.iter_mut().zip(mask.iter().cycle()) {
        *byte ^= key;
    }
}

/// A frame being written: reserve, write the payload, finish. One allocation.
pub struct FrameWriter {
    /// Begins with room for the largest header.
    buffer: Vec<u8>,
}

const SERVER_HEADER: usize = MAX_HEADER - 4;

impl FrameWriter {
    pub fn new(payload: usize) -> Self {
        let mut buffer = Vec::with_capacity(SERVER_HEADER + payload);
        buffer.resize(SERVER_HEADER, 0);
        Self { buffer }
    }

    pub fn payload(&mut self) -> &mut Vec<u8> {
        &mut self.buffer
    }

    /// The binary frame of what was written.
    pub fn finish(self) -> Bytes {
        self.with_opcode(BINARY)
    }

    fn with_opcode(mut self, opcode: u8) -> Bytes {
        let len = self.buffer.len() - SERVER_HEADER;
        let mut header = [0; SERVER_HEADER];
        header[0] = 0x80 | opcode;
        let used = match len {
            0..=125 => {
                header[1] = len as u8;
                2
            }
            126..=0xffff => {
                header[1] = 126;
                header[2..4].copy_from_slice(&(len as u16).to_be_bytes());
                4
            }
            _ => {
                header[1] = 127;
                header[2..10].copy_from_slice(&(len as u64).to_be_bytes());
                10
            }
        };
        let start = SERVER_HEADER - used;
        self.buffer[start..SERVER_HEADER].copy_from_slice(&header[..used]);
        Bytes::from(self.buffer).slice(start..)
    }
}

pub fn ping() -> Bytes {
    FrameWriter::new(0).with_opcode(PING)
}

pub fn pong(payload: &[u8]) -> Bytes {
    let mut frame = FrameWriter::new(payload.len());
    frame.payload().extend_from_slice(payload);
    frame.with_opcode(PONG)
}

pub fn close(code: u16) -> Bytes {
    let mut frame = FrameWriter::new(2);
    frame.payload().extend_from_slice(&code.to_be_bytes());
    frame.with_opcode(CLOSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tokio_tungstenite::tungstenite::{
        Message,
        protocol::frame::{
            Frame,
            coding::{Data, OpCode},
        },
    };

    fn masked(opcode: OpCode, fin: bool, payload: &[u8], mask: [u8; 4]) -> Vec<u8> {
        let mut frame = Frame::message(payload.to_vec(), opcode, fin);
        frame.header_mut().mask = Some(mask);
        let mut out = Vec::new();
        frame.format(&mut out).unwrap();
        out
    }

    fn feed(decoder: &mut Decoder, chunk: &[u8], max: usize) -> Result<Vec<String>, FrameError> {
        let mut seen = Vec::new();
        decoder.feed(&mut chunk.to_vec(), max, &mut |incoming| {
            seen.push(format!("{incoming:?}"));
            true
        })?;
        Ok(seen)
    }

    proptest! {
        #[test]
        fn messages_arrive_whole_however_they_are_framed_and_cut(
            messages in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..300), 1usize..4), 1..5),
            mask in any::<[u8; 4]>(),
            step in 1usize..90,
        ) {
            let mut wire = Vec::new();
            let mut expected = Vec::new();
            for (payload, parts) in &messages {
                let size = payload.len().div_ceil(*parts).max(1);
                let mut chunks: Vec<&[u8]> = payload.chunks(size).collect();
                if chunks.is_empty() {
                    chunks.push(&[]);
                }
                for (at, chunk) in chunks.iter().enumerate() {
                    let data = if at == 0 { Data::Binary } else { Data::Continue };
                    wire.extend(masked(OpCode::Data(data), at + 1 == chunks.len(), chunk, mask));
                }
                expected.push(format!("{:?}", Incoming::Message(payload)));
            }
            let mut decoder = Decoder::default();
            let mut seen = Vec::new();
            for chunk in wire.chunks(step) {
                seen.extend(feed(&mut decoder, chunk, 1000).unwrap());
            }
            prop_assert_eq!(seen, expected);
            prop_assert_eq!(decoder.partial.capacity(), 0);
        }

        #[test]
        fn no_bytes_make_it_panic_or_hold_more_than_it_got(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10)) {
            let mut decoder = Decoder::default();
            let mut total = 0;
            for chunk in chunks {
                total += chunk.len();
                if feed(&mut decoder, &chunk, 100).is_err() {
                    break;
                }
                prop_assert!(decoder.partial.len() + decoder.fragments.as_ref().map_or(0, Vec::len) <= total);
            }
        }
    }

    #[test]
    fn refuses_bad_frames_before_their_payload_comes() {
        let big = masked(OpCode::Data(Data::Binary), true, &[0; 2000], [1; 4]);
        assert_eq!(
            feed(&mut Decoder::default(), &big[..4], 1999),
            Err(FrameError::TooBig)
        );
        assert_eq!(
            feed(&mut Decoder::default(), &[0x82, 0x01, 0x00], 9),
            Err(FrameError::Protocol)
        );
        assert_eq!(
            feed(&mut Decoder::default(), &[0xc2, 0x81], 9),
            Err(FrameError::Protocol)
        );
        assert_eq!(
            feed(&mut Decoder::default(), &[0x09, 0x80], 9),
            Err(FrameError::Protocol)
        );
        assert_eq!(
            feed(&mut Decoder::default(), &[0x89, 0xfe, 0, 200], 999),
            Err(FrameError::Protocol)
        );
        let text = masked(OpCode::Data(Data::Text), true, b"x", [0; 4]);
        assert_eq!(
            feed(&mut Decoder::default(), &text, 9),
            Err(FrameError::Text)
        );
        let stray = masked(OpCode::Data(Data::Continue), true, b"x", [0; 4]);
        assert_eq!(
            feed(&mut Decoder::default(), &stray, 9),
            Err(FrameError::Protocol)
        );
        let mut decoder = Decoder::default();
        let first = masked(OpCode::Data(Data::Binary), false, b"12345", [0; 4]);
        assert_eq!(feed(&mut decoder, &first, 9), Ok(vec![]));
        let second = masked(OpCode::Data(Data::Continue), true, b"67890", [0; 4]);
        assert_eq!(feed(&mut decoder, &second, 9), Err(FrameError::TooBig));
    }

    #[test]
    fn a_client_library_reads_what_is_written() {
        use tokio_tungstenite::tungstenite::protocol::{Role, WebSocket};
        let mut wire = Vec::new();
        let sizes = [0, 125, 126, 65_535, 65_536];
        for size in sizes {
            let mut frame = FrameWriter::new(size);
            frame.payload().resize(SERVER_HEADER + size, 7);
            wire.extend(frame.finish());
        }
        wire.extend(pong(b"yes"));
        wire.extend(close(1013));
        let mut client = WebSocket::from_raw_socket(std::io::Cursor::new(wire), Role::Client, None);
        for size in sizes {
            assert_eq!(
                client.read().unwrap(),
                Message::Binary(vec![7; size].into())
            );
        }
        assert_eq!(
            client.read().unwrap(),
            Message::Pong(b"yes".to_vec().into())
        );
        let Message::Close(Some(close)) = client.read().unwrap() else {
            panic!("not a close frame");
        };
        assert_eq!(u16::from(close.code), 1013);
    }
}
