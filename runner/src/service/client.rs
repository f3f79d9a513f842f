//! The way to a service.

use super::{HEARTBEAT, STATE, State};
use crate::{Availability, Language, RunnerError, wire};
use futures_util::TryStreamExt;
use http_body_util::{BodyDataStream, Empty};
use hyper::{
    Method, Request, StatusCode,
    body::{Body, Bytes},
    client::conn::http1,
    header::{AUTHORIZATION, HOST},
};
use hyper_util::rt::TokioIo;
use std::{
    collections::BTreeMap,
    convert::Infallible,
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{io::AsyncRead, net::TcpStream, task::JoinHandle};
use tokio_util::io::StreamReader;

/// A service that says nothing for so long is gone.
pub(super) const SILENCE: Duration = HEARTBEAT.saturating_mul(4);
const CONNECT: Duration = Duration::from_secs(3);
/// How long looking for languages may take; a service that has just started makes a sandbox for each.
const LOOK: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Remote {
    /// Host and port.
    pub(super) authority: String,
    token: String,
    pub(super) running: Arc<AtomicUsize>,
    pub(super) waiting: Arc<AtomicUsize>,
}

/// Why an attempt came to nothing.
pub(super) enum Failed {
    /// Nobody answers: nothing has been given to anybody.
    Unheard(io::Error),
    /// Who had answered stopped to in the middle.
    Lost(io::Error),
    /// An answer.
    Told(RunnerError),
}

impl Remote {
    /// `url`: `http://host:port`. None: it is something else.
    pub fn new(url: &str, token: String) -> Option<Self> {
        let authority = url.strip_prefix("http://")?.trim_end_matches('/');
        let (host, port) = authority.rsplit_once(':')?;
        let _: u16 = port.parse().ok()?;
        (!host.is_empty() && !host.contains('/')).then(|| Self {
            authority: authority.to_owned(),
            token,
            running: Arc::default(),
            waiting: Arc::default(),
        })
    }

    pub fn describe(&self) -> String {
        format!("the runner service at {}", self.authority)
    }

    pub async fn languages(&self) -> BTreeMap<Language, Availability> {
        match self.state().await {
            Ok(state) => state.languages.into_iter().collect(),
            Err(why) => {
                let missing = |language| (language, Availability::Missing { why: why.clone() });
                Language::ALL.map(missing).into()
            }
        }
    }

    pub async fn degraded(&self) -> Vec<String> {
        match self.state().await {
            Ok(state) => state.degraded,
            Err(why) => vec![format!("Programs cannot be run: {why}.")],
        }
    }

    /// Our programs running and waiting there.
    pub fn load(&self) -> (usize, usize) {
        let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        (of(&self.running), of(&self.waiting))
    }

    pub(super) fn silent(&self, error: &io::Error) -> String {
        format!(
            "the runner service at {} does not answer: {error}",
            self.authority
        )
    }

    async fn state(&self) -> Result<State, String> {
        let asked = async {
            let nothing = Empty::<Bytes>::new();
            let mut answer = self.ask(Method::GET, STATE, nothing, LOOK).await?;
            let state = wire::receive(&mut answer.body).await;
            state.map_err(Failed::Unheard)
        };
        match tokio::time::timeout(LOOK, asked).await {
            Ok(Ok(state)) => Ok(state),
            Ok(Err(Failed::Unheard(error) | Failed::Lost(error))) => Err(self.silent(&error)),
            Ok(Err(Failed::Told(error))) => Err(error.to_string()),
            Err(_) => Err(self.silent(&io::ErrorKind::TimedOut.into())),
        }
    }

    async fn connect(&self) -> io::Result<TcpStream> {
        let connecting = TcpStream::connect(&self.authority);
        let stream = tokio::time::timeout(CONNECT, connecting).await??;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    pub(super) async fn ask<B>(
        &self,
        method: Method,
        path: &str,
        body: B,
        patience: Duration,
    ) -> Result<Answer, Failed>
    where
        B: Body<Data = Bytes, Error = Infallible> + Send + 'static,
    {
        let unheard = |error: hyper::Error| Failed::Unheard(io::Error::other(error));
        let stream = TokioIo::new(self.connect().await.map_err(Failed::Unheard)?);
        let (mut sender, connection) = http1::handshake(stream).await.map_err(unheard)?;
        let connection = Connection(tokio::spawn(async move {
            // Its end is seen in the body.
            let _ = Box::pin(connection).await;
        }));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.authority)
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .body(body)
            .map_err(|error| Failed::Unheard(io::Error::other(error)))?;
        let response = tokio::time::timeout(patience, sender.send_request(request)).await;
        let response = response
            .map_err(|_| Failed::Unheard(io::Error::other("it fell silent")))?
            .map_err(unheard)?;
        let told = |why: &str| {
            let why = format!("the runner service at {} {why}", self.authority);
            Err(Failed::Told(RunnerError::Broken(why)))
        };
        match response.status() {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED => return told("does not take our token (IX_RUNNER_TOKEN)"),
            StatusCode::NOT_FOUND => return told("is of another version"),
            status => return told(&format!("answers {status}")),
        }
        let body = BodyDataStream::new(response.into_body()).map_err(io::Error::other);
        Ok(Answer {
            body: Box::new(StreamReader::new(body)),
            _connection: connection,
        })
    }
}

pub(super) struct Answer {
    pub body: Box<dyn AsyncRead + Send + Sync + Unpin>,
    _connection: Connection,
}

/// Closed when nobody waits for the answer any more: that cancels what it asked for.
struct Connection(JoinHandle<()>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// One more, as long as this lives.
#[derive(Debug)]
pub(super) struct Counted(Arc<AtomicUsize>);

impl Counted {
    pub fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
