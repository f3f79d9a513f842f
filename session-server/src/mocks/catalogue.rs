//! What can be asked here, by role.

use super::model::{asked::Asked, bank::Bank, item::Item, role::Role, selection::Candidate};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Debug, Clone)]
pub struct Catalogue {
    bank: Arc<Bank>,
    by_role: Arc<BTreeMap<String, Vec<Entry>>>,
}

#[derive(Debug, Clone)]
struct Entry {
    item: Item,
    /// 0: the role is the first that the item names.
    rank: usize,
}

impl Catalogue {
    pub fn new(bank: Bank) -> Self {
        let mut by_role: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for item in bank.items() {
            for (rank, role) in item.roles().iter().enumerate() {
                let entry = Entry {
                    item: item.clone(),
                    rank,
                };
                by_role.entry(role.clone()).or_default().push(entry);
            }
        }
        Self {
            bank: Arc::new(bank),
            by_role: Arc::new(by_role),
        }
    }

    /// Whether nothing that ships is nearly the same.
    pub fn is_new(&self, asked: &Asked) -> bool {
        self.bank
            .items()
            .all(|item| !asked.is_like(item.prompt(), item.model_answer()))
    }

    pub fn roles(&self) -> &[Role] {
        self.bank.roles()
    }

    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles().iter().find(|role| role.id == id)
    }

    /// Everything that can be asked for a role.
    pub fn of_role(&self, role: &str) -> impl Iterator<Item = &Item> {
        self.entries(role).iter().map(|entry| &entry.item)
    }

    /// In the order of [`Self::of_role`].
    pub fn candidates(&self, role: &str) -> Vec<Candidate<'_>> {
        let entries = self.entries(role).iter();
        entries
            .map(|Entry { item, rank }| Candidate {
                id: item.id(),
                kind: item.kind(),
                tier: item.tier(),
                topic: item.topic(),
                rank: *rank,
                varies: matches!(item, Item::Question(question) if question.varies()),
            })
            .collect()
    }

    /// One of [`Self::of_role`] as it is asked; `seed` chooses the variant of what has parameters.
    pub fn ask(&self, role: &str, at: usize, seed: u64) -> Asked {
        match &self.entries(role)[at].item {
            Item::Question(question) => Asked::question(&question.variant(seed)),
            Item::Problem(problem) => Asked::problem(problem),
        }
    }

    fn entries(&self, role: &str) -> &[Entry] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }
}
