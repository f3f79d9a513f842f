//! One deadline a key, kept in a heap.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    hash::Hash,
    time::Instant,
};

/// Deadlines by key. Moving a deadline later costs one map write: the heap entry is corrected when it surfaces.
pub(crate) struct Timers<K> {
    heap: BinaryHeap<Reverse<(Instant, K)>>,
    /// For each key its deadline, and the earliest time the heap holds for it.
    live: HashMap<K, (Instant, Instant)>,
}

impl<K: Copy + Eq + Ord + Hash> Timers<K> {
    pub fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
            live: HashMap::new(),
        }
    }

    pub fn set(&mut self, key: K, at: Instant) {
        match self.live.get_mut(&key) {
            Some((deadline, queued)) => {
                *deadline = at;
                if at < *queued {
                    *queued = at;
                    self.heap.push(Reverse((at, key)));
                }
            }
            None => {
                self.live.insert(key, (at, at));
                self.heap.push(Reverse((at, key)));
            }
        }
    }

    pub fn clear(&mut self, key: K) {
        self.live.remove(&key);
    }

    /// The earliest deadline.
    pub fn next(&mut self) -> Option<Instant> {
        loop {
            let Reverse((at, key)) = *self.heap.peek()?;
            match self.live.get_mut(&key) {
                Some((deadline, _)) if *deadline == at => return Some(at),
                Some((deadline, queued)) if *queued == at => {
                    *queued = *deadline;
                    self.heap.pop();
                    self.heap.push(Reverse((*queued, key)));
                }
                _ => {
                    self.heap.pop();
                }
            }
        }
    }

    /// Takes one key whose deadline is not after `now`.
    pub fn pop_due(&mut self, now: Instant) -> Option<K> {
        if self.next()? > now {
            return None;
        }
        let Reverse((_, key)) = self.heap.pop()?;
        self.live.remove(&key);
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    // ARCH-11
    #[test]
    fn deadlines_move_both_ways_and_fire_once() {
        let t0 = Instant::now();
        let at = |ms| t0 + Duration::from_millis(ms);
        let mut timers = Timers::new();
        timers.set(1, at(10));
        timers.set(2, at(20));
        timers.set(1, at(30));
        assert_eq!(timers.next(), Some(at(20)));
        timers.set(1, at(5));
        assert_eq!(timers.pop_due(at(4)), None);
        assert_eq!(timers.pop_due(at(50)), Some(1));
        assert_eq!(timers.pop_due(at(50)), Some(2));
        assert_eq!(timers.pop_due(at(50)), None);
        timers.set(3, at(60));
        timers.clear(3);
        assert_eq!(timers.next(), None);
    }

    #[test]
    fn a_deadline_pushed_back_forever_does_not_grow_the_heap() {
        let t0 = Instant::now();
        let mut timers = Timers::new();
        for ms in 0..10_000 {
            timers.set(7, t0 + Duration::from_millis(ms));
        }
        assert!(timers.heap.len() <= 1);
        assert_eq!(timers.next(), Some(t0 + Duration::from_millis(9_999)));
    }
}
