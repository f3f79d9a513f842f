//! The way to a service.

use super::{HEARTBEAT, JOBS, Order, STATE, State, Word};
use crate::{Availability, Job, Language, Report, RunnerError, Stage, wire};
use futures_util::TryStreamExt;
use http_body_util::{BodyDataStream, Full};
use hyper::{
    Method, Request, StatusCode,
    body::Bytes,
    client::conn::http1,
    header::{AUTHORIZATION, HOST},
};
use hyper_util::rt::TokioIo;
use std::{
    collections::BTreeMap,
    io,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use tokio::{io::AsyncRead, net::TcpStream, task::JoinHandle};
use tokio_util::io::StreamReader;

/// A service that says nothing for so long is gone.
const SILENCE: Duration = HEARTBEAT.saturating_mul(4);
const CONNECT: Duration = Duration::from_secs(3);
/// How long a service that has gone is waited for: it may be restarting.
const RETURN: Duration = Duration::from_secs(15);
const KNOCK: Duration = Duration::from_millis(250);
/// How long looking for languages may take; a service that has just started makes a sandbox for each.
const LOOK: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Remote {
    /// Host and port.
    authority: String,
    token: String,
    running: AtomicUsize,
    waiting: AtomicUsize,
}

/// Why an attempt came to nothing.
enum Failed {
    /// Nobody answers: nothing has been given to anybody.
    Unheard(io::Error),
    /// Who had answered stopped to in the middle.
    Lost(io::Error),
    /// An answer.
    Told(RunnerError),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Failed::Unheard(error)
    }
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
            running: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
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

    /// A job whose service died is given once more to the one that comes after it; never a third time, as it may be what
    /// kills them.
    pub async fn execute(
        &self,
        user: &str,
        job: &Job,
        mut progress: impl FnMut(Stage),
    ) -> Result<Report, RunnerError> {
        let order = Order {
            user: user.to_owned(),
            job: job.clone(),
        };
        let order = Bytes::from(wire::encode(&order)?);
        let mut was_lost = false;
        let mut unheard = None;
        loop {
            match self.attempt(order.clone(), &mut progress).await {
                Ok(report) => return Ok(report),
                Err(Failed::Told(error)) => return Err(error),
                Err(Failed::Unheard(error)) => {
                    let since: &Instant = unheard.get_or_insert_with(Instant::now);
                    if since.elapsed() > RETURN {
                        return Err(RunnerError::Broken(self.silent(&error)));
                    }
                    tokio::time::sleep(KNOCK).await;
                }
                Err(Failed::Lost(error)) if was_lost => {
                    return Err(RunnerError::Broken(self.silent(&error)));
                }
                Err(Failed::Lost(error)) => {
                    tracing::warn!(runner = self.authority, %error, "the runner service was lost");
                    was_lost = true;
                    unheard = None;
                }
            }
        }
    }

    fn silent(&self, error: &io::Error) -> String {
        format!(
            "the runner service at {} does not answer: {error}",
            self.authority
        )
    }

    async fn attempt(
        &self,
        order: Bytes,
        progress: &mut impl FnMut(Stage),
    ) -> Result<Report, Failed> {
        let mut _counted = Counted::new(&self.running);
        let mut answer = self.ask(Method::POST, JOBS, order, SILENCE).await?;
        loop {
            let word = tokio::time::timeout(SILENCE, wire::receive(&mut answer.body)).await;
            let word = word.unwrap_or_else(|_| Err(io::Error::other("it fell silent")));
            match word.map_err(Failed::Lost)? {
                Word::Alive => {}
                Word::Stage(stage) => {
                    _counted = match stage {
                        Stage::Waiting { .. } => Counted::new(&self.waiting),
                        _ => Counted::new(&self.running),
                    };
                    progress(stage);
                }
                Word::Report(report) => return Ok(report),
                Word::Failure(failure) => return Err(Failed::Told(failure.into())),
            }
        }
    }

    async fn state(&self) -> Result<State, String> {
        let asked = async {
            let mut answer = self.ask(Method::GET, STATE, Bytes::new(), LOOK).await?;
            Ok(wire::receive(&mut answer.body).await?)
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

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Bytes,
        patience: Duration,
    ) -> Result<Answer, Failed> {
        let stream = TokioIo::new(self.connect().await?);
        let connected = http1::handshake(stream).await;
        let (mut sender, connection) = connected.map_err(io::Error::other)?;
        let connection = Connection(tokio::spawn(async move {
            // Its end is seen in the body.
            let _ = connection.await;
        }));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.authority)
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .body(Full::new(body))
            .map_err(io::Error::other)?;
        let response = tokio::time::timeout(patience, sender.send_request(request)).await;
        let response = response
            .map_err(|_| io::Error::other("it fell silent"))?
            .map_err(io::Error::other)?;
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

struct Answer {
    body: Box<dyn AsyncRead + Send + Unpin>,
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
struct Counted<'a>(&'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
