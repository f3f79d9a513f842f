//! A question that is answered in words, read from its file; the format is in `content/README.md`.

use crate::judge::model::problem::{Tier, is_kebab_case};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

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

/// One thing that a good answer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Of 100.
    pub weight: u32,
    /// A heading.
    pub label: String,
    pub text: String,
    /// The same in other words.
    pub paraphrases: Vec<String>,
    /// What looks like it and is wrong.
    pub misconception: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    #[error("{0}")]
    Syntax(String),
    #[error("the id is the file's name, kebab-case")]
    Id,
    #[error("`{0}` is not kebab-case, or there twice")]
    Label(String),
    #[error("{what}: {found} {unit}, where {} to {} are allowed", .allowed.start(), .allowed.end())]
    Size {
        what: String,
        unit: &'static str,
        found: usize,
        allowed: RangeInclusive<usize>,
    },
    #[error("the weights sum to {0}, not to 100")]
    Weights(u32),
    #[error("a coding problem or a debugging task is a folder of its own")]
    Kind,
    #[error("`{0}` repeats the words of its point")]
    Repeats(String),
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
        labels(std::slice::from_ref(&question.topic))?;
        labels(&question.roles)?;
        labels(&question.tags)?;
        count("roles", question.roles.len(), 1..=8)?;
        count("tags", question.tags.len(), 2..=6)?;
        count("minutes", question.minutes as usize, 3..=12)?;
        count("follow-ups", question.follow_ups.len(), 1..=2)?;
        count("points", question.points.len(), 3..=6)?;
        words("the prompt", &question.prompt, 25..=110)?;
        words("the model answer", &question.model_answer, 110..=260)?;
        for follow_up in &question.follow_ups {
            words("a follow-up", follow_up, 6..=60)?;
        }
        for point in &question.points {
            point.check()?;
        }
        match question.points.iter().map(|point| point.weight).sum() {
            100 => Ok(question),
            sum => Err(QuestionFault::Weights(sum)),
        }
    }
}

impl Point {
    fn check(&self) -> Result<(), QuestionFault> {
        count("a weight", self.weight as usize, 10..=40)?;
        words("a label", &self.label, 3..=9)?;
        words("a point", &self.text, 15..=50)?;
        words("a misconception", &self.misconception, 5..=30)?;
        count("paraphrases", self.paraphrases.len(), 2..=4)?;
        for paraphrase in &self.paraphrases {
            words("a paraphrase", paraphrase, 6..=30)?;
            let own = terms(paraphrase);
            let shared = own.intersection(&terms(&self.text)).count();
            if 10 * shared > 6 * own.len() {
                return Err(QuestionFault::Repeats(paraphrase.clone()));
            }
        }
        Ok(())
    }
}

/// The words of four letters and more, in lower case.
pub fn terms(text: &str) -> std::collections::BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}

fn labels(all: &[String]) -> Result<(), QuestionFault> {
    let is_wrong = |at: usize| !is_kebab_case(&all[at]) || all[..at].contains(&all[at]);
    match (0..all.len()).find(|&at| is_wrong(at)) {
        Some(at) => Err(QuestionFault::Label(all[at].clone())),
        None => Ok(()),
    }
}

fn size(
    what: &str,
    unit: &'static str,
    found: usize,
    allowed: RangeInclusive<usize>,
) -> Result<(), QuestionFault> {
    match allowed.contains(&found) {
        true => Ok(()),
        false => Err(QuestionFault::Size {
            what: what.to_owned(),
            unit,
            found,
            allowed,
        }),
    }
}

fn count(what: &str, found: usize, allowed: RangeInclusive<usize>) -> Result<(), QuestionFault> {
    size(what, "in all", found, allowed)
}

fn words(what: &str, text: &str, allowed: RangeInclusive<usize>) -> Result<(), QuestionFault> {
    size(what, "words", text.split_whitespace().count(), allowed)
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
        let label = QuestionFault::Label("Caching".to_owned());
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
            Err(QuestionFault::Weights(90))
        );
        let repeats = "word word word word word word";
        let same = point(40, repeats) + &point(40, OTHER) + &point(20, OTHER);
        let fault = QuestionFault::Repeats(repeats.to_owned());
        assert_eq!(Question::parse("a-b", &file(&same)), Err(fault));
        let few = point(40, OTHER) + &point(40, OTHER);
        let fault = Question::parse("a-b", &file(&few)).unwrap_err().to_string();
        assert_eq!(fault, "points: 2 in all, where 3 to 6 are allowed");
    }
}
