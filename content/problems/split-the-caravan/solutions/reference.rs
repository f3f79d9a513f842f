use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

fn cheapest_split(loads: Vec<i64>, largest: i64) -> i64 {
    // best[i]: the least pay for the first i camels; it never falls as i grows. So the last group
    // begins as early as it can, or right behind a camel that is heavier than the whole group.
    let mut best = vec![0];
    let mut peaks = VecDeque::new(); // camels of the longest last group that no later one in it outweighs
    let mut is_peak = vec![false; loads.len()];
    let mut behind_peaks = BinaryHeap::new(); // (pay, camels before the group, its heaviest camel)
    for (camel, &load) in loads.iter().enumerate() {
        while let Some(&peak) = peaks.back().filter(|&&peak: &&usize| loads[peak] <= load) {
            is_peak[peak] = false;
            peaks.pop_back();
        }
        if let Some(&peak) = peaks.back() {
            let before = peak + 1;
            behind_peaks.push(Reverse((best[before] + load, before, camel)));
        }
        peaks.push_back(camel);
        is_peak[camel] = true;

        let earliest = (camel + 1).saturating_sub(largest as usize);
        if peaks[0] < earliest {
            peaks.pop_front();
        }
        let mut pay = best[earliest] + loads[peaks[0]];
        while let Some(&Reverse((candidate, before, heaviest))) = behind_peaks.peek() {
            if before >= earliest && is_peak[heaviest] {
                pay = pay.min(candidate);
                break;
            }
            behind_peaks.pop();
        }
        best.push(pay);
    }
    best[loads.len()]
}
