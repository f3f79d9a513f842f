use std::io::{self, Read};

/// Groups of places whose differences in height are known (union-find with offsets).
struct Heights {
    parent: Vec<usize>,
    above_parent: Vec<i64>,
    size: Vec<usize>,
}

impl Heights {
    fn new(places: usize) -> Self {
        Self {
            parent: (0..=places).collect(),
            above_parent: vec![0; places + 1],
            size: vec![1; places + 1],
        }
    }

    /// The root of the place's group, and how much higher than it the place lies.
    fn root_and_height(&self, place: usize) -> (usize, i64) {
        let (mut root, mut height) = (place, 0);
        while self.parent[root] != root {
            height += self.above_parent[root];
            root = self.parent[root];
        }
        (root, height)
    }

    /// Takes in that b lies higher than a by the difference, unless this is a contradiction.
    fn keep(&mut self, a: usize, b: usize, difference: i64) -> bool {
        let (root_a, height_a) = self.root_and_height(a);
        let (root_b, height_b) = self.root_and_height(b);
        let lift = height_a + difference - height_b; // of root b above root a
        if root_a == root_b {
            return lift == 0;
        }
        if self.size[root_a] < self.size[root_b] {
            self.hang(root_a, root_b, -lift);
        } else {
            self.hang(root_b, root_a, lift);
        }
        true
    }

    fn hang(&mut self, root: usize, under: usize, lift: i64) {
        self.parent[root] = under;
        self.above_parent[root] = lift;
        self.size[under] += self.size[root];
    }

    fn greatest_difference(&self) -> i64 {
        let mut lowest = vec![0; self.parent.len()];
        let mut highest = vec![0; self.parent.len()];
        for place in 0..self.parent.len() {
            let (root, height) = self.root_and_height(place);
            lowest[root] = height.min(lowest[root]);
            highest[root] = height.max(highest[root]);
        }
        let differences = lowest.iter().zip(&highest).map(|(low, high)| high - low);
        differences.max().unwrap_or(0)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|text| text.parse().expect("a number"));
    let mut next = || -> i64 { numbers.next().expect("one more number") };
    let (places, count) = (next() as usize, next());

    let mut heights = Heights::new(places);
    let (mut thrown, mut first_thrown) = (0, 0);
    for note in 1..=count {
        let (a, b, difference) = (next() as usize, next() as usize, next());
        if !heights.keep(a, b, difference) {
            thrown += 1;
            if first_thrown == 0 {
                first_thrown = note;
            }
        }
    }
    println!("{thrown} {first_thrown} {}", heights.greatest_difference());
    Ok(())
}
