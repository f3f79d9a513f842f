//! What can be asked here, by role.

use super::model::{asked::Asked, bank::Bank, role::Role, selection::Candidate};
use crate::judge::Problems;
use std::{collections::BTreeMap, sync::Arc};

#[derive(Debug, Clone)]
pub struct Catalogue {
    roles: Arc<Vec<Role>>,
    by_role: Arc<BTreeMap<String, Vec<Entry>>>,
}

#[derive(Debug, Clone)]
struct Entry {
    asked: Arc<Asked>,
    /// 0: the role is the first that the question names.
    rank: usize,
}

impl Catalogue {
    pub fn new(bank: &Bank, problems: &Problems) -> Self {
        let mut by_role: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        let mut add = |asked: Asked, roles: &[String]| {
            let asked = Arc::new(asked);
            for (rank, role) in roles.iter().enumerate() {
                let entry = Entry {
                    asked: asked.clone(),
                    rank,
                };
                by_role.entry(role.clone()).or_default().push(entry);
            }
        };
        for question in bank.questions.values() {
            add(Asked::question(question), &question.roles);
        }
        for problem in problems.list() {
            add(Asked::problem(&problem), &problem.roles);
        }
        Self {
            roles: Arc::new(bank.roles.clone()),
            by_role: Arc::new(by_role),
        }
    }

    /// Whether nothing that ships is nearly the same.
    pub fn is_new(&self, asked: &Asked) -> bool {
        let mut all = self.by_role.values().flatten();
        all.all(|entry| !entry.asked.is_like(asked))
    }

    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// Everything that can be asked for a role.
    pub fn of_role(&self, role: &str) -> Vec<Arc<Asked>> {
        self.entries(role)
            .iter()
            .map(|entry| entry.asked.clone())
            .collect()
    }

    /// In the order of [`Self::of_role`].
    pub fn candidates(&self, role: &str) -> Vec<Candidate<'_>> {
        let entries = self.entries(role).iter();
        entries
            .map(|entry| Candidate {
                id: &entry.asked.id,
                kind: entry.asked.kind,
                tier: entry.asked.tier,
                topic: &entry.asked.topic,
                rank: entry.rank,
                varies: false,
            })
            .collect()
    }

    fn entries(&self, role: &str) -> &[Entry] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }
}
