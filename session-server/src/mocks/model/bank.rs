//! All questions and roles together.

use super::{
    question::{Kind, Question},
    role::Role,
};
use crate::judge::model::{points::terms, problem::Tier};
use std::collections::{BTreeMap, BTreeSet};

/// Of a hundred words that either of two questions uses, so many in both make them one question told twice.
const ALIKE: usize = 32;

#[derive(Debug, Clone)]
pub struct Bank {
    pub roles: Vec<Role>,
    /// By id.
    pub questions: BTreeMap<String, Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BankFault {
    #[error("the id `{0}` is there twice")]
    Twice(String),
    #[error("`{question}` is for the role `{role}`, which there is not")]
    Role { question: String, role: String },
    #[error("`{0}` and `{1}` are nearly the same question")]
    Alike(String, String),
}

/// How much there is of what.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    pub roles: usize,
    pub questions: usize,
    pub tiers: BTreeMap<Tier, usize>,
    pub kinds: BTreeMap<Kind, usize>,
    pub topics: BTreeMap<String, usize>,
    /// Questions of each role.
    pub by_role: BTreeMap<String, usize>,
}

impl Bank {
    pub fn new(roles: Vec<Role>, questions: Vec<Question>) -> Result<Self, BankFault> {
        let mut all: BTreeMap<String, Question> = BTreeMap::new();
        let mut told: Vec<(&str, BTreeSet<String>)> = Vec::new();
        for question in &questions {
            let id = question.id.as_str();
            if all.insert(id.to_owned(), question.clone()).is_some() {
                return Err(BankFault::Twice(id.to_owned()));
            }
            if let Some(role) = question
                .roles
                .iter()
                .find(|role| !roles.iter().any(|known| known.id == **role))
            {
                return Err(BankFault::Role {
                    question: id.to_owned(),
                    role: role.clone(),
                });
            }
            let words = terms(&format!("{} {}", question.prompt, question.model_answer));
            if let Some((other, _)) = told.iter().find(|(_, other)| are_alike(&words, other)) {
                return Err(BankFault::Alike((*other).to_owned(), id.to_owned()));
            }
            told.push((id, words));
        }
        Ok(Self {
            roles,
            questions: all,
        })
    }

    pub fn stats(&self) -> Stats {
        let mut stats = Stats {
            roles: self.roles.len(),
            questions: self.questions.len(),
            tiers: BTreeMap::new(),
            kinds: BTreeMap::new(),
            topics: BTreeMap::new(),
            by_role: self.roles.iter().map(|role| (role.id.clone(), 0)).collect(),
        };
        for question in self.questions.values() {
            *stats.tiers.entry(question.tier).or_default() += 1;
            *stats.kinds.entry(question.kind).or_default() += 1;
            *stats.topics.entry(question.topic.clone()).or_default() += 1;
            for role in &question.roles {
                *stats.by_role.entry(role.clone()).or_default() += 1;
            }
        }
        stats
    }
}

/// By the words of prompts and answers.
pub fn are_alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    100 * shared > ALIKE * (a.len() + b.len() - shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_that_ships_holds_every_rule_and_serves_every_role() {
        let bank = crate::mocks::load().unwrap();
        let stats = bank.stats();
        assert!(stats.roles > 20, "{stats:?}");
        for title in [
            "Frontend Developer",
            "Backend Developer",
            "DevOps Engineer",
            "Machine Learning Engineer",
            "Data Analyst",
            "Product Manager",
        ] {
            let role = bank.roles.iter().find(|role| role.title == title);
            assert_eq!(role.map(|role| role.level), Some(1), "{title}");
        }
        assert!(bank.roles.iter().filter(|role| role.level == 1).count() >= 12);
        assert_eq!(stats.tiers.len(), 3);
        let poor = stats.by_role.iter().find(|(_, count)| **count < 3);
        assert_eq!(poor, None);
    }

    #[test]
    fn near_duplicates_and_unknown_roles_are_refused() {
        let bank = crate::mocks::load().unwrap();
        let some: Question = bank.questions.values().next().unwrap().clone();
        let again = Question {
            id: "again".to_owned(),
            ..some.clone()
        };
        let twice = Bank::new(bank.roles.clone(), vec![some.clone(), again]);
        let alike = BankFault::Alike(some.id.clone(), "again".to_owned());
        assert_eq!(twice.unwrap_err(), alike);
        let same = Bank::new(bank.roles.clone(), vec![some.clone(), some.clone()]);
        assert_eq!(same.unwrap_err(), BankFault::Twice(some.id.clone()));
        let without = Bank::new(Vec::new(), vec![some]);
        assert!(matches!(without, Err(BankFault::Role { .. })));
    }
}
