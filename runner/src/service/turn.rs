//! A turn that a service has.

use super::{
    Ask, TURNS, Word,
    client::{Answer, Counted, Failed, Remote, SILENCE},
};
use crate::{Language, Program, Ran, RunnerError, Stage, wire};
use futures_util::stream;
use http_body_util::StreamBody;
use hyper::{
    Method,
    body::{Bytes, Frame},
};
use std::{
    collections::BTreeMap,
    convert::Infallible,
    fmt, io,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc::{self, UnboundedSender},
    time::timeout,
};

/// How long a service that has gone is waited for: it may be restarting.
const RETURN: Duration = Duration::from_secs(15);
const KNOCK: Duration = Duration::from_millis(250);

/// A turn whose service died goes on once at the one that comes after it; never a third time, as it may be what kills them.
#[derive(Debug)]
pub(crate) struct Turn {
    remote: Arc<Remote>,
    enter: Bytes,
    line: Line,
    /// What starts each program that did not end.
    programs: BTreeMap<u32, Held>,
    next: u32,
    was_lost: bool,
    _running: Counted,
}

#[derive(Debug)]
struct Held {
    start: Bytes,
    /// The service that is there now has started it.
    is_there: bool,
}

/// The two ways of one request.
struct Line {
    asks: UnboundedSender<Bytes>,
    answer: Answer,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}

impl Line {
    async fn open(remote: &Remote) -> Result<Self, Failed> {
        let (asks, asked) = mpsc::unbounded_channel();
        let body = StreamBody::new(stream::unfold(asked, |mut asked| async {
            let bytes: Bytes = asked.recv().await?;
            Some((Ok::<_, Infallible>(Frame::data(bytes)), asked))
        }));
        let answer = remote.ask(Method::POST, TURNS, body, SILENCE).await?;
        Ok(Self { asks, answer })
    }

    /// The next word that is one.
    async fn word(&mut self) -> Result<Word, Failed> {
        loop {
            let word = timeout(SILENCE, wire::receive(&mut self.answer.body)).await;
            let word = word.unwrap_or_else(|_| Err(io::Error::other("it fell silent")));
            match word.map_err(Failed::Lost)? {
                Word::Alive => {}
                Word::Failure(failure) => return Err(Failed::Told(failure.into())),
                word => return Ok(word),
            }
        }
    }

    async fn ask(&mut self, ask: Bytes) -> Result<Word, Failed> {
        let gone = |_| Failed::Lost(io::ErrorKind::BrokenPipe.into());
        self.asks.send(ask).map_err(gone)?;
        self.word().await
    }
}

impl Turn {
    pub async fn enter(
        remote: &Arc<Remote>,
        user: &str,
        language: Language,
        mut progress: impl FnMut(Stage),
    ) -> Result<Self, RunnerError> {
        let enter = enter(user, language, false)?;
        Self::entered_with(remote, enter.clone(), enter, &mut progress).await
    }

    /// Only if a place is free; what was begun there waits for one if its service dies.
    pub async fn enter_at_once(
        remote: &Arc<Remote>,
        user: &str,
        language: Language,
    ) -> Result<Self, RunnerError> {
        let first = enter(user, language, true)?;
        let again = enter(user, language, false)?;
        Self::entered_with(remote, first, again, &mut |_| {}).await
    }

    async fn entered_with(
        remote: &Arc<Remote>,
        first: Bytes,
        enter: Bytes,
        progress: &mut impl FnMut(Stage),
    ) -> Result<Self, RunnerError> {
        let mut was_lost = false;
        let (line, running) = entered(remote, &first, &mut was_lost, progress).await?;
        Ok(Self {
            remote: Arc::clone(remote),
            enter,
            line,
            programs: BTreeMap::new(),
            next: 0,
            was_lost,
            _running: running,
        })
    }

    pub async fn start(&mut self, program: &Program) -> Result<(u32, Option<Ran>), RunnerError> {
        let number = self.next;
        self.next += 1;
        let program = program.clone();
        let start = Bytes::from(wire::encode(&Ask::Start { number, program })?);
        loop {
            match self.line.ask(start.clone()).await {
                Ok(Word::Started(compile)) => {
                    let is_there = true;
                    self.programs.insert(number, Held { start, is_there });
                    return Ok((number, compile));
                }
                other => self.go_on(other).await?,
            }
        }
    }

