//! Anything that can be asked: a question that is answered in words, a coding problem, a debugging task.

use super::question::{Kind, Question};
use crate::judge::model::{
    points::Point,
    problem::{Problem, Task, Tier},
};
use std::sync::Arc;

#[derive(Debug, Clone)]
pub enum Item {
    Question(Arc<Question>),
    Problem(Arc<Problem>),
}

impl Item {
    pub fn id(&self) -> &str {
        match self {
            Self::Question(question) => &question.id,
            Self::Problem(problem) => &problem.id,
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Question(question) => question.kind,
            Self::Problem(problem) => match problem.task {
                Task::Implementation => Kind::Implementation,
                Task::Debugging { .. } => Kind::Debugging,
            },
        }
    }

    /// Ids, the most fitting first.
    pub fn roles(&self) -> &[String] {
        match self {
            Self::Question(question) => &question.roles,
            Self::Problem(problem) => &problem.roles,
        }
    }

    pub fn tier(&self) -> Tier {
        match self {
            Self::Question(question) => question.tier,
            Self::Problem(problem) => problem.tier,
        }
    }

    pub fn topic(&self) -> &str {
        match self {
            Self::Question(question) => &question.topic,
            Self::Problem(problem) => &problem.explanation.topic,
        }
    }

    pub fn tags(&self) -> &[String] {
        match self {
            Self::Question(question) => &question.tags,
            Self::Problem(problem) => &problem.tags,
        }
    }

    pub fn minutes(&self) -> u32 {
        match self {
            Self::Question(question) => question.minutes,
            Self::Problem(problem) => problem.explanation.minutes,
        }
    }

    /// The question; of a program the title.
    pub fn prompt(&self) -> &str {
        match self {
            Self::Question(question) => &question.prompt,
            Self::Problem(problem) => &problem.title,
        }
    }

    /// What a good candidate says; of a program, about it.
    pub fn model_answer(&self) -> &str {
        match self {
            Self::Question(question) => &question.model_answer,
            Self::Problem(problem) => &problem.explanation.model_answer,
        }
    }

    pub fn follow_ups(&self) -> &[String] {
        match self {
            Self::Question(question) => &question.follow_ups,
            Self::Problem(problem) => &problem.explanation.follow_ups,
        }
    }

    pub fn points(&self) -> &[Point] {
        match self {
            Self::Question(question) => &question.points,
            Self::Problem(problem) => &problem.explanation.points,
        }
    }
}

impl From<Question> for Item {
    fn from(question: Question) -> Self {
        Self::Question(Arc::new(question))
    }
}

impl From<Arc<Problem>> for Item {
    fn from(problem: Arc<Problem>) -> Self {
        Self::Problem(problem)
    }
}
