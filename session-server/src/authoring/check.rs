//! Checks content: the rules of the format, and what the programs in it do.

use super::programs::{self, Finding};
use crate::{
    judge::{Bench, model::problem::Problem},
    mocks::model::{
        bank::{self, Bank},
        item::Item,
        question::Question,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::PathBuf,
};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    pub items: usize,
    /// Findings that are not as they should be.
    pub amiss: usize,
}

/// Checks everything at or below `paths`, by itself and beside what ships. What is found is told line by line while it
/// goes on.
pub async fn check(
    paths: &[PathBuf],
    bench: &Bench,
    shipped: &Bank,
    tell: &mut impl FnMut(&str),
) -> io::Result<Checked> {
    let mut places = BTreeMap::new();
    for path in paths {
        places.extend(super::read(path)?);
    }
    let mut checked = Checked {
        items: places.len(),
        amiss: 0,
    };
    let mut items = Vec::new();
    for (path, item) in places {
        tell(&path.display().to_string());
        let mut say = |finding: Finding| {
            checked.amiss += usize::from(finding.fault.is_some());
            tell(&finding.to_string());
        };
        match item {
            Err(fault) => say(Finding::amiss("format", fault)),
            Ok(item) => {
                say(match bank::check_roles(shipped.roles(), &item) {
                    Ok(()) => Finding::fine(format!("format: {}", summary(&item))),
                    Err(fault) => Finding::amiss("roles", fault.to_string()),
                });
                if let Item::Problem(problem) = &item {
                    programs::run_all(bench, problem, &mut say).await;
                    programs::growth(bench, problem, &mut say).await;
                }
                items.push(item);
            }
        }
    }
    if !items.is_empty() {
        let finding = together(items, shipped);
        checked.amiss += usize::from(finding.fault.is_some());
        tell(&format!("beside what ships\n{finding}"));
    }
    Ok(checked)
}

fn summary(item: &Item) -> String {
    let (kind, points) = (item.kind().id(), item.points().len());
    match item {
        Item::Question(question) => {
            let varies = match question.varies() {
                true => variants(question),
                false => String::new(),
            };
            format!("{kind}, {points} points{varies}")
        }
        Item::Problem(problem) => {
            let Problem {
                samples, hidden, ..
            } = problem.as_ref();
            let (samples, hidden) = (samples.len(), hidden.len());
            format!("{kind}, {points} points, {samples} samples and {hidden} hidden cases")
        }
    }
}

fn variants(question: &Question) -> String {
    const DRAWN: u64 = 200;
    let prompts = (0..DRAWN).map(|seed| question.variant(seed).prompt);
    let different = prompts.collect::<BTreeSet<_>>().len();
    format!(", {different} different variants in {DRAWN}")
}

fn together(mut items: Vec<Item>, shipped: &Bank) -> Finding {
    let ids: BTreeSet<String> = items.iter().map(|item| item.id().to_owned()).collect();
    let others = shipped.items().filter(|item| !ids.contains(item.id()));
    items.extend(others.cloned());
    match Bank::new(shipped.roles().to_vec(), items) {
        Ok(_) => Finding::fine("no id is there twice, and nothing repeats another"),
        Err(fault) => Finding::amiss("bank", fault.to_string()),
    }
}
