use std::cmp::Reverse;
use std::collections::BinaryHeap;

fn least_total_wait(arrivals: Vec<i64>, minutes: Vec<i64>) -> i64 {
    let mut documents: Vec<(i64, i64)> = arrivals.into_iter().zip(minutes).collect();
    documents.sort_unstable();

    // Always work on the document with the least work left.
    let mut desk = BinaryHeap::new();
    let mut now = 0;
    let mut total_wait = 0;
    for (arrival, needed) in documents {
        while let Some(Reverse(left)) = desk.pop() {
            if now + left > arrival {
                desk.push(Reverse(left - (arrival - now)));
                break;
            }
            now += left;
            total_wait += now;
        }
        now = arrival;
        desk.push(Reverse(needed));
        total_wait -= arrival;
    }
    while let Some(Reverse(left)) = desk.pop() {
        now += left;
        total_wait += now;
    }
    total_wait
}
