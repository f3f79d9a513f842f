//! Accepts connections and serves them: bounded in number, patient for so long, and gone when the server stops.

use super::Network;
use crate::{accounts::throttle::network, app::App, config::Config};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// What one server takes on.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Of these, from one address (of IPv6, one network of 64 bits); not counted for `exempt` and this machine.
    pub per_address: usize,
    pub exempt: Vec<Network>,
    /// Within which a request's head has to come, counted from the end of the answer before it.
    pub header_timeout: Duration,
    /// Requests that are not answered so long after the server began to stop are cut off.
    pub drain_timeout: Duration,
}

impl Limits {
    pub fn of(config: &Config) -> Self {
        Self {
            connections: config.connections,
            per_address: config.connections_per_address,
            exempt: config.trusted_proxies.clone(),
            header_timeout: Duration::from_secs(10),
            drain_timeout: Duration::from_secs(5),
        }
    }
}

/// Before the next attempt when the system has no connection to give (it is out of file descriptors).
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` resolves, then finishes what was begun, within [`Limits::drain_timeout`].
pub async fn serve(
    listener: TcpListener,
    app: &Arc<App>,
    limits: Limits,
    stop: impl Future<Output = ()>,
) {
    let router = app.router();
    let (header_timeout, drain_timeout) = (limits.header_timeout, limits.drain_timeout);
    let doors = Doors::new(limits);
    let closing = watch::Sender::new(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match doors.enter(peer.ip()) {
                Some(place) => {
                    let closing = closing.subscribe();
                    let router = router.clone();
                    connections.spawn(async move {
                        connection(stream, peer, place, router, header_timeout, closing).await;
                    });
                }
                None => tracing::debug!(%peer, "too many connections"),
            },
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    closing.send_replace(true);
    let finished = async { while connections.join_next().await.is_some() {} };
    if timeout(drain_timeout, finished).await.is_err() {
        tracing::warn!(count = connections.len(), "requests were cut off");
        connections.shutdown().await;
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    place: Place,
    router: Router,
    header_timeout: Duration,
    mut closing: watch::Receiver<bool>,
) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(place.clone());
        router.clone().oneshot(request)
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(header_timeout)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut served = pin!(served);
    // How a connection ended is of no interest: clients go away as they please.
    tokio::select! {
        _ = served.as_mut() => return,
        _ = closing.wait_for(|closing| *closing) => served.as_mut().graceful_shutdown(),
    }
    let _ = served.await;
}

/// The client hung up before it was accepted; the next one may be fine.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

/// Counts the connections that are open.
struct Doors {
    limits: Limits,
    open: Arc<Mutex<Open>>,
}

#[derive(Debug, Default)]
struct Open {
    count: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// The place of one connection among those that may be open; free again when the last copy is dropped.
#[derive(Debug, Clone)]
pub struct Place(#[expect(dead_code, reason = "held to be dropped")] Arc<Held>);

#[derive(Debug)]
struct Held {
    open: Arc<Mutex<Open>>,
    /// Absent where connections are not counted by address.
    address: Option<IpAddr>,
}

impl Doors {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            open: Arc::default(),
        }
    }

    fn enter(&self, peer: IpAddr) -> Option<Place> {
        let peer = peer.to_canonical();
        let exempt = peer.is_loopback() || self.limits.exempt.iter().any(|net| net.contains(peer));
        let address = (!exempt).then(|| network(peer));
        let mut open = lock(&self.open);
        if open.count >= self.limits.connections {
            return None;
        }
        if let Some(address) = address {
            let count = open.by_address.entry(address).or_default();
            if *count >= self.limits.per_address {
                return None;
            }
            *count += 1;
        }
        open.count += 1;
        Some(Place(Arc::new(Held {
            open: self.open.clone(),
            address,
        })))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut open = lock(&self.open);
        open.count -= 1;
        if let Some(address) = self.address
            && let Some(count) = open.by_address.get_mut(&address)
        {
            *count -= 1;
            if *count == 0 {
                open.by_address.remove(&address);
            }
        }
    }
}

fn lock(open: &Mutex<Open>) -> std::sync::MutexGuard<'_, Open> {
    // Nothing is left half-done under this lock.
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doors() -> Doors {
        Doors::new(Limits {
            connections: 6,
            per_address: 2,
            exempt: vec!["10.0.0.1".parse().unwrap()],
            header_timeout: Duration::from_secs(10),
            drain_timeout: Duration::from_secs(5),
        })
    }

    #[test]
    fn one_address_has_so_many_connections_and_a_proxy_more() {
        let doors = doors();
        let enter = |ip: &str| doors.enter(ip.parse().unwrap());
        let first = enter("192.0.2.1").unwrap();
        let _second = enter("192.0.2.1").unwrap();
        assert!(enter("192.0.2.1").is_none());
        assert!(enter("::ffff:192.0.2.1").is_none(), "the same address");
        let copy = first.clone();
        drop(first);
        assert!(enter("192.0.2.1").is_none(), "a socket still has the place");
        drop(copy);
        let _again = enter("192.0.2.1").unwrap();
        let _others: Vec<Place> = ["10.0.0.1", "10.0.0.1", "10.0.0.1", "127.0.0.1"]
            .iter()
            .map(|ip| enter(ip).unwrap())
            .collect();
        assert!(enter("192.0.2.2").is_none(), "the server is full");
        assert!(enter("10.0.0.1").is_none());
    }

    #[test]
    fn nothing_is_remembered_of_those_who_went() {
        let doors = doors();
        drop(doors.enter("2001:db8::1".parse().unwrap()));
        let open = lock(&doors.open);
        assert_eq!((open.count, open.by_address.len()), (0, 0));
    }
}
