//! The service.

use super::{Failure, HEARTBEAT, JOBS, Order, STATE, State, Word};
use crate::{Runner, wire};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Request, State as Shared},
    http::{StatusCode, header::AUTHORIZATION},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use futures_util::stream;
use std::{io, sync::Arc, time::Duration};
use subtle::ConstantTimeEq;
use tokio::{net::TcpListener, sync::mpsc, task::JoinHandle};

/// What runs may take so long to end after the service was told to.
const FAREWELL: Duration = Duration::from_secs(10);

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
        .route(JOBS, post(jobs))
        .route(STATE, get(state))
        .layer(DefaultBodyLimit::max(wire::MAX_FRAME as usize))
        .layer(middleware::from_fn_with_state(service.clone(), authorize))
        .route("/healthz", get(async || "ok\n"))
        .with_state(service);
    let (told, mut stopping) = tokio::sync::watch::channel(());
    let stop = async move {
        stop.await;
        drop(told);
    };
    let server = axum::serve(listener, routes).with_graceful_shutdown(stop);
    let deadline = async move {
        // An error: the sender is gone, which is the word.
        while stopping.changed().await.is_ok() {}
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = server.into_future() => served,
        () = deadline => Ok(()),
    }
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

async fn jobs(Shared(service): Shared<Arc<Service>>, body: Bytes) -> Response {
    let Order { user, job } = match wire::read(&mut body.as_ref()) {
        Ok(order) => order,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    let (tell, words) = mpsc::unbounded_channel();
    let runner = service.runner.clone();
    let work = Work(tokio::spawn(async move {
        // An error: nobody listens any more, and this task is about to be dropped.
        let progress = |stage| {
            let _ = tell.send(Word::Stage(stage));
        };
        let last = match runner.execute(&user, &job, progress).await {
            Ok(report) => Word::Report(report),
            Err(error) => Word::Failure(Failure::from(error)),
        };
        let _ = tell.send(last);
    }));
    let frames = stream::unfold((words, work), |(mut words, work)| async move {
        let word = match tokio::time::timeout(HEARTBEAT, words.recv()).await {
            Ok(word) => word?,
            Err(_) => Word::Alive,
        };
        Some((wire::encode(&word), (words, work)))
    });
    Body::from_stream(frames).into_response()
}

/// A job on its way, which ends when nobody listens any more.
struct Work(JoinHandle<()>);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.abort();
    }
}
