//! The fit of one class of growth to a series, and the probabilities that the fits give the classes.

use super::{Growth, MAX_EXPONENTIAL_SIZE, Point};

/// A class that grows does so at least by this factor from the smallest size to the largest.
const MIN_GROWTH: f64 = 1.4;
/// The part that does not grow is at least this share of the floor, which is measured with noise as well.
const FLOOR_SHARE: f64 = 0.85;
/// How many observations the prior belief about the noise is worth.
const NOISE_WEIGHT: f64 = 3.0;
/// Rounds of reweighting; the weights settle after two or three.
const ROUNDS: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    pub growth: Growth,
    /// Sum of the squares of ln(cost / fitted cost).
    pub squares: f64,
    /// Root of the mean square, corrected for the parameters.
    pub error: f64,
    /// The largest of the absolute ln(cost / fitted cost).
    pub miss: f64,
    parameters: f64,
}

/// The classes that can have made the series, with their probabilities, likeliest first. `points` ascend by size; `noise` is
/// the relative noise that is reckoned with even where a fit is better.
///
/// How large it really is, is unknown: with a scaled inverse chi-squared prior the likelihood of a fit is a power of its squares (Gelman
/// and others, Bayesian Data Analysis, section 3.2).
pub(super) fn ranked(points: &[Point], floor: f64, noise: f64) -> Vec<(Fit, f64)> {
    let max = points.last().map_or(1, |point| point.size);
    let fits: Vec<Fit> = Growth::ALL
        .into_iter()
        .filter(|growth| *growth != Growth::Exponential || max < MAX_EXPONENTIAL_SIZE)
        .filter_map(|growth| one(growth, points, floor))
        .collect();
    let likelihood = |fit: &Fit| {
        let freedom = points.len() as f64 - fit.parameters + NOISE_WEIGHT;
        -0.5 * freedom * (NOISE_WEIGHT * noise * noise + fit.squares).ln()
    };
    let best = fits
        .iter()
        .map(likelihood)
        .fold(f64::NEG_INFINITY, f64::max);
    let mut ranked: Vec<(Fit, f64)> = fits
        .iter()
        .map(|fit| (*fit, (likelihood(fit) - best).exp()))
        .collect();
    let total: f64 = ranked.iter().map(|(_, weight)| weight).sum();
    for (_, weight) in &mut ranked {
        *weight /= total;
    }
    ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    ranked
}

fn one(growth: Growth, points: &[Point], floor: f64) -> Option<Fit> {
    let max = points.last()?.size as f64;
    // Costs are taken in units of the largest, whose square is a number in any unit.
    let costs = || points.iter().map(|point| point.cost);
    let unit = costs().fold(0.0, f64::max);
    let smallest = costs().fold(unit, f64::min);
    let least = FLOOR_SHARE * floor.min(smallest) / unit;
    let series: Vec<(f64, f64)> = points
        .iter()
        .map(|point| (growth.share(point.size as f64, max), point.cost / unit))
        .collect();
    let mut fitted: Vec<f64> = series.iter().map(|(_, cost)| *cost).collect();
    let parameters = if growth == Growth::Constant { 1.0 } else { 2.0 };
    for _ in 0..ROUNDS {
        let weighted: Vec<Weighted> = series
            .iter()
            .zip(&fitted)
            .map(|(&(share, cost), &fitted)| Weighted {
                share,
                cost,
                weight: 1.0 / (fitted * fitted),
            })
            .collect();
        let line = match growth {
            Growth::Constant => Line {
                constant: ratio(&weighted, |_| 1.0, 0.0),
                slope: 0.0,
            },
            _ => constrained(&weighted, least)?,
        };
        fitted = series.iter().map(|(share, _)| line.at(*share)).collect();
    }
    let residuals = || {
        series
            .iter()
            .zip(&fitted)
            .map(|((_, cost), fitted)| (cost / fitted).ln().abs())
    };
    let squares: f64 = residuals().map(|residual| residual * residual).sum();
    let freedom = (points.len() as f64 - parameters).max(1.0);
    squares.is_finite().then_some(Fit {
        growth,
        squares,
        error: (squares / freedom).sqrt(),
        miss: residuals().fold(0.0, f64::max),
        parameters,
    })
}

struct Weighted {
    share: f64,
    cost: f64,
    weight: f64,
}

#[derive(Clone, Copy)]
struct Line {
    constant: f64,
    slope: f64,
}

impl Line {
    fn at(self, share: f64) -> f64 {
        self.constant + self.slope * share
    }
}

/// Least squares with `constant >= least` and growth by [`MIN_GROWTH`]: the best of the free solution and of those on the
/// borders. None: no line of this class grows so much over these sizes.
fn constrained(points: &[Weighted], least: f64) -> Option<Line> {
    let first = points.first()?.share;
    // constant + slope >= MIN_GROWTH (constant + slope first)
    let room = 1.0 - MIN_GROWTH * first;
    if room <= 0.0 {
        return None;
    }
    let steepness = (MIN_GROWTH - 1.0) / room;
    let slope = ratio(points, |point| point.share, least);
    let on_floor = Line {
        constant: least,
        slope: slope.max(steepness * least),
    };
    let constant = ratio(points, |point| 1.0 + steepness * point.share, 0.0).max(least);
    let barely_growing = Line {
        constant,
        slope: steepness * constant,
    };
    let inside = |line: &Line| line.constant >= least && line.slope >= steepness * line.constant;
    let misfit = |line: &Line| -> f64 {
        points
            .iter()
            .map(|point| point.weight * (point.cost - line.at(point.share)).powi(2))
            .sum()
    };
    [
        free(points).filter(inside),
        Some(on_floor),
        Some(barely_growing),
    ]
    .into_iter()
    .flatten()
    .min_by(|a, b| misfit(a).total_cmp(&misfit(b)))
}

/// Weighted least squares without constraints.
fn free(points: &[Weighted]) -> Option<Line> {
    let sum = |term: fn(&Weighted) -> f64| -> f64 {
        points.iter().map(|point| point.weight * term(point)).sum()
    };
    let weight = sum(|_| 1.0);
    let mean_share = sum(|point| point.share) / weight;
    let mean_cost = sum(|point| point.cost) / weight;
    let (mut spread, mut together) = (0.0, 0.0);
    for point in points {
        let off = point.share - mean_share;
        spread += point.weight * off * off;
        together += point.weight * off * (point.cost - mean_cost);
    }
    let slope = together / spread;
    slope.is_finite().then_some(Line {
        constant: mean_cost - slope * mean_share,
        slope,
    })
}

/// The factor `k` that makes `taken + k term(point)` nearest to the costs.
fn ratio(points: &[Weighted], term: impl Fn(&Weighted) -> f64, taken: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    for point in points {
        let term = term(point);
        above += point.weight * term * (point.cost - taken);
        below += point.weight * term * term;
    }
    above / below
}
