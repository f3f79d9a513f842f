//! From features to verdicts and a score.

use super::{Features, KeyPoint, PointResult, Verdict, meaning::Found};

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

/// Said to be contradicted a point is where that is sure: being told the opposite of what one wrote is worse than a low score.
/// Of 230 labelled points above, 223 are wrong.
const AGAINST: f64 = 0.8;
/// From here on it may be so, and is called unclear. Of 166 labelled points between both, 119 are wrong.
const DOUBT: f64 = 0.5;
/// From where on a sentence surely says a point.
const SURE: f64 = 0.6;

/// What the whole answer does: means over all points by their weights, 0 to 1. Whoever advises the opposite in words of their own
/// speaks of every point, and over all of them is nearer to what is wrong.
#[derive(Debug)]
pub struct Whole {
    /// How much more it says of points than of their misconceptions, -1 to 1; None where none is known.
    lean: Option<f64>,
    says: f64,
    contradicts: f64,
    /// Of the larger of both: that it takes a side at all.
    takes_side: f64,
    /// Of the similarities.
    near: f64,
    /// How surely it says the point that it says most surely, 0 to 1.
    surest: f64,
}

impl Whole {
    pub fn of(points: &[KeyPoint], found: &[Found]) -> Self {
        let mean = |of: &dyn Fn(&KeyPoint, &Features) -> Option<f64>| {
            let (mut sum, mut weights) = (0.0, 0.0);
            for (point, Found { features, .. }) in points.iter().zip(found) {
                if let Some(value) = of(point, features) {
                    sum += f64::from(point.weight) * value;
                    weights += f64::from(point.weight);
                }
            }
            (weights > 0.0).then(|| sum / weights)
        };
        let all = |of: fn(&Features) -> f64| mean(&|_, features| Some(of(features))).unwrap_or(0.0);
        Self {
            lean: mean(&|point, features| {
                let lean = features.best_said - features.wrong_said;
                point.misconception.as_ref().map(|_| lean)
            }),
            says: all(|features| features.says),
            contradicts: all(|features| features.contradicts),
            takes_side: all(|features| features.says.max(features.contradicts)),
            near: all(|features| features.similarity),
            surest: found
                .iter()
                .map(|found| found.features.says)
                .fold(0.0, f64::max),
        }
    }
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// What a point is worth, 0 to 1: on average over labelled points like it.
pub fn strength(
    features: &Features,
    wrongness: f64,
    whole: &Whole,
    is_known: bool,
    basis: Basis,
) -> f64 {
    let strength = made(features, whole, is_known, basis) * (1.0 - wrongness);
    match basis {
        Basis::Points => along(POINTS, strength),
        Basis::Reference | Basis::Words => strength,
    }
}

/// How far a point was made, 0 to 1, if it is not contradicted. `is_known`: it has a misconception; what is compared with that is
/// as on average where it has none. Fitted by logistic regression on `tune` answers (`minilm/train/fit.py`).
fn made(features: &Features, whole: &Whole, is_known: bool, basis: Basis) -> f64 {
    match basis {
        Basis::Points => {
            let misconception = match is_known {
                true => 2.3 * features.wrong_said + 0.9 * features.wrong_words,
                false => 1.7,
            };
            logistic(
                8.2 * features.said + 9.5 * features.best_said + 2.0 * features.says
                    - 0.7 * features.contradicts
                    - misconception
                    + 4.6 * whole.lean.unwrap_or(0.06)
                    + 2.3 * whole.says
                    - 0.9 * whole.contradicts
                    - 11.6,
            )
        }
        Basis::Reference => features.said,
        Basis::Words => ((features.words - 0.1) / 0.5).clamp(0.0, 1.0),
    }
}

/// Who says a point nearly in its own words, by the encoder, by the words and by what is inferred, hardly contradicts it. Of `tune`
/// points that were told contradicted or unclear this is so of 3, which are met.
fn is_in_its_words(features: &Features) -> bool {
    features.similarity >= 0.55
        && features.words >= 0.35
        && features.says >= 0.3
        && features.best_said >= features.wrong_said - 0.05
}

/// What that counts for.
const IN_ITS_WORDS: f64 = 2.0;

/// How sure it is that the point was contradicted, 0 to 1. Fitted on the same answers.
pub fn wrongness(features: &Features, whole: &Whole, is_known: bool, basis: Basis) -> f64 {
    match basis {
        Basis::Points => {
            let misconception = match is_known {
                true => {
                    6.3 * features.wrong_said
                        + 1.3 * features.wrong_similarity
                        + 1.7 * features.wrong_words
                }
                false => 5.0,
            };
            let literal = match is_in_its_words(features) {
                true => IN_ITS_WORDS,
                false => 0.0,
            };
            logistic(
                misconception - literal - 4.1 * features.best_said - 1.9 * features.says
                    + 1.9 * features.contradicts
                    - 0.4 * whole.says
                    + 3.5 * whole.contradicts
                    - 5.5,
            )
        }
        Basis::Reference => 0.0,
        Basis::Words => {
            match features.wrong_words > 0.6 && features.wrong_words > features.words + 0.2 {
                true => 1.0,
                false => 0.0,
            }
        }
    }
}

/// Whether an answer is about something else. `shared`: see [`super::Evaluation::shared`]. Fitted on `tune` answers beside
/// answers to other questions. Notes of an event of one's own have few words of the question: they are not where they surely say a point.
pub fn is_beside(whole: &Whole, shared: f64, own_event: bool, basis: Basis) -> bool {
    basis == Basis::Points
        && !(own_event && whole.surest >= SURE)
        && 8.7 * whole.near + 5.1 * shared + 4.3 * whole.takes_side < 5.5
}

/// From where on a point is met, and partly met.
fn bounds(basis: Basis) -> (f64, f64) {
    match basis {
        Basis::Points => (0.65, 0.3),
        Basis::Reference | Basis::Words => (0.6, 0.35),
    }
}

/// What verdicts follow from.
fn worth(strength: f64, basis: Basis) -> f64 {
    match basis {
        Basis::Reference => calibrated(strength, basis) / 100.0,
        Basis::Points | Basis::Words => strength,
    }
}

pub fn verdict(strength: f64, wrongness: f64, basis: Basis) -> Verdict {
    let (met, partial) = bounds(basis);
    match worth(strength, basis) {
        _ if wrongness >= AGAINST => Verdict::Wrong,
        worth if worth >= met => Verdict::Met,
        _ if wrongness >= DOUBT => Verdict::Doubtful,
        worth if worth >= partial => Verdict::Partial,
        _ => Verdict::Missing,
    }
}

/// What points are worth on average by how far they were made and not contradicted, of `tune` answers.
const POINTS: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.05, 0.1),
    (0.1, 0.22),
    (0.2, 0.34),
    (0.35, 0.59),
    (0.5, 0.67),
    (0.65, 0.78),
    (0.8, 0.96),
    (1.0, 0.97),
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
/// Straight between the places of a table, and level beyond them.
fn along(table: &[(f64, f64)], x: f64) -> f64 {
    let piece = table.windows(2).find(|pair| x <= pair[1].0);
    let last = table.last().map_or(0.0, |place| place.1);
    piece.map_or(last, |pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        y0 + (y1 - y0) * (x.max(x0) - x0) / (x1 - x0)
    })
}

