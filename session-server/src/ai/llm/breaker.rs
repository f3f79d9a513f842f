//! Leaves an endpoint alone for a while after it failed several times in a row.

use api::{Millis, UnixMs};
use std::sync::{Mutex, MutexGuard, PoisonError};

const FAILURES: u32 = 3;
pub const PAUSE_MS: Millis = 60_000;

#[derive(Debug, Default)]
pub struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    closed_until_ms: UnixMs,
}

impl Breaker {
    /// Whether the endpoint may be asked now. After a pause one question decides.
    pub fn may_ask(&self, now: UnixMs) -> bool {
        now >= self.state().closed_until_ms
    }

    pub fn succeeded(&self) {
        *self.state() = State::default();
    }

    pub fn failed(&self, now: UnixMs) {
        let mut state = self.state();
        state.failures += 1;
        if state.failures >= FAILURES {
            state.closed_until_ms = now + PAUSE_MS;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Two numbers are whole whatever happened to who held them.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_in_a_row_are_a_pause_and_one_success_ends_it() {
        let breaker = Breaker::default();
        breaker.failed(0);
        breaker.failed(1);
        assert!(breaker.may_ask(2));
        breaker.failed(2);
        assert!(!breaker.may_ask(3));
        assert!(breaker.may_ask(2 + PAUSE_MS));
        breaker.failed(2 + PAUSE_MS);
        assert!(!breaker.may_ask(3 + PAUSE_MS));
        breaker.succeeded();
        breaker.failed(5 + PAUSE_MS);
        assert!(breaker.may_ask(6 + PAUSE_MS));
    }
}
