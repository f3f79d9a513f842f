//! How far two graders agree.

/// Two grades of one answer, 0 to 100.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub found: f64,
    pub given: f64,
}

pub fn pearson(pairs: &[Pair]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: fn(&Pair) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (found, given) = (mean(|pair| pair.found), mean(|pair| pair.given));
    let product =
        |a: fn(&Pair, f64, f64) -> f64| pairs.iter().map(|pair| a(pair, found, given)).sum::<f64>();
    let both = product(|pair, found, given| (pair.found - found) * (pair.given - given));
    let one = product(|pair, found, _| (pair.found - found).powi(2));
    let other = product(|pair, _, given| (pair.given - given).powi(2));
    both / (one * other).sqrt()
}

/// Cohen's kappa with quadratic weights over marks from 0 to 5.
pub fn quadratic_kappa(pairs: &[Pair]) -> f64 {
    const MARKS: usize = 6;
    let mark = |grade: f64| (grade / 20.0).round().clamp(0.0, 5.0) as usize;
    let mut seen = [[0.0; MARKS]; MARKS];
    for pair in pairs {
        seen[mark(pair.found)][mark(pair.given)] += 1.0;
    }
    let count = pairs.len() as f64;
    let found: Vec<f64> = seen.iter().map(|row| row.iter().sum()).collect();
    let given: Vec<f64> = (0..MARKS)
        .map(|at| seen.iter().map(|row| row[at]).sum())
        .collect();
    let (mut apart, mut by_chance) = (0.0, 0.0);
    for (a, row) in seen.iter().enumerate() {
        for (b, times) in row.iter().enumerate() {
            let weight = (a as f64 - b as f64).powi(2);
            apart += weight * times;
            by_chance += weight * found[a] * given[b] / count;
        }
    }
    1.0 - apart / by_chance
}

pub fn percentile(values: &mut [f64], percent: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (percent / 100.0 * values.len() as f64) as usize;
    values[at.min(values.len() - 1)]
}

#[test]
fn the_figures_are_those_of_the_books() {
    let pair = |found, given| Pair { found, given };
    let line: Vec<Pair> = (0..6)
        .map(|at| pair(f64::from(at) * 20.0, f64::from(at) * 20.0))
        .collect();
    assert!((pearson(&line) - 1.0).abs() < 1e-12 && (quadratic_kappa(&line) - 1.0).abs() < 1e-12);
    let turned: Vec<Pair> = line
        .iter()
        .map(|one| pair(one.found, 100.0 - one.given))
        .collect();
    assert!((pearson(&turned) + 1.0).abs() < 1e-12 && quadratic_kappa(&turned) < -0.9);
    let known = [
        pair(0.0, 0.0),
        pair(20.0, 40.0),
        pair(40.0, 20.0),
        pair(60.0, 60.0),
    ];
    assert!((pearson(&known) - 0.8).abs() < 1e-12, "{}", pearson(&known));
    assert!(
        (quadratic_kappa(&known) - 0.8).abs() < 1e-12,
        "{}",
        quadratic_kappa(&known)
    );
}
