//! What runs beside the requests, until the server stops.

use crate::{accounts, app::App};
use std::{sync::Arc, time::Duration};

const UPKEEP: Duration = Duration::from_secs(60 * 60);

/// Starts all jobs of `app`.
pub fn start(app: &Arc<App>) {
    tokio::spawn(until_stopped(app.clone()));
}

/// Forgets what has expired, at start and every hour.
async fn until_stopped(app: Arc<App>) {
    let stopping = app.drained();
    tokio::pin!(stopping);
    let mut hour = tokio::time::interval(UPKEEP);
    loop {
        tokio::select! {
            () = &mut stopping => return,
            _ = hour.tick() => {
                if let Err(error) = accounts::forget_expired(&app.db, app.clock.now_ms()).await {
                    tracing::error!(%error, "cannot forget expired sessions");
                }
            }
        }
    }
}
