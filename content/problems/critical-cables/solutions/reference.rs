use std::io::{self, Read, Write};

const HUB: usize = 1;

struct Step {
    town: usize,
    arrived_by: usize,
    next: usize, // the neighbour to look at next
}

fn critical_cables(towns: usize, cables: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut neighbours = vec![Vec::new(); towns + 1];
    for (cable, &(a, b)) in cables.iter().enumerate() {
        neighbours[a].push((b, cable));
        neighbours[b].push((a, cable));
    }

    // Depth-first search from the hub, without recursion: paths may be long.
    // earliest[t]: the first visit that t's subtree reaches by one more cable.
    let mut visit = vec![0; towns + 1];
    let mut earliest = vec![0; towns + 1];
    let mut visits = 1;
    visit[HUB] = visits;
    earliest[HUB] = visits;
    let mut critical = Vec::new();
    let mut path = vec![Step { town: HUB, arrived_by: usize::MAX, next: 0 }];
    while let Some(step) = path.last_mut() {
        let town = step.town;
        if let Some(&(neighbour, cable)) = neighbours[town].get(step.next) {
            step.next += 1;
            if cable == step.arrived_by {
                continue; // the cable, not the town: cables may be doubled
            }
            if visit[neighbour] > 0 {
                earliest[town] = earliest[town].min(visit[neighbour]);
            } else {
                visits += 1;
                visit[neighbour] = visits;
                earliest[neighbour] = visits;
                path.push(Step { town: neighbour, arrived_by: cable, next: 0 });
            }
            continue;
        }
        path.pop();
        if let Some(&Step { town: parent, .. }) = path.last() {
            earliest[parent] = earliest[parent].min(earliest[town]);
            if earliest[town] > visit[parent] {
                critical.push((parent.min(town), parent.max(town)));
            }
        }
    }
    critical
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|text| text.parse().expect("a number"));
    let mut next = || -> usize { numbers.next().expect("one more number") };
    let (towns, count) = (next(), next());
    let cables: Vec<_> = (0..count).map(|_| (next(), next())).collect();

    let mut out = io::BufWriter::new(io::stdout());
    let critical = critical_cables(towns, &cables);
    for (a, b) in &critical {
        writeln!(out, "{a} {b}")?;
    }
    if critical.is_empty() {
        writeln!(out, "none")?;
    }
    Ok(())
}