/// The score, 0 to 100, of a weighted mean of strengths.
pub fn calibrated(mean: f64, basis: Basis) -> f64 {
    match basis {
        Basis::Points | Basis::Words => 100.0 * mean,
        Basis::Reference => along(REFERENCE, mean),
    }
}

/// How near the strengths are to 0 or 1, and what they rest on.
pub fn confidence(points: &[PointResult], is_gated: bool, basis: Basis) -> f64 {
    let clear = |point: &PointResult| match point.verdict {
        Verdict::Wrong => 1.0,
        Verdict::Doubtful => 2.0 * point.wrongness - 1.0,
        Verdict::Met | Verdict::Partial | Verdict::Missing => (2.0 * point.strength - 1.0).abs(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_13_what_is_said_in_a_points_own_words_is_not_unclear() {
        let whole = Whole {
            lean: Some(0.06),
            says: 0.5,
            contradicts: 0.72,
            takes_side: 0.8,
            near: 0.7,
            surest: 0.75,
        };
        // "Deadlines are passed along so no one works for a caller who has given up, and a full server refuses at once."
        let literal = Features {
            said: 0.694,
            best_said: 0.88,
            similarity: 0.829,
            wrong_said: 0.846,
            wrong_similarity: 0.599,
            words: 0.583,
            wrong_words: 0.697,
            says: 0.748,
            contradicts: 0.77,
        };
        let other = Features {
            words: 0.2,
            ..literal
        };
        let wrongness = |features: &Features| wrongness(features, &whole, true, Basis::Points);
        assert!(wrongness(&literal) < DOUBT / 2.0);
        assert!(wrongness(&other) >= DOUBT);
    }
}
