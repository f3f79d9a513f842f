//! The rubric: what a valid evaluation is, and its composite score. Pure rules.

use crate::text::{self, TextError};
use api::interviews::{Pillar, PillarMean, PillarRating, SaveRubricRequest};
use std::collections::BTreeMap;

pub const MAX_NOTES_CHARS: usize = 4_000;
pub const MAX_SUMMARY_CHARS: usize = 8_000;

/// Why a rubric is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RubricError {
    #[error("Each pillar may appear once: {0:?} is there twice.")]
    Repeated(Pillar),
    #[error("Ratings go from 1 to 5: {0:?} has another.")]
    OutOfRange(Pillar),
    #[error("Rate all six pillars before you submit: {0:?} has no rating yet.")]
    Unrated(Pillar),
    #[error("Notes of {0:?}: {1}")]
    Notes(Pillar, TextError),
    #[error("{0}")]
    Summary(TextError),
}

impl RubricError {
    /// The request field at fault.
    pub fn field(self) -> &'static str {
        match self {
            RubricError::Summary(_) => "summary",
            _ => "pillars",
        }
    }
}

/// A checked rubric: all six pillars in display order.
#[derive(Debug, Clone, PartialEq)]
pub struct Rubric {
    pub pillars: Vec<PillarRating>,
    pub summary: String,
}

impl Rubric {
    /// An evaluation nobody has written in yet.
    pub fn empty() -> Self {
        Self {
            pillars: Pillar::ALL.map(blank).to_vec(),
            summary: String::new(),
        }
    }

    /// Checks a draft; pillars that are not mentioned stay blank.
    pub fn check(request: &SaveRubricRequest) -> Result<Self, RubricError> {
        let mut given = BTreeMap::new();
        for rating in &request.pillars {
            let pillar = rating.pillar;
            if rating.rating.is_some_and(|r| !(1..=5).contains(&r)) {
                return Err(RubricError::OutOfRange(pillar));
            }
            let notes = text::paragraphs(&rating.notes, MAX_NOTES_CHARS)
                .map_err(|error| RubricError::Notes(pillar, error))?;
            let rating = PillarRating { notes, ..*rating };
            if given.insert(pillar, rating).is_some() {
                return Err(RubricError::Repeated(pillar));
            }
        }
        Ok(Self {
            pillars: Pillar::ALL
                .map(|pillar| given.remove(&pillar).unwrap_or_else(|| blank(pillar)))
                .to_vec(),
            summary: text::paragraphs(&request.summary, MAX_SUMMARY_CHARS)
                .map_err(RubricError::Summary)?,
        })
    }

    /// The six ratings, once there are six.
    pub fn ratings(&self) -> Result<BTreeMap<Pillar, u8>, RubricError> {
        self.pillars
            .iter()
            .map(|p| Ok((p.pillar, p.rating.ok_or(RubricError::Unrated(p.pillar))?)))
            .collect()
    }
}

fn blank(pillar: Pillar) -> PillarRating {
    PillarRating {
        pillar,
        rating: None,
        notes: String::new(),
    }
}

/// How much each pillar counts; kept with every interview, so that a later change does not touch it.
pub type Weights = BTreeMap<Pillar, f64>;

pub fn equal_weights() -> Weights {
    Pillar::ALL.map(|pillar| (pillar, 1.0)).into()
}

/// The composite score (VC-7): the weighted mean of the ratings as a share of the best rating, times 100, to one decimal.
///
/// All threes make 60; the scale of ratings starts at 1, so the lowest composite is 20. Pillars without a weight do not count; without
/// any weight there is no composite.
pub fn composite(ratings: &BTreeMap<Pillar, u8>, weights: &Weights) -> Option<f64> {
    let weight = |pillar: &Pillar| weights.get(pillar).copied().unwrap_or(0.0);
    let total: f64 = ratings.keys().map(weight).sum();
    let sum: f64 = ratings.iter().map(|(p, &r)| weight(p) * f64::from(r)).sum();
    (total > 0.0).then(|| (sum / total / 5.0 * 1000.0).round() / 10.0)
}

/// Mean rating of every pillar that was rated at all, in display order.
pub fn means(interviews: &[Vec<PillarRating>]) -> Vec<PillarMean> {
    let mean = |pillar| {
        let ratings: Vec<f64> = interviews
            .iter()
            .flatten()
            .filter(|p| p.pillar == pillar)
            .filter_map(|p| p.rating.map(f64::from))
            .collect();
        (!ratings.is_empty()).then(|| PillarMean {
            pillar,
            mean: ratings.iter().sum::<f64>() / ratings.len() as f64,
            interviews: ratings.len() as i64,
        })
    };
    Pillar::ALL.into_iter().filter_map(mean).collect()
}

