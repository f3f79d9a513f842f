//! How much one participant may send, over however many connections.

use api::ParticipantId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

/// Messages: this many at once, then so many a second. Bytes likewise.
const BURST: u32 = 200;
const PER_SECOND: u32 = 20;
const BURST_BYTES: u32 = 2 << 20;
const BYTES_PER_SECOND: u32 = 128 << 10;

/// What one participant may send to the room.
#[derive(Debug)]
struct Budget {
    messages: TokenBucket,
    bytes: TokenBucket,
}

/// The budget of one participant, shared by their connections, one after the other.
#[derive(Debug, Clone)]
pub struct Sender(Arc<Mutex<Budget>>);

impl Sender {
    /// Whether one more message of `bytes` may be taken.
    pub fn take(&self, bytes: u32, now: Instant) -> bool {
        let mut budget = lock(&self.0);
        budget.messages.take(1, now) && budget.bytes.take(bytes, now)
    }
}

/// The budgets that somebody uses, or that are not full again yet.
#[derive(Debug, Default)]
pub struct Senders(Mutex<HashMap<ParticipantId, Sender>>);

impl Senders {
    pub fn of(&self, participant: &ParticipantId, now: Instant) -> Sender {
        let mut all = lock(&self.0);
        all.retain(|_, sender| {
            let mut budget = lock(&sender.0);
            let rested = budget.messages.is_full(now) && budget.bytes.is_full(now);
            !rested || Arc::strong_count(&sender.0) > 1
        });
        let fresh = || {
            Sender(Arc::new(Mutex::new(Budget {
                messages: TokenBucket::new(BURST, PER_SECOND, now),
                bytes: TokenBucket::new(BURST_BYTES, BYTES_PER_SECOND, now),
            })))
        };
        all.entry(participant.clone()).or_insert_with(fresh).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing is left half-done under these locks.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tokens come back at a steady rate up to a capacity; what costs more than there are is refused.
#[derive(Debug, Clone)]
pub struct TokenBucket {
    capacity: f64,
    per_second: f64,
    tokens: f64,
    last: Instant,
}

impl TokenBucket {
    /// Starts full.
    pub fn new(capacity: u32, per_second: u32, now: Instant) -> Self {
        Self {
            capacity: f64::from(capacity),
            per_second: f64::from(per_second),
            tokens: f64::from(capacity),
            last: now,
        }
    }

    /// Whether nothing was taken that has not come back.
    pub fn is_full(&mut self, now: Instant) -> bool {
        self.take(0, now) && self.tokens >= self.capacity
    }

    /// Whether `cost` could be paid; it is taken when so.
    pub fn take(&mut self, cost: u32, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.last).as_secs_f64();
        self.last = self.last.max(now);
        self.tokens = (self.tokens + passed * self.per_second).min(self.capacity);
        let enough = self.tokens >= f64::from(cost);
        if enough {
            self.tokens -= f64::from(cost);
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_new_connection_brings_no_new_budget_until_it_is_full_again() {
        let (senders, start) = (Senders::default(), Instant::now());
        let bo = ParticipantId("bo".to_owned());
        let sender = senders.of(&bo, start);
        assert!((0..BURST).all(|_| sender.take(10, start)));
        drop(sender);
        assert!(!senders.of(&bo, start).take(10, start));
        let cy = ParticipantId("cy".to_owned());
        assert!(
            senders.of(&cy, start).take(10, start),
            "others have their own"
        );
        senders.of(&cy, start + Duration::from_secs(60));
        assert_eq!(lock(&senders.0).len(), 1, "who rests is forgotten");
    }

    #[test]
    fn a_burst_passes_then_only_the_steady_rate() {
        let start = Instant::now();
        let mut bucket = TokenBucket::new(10, 2, start);
        assert!((0..10).all(|_| bucket.take(1, start)));
        assert!(!bucket.take(1, start));
        let later = start + Duration::from_secs(3);
        assert!(bucket.take(6, later));
        assert!(!bucket.take(1, later));
        // Rest does not save up more than the capacity, and time does not run backwards.
        assert!(!bucket.take(11, later + Duration::from_secs(3600)));
        assert!(bucket.take(10, start));
    }
}
