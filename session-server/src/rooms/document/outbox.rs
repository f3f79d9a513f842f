//! What waits to be written to one connection.

use super::{protocol, websocket};
use bytes::{Buf, Bytes};
use std::{
    collections::VecDeque,
    io::{self, ErrorKind, IoSlice, Write},
    time::Instant,
};

/// Frames of one system call.
const MAX_SLICES: usize = 64;

#[derive(Debug)]
pub struct Outbox {
    queue: VecDeque<Bytes>,
    bytes: usize,
    ack: Option<(u64, i64)>,
    closing: bool,
    /// The executor knows that there is something to write.
    pub announced: bool,
    /// When a write last went through, or the queue last began to fill.
    pub moved: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    All,
    /// The socket takes no more for now.
    Blocked,
}

impl Outbox {
    pub fn new(now: Instant) -> Self {
        Self {
            queue: VecDeque::new(),
            bytes: 0,
            ack: None,
            closing: false,
            announced: false,
            moved: now,
        }
    }

    pub fn push(&mut self, frame: Bytes, now: Instant) {
        if self.closing {
            return;
        }
        if self.queue.is_empty() {
            self.moved = now;
        }
        self.bytes += frame.len();
        self.queue.push_back(frame);
    }

    /// The last frame of the connection.
    pub fn close(&mut self, code: u16, now: Instant) {
        self.push(websocket::close(code), now);
        self.closing = true;
    }

    pub fn is_closing(&self) -> bool {
        self.closing
    }

    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Goes out with the next frame; a later call replaces it.
    pub fn set_ack(&mut self, count: u64, seq: i64) {
        self.ack = Some((count, seq));
    }

    pub fn has_ack(&self) -> bool {
        self.ack.is_some()
    }

    /// Forgets every frame but the first. That one may have begun to be written, and once the socket takes it, there is
    /// room for what replaces the others.
    pub fn drop_unsent(&mut self) {
        self.queue.truncate(1);
        self.bytes = self.queue.iter().map(Bytes::len).sum();
    }

    /// Writes as much as `socket` takes, all frames in as few calls as possible.
    pub fn write_to(&mut self, socket: &mut impl Write, now: Instant) -> io::Result<Written> {
        if let Some((count, seq)) = self.ack.take() {
            self.push(protocol::ack(count, seq), now);
        }
        while !self.queue.is_empty() {
            let result = match &self.queue.make_contiguous()[..] {
                [only] => socket.write(only),
                many => {
                    let mut slices = [IoSlice::new(&[]); MAX_SLICES];
                    let count = many.len().min(MAX_SLICES);
                    for (slice, frame) in slices.iter_mut().zip(many) {
                        *slice = IoSlice::new(frame);
                    }
                    socket.write_vectored(&slices[..count])
                }
            };
            match result {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => self.advance(count, now),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Written::Blocked),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Written::All)
    }

    fn advance(&mut self, mut count: usize, now: Instant) {
        self.moved = now;
        self.bytes -= count;
        while let Some(first) = self.queue.front_mut() {
            if count < first.len() {
                first.advance(count);
                return;
            }
            count -= first.len();
            self.queue.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes `room` bytes and then blocks.
    struct Pipe {
        room: usize,
        got: Vec<u8>,
    }

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.room == 0 {
                return Err(ErrorKind::WouldBlock.into());
            }
            let count = bytes.len().min(self.room);
            self.room -= count;
            self.got.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_that_was_begun_is_finished_even_when_the_rest_is_dropped() {
        let now = Instant::now();
        let mut outbox = Outbox::new(now);
        outbox.push(Bytes::from_static(b"first"), now);
        outbox.push(Bytes::from_static(b"second"), now);
        let mut pipe = Pipe {
            room: 3,
            got: Vec::new(),
        };
        assert_eq!(outbox.write_to(&mut pipe, now).unwrap(), Written::Blocked);
        outbox.drop_unsent();
        outbox.push(Bytes::from_static(b"third"), now);
        pipe.room = 100;
        assert_eq!(outbox.write_to(&mut pipe, now).unwrap(), Written::All);
        assert_eq!(pipe.got, b"firstthird");
        assert_eq!(outbox.bytes(), 0);
    }

    #[test]
    fn the_newest_acknowledgement_rides_on_the_next_write() {
        let now = Instant::now();
        let mut outbox = Outbox::new(now);
        outbox.set_ack(1, 10);
        outbox.set_ack(2, 11);
        outbox.push(Bytes::from_static(b"x"), now);
        let mut pipe = Pipe {
            room: 100,
            got: Vec::new(),
        };
        outbox.write_to(&mut pipe, now).unwrap();
        assert_eq!(pipe.got, b"x\x82\x03\x64\x02\x0b");
        assert!(!outbox.has_ack());
    }
}
