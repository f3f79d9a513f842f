//! Sockets and threads: one worker a core, one UDP port a worker, rooms pinned to a worker.

use crate::{
    backlog::Backlog,
    demux::Demux,
    outbox::Outbox,
    room::{Input, Output, Room, RoomConfig, Slot},
    stats::PeerStats,
    timers::Timers,
    types::{Answer, Event, Offer, OfferError, PeerKey, RoomKey},
};
use mio::{Events, Interest, Poll, Token, Waker, net::UdpSocket};
use quinn_udp::{BATCH_SIZE, RecvMeta, Transmit, UdpSockRef, UdpSocketState};
use std::{
    collections::{HashMap, HashSet},
    io::{self, IoSliceMut},
    net::{IpAddr, SocketAddr},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use thiserror::Error;
use tokio::sync::{mpsc as async_mpsc, oneshot};

const SOCKET: Token = Token(0);
const WAKE: Token = Token(1);
/// Kernel buffers asked for, in bytes; what it grants may be less. A keyframe to ten receivers is a burst of megabytes.
const SOCKET_BUFFER: usize = 4 * 1024 * 1024;
/// One receive call fills at most this many bytes a buffer: a run of datagrams the kernel gathered.
const RECEIVE_BUFFER: usize = 64 * 1024;
/// Receive calls before timers and commands get a turn.
const MAX_RECEIVES: usize = 32;
/// How soon undelivered events are tried again.
const EVENT_RETRY: Duration = Duration::from_millis(20);

#[derive(Debug, Error)]
pub enum StartError {
    #[error("no worker was asked for")]
    NoWorkers,
    #[error("there is no address to advertise: name one that participants can reach")]
    NoAddress,
    #[error("UDP port {port} on {bind} cannot be opened: {source}")]
    Bind {
        bind: IpAddr,
        port: u16,
        source: io::Error,
    },
    #[error("a worker thread could not be started: {0}")]
    Thread(io::Error),
    #[error("network interfaces could not be listed: {0}")]
    Interfaces(io::Error),
}

/// What the handle asks of a worker.
pub(crate) enum Command {
    Offer {
        room: RoomKey,
        peer: PeerKey,
        offer: Offer,
        reply: oneshot::Sender<Result<Answer, OfferError>>,
    },
    Leave {
        room: RoomKey,
        peer: PeerKey,
    },
    Mute {
        room: RoomKey,
        peer: PeerKey,
        muted: bool,
    },
    CloseRoom {
        room: RoomKey,
    },
    Stats {
        room: RoomKey,
        reply: oneshot::Sender<Vec<PeerStats>>,
    },
    Stop,
}

/// Identifies a room on its worker; not used again.
type RoomNumber = u64;

pub(crate) struct Worker {
    poll: Poll,
    socket: UdpSocket,
    io: UdpSocketState,
    /// Where our socket is reached; also its port.
    candidates: Vec<SocketAddr>,
    /// Addresses of this machine, that may be set as source of a datagram.
    local: Arc<HashSet<IpAddr>>,
    commands: mpsc::Receiver<Command>,
    events: async_mpsc::Sender<Event>,
    backlog: Backlog,
    numbers: HashMap<RoomKey, RoomNumber>,
    rooms: HashMap<RoomNumber, (RoomKey, Room)>,
    next_room: RoomNumber,
    demux: Demux<(RoomNumber, Slot)>,
    timers: Timers<RoomNumber>,
    outbox: Outbox,
}

impl Worker {
    /// Opens the socket; the waker makes [`run`](Self::run) look at `commands`.
    pub fn open(
        bind: SocketAddr,
        advertise: &[IpAddr],
        local: Arc<HashSet<IpAddr>>,
        commands: mpsc::Receiver<Command>,
        events: async_mpsc::Sender<Event>,
    ) -> Result<(Self, Waker), StartError> {
        let failed = |source| StartError::Bind {
            bind: bind.ip(),
            port: bind.port(),
            source,
        };
        let open = || -> io::Result<_> {
            let mut socket = UdpSocket::bind(bind)?;
            let io = UdpSocketState::new(UdpSockRef::from(&socket))?;
            // Refused on some kernels; the default then has to do.
            let _ = io.set_recv_buffer_size(UdpSockRef::from(&socket), SOCKET_BUFFER);
            let _ = io.set_send_buffer_size(UdpSockRef::from(&socket), SOCKET_BUFFER);
            let poll = Poll::new()?;
            poll.registry()
                .register(&mut socket, SOCKET, Interest::READABLE)?;
            let waker = Waker::new(poll.registry(), WAKE)?;
            let port = socket.local_addr()?.port();
            Ok((socket, io, poll, waker, port))
        };
        let (socket, io, poll, waker, port) = open().map_err(failed)?;
        let outbox = Outbox::new(io.max_gso_segments());
        let worker = Self {
            poll,
            socket,
            io,
            candidates: advertise
                .iter()
                .map(|ip| SocketAddr::new(*ip, port))
                .collect(),
            local,
            commands,
            events,
            backlog: Backlog::default(),
            numbers: HashMap::new(),
            rooms: HashMap::new(),
            next_room: 0,
            demux: Demux::new(),
            timers: Timers::new(),
            outbox,
        };
        Ok((worker, waker))
    }

    pub fn port(&self) -> u16 {
        self.candidates.first().map_or(0, SocketAddr::port)
    }

    /// Works until told to stop or until the last handle is gone.
    pub fn run(mut self) {
        let mut events = Events::with_capacity(8);
        let mut buffer = vec![0; RECEIVE_BUFFER * BATCH_SIZE];
        let mut more_to_receive = false;
        loop {
            let now = Instant::now();
            let mut timeout = self
                .timers
                .next()
                .map(|at| at.saturating_duration_since(now));
            if !self.backlog.is_empty() {
                timeout = Some(timeout.map_or(EVENT_RETRY, |t| t.min(EVENT_RETRY)));
            }
            if more_to_receive {
                timeout = Some(Duration::ZERO);
            }
            if let Err(error) = self.poll.poll(&mut events, timeout) {
                if error.kind() != io::ErrorKind::Interrupted {
                    tracing::error!(%error, "media worker cannot wait for its socket; it stops");
                    return;
                }
                continue;
            }
            more_to_receive |= events.iter().any(|event| event.token() == SOCKET);
            if more_to_receive {
                more_to_receive = self.receive(&mut buffer);
            }
            loop {
                match self.commands.try_recv() {
                    Ok(Command::Stop) | Err(mpsc::TryRecvError::Disconnected) => return,
                    Ok(command) => self.command(command),
                    Err(mpsc::TryRecvError::Empty) => break,
                }
            }
            let now = Instant::now();
            let mut due = Vec::new();
            while let Some(number) = self.timers.pop_due(now) {
                due.push(number);
            }
            for number in due {
                self.with_room(number, now, Input::Timeout);
            }
            self.send();
            self.backlog.flush(&self.events);
        }
    }

    /// Takes what has arrived; true if there may be more.
    fn receive(&mut self, buffer: &mut [u8]) -> bool {
        let mut metas = [RecvMeta::default(); BATCH_SIZE];
        for _ in 0..MAX_RECEIVES {
            let mut slices: Vec<IoSliceMut<'_>> = buffer
                .chunks_mut(RECEIVE_BUFFER)
                .map(IoSliceMut::new)
                .collect();
            let count = match self
                .io
                .recv(UdpSockRef::from(&self.socket), &mut slices, &mut metas)
            {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                Err(error) => {
                    tracing::debug!(%error, "receive failed");
                    continue;
                }
            };
            let now = Instant::now();
            for (meta, data) in metas.iter().zip(buffer.chunks(RECEIVE_BUFFER)).take(count) {
                for datagram in data[..meta.len].chunks(meta.stride.max(1)) {
                    self.datagram(meta.addr, meta.dst_ip, datagram, now);
                }
            }
            self.send();
        }
        true
    }

    fn datagram(
        &mut self,
        source: SocketAddr,
        destination: Option<IpAddr>,
        data: &[u8],
        now: Instant,
    ) {
        let Some((number, slot)) = self.demux.find(source, data) else {
            return;
        };
        let Some(destination) = self.candidate(destination) else {
            return;
        };
        self.with_room(
            number,
            now,
            Input::Datagram {
                slot,
                source,
                destination,
                data,
            },
        );
    }

    /// Our candidate a datagram to `ip` came by; behind a NAT `ip` is none of them, and the first one stands for it.
    fn candidate(&self, ip: Option<IpAddr>) -> Option<SocketAddr> {
        let by_ip = ip.and_then(|ip| {
            self.candidates
                .iter()
                .find(|candidate| candidate.ip() == ip)
        });
        by_ip.or(self.candidates.first()).copied()
    }

    fn command(&mut self, command: Command) {
        let now = Instant::now();
        match command {
            Command::Offer {
                room,
                peer,
                offer,
                reply,
            } => {
                let number = self.room(room);
                let answer = self.with_room(number, now, Input::Offer { peer, offer });
                let stopped = || Err(OfferError::Refused("internal error".into()));
                // The caller may have gone.
                let _ = reply.send(answer.unwrap_or_else(stopped));
            }
            Command::Leave { room, peer } => self.existing(&room, now, Input::Leave { peer }),
            Command::Mute { room, peer, muted } => {
                self.existing(&room, now, Input::Mute { peer, muted })
            }
            Command::CloseRoom { room } => {
                if let Some(number) = self.numbers.get(&room).copied() {
                    self.close(number, now);
                }
            }
            Command::Stats { room, reply } => {
                let room = self
                    .numbers
                    .get(&room)
                    .and_then(|number| self.rooms.get(number));
                let _ = reply.send(room.map(|(_, room)| room.stats()).unwrap_or_default());
            }
            Command::Stop => {}
        }
    }

    fn room(&mut self, key: RoomKey) -> RoomNumber {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.next_room;
        self.next_room += 1;
        let room = Room::new(key.clone(), RoomConfig::new(self.candidates.clone()));
        self.rooms.insert(number, (key.clone(), room));
        self.numbers.insert(key, number);
        number
    }

    fn existing(&mut self, room: &RoomKey, now: Instant, input: Input<'_>) {
        if let Some(number) = self.numbers.get(room).copied() {
            self.with_room(number, now, input);
        }
    }

    fn close(&mut self, number: RoomNumber, now: Instant) {
        let Some((_, room)) = self.rooms.get(&number) else {
            return;
        };
        for peer in room.stats() {
            self.with_room(number, now, Input::Leave { peer: peer.peer });
        }
    }

    /// Gives one input to a room and carries out what it wants; returns the answer to an offer.
    fn with_room(
        &mut self,
        number: RoomNumber,
        now: Instant,
        input: Input<'_>,
    ) -> Option<Result<Answer, OfferError>> {
        let (_, room) = self.rooms.get_mut(&number)?;
        // Each call of str0m is caught on its own; this is for a fault of ours, which then costs one room.
        let handled = catch_unwind(AssertUnwindSafe(|| room.handle(input, now)));
        let mut answer = None;
        while let Some(output) = self
            .rooms
            .get_mut(&number)
            .and_then(|(_, room)| room.poll_output())
        {
            match output {
                Output::Register { slot, ufrag } => self.demux.register((number, slot), ufrag),
                Output::Bind { slot, addr } => self.demux.bind((number, slot), addr),
                Output::Unbind { slot, addr } => self.demux.unbind((number, slot), addr),
                Output::Unregister { slot } => self.demux.unregister((number, slot)),
                Output::Transmit {
                    source,
                    destination,
                    contents,
                } => {
                    self.outbox.push(source.ip(), destination, &contents);
                }
                Output::Event(event) => self.backlog.push(event),
                Output::Answer { result, .. } => answer = Some(result),
            }
        }
        let (_, room) = self.rooms.get_mut(&number)?;
        if handled.is_err() || room.is_empty() {
            self.forget(number);
            return answer;
        }
        match room.poll_timeout() {
            Some(at) => self.timers.set(number, at),
            None => self.timers.clear(number),
        }
        answer
    }

    fn forget(&mut self, number: RoomNumber) {
        self.timers.clear(number);
        if let Some((key, room)) = self.rooms.remove(&number) {
            for slot in room.slots() {
                self.demux.unregister((number, slot));
            }
            self.numbers.remove(&key);
        }
    }

    fn send(&mut self) {
        let (io, socket, local) = (&self.io, &self.socket, &self.local);
        self.outbox.flush(|send| {
            let transmit = Transmit {
                destination: send.destination,
                ecn: None,
                contents: &send.contents,
                segment_size: (send.contents.len() > send.segment).then_some(send.segment),
                src_ip: local.contains(&send.source).then_some(send.source),
            };
            // A full buffer or an unreachable address is loss, which media recovers from.
            if let Err(error) = io.try_send(UdpSockRef::from(socket), &transmit) {
                tracing::trace!(%error, destination = %send.destination, "send failed");
            }
        });
    }
}