    pub async fn run(&mut self, number: u32, input: &[u8]) -> Result<Ran, RunnerError> {
        let input = input.to_vec();
        let run = Bytes::from(wire::encode(&Ask::Run { number, input })?);
        loop {
            let held = self.programs.get_mut(&number);
            let held = held.ok_or_else(|| RunnerError::Broken("it has ended".to_owned()))?;
            let asked = match held.is_there {
                true => self.line.ask(run.clone()).await,
                false => self.line.ask(held.start.clone()).await,
            };
            match asked {
                Ok(Word::Ran(ran)) => return Ok(ran),
                Ok(Word::Started(compile)) if compile.as_ref().is_none_or(Ran::is_success) => {
                    held.is_there = true;
                }
                other => self.go_on(other).await?,
            }
        }
    }

    pub async fn give_way(&mut self) -> Result<(), RunnerError> {
        let ask = Bytes::from(wire::encode(&Ask::GiveWay)?);
        match self.line.ask(ask).await {
            Ok(Word::Go) => Ok(()),
            other => self.go_on(other).await,
        }
    }

    pub fn end(&mut self, number: u32) {
        let was_there = self
            .programs
            .remove(&number)
            .is_some_and(|held| held.is_there);
        if was_there && let Ok(end) = wire::encode(&Ask::End { number }) {
            // An error: it is lost, and with it the program.
            let _ = self.line.asks.send(end.into());
        }
    }

    /// After what was no answer: a new line, if that may help.
    async fn go_on(&mut self, said: Result<Word, Failed>) -> Result<(), RunnerError> {
        let error = match said {
            Err(Failed::Told(error)) => return Err(error),
            Ok(word) => return Err(RunnerError::Broken(format!("it answered {word:?}"))),
            Err(Failed::Lost(error) | Failed::Unheard(error)) => error,
        };
        lose(&self.remote, &error, &mut self.was_lost)?;
        self.programs
            .values_mut()
            .for_each(|held| held.is_there = false);
        let (line, running) =
            entered(&self.remote, &self.enter, &mut self.was_lost, &mut |_| {}).await?;
        (self.line, self._running) = (line, running);
        Ok(())
    }
}

fn enter(user: &str, language: Language, at_once: bool) -> io::Result<Bytes> {
    let user = user.to_owned();
    let ask = Ask::Enter {
        user,
        language,
        at_once,
    };
    Ok(wire::encode(&ask)?.into())
}

fn lose(remote: &Remote, error: &io::Error, was_lost: &mut bool) -> Result<(), RunnerError> {
    if *was_lost {
        return Err(RunnerError::Broken(remote.silent(error)));
    }
    tracing::warn!(runner = remote.authority, %error, "the runner service was lost");
    *was_lost = true;
    Ok(())
}

/// A line on which the place is there.
async fn entered(
    remote: &Remote,
    enter: &Bytes,
    was_lost: &mut bool,
    progress: &mut impl FnMut(Stage),
) -> Result<(Line, Counted), RunnerError> {
    let mut unheard = None;
    loop {
        match attempt(remote, enter, progress).await {
            Ok(entered) => return Ok(entered),
            Err(Failed::Told(error)) => return Err(error),
            Err(Failed::Unheard(error)) => {
                let since: &Instant = unheard.get_or_insert_with(Instant::now);
                if since.elapsed() > RETURN {
                    return Err(RunnerError::Broken(remote.silent(&error)));
                }
                tokio::time::sleep(KNOCK).await;
            }
            Err(Failed::Lost(error)) => {
                lose(remote, &error, was_lost)?;
                unheard = None;
            }
        }
    }
}

async fn attempt(
    remote: &Remote,
    enter: &Bytes,
    progress: &mut impl FnMut(Stage),
) -> Result<(Line, Counted), Failed> {
    let mut counted = Counted::new(&remote.running);
    let mut line = Line::open(remote).await?;
    let mut word = line.ask(enter.clone()).await?;
    loop {
        match word {
            Word::Go => return Ok((line, Counted::new(&remote.running))),
            Word::Waiting { ahead } => {
                counted = Counted::new(&remote.waiting);
                progress(Stage::Waiting { ahead });
            }
            word => {
                drop(counted);
                let why = format!("it answered {word:?}");
                return Err(Failed::Told(RunnerError::Broken(why)));
            }
        }
        word = line.word().await?;
    }
}
