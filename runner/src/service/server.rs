//! The service.

use super::{Ask, HEARTBEAT, STATE, State, TURNS, Word};
use crate::{Runner, RunnerError, Stage, Started, wire};
use axum::{
    Router,
    body::Body,
    extract::{Request, State as Shared},
    http::{StatusCode, header::AUTHORIZATION},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use futures_util::{TryStreamExt, stream};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{collections::HashMap, io, pin::pin, sync::Arc, time::Duration};
use subtle::ConstantTimeEq;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{
        mpsc::{self, UnboundedSender},
        watch,
    },
    task::{JoinHandle, JoinSet},
    time::timeout,
};
use tokio_util::io::StreamReader;

/// What runs may take so long to end after the service was told to.
const FAREWELL: Duration = Duration::from_secs(10);
/// Within which a request's head has to come, and then its first word.
const FIRST: Duration = Duration::from_secs(10);
/// How long a turn is held for a client that wants nothing: it may be making an input, or comparing an output.
const NEXT: Duration = Duration::from_secs(60);
/// Before the next attempt when the system has no connection to give.
const PAUSE: Duration = Duration::from_millis(100);

struct Service {
    runner: Runner,
    token: String,
}

/// Serves until the process is told to end.
pub async fn serve(listener: TcpListener, runner: Runner, token: String) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut term, mut int) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let stop = async move {
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
    };
    serve_until(listener, runner, token, stop).await
}

/// Serves until `stop`; then what is running may end, and what waits is for the next to run.
pub async fn serve_until(
    listener: TcpListener,
    runner: Runner,
    token: String,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let service = Arc::new(Service { runner, token });
    let routes = Router::new()
        .route(TURNS, post(turns))
        .route(STATE, get(state))
        .layer(middleware::from_fn_with_state(service.clone(), authorize))
        .route("/healthz", get(async || "ok\n"))
        .with_state(service);
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
            Ok((stream, _)) => {
                connections.spawn(connection(stream, routes.clone(), closing.subscribe()));
            }
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    closing.send_replace(true);
    let finished = async { while connections.join_next().await.is_some() {} };
    if timeout(FAREWELL, finished).await.is_err() {
        connections.shutdown().await;
    }
    Ok(())
}

async fn connection(stream: TcpStream, routes: Router, mut closing: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(FIRST)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let mut served = pin!(served);
    // How a connection ended is of no interest: clients go away as they please.
    tokio::select! {
        _ = served.as_mut() => return,
        _ = closing.wait_for(|closing| *closing) => served.as_mut().graceful_shutdown(),
    }
    let _ = served.await;
}

async fn authorize(
    Shared(service): Shared<Arc<Service>>,
    request: Request,
    next: Next,
) -> Response {
    let given = request.headers().get(AUTHORIZATION);
    let given = given.and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    let right = given.is_some_and(|given| given.ct_eq(service.token.as_bytes()).into());
    match right {
        true => next.run(request).await,
        false => (
            StatusCode::UNAUTHORIZED,
            "The token is not this runner's.\n",
        )
            .into_response(),
    }
}

async fn state(Shared(service): Shared<Arc<Service>>) -> Response {
    let state = State {
        languages: service.runner.languages().await.into_iter().collect(),
        degraded: service.runner.degraded().await,
    };
    match wire::encode(&state) {
        Ok(frame) => frame.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn turns(Shared(service): Shared<Arc<Service>>, body: Body) -> Response {
    let (tell, words) = mpsc::unbounded_channel();
    let runner = service.runner.clone();
    let work = Work(tokio::spawn(async move {
        let (pass, asks) = mpsc::channel(1);
        // Read all the time: that is how a client is seen to go away.
        let read = async {
            let bytes = body.into_data_stream().map_err(io::Error::other);
            let mut bytes = StreamReader::new(bytes);
            while let Ok(ask) = wire::receive(&mut bytes).await {
                if pass.send(ask).await.is_err() {
                    break;
                }
            }
        };
        tokio::select! {
            () = read => {}
            () = turn(&runner, asks, &tell) => {}
        }
    }));
    let frames = stream::unfold((words, work), |(mut words, work)| async move {
        let word = match timeout(HEARTBEAT, words.recv()).await {
            Ok(word) => word?,
            Err(_) => Word::Alive,
        };
        Some((wire::encode(&word), (words, work)))
    });
    Body::from_stream(frames).into_response()
}

/// One turn, to its end: the client's, or one of silence.
async fn turn(runner: &Runner, mut asks: mpsc::Receiver<Ask>, tell: &UnboundedSender<Word>) {
    // An error: nobody listens any more, and this is about to be dropped.
    let say = |word| {
        let _ = tell.send(word);
    };
    let Ok(Some(Ask::Enter {
        user,
        language,
        at_once,
    })) = timeout(FIRST, asks.recv()).await
    else {
        return;
    };
    let progress = |stage| {
        if let Stage::Waiting { ahead } = stage {
            say(Word::Waiting { ahead });
        }
    };
    let entered = match at_once {
        true => runner.turn_at_once(&user, language).await,
        false => runner.turn(&user, language, progress).await,
    };
    let mut turn = match entered {
        Ok(turn) => turn,
        Err(error) => return say(Word::Failure(error.into())),
    };
    say(Word::Go);
    let mut programs: HashMap<u32, Started> = HashMap::new();
    while let Ok(Some(ask)) = timeout(NEXT, asks.recv()).await {
        let said = match ask {
            Ask::Enter { .. } => return,
            Ask::Start { number, program } => turn.start(&program).await.map(|mut started| {
                let compile = started.compile.take();
                programs.insert(number, started);
                Word::Started(compile)
            }),
            Ask::Run { number, input } => match programs.get_mut(&number) {
                Some(program) => turn.run(program, &input).await.map(Word::Ran),
                None => Err(RunnerError::Broken("it was not started".to_owned())),
            },
            Ask::GiveWay => turn.give_way().await.map(|()| Word::Go),
            Ask::End { number } => {
                if let Some(program) = programs.remove(&number) {
                    turn.end(program).await;
                }
                continue;
            }
        };
        say(said.unwrap_or_else(|error| Word::Failure(error.into())));
    }
}

/// A turn on its way, which ends when nobody listens any more.
struct Work(JoinHandle<()>);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.abort();
    }
}
