//! The async side: starting workers and talking to them.

use crate::{
    driver::{Command, StartError, Worker},
    stats::PeerStats,
    types::{Answer, Event, Offer, OfferError, PeerKey, RoomKey},
};
use mio::Waker;
use std::{
    collections::{HashSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, mpsc},
    thread,
};
use tokio::sync::{mpsc as async_mpsc, oneshot};

/// Events that wait for the owner before newer ones replace older ones.
const EVENTS: usize = 1_024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Address the sockets listen on.
    pub bind: IpAddr,
    /// Addresses participants are told to reach us at. Empty: loopback and every address of this machine's
    /// interfaces, of the family of `bind`; or `bind` itself if that is one address.
    pub advertise: Vec<IpAddr>,
    /// UDP port of the first worker; the others follow upward. 0: any free ports.
    pub first_port: u16,
    /// Threads that forward media.
    pub workers: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            bind: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            advertise: Vec::new(),
            first_port: 7_882,
            workers: thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Handle of running media workers. Clones are cheap; dropping the last one stops the workers.
#[derive(Clone)]
pub struct Sfu {
    workers: Arc<Workers>,
}

struct Workers(Vec<WorkerHandle>);

struct WorkerHandle {
    commands: mpsc::Sender<Command>,
    waker: Waker,
    port: u16,
    thread: Option<thread::JoinHandle<()>>,
}

/// Opens the sockets and starts the threads.
pub fn start(config: Config) -> Result<(Sfu, async_mpsc::Receiver<Event>), StartError> {
    if config.workers == 0 {
        return Err(StartError::NoWorkers);
    }
    let local: Arc<HashSet<IpAddr>> = Arc::new(
        if_addrs::get_if_addrs()
            .map_err(StartError::Interfaces)?
            .into_iter()
            .map(|interface| interface.ip())
            .collect(),
    );
    let advertise = advertised(&config, &local);
    if advertise.is_empty() {
        return Err(StartError::NoAddress);
    }
    let (events, receiver) = async_mpsc::channel(EVENTS);
    let mut workers = Workers(Vec::with_capacity(config.workers));
    for index in 0..config.workers {
        let port = match config.first_port {
            0 => 0,
            first => first.saturating_add(u16::try_from(index).unwrap_or(u16::MAX)),
        };
        let (commands, inbox) = mpsc::channel();
        let bind = SocketAddr::new(config.bind, port);
        let (worker, waker) = Worker::open(bind, &advertise, local.clone(), inbox, events.clone())?;
        let port = worker.port();
        let thread = thread::Builder::new()
            .name(format!("sfu-{index}"))
            .spawn(move || worker.run())
            .map_err(StartError::Thread)?;
        workers.0.push(WorkerHandle {
            commands,
            waker,
            port,
            thread: Some(thread),
        });
    }
    Ok((
        Sfu {
            workers: Arc::new(workers),
        },
        receiver,
    ))
}

fn advertised(config: &Config, local: &HashSet<IpAddr>) -> Vec<IpAddr> {
    let mut addresses: Vec<IpAddr> = if !config.advertise.is_empty() {
        config.advertise.clone()
    } else if !config.bind.is_unspecified() {
        vec![config.bind]
    } else {
        local
            .iter()
            .copied()
            .filter(|ip| !is_link_local(*ip))
            .collect()
    };
    addresses.retain(|ip| ip.is_ipv4() == config.bind.is_ipv4());
    if config.advertise.is_empty() {
        // Others first: they are reached from other machines.
        addresses.sort_by_key(|ip| (ip.is_loopback(), *ip));
    }
    addresses
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
    }
}

impl Sfu {
    /// Negotiates `peer`'s connection; the first offer of a participant gives it a place in the room, and makes the room.
    pub async fn offer(
        &self,
        room: RoomKey,
        peer: PeerKey,
        offer: Offer,
    ) -> Result<Answer, OfferError> {
        let (reply, answer) = oneshot::channel();
        self.worker(&room).tell(Command::Offer {
            room,
            peer,
            offer,
            reply,
        });
        answer.await.unwrap_or(Err(OfferError::Stopped))
    }

    /// Takes a trickled candidate, which changes nothing: we are the ICE-lite side (RFC 8445, section 2.5), so we find
    /// the participant's address from its checks and never send to one it names.
    pub fn ice_candidate(&self, room: RoomKey, peer: PeerKey, session: u32, candidate: String) {
        tracing::trace!(%room, %peer, session, candidate, "candidate not needed");
    }

    /// The participant is gone: its tracks end and its place is free. The room ends with the last one.
    pub fn leave(&self, room: RoomKey, peer: PeerKey) {
        self.worker(&room).tell(Command::Leave { room, peer });
    }

