//! Datagrams waiting to be sent, gathered so that one system call sends several.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
};

/// Most bytes in one send: an IP packet's length field holds 65,535 with its headers.
const MAX_SEND: usize = 60_000;

/// One call of the kernel's segmentation offload: `contents` cut every `segment` bytes, the last may be shorter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Send {
    pub source: IpAddr,
    pub destination: SocketAddr,
    pub contents: Vec<u8>,
    pub segment: usize,
    segments: usize,
    /// A shorter datagram was added; nothing can follow it.
    closed: bool,
}

/// Keeps the order of datagrams to one destination; the packets of a video frame have nearly always one size.
pub(crate) struct Outbox {
    max_segments: usize,
    sends: Vec<Send>,
    /// The last send of a destination.
    open: HashMap<(IpAddr, SocketAddr), usize>,
    /// Emptied buffers to use again.
    spare: Vec<Vec<u8>>,
}

impl Outbox {
    pub fn new(max_segments: usize) -> Self {
        Self {
            max_segments: max_segments.max(1),
            sends: Vec::new(),
            open: HashMap::new(),
            spare: Vec::new(),
        }
    }

    pub fn push(&mut self, source: IpAddr, destination: SocketAddr, contents: &[u8]) {
        let last = self.open.get(&(source, destination)).copied();
        if let Some(send) = last.and_then(|i| self.sends.get_mut(i))
            && !send.closed
            && contents.len() <= send.segment
            && send.segments < self.max_segments
            && send.contents.len() + contents.len() <= MAX_SEND
        {
            send.contents.extend_from_slice(contents);
            send.segments += 1;
            send.closed = contents.len() < send.segment;
            return;
        }
        let mut buffer = self.spare.pop().unwrap_or_default();
        buffer.extend_from_slice(contents);
        self.open.insert((source, destination), self.sends.len());
        let segment = contents.len();
        self.sends.push(Send {
            source,
            destination,
            contents: buffer,
            segment,
            segments: 1,
            closed: false,
        });
    }

    /// Hands every send to `send`, in order, and forgets it.
    pub fn flush(&mut self, mut send: impl FnMut(&Send)) {
        self.open.clear();
        for mut done in self.sends.drain(..) {
            send(&done);
            if self.spare.len() < 64 {
                done.contents.clear();
                self.spare.push(done.contents);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathers_equal_sizes_by_destination_and_keeps_their_order() {
        let me = IpAddr::from([127, 0, 0, 1]);
        let (a, b) = (
            SocketAddr::from(([127, 0, 0, 1], 1)),
            SocketAddr::from(([127, 0, 0, 1], 2)),
        );
        let mut outbox = Outbox::new(3);
        for (to, data) in [
            (a, "aaa"),
            (b, "xx"),
            (a, "bbb"),
            (b, "yyy"),
            (a, "c"),
            (a, "ddd"),
            (b, "zzz"),
            (b, "www"),
            (b, "vvv"),
        ] {
            outbox.push(me, to, data.as_bytes());
        }
        let mut sent = Vec::new();
        outbox.flush(|s| {
            sent.push((
                s.destination,
                String::from_utf8(s.contents.clone()).unwrap(),
                s.segment,
            ))
        });
        let expected = [
            (a, "aaabbbc", 3),
            (b, "xx", 2),
            (b, "yyyzzzwww", 3),
            (a, "ddd", 3),
            (b, "vvv", 3),
        ];
        assert_eq!(
            sent,
            expected.map(|(to, text, segment)| (to, text.to_string(), segment))
        );
        outbox.flush(|_| panic!("empty"));
    }
}
