//! A question as a session asks it: a copy that stays what it was when what ships changes.

use super::{
    bank,
    question::{Kind, Question},
};
use crate::judge::model::{
    growth::Growth,
    points::{Point, terms},
    problem::{Problem, Task, Tier},
};
use serde::{Deserialize, Serialize};

/// Points off a question's score for each hint.
pub const HINT_COST: u32 = 5;
const MOST_HINTS: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub id: String,
    pub kind: Kind,
    pub tier: Tier,
    pub topic: String,
    pub tags: Vec<String>,
    pub minutes: u32,
    pub title: Option<String>,
    pub prompt: String,
    pub model_answer: String,
    pub follow_ups: Vec<String>,
    pub points: Vec<Point>,
    /// The coding problem or debugging task to solve.
    pub problem_id: Option<String>,
    /// How the reference's time grows, where it is stated.
    pub growth: Option<Growth>,
    /// A model wrote it for this session.
    pub novel: bool,
}

impl Asked {
    pub fn question(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            kind: question.kind,
            tier: question.tier,
            topic: question.topic.clone(),
            tags: question.tags.clone(),
            minutes: question.minutes,
            title: None,
            prompt: question.prompt.clone(),
            model_answer: question.model_answer.clone(),
            follow_ups: question.follow_ups.clone(),
            points: question.points.clone(),
            problem_id: None,
            growth: None,
            novel: false,
        }
    }

    pub fn problem(problem: &Problem) -> Self {
        let explanation = &problem.explanation;
        let (kind, prompt) = match &problem.task {
            Task::Implementation => (Kind::Implementation, &problem.statement),
            Task::Debugging { report, .. } => (Kind::Debugging, report),
        };
        Self {
            id: problem.id.clone(),
            kind,
            tier: problem.tier,
            topic: explanation.topic.clone(),
            tags: problem.tags.clone(),
            minutes: explanation.minutes,
            title: Some(problem.title.clone()),
            prompt: prompt.clone(),
            model_answer: explanation.model_answer.clone(),
            follow_ups: explanation.follow_ups.clone(),
            points: explanation.points.clone(),
            problem_id: Some(problem.id.clone()),
            growth: problem.growth,
            novel: false,
        }
    }

    /// Whether another prompt with its answer is nearly this question.
    pub fn is_like(&self, prompt: &str, model_answer: &str) -> bool {
        let words = |prompt: &str, answer: &str| terms(&format!("{prompt} {answer}"));
        let own = words(&self.prompt, &self.model_answer);
        bank::are_alike(&own, &words(prompt, model_answer))
    }

    /// What it is about, as a search finds it once nothing is given away by that.
    pub fn techniques(&self) -> String {
        format!("{} {}", self.topic, self.tags.join(" "))
    }

    pub fn is_coding(&self) -> bool {
        self.problem_id.is_some()
    }

    /// What hints say, in the order they are given: the headings of the heaviest points; one at least stays to be found.
    pub fn hints(&self) -> Vec<&str> {
        let mut points: Vec<&Point> = self.points.iter().collect();
        points.sort_by_key(|point| std::cmp::Reverse(point.weight));
        let most = MOST_HINTS.min(points.len().saturating_sub(1));
        points[..most]
            .iter()
            .map(|point| point.label.as_str())
            .collect()
    }
}
