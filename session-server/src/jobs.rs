//! What runs beside the requests, until the server stops.

use crate::{
    accounts,
    app::App,
    events::{self, Outbox},
    judge, mocks,
};
use std::{sync::Arc, time::Duration};

const UPKEEP: Duration = Duration::from_secs(60 * 60);

/// Starts all jobs of `app`.
pub fn start(app: &Arc<App>) {
    tokio::spawn(upkeep(app.clone()));
    tokio::spawn(Outbox::run(app.clone()));
    tokio::spawn(judge::judge_left_over(app.clone()));
    tokio::spawn(mocks::read_left_over(app.clone()));
    tokio::spawn(mocks::add_left_over(app.clone()));
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