/// What a search looks through: everything that was written, in lower case.
pub fn search_text(names: &[&str], rubric: &Rubric) -> String {
    let notes = rubric.pillars.iter().map(|p| p.notes.as_str());
    names
        .iter()
        .copied()
        .chain([rubric.summary.as_str()])
        .chain(notes)
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratings(values: [u8; 6]) -> BTreeMap<Pillar, u8> {
        Pillar::ALL.into_iter().zip(values).collect()
    }

    fn request(pillars: Vec<PillarRating>, summary: &str) -> SaveRubricRequest {
        SaveRubricRequest {
            pillars,
            summary: summary.to_owned(),
            version: 0,
        }
    }

    fn rated(pillar: Pillar, rating: u8) -> PillarRating {
        PillarRating {
            pillar,
            rating: Some(rating),
            notes: String::new(),
        }
    }

    #[test]
    fn vc_7_the_composite_is_the_mean_as_a_share_of_five() {
        let equal = |values| composite(&ratings(values), &equal_weights()).unwrap();
        assert_eq!(equal([3; 6]), 60.0);
        assert_eq!(equal([5; 6]), 100.0);
        assert_eq!(equal([1; 6]), 20.0);
        assert_eq!(equal([4, 4, 3, 5, 4, 3]), 76.7);
    }

    #[test]
    fn vc_7_weights_count() {
        let mut weights = equal_weights();
        weights.insert(Pillar::CodeQuality, 5.0);
        assert_eq!(
            composite(&ratings([1, 1, 5, 1, 1, 1]), &weights),
            Some(60.0)
        );
        assert_eq!(composite(&ratings([3; 6]), &Weights::new()), None);
    }

    #[test]
    fn vc_4_a_draft_has_all_six_pillars_in_order_and_each_once() {
        let draft = Rubric::check(&request(vec![rated(Pillar::CultureFit, 5)], "")).unwrap();
        let pillars: Vec<Pillar> = draft.pillars.iter().map(|p| p.pillar).collect();
        assert_eq!(pillars, Pillar::ALL);
        assert_eq!(draft.pillars[5].rating, Some(5));
        assert_eq!(
            draft.ratings(),
            Err(RubricError::Unrated(Pillar::ProblemSolving))
        );
        assert_eq!(Rubric::check(&request(vec![], "")), Ok(Rubric::empty()));
        let twice = vec![rated(Pillar::CodeQuality, 1), rated(Pillar::CodeQuality, 1)];
        assert_eq!(
            Rubric::check(&request(twice, "")),
            Err(RubricError::Repeated(Pillar::CodeQuality))
        );
    }

    #[test]
    fn vc_5_ratings_go_from_one_to_five() {
        for (rating, fine) in [(0, false), (1, true), (5, true), (6, false), (255, false)] {
            let checked = Rubric::check(&request(vec![rated(Pillar::CodeQuality, rating)], ""));
            assert_eq!(checked.is_ok(), fine, "{rating}");
        }
    }

    #[test]
    fn vc_6_notes_are_bounded_text() {
        let with_notes = |notes: String| {
            let pillar = PillarRating {
                notes,
                ..rated(Pillar::CodeQuality, 3)
            };
            Rubric::check(&request(vec![pillar], ""))
        };
        assert!(with_notes("é".repeat(MAX_NOTES_CHARS)).is_ok());
        assert!(with_notes("é".repeat(MAX_NOTES_CHARS + 1)).is_err());
        assert!(with_notes("a\0b".to_owned()).is_err());
        assert_eq!(
            with_notes("a\r\nb".to_owned()).unwrap().pillars[2].notes,
            "a\nb"
        );
        assert!(Rubric::check(&request(vec![], &"x".repeat(MAX_SUMMARY_CHARS + 1))).is_err());
    }

    #[test]
    fn means_rest_on_what_was_rated() {
        let first = vec![rated(Pillar::CodeQuality, 2), rated(Pillar::CultureFit, 5)];
        let second = vec![rated(Pillar::CodeQuality, 5)];
        let means = means(&[first, second]);
        let short: Vec<_> = means
            .iter()
            .map(|m| (m.pillar, m.mean, m.interviews))
            .collect();
        assert_eq!(
            short,
            [(Pillar::CodeQuality, 3.5, 2), (Pillar::CultureFit, 5.0, 1)]
        );
    }

    proptest! {
        #[test]
        fn vc_7_the_composite_stays_within_bounds_and_grows_with_each_rating(
            values in prop::array::uniform6(1u8..=5),
            weights in prop::array::uniform6(0.0f64..10.0),
            raised in 0usize..6,
        ) {
            let weights: Weights = Pillar::ALL.into_iter().zip(weights).collect();
            prop_assume!(weights.values().sum::<f64>() > 0.0);
            let before = composite(&ratings(values), &weights).unwrap();
            prop_assert!((20.0..=100.0).contains(&before));
            let mut better = values;
            better[raised] = (better[raised] + 1).min(5);
            prop_assert!(composite(&ratings(better), &weights).unwrap() >= before);
            let equal = |values| composite(&ratings(values), &equal_weights()).unwrap();
            prop_assert_eq!(equal(better) > equal(values), better != values);
        }
    }
}
