//! All items and roles together.

use super::{item::Item, question::Kind, role::Role};
use crate::judge::model::{points::terms, problem::Tier};
use std::collections::{BTreeMap, BTreeSet};

/// Of a hundred words that either of two items uses, so many in both make them one told twice.
const ALIKE: usize = 32;
/// A role that is asked a kind of question at all finds at least so many.
const FEWEST: usize = 2;

#[derive(Debug, Clone)]
pub struct Bank {
    roles: Vec<Role>,
    /// By id.
    items: BTreeMap<String, Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BankFault {
    #[error("the id `{0}` is there twice")]
    Twice(String),
    #[error("`{item}` is for the role `{role}`, which there is not")]
    Role { item: String, role: String },
    #[error("`{item}` is for the role `{role}`, which is asked no {} questions", kind.id())]
    Unasked {
        item: String,
        role: String,
        kind: Kind,
    },
    #[error("`{0}` and `{1}` are nearly the same")]
    Alike(String, String),
}

/// How much there is of what.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    pub roles: usize,
    /// All items.
    pub questions: usize,
    pub coding_problems: usize,
    pub debugging_tasks: usize,
    /// Questions with parameters.
    pub with_variants: usize,
    pub by_tier: BTreeMap<Tier, usize>,
    pub by_kind: BTreeMap<Kind, usize>,
    #[serde(skip)]
    pub by_topic: BTreeMap<String, usize>,
    pub by_role: BTreeMap<String, usize>,
    pub poor: Vec<Poor>,
}

/// A role that finds too few of a kind that it is asked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Poor {
    pub role: String,
    pub kind: Kind,
    pub found: usize,
}

impl Bank {
    pub fn new(roles: Vec<Role>, items: impl IntoIterator<Item = Item>) -> Result<Self, BankFault> {
        let mut all: BTreeMap<String, Item> = BTreeMap::new();
        let mut told: Vec<(String, BTreeSet<String>)> = Vec::new();
        for item in items {
            let id = item.id().to_owned();
            check_roles(&roles, &item)?;
            let words = match &item {
                Item::Question(_) => terms(&format!("{} {}", item.prompt(), item.model_answer())),
                Item::Problem(_) => terms(item.model_answer()),
            };
            if all.insert(id.clone(), item).is_some() {
                return Err(BankFault::Twice(id));
            }
            if let Some((other, _)) = told.iter().find(|(_, other)| are_alike(&words, other)) {
                return Err(BankFault::Alike(other.clone(), id));
            }
            told.push((id, words));
        }
        Ok(Self { roles, items: all })
    }

    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// By id.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.get(id)
    }

    pub fn stats(&self) -> Stats {
        let mut stats = Stats {
            roles: self.roles.len(),
            questions: self.items.len(),
            coding_problems: 0,
            debugging_tasks: 0,
            with_variants: 0,
            by_tier: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            by_topic: BTreeMap::new(),
            by_role: self.roles.iter().map(|role| (role.id.clone(), 0)).collect(),
            poor: self.poor(),
        };
        for item in self.items() {
            match (item, item.kind()) {
                (_, Kind::Implementation) => stats.coding_problems += 1,
                (_, Kind::Debugging) => stats.debugging_tasks += 1,
                (Item::Question(question), _) if question.varies() => stats.with_variants += 1,
                _ => {}
            }
            *stats.by_tier.entry(item.tier()).or_default() += 1;
            *stats.by_kind.entry(item.kind()).or_default() += 1;
            *stats.by_topic.entry(item.topic().to_owned()).or_default() += 1;
            for role in item.roles() {
                *stats.by_role.entry(role.clone()).or_default() += 1;
            }
        }
        stats
    }

    /// Where a role is asked what there is too little of.
    pub fn poor(&self) -> Vec<Poor> {
        let mut poor = Vec::new();
        for role in &self.roles {
            for (&kind, _) in role.mix.iter().filter(|(_, share)| **share > 0) {
                let fits = |item: &&Item| item.kind() == kind && item.roles().contains(&role.id);
                let found = self.items().filter(fits).count();
                if found < FEWEST {
                    let role = role.id.clone();
                    poor.push(Poor { role, kind, found });
                }
            }
        }
        poor
    }
}

