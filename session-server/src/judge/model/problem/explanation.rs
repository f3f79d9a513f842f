//! `explanation.toml`: what is to be said of a problem's solution, or of a task's fault and its fix.

use super::super::points::{self, Point, TextFault};
use super::{ProblemError, line_of};
use serde::Deserialize;

const FILE: &str = "explanation.toml";

/// Valid by construction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// What skill it measures, kebab-case.
    pub topic: String,
    /// A fair time to solve and explain.
    pub minutes: u32,
    pub model_answer: String,
    pub follow_ups: Vec<String>,
    /// 3 to 5; weights sum to 100.
    pub points: Vec<Point>,
}

impl Explanation {
    pub(super) fn parse(text: &str) -> Result<Self, ProblemError> {
        let explanation: Self = toml::from_str(text).map_err(|error| ProblemError {
            line: error
                .span()
                .and_then(|span| u32::try_from(line_of(text.as_bytes(), span.start)).ok()),
            ..ProblemError::of(FILE, error.message())
        })?;
        let checked = explanation.check();
        checked.map_err(|fault| ProblemError::of(FILE, fault.to_string()))?;
        Ok(explanation)
    }

    fn check(&self) -> Result<(), TextFault> {
        points::labels(std::slice::from_ref(&self.topic))?;
        points::count("minutes", self.minutes as usize, 10..=45)?;
        points::words("the model answer", &self.model_answer, 90..=220)?;
        points::check_follow_ups(&self.follow_ups)?;
        points::check_points(&self.points, 3..=5)
    }
}
