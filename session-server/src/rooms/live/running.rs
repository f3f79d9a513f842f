//! The run button: the text as it is now goes to the judge, beside the room's own work.

use super::{Live, Side};
use crate::rooms::{
    hub::Shared,
    model::{Run, failed, nothing_to_run, shortened},
};
use api::{RoomId, judge::RunResult};
use std::sync::Arc;

impl Live {
    pub(super) fn start_run(&mut self, run: Run) {
        let (shared, room, own) = (
            Arc::clone(&self.shared),
            self.room.clone(),
            self.own.clone(),
        );
        let id = run.id.clone();
        let task = tokio::spawn(async move {
            let result = result_of(&shared, &room, &run).await;
            // An unloaded room has nobody who could see it.
            if let Some(side) = own.upgrade() {
                let _ = side.send(Side::RunEnded {
                    run_id: run.id,
                    file_id: run.file_id,
                    result,
                });
            }
        });
        self.running = Some((id, task.abort_handle()));
    }

    /// Its place in the queue is free and its sandbox gone once nobody waits for it.
    pub(super) fn stop_run(&mut self, run_id: &str) {
        if let Some((_, task)) = self.running.take_if(|(running, _)| running == run_id) {
            task.abort();
        }
    }
}

async fn result_of(shared: &Shared, room: &RoomId, run: &Run) -> RunResult {
    let files = match shared.documents.text(room).await {
        Ok(files) => files,
        Err(error) => {
            tracing::error!(%room, %error, "the text of a run cannot be had");
            return failed("The text of this file cannot be read at the moment. Try again.");
        }
    };
    let text = files.into_iter().find(|file| file.file_id == run.file_id);
    let text = text.map(|file| file.text).unwrap_or_default();
    if text.trim().is_empty() {
        return nothing_to_run();
    }
    let ran = shared
        .judge
        .run(room.as_str(), run.language.id(), &text, &run.input)
        .await;
    match ran {
        Ok(result) => shortened(result),
        Err(error) => failed(error.message()),
    }
}
