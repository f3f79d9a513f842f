//! Estimates how a program's time or memory grows with the size of its input, from a few runs.
//!
//! The model of a class `f` is `cost(n) = c + a f(n)` with a factor of noise, where `c` is what the program uses on any
//! input: no less than the start-up floor, which is measured on an input of no size. Each class is fitted by weighted least
//! squares under the constraints that `c` respects the floor and that the cost really grows. The residuals (of logarithms,
//! so relative ones) give each class a posterior probability, with Student's t as the likelihood because the noise is not
//! known either. The likeliest class is the answer, its probability the confidence; when the figures cannot bear an answer,
//! there is none.

use serde::{Deserialize, Serialize};

mod fit;

#[cfg(test)]
mod tests;

/// Fewest different sizes.
pub const MIN_SIZES: usize = 5;
/// From here on an answer is held to be sure.
pub const SURE: f64 = 0.97;
/// The most confidence from CPU times in n or n log n where the other is not ruled out; n log n never rules out n, as caches
/// make times grow like that where steps grow like n.
const DOUBTED: f64 = 0.7;
/// A fit whose typical relative error is larger explains nothing.
pub const MAX_ERROR: f64 = 0.11;
/// Nor does a fit that misses one point by more.
pub const MAX_MISS: f64 = 0.22;
/// No input of this size or more was ever run to its end by a program that takes 2^n steps.
const MAX_EXPONENTIAL_SIZE: u64 = 64;

/// Classes of growth, slowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Growth {
    #[serde(rename = "1")]
    Constant,
    #[serde(rename = "log n")]
    Logarithmic,
    #[serde(rename = "n")]
    Linear,
    #[serde(rename = "n log n")]
    Linearithmic,
    #[serde(rename = "n^2")]
    Quadratic,
    #[serde(rename = "n^3")]
    Cubic,
    #[serde(rename = "2^n")]
    Exponential,
}

impl Growth {
    pub const ALL: [Self; 7] = [
        Self::Constant,
        Self::Logarithmic,
        Self::Linear,
        Self::Linearithmic,
        Self::Quadratic,
        Self::Cubic,
        Self::Exponential,
    ];

    /// Such as `n log n`; the same as serde's.
    pub fn id(self) -> &'static str {
        match self {
            Self::Constant => "1",
            Self::Logarithmic => "log n",
            Self::Linear => "n",
            Self::Linearithmic => "n log n",
            Self::Quadratic => "n^2",
            Self::Cubic => "n^3",
            Self::Exponential => "2^n",
        }
    }

    /// Its share at size `n` of what it is at size `max`; 0 to 1 for `1 <= n <= max`.
    fn share(self, n: f64, max: f64) -> f64 {
        // Of n + 1, so that one element is not free.
        let log = || (n + 1.0).ln() / (max + 1.0).ln();
        match self {
            Self::Constant => 1.0,
            Self::Logarithmic => log(),
            Self::Linear => n / max,
            Self::Linearithmic => n / max * log(),
            Self::Quadratic => (n / max).powi(2),
            Self::Cubic => (n / max).powi(3),
            Self::Exponential => (n - max).exp2(),
        }
    }

    /// Whether only a factor of log n is between the two, which noise can hide.
    pub fn is_neighbour(self, other: Self) -> bool {
        let pair = [Self::Linear, Self::Linearithmic];
        self != other && pair.contains(&self) && pair.contains(&other)
    }
}

/// One run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Of the input, as `generate.py` takes it; 1 or more.
    pub size: u64,
    /// In the unit of the [`Measure`].
    pub cost: f64,
}

/// What the costs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Milliseconds. Caches make it grow a little faster than the number of steps, so that n log n is never [`SURE`].
    CpuTime,
    /// Of instructions or the like.
    Steps,
    /// Peak bytes.
    Memory,
}

impl Measure {
    /// Relative noise to be reckoned with even where a fit is better.
    fn noise(self) -> f64 {
        match self {
            Self::CpuTime => 0.04,
            Self::Steps => 0.01,
            Self::Memory => 0.02,
        }
    }

    /// So many times the floor the largest cost must be.
    fn min_rise(self) -> f64 {
        match self {
            Self::CpuTime => 3.0,
            Self::Steps | Self::Memory => 1.5,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    pub growth: Growth,
    /// The next likely class.
    pub runner_up: Growth,
    /// Probability of `growth`, 0 to 1. Below [`SURE`] the runner-up is a neighbour, and both are to be named.
    pub confidence: f64,
}

/// Why there is no estimate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Abstained {
    #[error("Too few sizes were run: {sizes}, and {MIN_SIZES} are needed.")]
    TooFew { sizes: usize },
    #[error("Even the largest input cost little more than starting the program.")]
    TooSmall,
    #[error("The figures follow no class of growth closely enough.")]
    PoorFit,
    #[error("The figures fit {} and {} about equally well.", best.id(), runner_up.id())]
    TooClose { best: Growth, runner_up: Growth },
}

/// Estimates the growth of `points`, best at sizes that double and in any order; of equal sizes the median counts.
///
/// `floor` is the cost of a run on the smallest input there is (the start-up), in the unit of the points.
///
/// The answer is the likeliest class when its probability is [`SURE`] or more; or, when it and the runner-up are
/// neighbours ([`Growth::is_neighbour`]), when theirs together is.
pub fn estimate(measure: Measure, points: &[Point], floor: f64) -> Result<Estimate, Abstained> {
    let points = medians(points);
    let sizes = points.len();
    let last = match points.last() {
        Some(last) if sizes >= MIN_SIZES => last,
        _ => return Err(Abstained::TooFew { sizes }),
    };
    let floor = if floor.is_finite() {
        floor.max(0.0)
    } else {
        0.0
    };
    if last.cost < measure.min_rise() * floor {
        return Err(Abstained::TooSmall);
    }
    let ranked = fit::ranked(&points, floor, measure.noise());
    let [(best, likely), (runner_up, next), ..] = ranked[..] else {
        return Err(Abstained::PoorFit);
    };
    if best.error > MAX_ERROR || best.miss > MAX_MISS {
        return Err(Abstained::PoorFit);
    }
    let (best, runner_up) = (best.growth, runner_up.growth);
    let neighbours = best.is_neighbour(runner_up) && likely + next >= SURE;
    if likely < SURE && !neighbours {
        return Err(Abstained::TooClose { best, runner_up });
    }
    // Noise hides a factor of log n: the same program may turn out as either the next time.
    let is_unsure = best > runner_up || likely < SURE;
    let doubted = measure == Measure::CpuTime && neighbours && is_unsure;
    let confidence = if doubted { likely.min(DOUBTED) } else { likely };
    Ok(Estimate {
        growth: best,
        runner_up,
        confidence,
    })
}

/// Ascending by size, one a size; figures that cannot be are left out.
fn medians(points: &[Point]) -> Vec<Point> {
    let mut sorted: Vec<Point> = points
        .iter()
        .copied()
        .filter(|point| point.size >= 1 && point.cost.is_finite() && point.cost > 0.0)
        .collect();
    sorted.sort_by(|a, b| {
        (a.size, a.cost)
            .partial_cmp(&(b.size, b.cost))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    sorted
        .chunk_by(|a, b| a.size == b.size)
        .filter_map(|same| {
            let upper = same.get(same.len() / 2)?;
            let lower = same.get((same.len() - 1) / 2)?;
            Some(Point {
                size: upper.size,
                cost: f64::midpoint(lower.cost, upper.cost),
            })
        })
        .collect()
}
