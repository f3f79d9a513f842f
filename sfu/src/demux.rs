//! Which connection a datagram on a shared port is for.

use std::{collections::HashMap, hash::Hash, net::SocketAddr};

/// By source address; on a miss, by the user name of a STUN check.
pub(crate) struct Demux<C> {
    by_addr: HashMap<SocketAddr, C>,
    by_ufrag: HashMap<String, C>,
    entries: HashMap<C, Entry>,
}

#[derive(Default)]
struct Entry {
    ufrag: String,
    addrs: Vec<SocketAddr>,
}

impl<C: Copy + Eq + Hash> Demux<C> {
    pub fn new() -> Self {
        Self {
            by_addr: HashMap::new(),
            by_ufrag: HashMap::new(),
            entries: HashMap::new(),
        }
    }

    pub fn register(&mut self, connection: C, ufrag: String) {
        let entry = self.entries.entry(connection).or_default();
        self.by_ufrag.remove(&entry.ufrag);
        entry.ufrag.clone_from(&ufrag);
        self.by_ufrag.insert(ufrag, connection);
    }

    /// Only after `addr` proved to be the connection's other side: it takes the address from whoever had it.
    pub fn bind(&mut self, connection: C, addr: SocketAddr) {
        let Some(entry) = self.entries.get_mut(&connection) else {
            return;
        };
        entry.addrs.push(addr);
        if let Some(before) = self.by_addr.insert(addr, connection)
            && before != connection
            && let Some(entry) = self.entries.get_mut(&before)
        {
            entry.addrs.retain(|a| *a != addr);
        }
    }

    pub fn unbind(&mut self, connection: C, addr: SocketAddr) {
        if let Some(entry) = self.entries.get_mut(&connection) {
            entry.addrs.retain(|a| *a != addr);
        }
        if self.by_addr.get(&addr) == Some(&connection) {
            self.by_addr.remove(&addr);
        }
    }

    pub fn unregister(&mut self, connection: C) {
        if let Some(entry) = self.entries.remove(&connection) {
            self.by_ufrag.remove(&entry.ufrag);
            for addr in entry.addrs {
                self.by_addr.remove(&addr);
            }
        }
    }

    /// A check names its connection even from an address that was another's before.
    pub fn find(&self, source: SocketAddr, datagram: &[u8]) -> Option<C> {
        if is_stun(datagram)
            && let Some(connection) =
                stun_local_ufrag(datagram).and_then(|ufrag| self.by_ufrag.get(ufrag))
        {
            return Some(*connection);
        }
        self.by_addr.get(&source).copied()
    }
}

/// RFC 7983: the first byte tells STUN from DTLS and RTP; RFC 8489: the magic cookie.
fn is_stun(datagram: &[u8]) -> bool {
    datagram.len() >= 20 && datagram[0] < 4 && datagram[4..8] == [0x21, 0x12, 0xa4, 0x42]
}

/// The part before the colon of the USERNAME attribute (RFC 8489, section 14.3; RFC 8445, section 7.2.2).
fn stun_local_ufrag(datagram: &[u8]) -> Option<&str> {
    let mut attributes = datagram.get(20..)?;
    loop {
        let (header, rest) = attributes.split_at_checked(4)?;
        let kind = u16::from_be_bytes([header[0], header[1]]);
        let len = usize::from(u16::from_be_bytes([header[2], header[3]]));
        let value = rest.get(..len)?;
        if kind == 0x0006 {
            return std::str::from_utf8(value).ok()?.split(':').next();
        }
        attributes = rest.get(len.next_multiple_of(4)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn addr(port: u16) -> SocketAddr {
        ([127, 0, 0, 1], port).into()
    }

    fn check(username: &str) -> Vec<u8> {
        let mut stun = vec![0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42];
        stun.extend([7; 12]);
        stun.extend([0x80, 0x22, 0, 3, b'x', b'y', b'z', 0]);
        stun.extend([0, 6, 0, username.len() as u8]);
        stun.extend(username.as_bytes());
        stun.resize(stun.len().next_multiple_of(4), 0);
        stun
    }

    // ARCH-11
    #[test]
    fn checks_go_by_name_and_the_rest_by_address() {
        let mut demux = Demux::new();
        demux.register(1, "one".into());
        demux.register(2, "two".into());
        assert_eq!(demux.find(addr(9), &check("two:far")), Some(2));
        assert_eq!(demux.find(addr(9), &[128; 40]), None);
        demux.bind(2, addr(9));
        assert_eq!(demux.find(addr(9), &[128; 40]), Some(2));
        assert_eq!(demux.find(addr(9), &check("one:far")), Some(1));
        assert_eq!(demux.find(addr(8), &check("nobody:far")), None);
        demux.bind(1, addr(9));
        demux.unregister(2);
        assert_eq!(demux.find(addr(9), &[128; 40]), Some(1));
        assert_eq!(demux.find(addr(9), &check("two:far")), Some(1));
        demux.register(1, "new".into());
        assert_eq!(demux.find(addr(7), &check("one:far")), None);
        demux.unbind(1, addr(9));
        assert_eq!(demux.find(addr(9), &[128; 40]), None);
    }

    proptest! {
        #[test]
        fn garbage_finds_nothing_and_never_panics(mut data in proptest::collection::vec(any::<u8>(), 0..200), stun: bool) {
            let mut demux = Demux::new();
            demux.register(1, "one".into());
            if stun && data.len() >= 20 {
                data[0] = 0;
                data[4..8].copy_from_slice(&[0x21, 0x12, 0xa4, 0x42]);
            }
            prop_assert_eq!(demux.find(addr(1), &data), None);
        }
    }
}