    /// Stops forwarding that participant's microphone, over sessions, until called with `false`.
    pub fn mute(&self, room: RoomKey, peer: PeerKey, muted: bool) {
        self.worker(&room).tell(Command::Mute { room, peer, muted });
    }

    /// Everybody leaves.
    pub fn close_room(&self, room: RoomKey) {
        self.worker(&room).tell(Command::CloseRoom { room });
    }

    /// One entry a participant with a place; empty when there is no such room.
    pub async fn stats(&self, room: RoomKey) -> Vec<PeerStats> {
        let (reply, stats) = oneshot::channel();
        self.worker(&room).tell(Command::Stats { room, reply });
        stats.await.unwrap_or_default()
    }

    /// UDP ports in use, one a worker.
    pub fn ports(&self) -> Vec<u16> {
        self.workers.0.iter().map(|worker| worker.port).collect()
    }

    /// A room is always on the same worker.
    fn worker(&self, room: &RoomKey) -> &WorkerHandle {
        let mut hasher = DefaultHasher::new();
        room.hash(&mut hasher);
        let count = self.workers.0.len() as u64;
        &self.workers.0[(hasher.finish() % count) as usize]
    }
}

impl WorkerHandle {
    /// A worker that is gone drops the command, and with it the reply it holds.
    fn tell(&self, command: Command) {
        if self.commands.send(command).is_ok()
            && let Err(error) = self.waker.wake()
        {
            tracing::error!(%error, "media worker cannot be woken");
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in &self.0 {
            worker.tell(Command::Stop);
        }
        for worker in &mut self.0 {
            if let Some(thread) = worker.thread.take() {
                // It only fails when the worker panicked, which was reported then.
                let _ = thread.join();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn config() -> Config {
        Config {
            bind: Ipv4Addr::LOCALHOST.into(),
            advertise: Vec::new(),
            first_port: 0,
            workers: 2,
        }
    }

    fn offer(sdp: &str) -> Offer {
        Offer {
            session: 1,
            sdp: sdp.into(),
            publish: Vec::new(),
            subscribe: Vec::new(),
        }
    }

    // ARCH-11
    #[tokio::test]
    async fn dropping_the_last_handle_stops_the_workers() {
        let (sfu, mut events) = start(config()).unwrap();
        let ports = sfu.ports();
        assert!(
            ports.len() == 2 && ports[0] != ports[1] && !ports.contains(&0),
            "{ports:?}"
        );
        let other = sfu.clone();
        drop(sfu);
        assert!(matches!(
            other.offer("r".into(), "p".into(), offer("x")).await,
            Err(OfferError::Refused(_))
        ));
        drop(other);
        let end = tokio::time::timeout(Duration::from_secs(10), events.recv()).await;
        assert_eq!(end.expect("the workers stop"), None);
        std::net::UdpSocket::bind(("127.0.0.1", ports[0])).expect("the port is free again");
    }

    // ARCH-11
    #[tokio::test]
    async fn what_cannot_start_says_why() {
        assert!(matches!(
            start(Config {
                workers: 0,
                ..config()
            }),
            Err(StartError::NoWorkers)
        ));
        let v6 = vec![std::net::Ipv6Addr::LOCALHOST.into()];
        assert!(matches!(
            start(Config {
                advertise: v6,
                ..config()
            }),
            Err(StartError::NoAddress)
        ));
        let taken = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        let first_port = taken.local_addr().unwrap().port();
        let Err(error) = start(Config {
            first_port,
            workers: 1,
            ..config()
        }) else {
            panic!("the port is taken")
        };
        assert!(
            error
                .to_string()
                .contains(&format!("UDP port {first_port} on 127.0.0.1")),
            "{error}"
        );
    }

    #[test]
    fn everything_but_link_local_is_advertised_and_loopback_comes_last() {
        let any = Config {
            bind: Ipv4Addr::UNSPECIFIED.into(),
            ..config()
        };
        let local = ["127.0.0.1", "169.254.3.4", "192.168.1.5", "10.0.0.9", "::1"]
            .map(|ip| ip.parse().unwrap());
        let advertised = advertised(&any, &HashSet::from(local));
        assert_eq!(
            advertised
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            ["10.0.0.9", "192.168.1.5", "127.0.0.1"]
        );
    }

    #[tokio::test]
    async fn rooms_that_are_not_there_are_empty() {
        let (sfu, _events) = start(config()).unwrap();
        sfu.mute("r".into(), "p".into(), true);
        sfu.leave("r".into(), "p".into());
        sfu.close_room("r".into());
        sfu.ice_candidate(
            "r".into(),
            "p".into(),
            1,
            "candidate:1 1 udp 1 10.0.0.1 9 typ host".into(),
        );
        assert_eq!(sfu.stats("r".into()).await, []);
    }
}
