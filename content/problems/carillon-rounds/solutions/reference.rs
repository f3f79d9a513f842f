use std::collections::HashMap;
use std::io::{self, Read};

/// Where the rotation begins that comes first in order.
fn least_start(steps: &[i32]) -> usize {
    let count = steps.len();
    let (mut best, mut rival, mut equal) = (0, 1, 0);
    while best < count && rival < count && equal < count {
        let left = steps[(best + equal) % count];
        let right = steps[(rival + equal) % count];
        if left == right {
            equal += 1;
            continue;
        }
        // The loser is beaten at each start that it has just been compared from, too.
        if left > right {
            best += equal + 1;
        } else {
            rival += equal + 1;
        }
        if best == rival {
            rival += 1;
        }
        equal = 0;
    }
    best.min(rival)
}

/// The same for rounds that are alike, and for no others.
fn canonical(pitches: &[i32]) -> Vec<i32> {
    let next = pitches.iter().cycle().skip(1);
    let mut steps: Vec<i32> = pitches.iter().zip(next).map(|(now, next)| next - now).collect();
    let start = least_start(&steps);
    steps.rotate_left(start);
    steps
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut alike: HashMap<Vec<i32>, usize> = HashMap::new();
    for line in input.lines().skip(1) {
        let pitches: Vec<i32> = line
            .split_ascii_whitespace()
            .skip(1)
            .map(|word| word.parse().unwrap())
            .collect();
        *alike.entry(canonical(&pitches)).or_default() += 1;
    }
    println!("{} {}", alike.len(), alike.values().max().unwrap());
}
