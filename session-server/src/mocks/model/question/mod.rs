//! A question that is answered in words, read from its file; the format is in `content/README.md`.

mod expression;
mod template;

#[cfg(test)]
mod tests;

pub use crate::judge::model::points::Point;
pub use expression::ExpressionFault;
pub use template::{Choice, Parameter, TemplateFault};

use crate::judge::model::{
    points::{self, TextFault},
    problem::{Tier, is_kebab_case},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// Variants that are looked at when a question with parameters is read.
const LOOKED_AT: u64 = 12;
/// How often a variant is drawn anew that breaks a rule.
const TRIES: u64 = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Conceptual,
    Implementation,
    Debugging,
    Design,
    SystemDesign,
    Behavioural,
}

impl Kind {
    pub fn id(self) -> &'static str {
        match self {
            Kind::Conceptual => "conceptual",
            Kind::Implementation => "implementation",
            Kind::Debugging => "debugging",
            Kind::Design => "design",
            Kind::SystemDesign => "system_design",
            Kind::Behavioural => "behavioural",
        }
    }
}

/// Valid by construction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// kebab-case, unique in the bank.
    pub id: String,
    pub kind: Kind,
    /// Ids of roles, the most fitting first.
    pub roles: Vec<String>,
    pub tier: Tier,
    /// What skill it measures, kebab-case.
    pub topic: String,
    /// Technologies and ideas, kebab-case.
    pub tags: Vec<String>,
    /// A fair time to answer.
    pub minutes: u32,
    pub prompt: String,
    pub model_answer: String,
    pub follow_ups: Vec<String>,
    /// 3 to 6; weights sum to 100.
    pub points: Vec<Point>,
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
    /// Expressions over the parameters and one another.
    #[serde(default)]
    derived: BTreeMap<String, String>,
    /// The texts with their placeholders, of a question with parameters; its own texts are those of its first variant.
    #[serde(skip)]
    form: Option<Arc<Question>>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    #[error("{0}")]
    Syntax(String),
    #[error("the id is the file's name, kebab-case")]
    Id,
    #[error("a coding problem or a debugging task is a folder of its own")]
    Kind,
    #[error(transparent)]
    Text(#[from] TextFault),
    #[error(transparent)]
    Template(#[from] TemplateFault),
}

impl Question {
    pub fn parse(stem: &str, text: &str) -> Result<Self, QuestionFault> {
        let question: Question = toml::from_str(text)
            .map_err(|error| QuestionFault::Syntax(error.message().to_owned()))?;
        if question.id != stem || !is_kebab_case(stem) {
            return Err(QuestionFault::Id);
        }
        if matches!(question.kind, Kind::Implementation | Kind::Debugging) {
            return Err(QuestionFault::Kind);
        }
        if question.parameters.is_empty() && question.derived.is_empty() {
            question.check()?;
            return Ok(question);
        }
        template::check(&question)?;
        let form = Arc::new(question);
        for seed in 1..LOOKED_AT {
            Self::drawn(&form, seed)?;
        }
        Ok(Self::drawn(&form, 0)?)
    }

    /// Whether it has parameters.
    pub fn varies(&self) -> bool {
        self.form.is_some()
    }

    /// The same seed makes the same question; without parameters it is always this one.
    pub fn variant(&self, seed: u64) -> Self {
        let Some(form) = &self.form else {
            return self.clone();
        };
        let mut seeds = (0..TRIES).map(|attempt| seed.wrapping_add(attempt << 56));
        let variant = seeds.find_map(|seed| Self::drawn(form, seed).ok());
        variant.unwrap_or_else(|| self.clone())
    }

    fn drawn(form: &Arc<Self>, seed: u64) -> Result<Self, TemplateFault> {
        let mut question = template::filled(form, &template::draw(form, seed)?)?;
        question.check().map_err(|fault| TemplateFault::Variant {
            seed,
            fault: fault.to_string(),
        })?;
        question.form = Some(form.clone());
        Ok(question)
    }

    /// The rules that the file's name has no part in.
    pub fn check(&self) -> Result<(), TextFault> {
        points::labels(std::slice::from_ref(&self.topic))?;
        points::labels(&self.roles)?;
        points::labels(&self.tags)?;
        points::count("roles", self.roles.len(), 1..=8)?;
        points::count("tags", self.tags.len(), 2..=6)?;
        points::count("minutes", self.minutes as usize, 3..=12)?;
        points::words("the prompt", &self.prompt, 25..=110)?;
        points::words("the model answer", &self.model_answer, 110..=260)?;
        points::check_follow_ups(&self.follow_ups)?;
        points::check_points(&self.points, 3..=6)
    }
}
