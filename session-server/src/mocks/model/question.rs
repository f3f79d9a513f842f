//! A question that is answered in words, read from its file; the format is in `content/README.md`.

use crate::judge::model::{
    points::{self, Point, TextFault},
    problem::{Tier, is_kebab_case},
};
use serde::{Deserialize, Serialize};

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
        question.check()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize) -> String {
        vec!["word"; words].join(" ")
    }

    fn point(weight: u32, paraphrase: &str) -> String {
        format!(
            "[[points]]\nweight = {weight}\nlabel = \"{}\"\ntext = \"{}\"\nparaphrases = [\"{paraphrase}\", \"{paraphrase}\"]\nmisconception = \"{}\"\n",
            text(4),
            text(20),
            text(6)
        )
    }

    fn file(points: &str) -> String {
        format!(
            "id = \"a-b\"\nkind = \"design\"\nroles = [\"backend\"]\ntier = \"easy\"\ntopic = \"caching\"\ntags = [\"x\", \"y\"]\nminutes = 5\nprompt = \"{}\"\nmodel_answer = \"{}\"\nfollow_ups = [\"{}\"]\n{points}",
            text(30),
            text(120),
            text(10)
        )
    }

    const OTHER: &str = "said quite differently from that point";

    #[test]
    fn a_question_that_holds_the_rules_is_read() {
        let points = point(40, OTHER) + &point(40, OTHER) + &point(20, OTHER);
        let question = Question::parse("a-b", &file(&points)).unwrap();
        assert_eq!((question.points.len(), question.tier), (3, Tier::Easy));
        assert_eq!(
            Question::parse("b-a", &file(&points)),
            Err(QuestionFault::Id)
        );
        let coding = file(&points).replace("\"design\"", "\"implementation\"");
        assert_eq!(Question::parse("a-b", &coding), Err(QuestionFault::Kind));
        let topic = file(&points).replace("caching", "Caching");
        let label = QuestionFault::Text(TextFault::Label("Caching".to_owned()));
        assert_eq!(Question::parse("a-b", &topic), Err(label));
        let unknown = file(&points).replace("minutes", "hours");
        assert!(matches!(
            Question::parse("a-b", &unknown),
            Err(QuestionFault::Syntax(_))
        ));
    }

    #[test]
    fn weights_are_a_whole_and_paraphrases_other_words() {
        let light = point(40, OTHER) + &point(30, OTHER) + &point(20, OTHER);
        assert_eq!(
            Question::parse("a-b", &file(&light)),
            Err(QuestionFault::Text(TextFault::Weights(90)))
        );
        let repeats = "word word word word word word";
        let same = point(40, repeats) + &point(40, OTHER) + &point(20, OTHER);
        let fault = QuestionFault::Text(TextFault::Repeats(repeats.to_owned()));
        assert_eq!(Question::parse("a-b", &file(&same)), Err(fault));
        let few = point(40, OTHER) + &point(40, OTHER);
        let fault = Question::parse("a-b", &file(&few)).unwrap_err().to_string();
        assert_eq!(fault, "points: 2 in all, where 3 to 6 are allowed");
    }
}
