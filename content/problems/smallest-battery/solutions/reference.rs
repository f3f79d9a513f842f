fn suffices(capacity: i64, legs: &[i64], swaps: i64) -> bool {
    // Swapping as late as possible never leaves less charge than swapping earlier.
    let mut charge = capacity;
    let mut swaps_left = swaps;
    for &leg in legs {
        if charge < leg {
            if swaps_left == 0 {
                return false;
            }
            swaps_left -= 1;
            charge = capacity;
        }
        charge = capacity.min(charge - leg);
    }
    true
}

fn smallest_battery(legs: Vec<i64>, swaps: i64) -> i64 {
    let uphill = || legs.iter().copied().filter(|&leg| leg > 0);
    let mut low = uphill().max().unwrap_or(0); // a full battery must last for any one leg
    let mut high: i64 = uphill().sum();
    while low < high {
        let middle = low + (high - low) / 2;
        if suffices(middle, &legs, swaps) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
