//! What runs beside the requests, until the server stops.

use crate::{
    accounts,
    app::App,
    events::{self, Outbox},
    judge,
    mocks::{self, Left},
};
use std::{sync::Arc, time::Duration};

const MINUTE: Duration = Duration::from_secs(60);
const UPKEEP: Duration = Duration::from_secs(60 * 60);

/// Starts all jobs of `app`.
pub fn start(app: &Arc<App>) {
    tokio::spawn(upkeep(app.clone()));
    tokio::spawn(Outbox::run(app.clone()));
    tokio::spawn(idle(app.clone()));
    tokio::spawn(judge::judge_left_over(app.clone()));
    tokio::spawn(left_over(app.clone(), mocks::read_left_over));
    tokio::spawn(left_over(app.clone(), mocks::add_left_over));
}

/// What a server that died has left, at start; then every minute what should be done by now.
async fn left_over(app: Arc<App>, go_on: impl AsyncFn(&Arc<App>, Left)) {
    go_on(&app, Left::All).await;
    let stopping = app.drained();
    tokio::pin!(stopping);
    loop {
        tokio::select! {
            () = &mut stopping => return,
            () = tokio::time::sleep(MINUTE) => go_on(&app, Left::Overdue).await,
        }
    }
}

/// Gives memory back that nobody has needed for a while.
async fn idle(app: Arc<App>) {
    let stopping = app.drained();
    tokio::pin!(stopping);
    let mut minute = tokio::time::interval(MINUTE);
    loop {
        tokio::select! {
            () = &mut stopping => return,
            _ = minute.tick() => {
                if app.ai.release_idle() {
                    tracing::info!("the sentence model is given back until it is needed");
                }
            }
        }
    }
}

/// Forgets what has expired, at start and every hour.
async fn upkeep(app: Arc<App>) {
    let stopping = app.drained();
    tokio::pin!(stopping);
    let mut hour = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            () = &mut stopping => return,
            _ = hour.tick() => {
                let now = app.clock.now_ms();
                if let Err(error) = accounts::forget_expired(&app.db, now).await {
                    tracing::error!(%error, "cannot forget expired sessions");
                }
                if let Err(error) = events::forget_dispatched(&app.db, now).await {
                    tracing::error!(%error, "cannot forget dispatched events");
                }
            }
        }
    }
}
