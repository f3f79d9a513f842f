//! Inputs that are generated while somebody reads the problem: the first who hands in would wait seconds for them.

use super::{Bench, model::problem::Problem};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;

#[derive(Debug, Clone)]
pub(super) struct Preparing {
    /// Problems whose inputs are there, or being made.
    known: Arc<Mutex<HashSet<String>>>,
    /// One problem at a time: programs that people wait for come first.
    turn: Arc<Semaphore>,
}

impl Default for Preparing {
    fn default() -> Self {
        Self {
            known: Arc::default(),
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Preparing {
    /// In the background, once for each problem.
    pub fn start(&self, bench: &Bench, problem: Arc<Problem>) {
        if !self.note(&problem.id) {
            return;
        }
        let (preparing, bench) = (self.clone(), bench.clone());
        tokio::spawn(async move {
            let Ok(_turn) = preparing.turn.acquire().await else {
                return;
            };
            if let Err(error) = bench.prepare(&problem).await {
                tracing::info!(problem = problem.id, %error, "inputs were not made ahead");
                preparing.forget(&problem.id);
            }
        });
    }

    fn note(&self, id: &str) -> bool {
        self.known().insert(id.to_owned())
    }

    fn forget(&self, id: &str) {
        self.known().remove(id);
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        // Nothing is left half-done under this lock.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
