use std::collections::BinaryHeap;
use std::io::{self, Read};

/// The tasks such that each comes after those it waits for.
fn in_order(followers: &[Vec<usize>]) -> Vec<usize> {
    let mut waits_for = vec![0; followers.len()];
    for &task in followers.iter().flatten() {
        waits_for[task] += 1;
    }
    let mut order: Vec<usize> = (0..followers.len()).filter(|&task| waits_for[task] == 0).collect();
    let mut next = 0;
    while next < order.len() {
        for &follower in &followers[order[next]] {
            waits_for[follower] -= 1;
            if waits_for[follower] == 0 {
                order.push(follower);
            }
        }
        next += 1;
    }
    order
}

fn best_gift(days: &[i64], followers: &[Vec<usize>]) -> (i64, usize) {
    let order = in_order(followers);
    let mut place = vec![0; days.len()];
    let mut until = days.to_vec(); // longest chain that ends with the task
    for (i, &task) in order.iter().enumerate() {
        place[task] = i;
        for &follower in &followers[task] {
            until[follower] = until[follower].max(until[task] + days[follower]);
        }
    }
    let mut since = days.to_vec(); // longest chain that begins with the task
    let mut behind = vec![0; days.len() + 1]; // longest chain of tasks from a place on
    for (i, &task) in order.iter().enumerate().rev() {
        since[task] += followers[task].iter().map(|&follower| since[follower]).max().unwrap_or(0);
        behind[i] = since[task].max(behind[i + 1]);
    }

    // A chain without the task lies before it in the order, behind it, or steps across it.
    let mut across: BinaryHeap<(i64, usize)> = BinaryHeap::new(); // longest chain over a dependency, place of its end
    let mut before = 0;
    let mut best = (i64::MAX, 0);
    for (i, &task) in order.iter().enumerate() {
        while across.peek().map_or(false, |&(_, end)| end <= i) {
            across.pop();
        }
        let through = until[task] + since[task] - 2 * days[task];
        let stepping = across.peek().map_or(0, |&(length, _)| length);
        best = best.min((through.max(before).max(behind[i + 1]).max(stepping), task));
        before = before.max(until[task]);
        across.extend(followers[task].iter().map(|&follower| (until[task] + since[follower], place[follower])));
    }
    best
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|text| text.parse().expect("a number"));
    let mut next = || -> usize { numbers.next().expect("one more number") };
    let (tasks, dependencies) = (next(), next());
    let days: Vec<i64> = (0..tasks).map(|_| next() as i64).collect();
    let mut followers = vec![Vec::new(); tasks];
    for _ in 0..dependencies {
        let (a, b) = (next(), next());
        followers[a - 1].push(b - 1);
    }
    let (least, task) = best_gift(&days, &followers);
    println!("{} {least}", task + 1);
    Ok(())
}
