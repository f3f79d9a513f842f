//! From features to verdicts and a score.

use super::{Features, PointResult, Verdict};

/// What an evaluation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Key points with several wordings, and an encoder.
    Points,
    /// The clauses of a reference, and an encoder.
    Reference,
    /// Words alone.
    Words,
}

const MET: f64 = 0.6;
const PARTIAL: f64 = 0.35;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How far a point was made, 0 to 1.
pub fn made(features: &Features, basis: Basis) -> f64 {
    match basis {
        Basis::Points => logistic(20.0 * (0.5 * (features.said + features.best_said) - 0.6)),
        Basis::Reference => logistic(8.0 * (features.best_said - 0.52)),
        Basis::Words => ((features.words - 0.1) / 0.5).clamp(0.0, 1.0),
    }
}

/// How sure it is that the misconception was said, 0 to 1.
pub fn wrongness(features: &Features, basis: Basis) -> f64 {
    match basis {
        Basis::Points => logistic(20.0 * (features.wrong_said - 0.7)),
        Basis::Reference => 0.0,
        Basis::Words => {
            match features.wrong_words > 0.6 && features.wrong_words > features.words + 0.2 {
                true => 1.0,
                false => 0.0,
            }
        }
    }
}

pub fn verdict(strength: f64, against: bool) -> Verdict {
    match strength {
        _ if against => Verdict::Wrong,
        MET.. => Verdict::Met,
        PARTIAL.. => Verdict::Partial,
        _ => Verdict::Missing,
    }
}

/// The score for a weighted mean of strengths.
pub fn calibrated(raw: f64, _basis: Basis) -> f64 {
    100.0 * raw
}

/// How far the strengths are from where verdicts change, and what they rest on.
pub fn confidence(points: &[PointResult], is_gated: bool, basis: Basis) -> f64 {
    let clear = |point: &PointResult| {
        (2.0 * point.strength - 1.0)
            .abs()
            .max(f64::from(u8::from(point.against)))
    };
    let weights: f64 = points.iter().map(|point| f64::from(point.weight)).sum();
    let clarity: f64 = points
        .iter()
        .map(|point| f64::from(point.weight) * clear(point))
        .sum::<f64>()
        / weights.max(1.0);
    let most = match basis {
        Basis::Points => 0.9,
        Basis::Reference => 0.75,
        Basis::Words => 0.5,
    };
    match is_gated {
        true => 0.9,
        false => most * (0.4 + 0.6 * clarity),
    }
}
