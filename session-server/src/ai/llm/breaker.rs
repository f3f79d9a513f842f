//! Leaves an endpoint alone for a while: after it failed several times in a row, and when it asks for that.

use api::{Millis, UnixMs};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

const FAILURES: u32 = 3;
pub const PAUSE_MS: Millis = 60_000;
/// No endpoint is left alone for longer because it is busy.
const MOST_HELD: Duration = Duration::from_secs(60);

#[derive(Debug, Default)]
pub struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    closed_until_ms: UnixMs,
    held_until: Option<Instant>,
}

impl Breaker {
    /// Whether the endpoint may be asked now. After a pause one question decides.
    pub fn may_ask(&self, now: UnixMs) -> bool {
        now >= self.state().closed_until_ms
    }

    pub fn succeeded(&self) {
        let mut state = self.state();
        *state = State {
            held_until: state.held_until,
            ..State::default()
        };
    }

    /// The endpoint is busy and wants to be asked by nobody for so long. That is no failure.
    pub fn hold(&self, now: Instant, pause: Duration) {
        let until = now + pause.min(MOST_HELD);
        let mut state = self.state();
        state.held_until = state.held_until.max(Some(until));
    }

    /// How much longer it wants to be left alone.
    pub fn held(&self, now: Instant) -> Duration {
        let until = self.state().held_until;
        until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
    }

    pub fn failed(&self, now: UnixMs) {
        let mut state = self.state();
        state.failures += 1;
        if state.failures >= FAILURES {
            state.closed_until_ms = now + PAUSE_MS;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Numbers are whole whatever happened to who held them.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_left_alone_for_as_long_as_it_asks_for() {
        let breaker = Breaker::default();
        let now = Instant::now();
        let second = Duration::from_secs(1);
        assert_eq!(breaker.held(now), Duration::ZERO);
        breaker.hold(now, 20 * second);
        breaker.hold(now, second);
        breaker.succeeded();
        assert_eq!(breaker.held(now + 5 * second), 15 * second);
        assert_eq!(breaker.held(now + 21 * second), Duration::ZERO);
        breaker.hold(now, 10_000 * second);
        assert_eq!(breaker.held(now), MOST_HELD);
        assert!(breaker.may_ask(0), "being busy is no failure");
    }

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
