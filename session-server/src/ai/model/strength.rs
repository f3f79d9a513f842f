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

/// From here on a point counts only as far as it is not contradicted. Said to be contradicted it is where that is sure: being
/// told the opposite of what one wrote is worse than a low score. Of 226 labelled points above, 223 are wrong.
pub const DOUBTED: f64 = 0.5;
pub const AGAINST: f64 = 0.8;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How far a point was made, 0 to 1. Fitted by logistic regression on the `tune` half of the labelled answers.
///
/// `lean`: how much more the whole answer says of the points than of their misconceptions, if they have any. Whoever advises
/// the opposite in words of their own speaks of every point, and over all of them is nearer to what is wrong.
pub fn made(features: &Features, lean: Option<f64>, basis: Basis) -> f64 {
    let Features {
        said, best_said, ..
    } = features;
    match (basis, lean) {
        (Basis::Points, Some(lean)) => logistic(
            12.7 * said + 11.1 * best_said + 9.7 * lean
                - 2.3 * features.wrong_said
                - 2.1 * features.wrong_similarity
                - 1.4 * features.wrong_words
                - 13.4,
        ),
        (Basis::Points, None) => logistic(21.0 * (0.5 * (said + best_said) - 0.606)),
        (Basis::Reference, _) => *said,
        (Basis::Words, _) => ((features.words - 0.1) / 0.5).clamp(0.0, 1.0),
    }
}

/// How sure it is that the misconception was said, 0 to 1. Fitted on the same answers.
pub fn wrongness(features: &Features, basis: Basis) -> f64 {
    match basis {
        Basis::Points => logistic(
            15.9 * features.wrong_said
                + 2.6 * features.wrong_similarity
                + 3.2 * features.wrong_words
                - 11.0 * features.best_said
                - 7.9,
        ),
        Basis::Reference => 0.0,
        Basis::Words => {
            match features.wrong_words > 0.6 && features.wrong_words > features.words + 0.2 {
                true => 1.0,
                false => 0.0,
            }
        }
    }
}

/// Whether an answer is about something else. `near`: weighted mean of the points' similarities; `shared`: see
/// [`super::Evaluation::shared`]. Fitted on `tune` answers beside answers to other questions. Where it is put takes 4 of 245
/// answers that deserve 50 or more, three of them right ones in images.
pub fn is_beside(near: f64, shared: f64, basis: Basis) -> bool {
    basis == Basis::Points && 20.4 * near + 16.7 * shared < 10.6
}

pub fn verdict(strength: f64, against: bool) -> Verdict {
    match strength {
        _ if against => Verdict::Wrong,
        MET.. => Verdict::Met,
        PARTIAL.. => Verdict::Partial,
        _ => Verdict::Missing,
    }
}

/// Scores for weighted means of strengths, near the mean grades of `tune` answers; between them it goes straight.
const POINTS: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.2, 18.0),
    (0.35, 35.0),
    (0.5, 62.0),
    (0.75, 86.0),
    (1.0, 100.0),
];
/// For means of shares that were said of a reference: 93 of 100 answers to other questions are below .56.
const REFERENCE: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.3, 20.0),
    (0.56, 35.0),
    (0.6, 62.0),
    (0.7, 82.0),
    (0.85, 95.0),
    (1.0, 100.0),
];
const WORDS: &[(f64, f64)] = &[(0.0, 0.0), (1.0, 100.0)];

/// The score, 0 to 100, of a weighted mean of strengths.
pub fn calibrated(raw: f64, basis: Basis) -> f64 {
    let table = match basis {
        Basis::Points => POINTS,
        Basis::Reference => REFERENCE,
        Basis::Words => WORDS,
    };
    let piece = table.windows(2).find(|pair| raw <= pair[1].0);
    piece.map_or(100.0, |pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        y0 + (y1 - y0) * (raw.max(x0) - x0) / (x1 - x0)
    })
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
