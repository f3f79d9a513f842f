use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter;

fn fewest_firings(pots: Vec<Vec<i64>>, capacity: i64) -> i64 {
    let mut by_low: Vec<usize> = (0..pots.len()).collect();
    by_low.sort_by_key(|&pot| pots[pot][0]);
    let mut by_high = by_low.clone();
    by_high.sort_by_key(|&pot| (pots[pot][1], pot)); // as in the heap

    let mut cold = by_low.into_iter().peekable();
    let mut waiting = BinaryHeap::new(); // those that can bear the heat, least high first
    let mut fired = vec![false; pots.len()];
    let mut firings = 0;
    for most_urgent in by_high {
        if fired[most_urgent] {
            continue;
        }
        // As hot as the most delicate pot left allows: nobody else is worse off for it.
        let heat = pots[most_urgent][1];
        while let Some(pot) = cold.next_if(|&pot| pots[pot][0] <= heat) {
            waiting.push(Reverse((pots[pot][1], pot)));
        }
        for Reverse((_, pot)) in iter::from_fn(|| waiting.pop()).take(capacity as usize) {
            fired[pot] = true;
        }
        firings += 1;
    }
    firings
}
