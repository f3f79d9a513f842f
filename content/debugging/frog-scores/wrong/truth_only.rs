// expect: WA
// Idea: average only over species that were recorded
use std::collections::BTreeMap;

/// How often a species was predicted, and how often that was right.
#[derive(Default)]
struct Tally {
    predicted: u32,
    right: u32,
}

impl Tally {
    fn precision(&self) -> f64 {
        if self.predicted == 0 {
            return 0.0;
        }
        f64::from(self.right) / f64::from(self.predicted)
    }
}

fn tallies(truth: &[i64], predicted: &[i64]) -> BTreeMap<i64, Tally> {
    let mut by_species = BTreeMap::<i64, Tally>::new();
    for (actual, guess) in truth.iter().zip(predicted) {
        by_species.entry(*actual).or_default();
        let tally = by_species.entry(*guess).or_default();
        tally.predicted += 1;
        if guess == actual {
            tally.right += 1;
        }
    }
    by_species
}

fn macro_precision(truth: Vec<i64>, predicted: Vec<i64>) -> f64 {
    let by_species = tallies(&truth, &predicted);
    let recorded: std::collections::BTreeSet<i64> = truth.iter().copied().collect();
    let total: f64 = recorded.iter().map(|species| by_species[species].precision()).sum();
    total / recorded.len() as f64
}
