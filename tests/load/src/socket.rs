//! A WebSocket client without ceremony: what the generator spends on itself, it cannot spend on load.

use mio::{Interest, Registry, Token, net::TcpStream};
use std::{
    io::{self, Read, Write},
    net::SocketAddr,
};

pub struct Socket {
    stream: TcpStream,
    token: Token,
    inbound: Vec<u8>,
    outbound: Vec<u8>,
    waits_for_room: bool,
}

/// A blocking connection after its upgrade.
pub fn upgraded(address: SocketAddr, path: &str) -> io::Result<std::net::TcpStream> {
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    let mut byte = [0];
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        answer.push(byte[0]);
    }
    if !answer.starts_with(b"HTTP/1.1 101") {
        let line = String::from_utf8_lossy(&answer)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        return Err(io::Error::other(format!("{path}: {line}")));
    }
    Ok(stream)
}

impl Socket {
    /// Connects and upgrades, blocking; non-blocking from then on.
    pub fn open(
        address: SocketAddr,
        path: &str,
        registry: &Registry,
        token: Token,
    ) -> io::Result<Self> {
        let stream = upgraded(address, path)?;
        stream.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(stream);
        registry.register(&mut stream, token, Interest::READABLE)?;
        Ok(Self {
            stream,
            token,
            inbound: Vec::new(),
            outbound: Vec::new(),
            waits_for_room: false,
        })
    }

    /// Queues one binary message; [`flush`](Self::flush) sends it.
    pub fn send(&mut self, message: &[u8]) {
        self.frame(2, message);
    }

    fn frame(&mut self, opcode: u8, payload: &[u8]) {
        self.outbound.push(0x80 | opcode);
        match payload.len() {
            short @ 0..126 => self.outbound.push(0x80 | short as u8),
            medium @ 126..65_536 => {
                self.outbound.push(0x80 | 126);
                self.outbound
                    .extend_from_slice(&(medium as u16).to_be_bytes());
            }
            long => {
                self.outbound.push(0x80 | 127);
                self.outbound
                    .extend_from_slice(&(long as u64).to_be_bytes());
            }
        }
        // A mask of zeros is as good as any other between a generator and its server.
        self.outbound.extend_from_slice(&[0; 4]);
        self.outbound.extend_from_slice(payload);
    }

    pub fn flush(&mut self, registry: &Registry) -> io::Result<()> {
        let mut sent = 0;
        while sent < self.outbound.len() {
            match self.stream.write(&self.outbound[sent..]) {
                Ok(n) => sent += n,
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => break,
                Err(e) => return Err(e),
            }
        }
        self.outbound.drain(..sent);
        let wait = !self.outbound.is_empty();
        if wait != self.waits_for_room {
            self.waits_for_room = wait;
            let interest = if wait {
                Interest::READABLE | Interest::WRITABLE
            } else {
                Interest::READABLE
            };
            registry.reregister(&mut self.stream, self.token, interest)?;
        }
        Ok(())
    }

    /// Reads what is there and calls `each` with every whole message.
    pub fn receive(&mut self, each: &mut impl FnMut(&[u8])) -> io::Result<()> {
        let mut chunk = [0; 65_536];
        loop {
            match self.stream.read(&mut chunk) {
                Ok(0) => {
                    return Err(io::Error::new(
                        io::ErrorKind::UnexpectedEof,
                        "the server closed the connection",
                    ));
                }
                Ok(n) => {
                    self.inbound.extend_from_slice(&chunk[..n]);
                    if n < chunk.len() {
                        break;
                    }
                }
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => break,
                Err(e) => return Err(e),
            }
        }
        let inbound = std::mem::take(&mut self.inbound);
        let mut rest = &inbound[..];
        while let Some((opcode, payload, after)) = split_frame(rest) {
            rest = after;
            match opcode {
                2 => each(payload),
                8 => {
                    let code = payload.get(..2).map(|c| u16::from_be_bytes([c[0], c[1]]));
                    let reason =
                        String::from_utf8_lossy(payload.get(2..).unwrap_or_default()).into_owned();
                    return Err(io::Error::other(format!(
                        "closed by the server: {code:?} {reason}"
                    )));
                }
                9 => self.frame(10, payload),
                _ => {}
            }
        }
        self.inbound = rest.to_vec();
        Ok(())
    }
}

/// First whole unmasked frame of `bytes`: opcode, payload, what follows. Servers here do not fragment.
fn split_frame(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[first, second], rest) = bytes.split_first_chunk()?;
    let (length, rest) = match second & 0x7f {
        126 => rest
            .split_first_chunk()
            .map(|(n, rest)| (u64::from(u16::from_be_bytes(*n)), rest))?,
        127 => rest
            .split_first_chunk()
            .map(|(n, rest)| (u64::from_be_bytes(*n), rest))?,
        short => (u64::from(short), rest),
    };
    let (payload, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    Some((first & 0x0f, payload, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_split_only_when_whole() {
        let mut bytes = vec![0x82, 126, 0, 200];
        bytes.extend_from_slice(&[7; 200]);
        bytes.extend_from_slice(&[0x82, 1, 9]);
        let (opcode, payload, rest) = split_frame(&bytes).unwrap();
        assert_eq!((opcode, payload.len(), rest), (2, 200, &[0x82, 1, 9][..]));
        assert!(split_frame(&bytes[..203]).is_none());
        assert!(split_frame(&[0x82]).is_none());
    }
}
