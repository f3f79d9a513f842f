//! Work in a row, of which each piece is taken by whichever hand is free.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use tokio::sync::watch;

/// Whoever takes a piece does it, so that up to the end of the row all are done.
#[derive(Debug)]
pub(super) struct Row<'a, T> {
    pieces: &'a [T],
    next: AtomicUsize,
    end: watch::Sender<usize>,
}

impl<'a, T> Row<'a, T> {
    pub fn new(pieces: &'a [T]) -> Self {
        Self {
            pieces,
            next: AtomicUsize::new(0),
            end: watch::Sender::new(pieces.len()),
        }
    }

    /// The first that nobody has taken, and its place.
    pub fn take(&self) -> Option<(usize, &'a T)> {
        let at = self.next.fetch_add(1, Relaxed);
        (at < *self.end.borrow()).then(|| (at, &self.pieces[at]))
    }

    /// Nothing behind this place counts.
    pub fn end_at(&self, at: usize) {
        self.end.send_if_modified(|end| {
            let is_earlier = at + 1 < *end;
            *end = (at + 1).min(*end);
            is_earlier
        });
    }

    /// Resolves once this place is behind the end.
    pub async fn is_behind(&self, at: usize) {
        // It fails without a sender, which is here.
        let _ = self.end.subscribe().wait_for(|end| *end <= at).await;
    }

    /// How many nobody has taken.
    pub fn left(&self) -> usize {
        let taken = self.next.load(Relaxed);
        self.end.borrow().saturating_sub(taken)
    }

    /// Whether what came of this place counts, once nobody works any more.
    pub fn counts(&self, at: usize) -> bool {
        at < *self.end.borrow()
    }

    /// What counts of all that was done, in order.
    pub fn in_order<D>(&self, mut done: Vec<(usize, D)>) -> Vec<D> {
        done.retain(|(at, _)| self.counts(*at));
        done.sort_unstable_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, done)| done).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Hands that take and finish pieces in the order that `steps` says; a piece that is true ends the row.
    fn work(pieces: &[bool], steps: &[usize]) -> Vec<usize> {
        let row = Row::new(pieces);
        let mut held = [None, None];
        let mut done = Vec::new();
        let mut step = |hand: usize| {
            let Some((at, ends)) = held[hand].take() else {
                held[hand] = row.take();
                return held[hand].is_some();
            };
            if *ends {
                row.end_at(at);
            }
            done.push((at, at));
            true
        };
        for hand in steps {
            step(*hand);
        }
        while step(0) | step(1) {}
        assert_eq!(row.left(), 0);
        row.in_order(done)
    }

    proptest! {
        #[test]
        fn b_10_however_cases_are_shared_the_result_is_that_of_one_after_the_other(
            pieces in prop::collection::vec(prop::bool::weighted(0.1), 0..30),
            steps in prop::collection::vec(0..2_usize, 0..80),
        ) {
            let first = pieces.iter().position(|ends| *ends);
            let counted = first.map_or(pieces.len(), |at| at + 1);
            prop_assert_eq!(work(&pieces, &steps), (0..counted).collect::<Vec<_>>());
        }
    }
}