/// Every role of an item exists. One that is asked no programs at all has none to be asked.
pub fn check_roles(roles: &[Role], item: &Item) -> Result<(), BankFault> {
    for id in item.roles() {
        let (role, kind) = (id.clone(), item.kind());
        let item_id = item.id().to_owned();
        match roles.iter().find(|role| role.id == *id) {
            None => {
                return Err(BankFault::Role {
                    item: item_id,
                    role,
                });
            }
            Some(known) if matches!(item, Item::Problem(_)) && known.share(kind) == 0 => {
                return Err(BankFault::Unasked {
                    item: item_id,
                    role,
                    kind,
                });
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// By the words of prompts and answers.
pub fn are_alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    100 * shared > ALIKE * (a.len() + b.len() - shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{judge::Problems, mocks::model::question::Question};
    use std::sync::Arc;

    fn shipped() -> Bank {
        crate::mocks::load(&Problems::load(None).unwrap(), None).unwrap()
    }

    #[test]
    fn the_bank_that_ships_holds_every_rule_and_serves_every_role() {
        let bank = shipped();
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
            let role = bank.roles().iter().find(|role| role.title == title);
            assert_eq!(role.map(|role| role.level), Some(1), "{title}");
        }
        assert!(bank.roles().iter().filter(|role| role.level == 1).count() >= 12);
        assert_eq!(stats.by_tier.len(), 3);
        let poor = stats.by_role.iter().find(|(_, count)| **count < 3);
        assert_eq!(poor, None);
    }

    #[test]
    fn near_duplicates_and_unknown_roles_are_refused() {
        let bank = shipped();
        let roles = bank.roles().to_vec();
        let some = bank.items().find_map(|item| match item {
            Item::Question(question) => Some(Question::clone(question)),
            Item::Problem(_) => None,
        });
        let some = some.unwrap();
        let mut again = some.clone();
        again.id = "again".to_owned();
        let bank_of = |questions: Vec<Question>, roles: Vec<Role>| {
            Bank::new(roles, questions.into_iter().map(Item::from))
        };
        let alike = BankFault::Alike(some.id.clone(), "again".to_owned());
        let twice = bank_of(vec![some.clone(), again], roles.clone());
        assert_eq!(twice.unwrap_err(), alike);
        let same = bank_of(vec![some.clone(), some.clone()], roles);
        assert_eq!(same.unwrap_err(), BankFault::Twice(some.id.clone()));
        let without = bank_of(vec![some], Vec::new());
        assert!(matches!(without, Err(BankFault::Role { .. })));
    }

    #[test]
    fn programs_are_for_roles_that_are_asked_programs() {
        let bank = shipped();
        let problem = bank.items().find_map(|item| match item {
            Item::Problem(problem) => Some(problem.as_ref().clone()),
            Item::Question(_) => None,
        });
        let mut problem = problem.unwrap();
        problem.roles = vec!["ux-designer".to_owned()];
        let item = Item::from(Arc::new(problem));
        let fault = check_roles(bank.roles(), &item).unwrap_err();
        assert!(matches!(fault, BankFault::Unasked { .. }), "{fault}");
    }

    #[test]
    fn a_role_that_finds_too_few_of_a_kind_is_poor() {
        let bank = shipped();
        let roles: Vec<Role> = bank.roles()[..1].to_vec();
        let kinds = roles[0].mix.values().filter(|share| **share > 0).count();
        let empty = Bank::new(roles, Vec::new()).unwrap();
        assert_eq!(empty.poor().len(), kinds);
        assert_eq!(empty.stats().poor[0].found, 0);
    }
}
