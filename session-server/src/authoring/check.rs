//! Checks folders of content: the rules of the format, and what the programs in them do.

use super::{
    folder::{self, Item},
    programs::{self, Finding},
};
use crate::{
    judge::{
        self, Bench,
        model::problem::{Problem, Task},
    },
    mocks::model::{
        bank::Bank,
        question::{Kind, Question, QuestionFault},
        role::Role,
    },
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    pub problems: usize,
    pub questions: usize,
    /// Findings that are not as they should be.
    pub amiss: usize,
}

/// Checks everything at or below `paths`. What is found is told line by line while it goes on. `shipped` is the bank that
/// questions must not repeat.
pub async fn check(
    paths: &[PathBuf],
    bench: &Bench,
    shipped: &Bank,
    tell: &mut impl FnMut(&str),
) -> io::Result<Checked> {
    let mut items = BTreeSet::new();
    for path in paths {
        let found = folder::items(path).map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        })?;
        items.extend(found);
    }
    let mut checked = Checked::default();
    let mut questions = Vec::new();
    for item in &items {
        let (Item::Problem(path) | Item::Question(path)) = item;
        tell(&path.display().to_string());
        let mut say = |finding: Finding| {
            checked.amiss += usize::from(finding.fault.is_some());
            tell(&finding.to_string());
        };
        match item {
            Item::Problem(path) => {
                checked.problems += 1;
                match read(path) {
                    Err(fault) => say(Finding::amiss("format", fault)),
                    Ok(problem) => {
                        say(format_finding(&problem, &shipped.roles));
                        programs::run(bench, &problem, &mut say).await;
                    }
                }
            }
            Item::Question(path) => {
                checked.questions += 1;
                match question(path) {
                    Ok(question) => {
                        let points = question.points.len();
                        say(Finding::fine(format!("format: {points} points")));
                        questions.push(question);
                    }
                    Err(fault) => say(Finding::amiss("format", fault.to_string())),
                }
            }
        }
    }
    if !questions.is_empty() {
        tell("all questions, also beside those that ship");
        let finding = together(questions, shipped);
        checked.amiss += usize::from(finding.fault.is_some());
        tell(&finding.to_string());
    }
    Ok(checked)
}

fn together(mut questions: Vec<Question>, shipped: &Bank) -> Finding {
    let ids: BTreeSet<String> = questions.iter().map(|q| q.id.clone()).collect();
    let others = shipped.questions.values();
    questions.extend(others.filter(|q| !ids.contains(&q.id)).cloned());
    match Bank::new(shipped.roles.clone(), questions) {
        Ok(_) => Finding::fine("their roles are known, and none repeats another"),
        Err(fault) => Finding::amiss("bank", fault.to_string()),
    }
}

fn read(path: &Path) -> Result<Problem, String> {
    let (id, parent) = folder::names(path);
    let files = folder::files(path).map_err(|error| error.to_string())?;
    judge::read(&parent, &id, &files).map_err(|error| error.to_string())
}

fn question(path: &Path) -> Result<Question, QuestionFault> {
    let text =
        std::fs::read_to_string(path).map_err(|error| QuestionFault::Syntax(error.to_string()))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Question::parse(&stem, &text)
}

fn format_finding(problem: &Problem, roles: &[Role]) -> Finding {
    let kind = match problem.task {
        Task::Implementation => Kind::Implementation,
        Task::Debugging { .. } => Kind::Debugging,
    };
    let asks = |role: &Role| role.mix.get(&kind).is_some_and(|share| *share > 0);
    let unfit = problem.roles.iter().find(|id| {
        let mut known = roles.iter().filter(|role| role.id == **id);
        !known.any(asks)
    });
    match unfit {
        Some(role) => {
            let fault = format!("no role `{role}` is asked {} questions", kind.id());
            Finding::amiss("problem.toml", fault)
        }
        None => Finding::fine(format!(
            "format: {}, {} samples and {} hidden cases, {} points",
            kind.id(),
            problem.samples.len(),
            problem.hidden.len(),
            problem.explanation.points.len()
        )),
    }
}
