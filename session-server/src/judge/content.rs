//! The coding problems and debugging tasks that the program ships, read from `content/problems` and `content/debugging`.

use super::model::problem::{Files, Problem, ProblemError, Task};
use crate::content;
use std::{collections::BTreeMap, sync::Arc};

/// By id.
#[derive(Debug, Clone)]
pub struct Problems {
    all: Arc<BTreeMap<String, Arc<Problem>>>,
}

#[derive(Debug, thiserror::Error)]
#[error("content/{folder}/{id}/{error}")]
pub struct ContentError {
    folder: &'static str,
    id: String,
    error: ProblemError,
}

/// Where what is told apart by [`Task`] lies.
const FOLDERS: [&str; 2] = ["problems", "debugging"];

impl Problems {
    pub fn load() -> Result<Self, ContentError> {
        let mut all = BTreeMap::new();
        for folder in FOLDERS {
            let mut found: BTreeMap<&str, Files> = BTreeMap::new();
            for (path, content) in content::files(folder) {
                if let Some((id, file)) = path.split_once('/') {
                    let files = found.entry(id).or_default();
                    files.insert(file.to_owned(), content.to_vec());
                }
            }
            for (id, files) in found {
                let problem = read(folder, id, &files)
                    .and_then(|problem| match all.contains_key(id) {
                        true => Err(ProblemError::of("problem.toml", "the id is there twice")),
                        false => Ok(problem),
                    })
                    .map_err(|error| ContentError {
                        folder,
                        id: id.to_owned(),
                        error,
                    })?;
                all.insert(id.to_owned(), Arc::new(problem));
            }
        }
        Ok(Self { all: Arc::new(all) })
    }

    pub fn get(&self, id: &str) -> Option<Arc<Problem>> {
        self.all.get(id).cloned()
    }

    /// Easy first, then by title.
    pub fn list(&self) -> Vec<Arc<Problem>> {
        let mut list: Vec<Arc<Problem>> = self.all.values().cloned().collect();
        list.sort_by(|a, b| (a.tier, &a.title).cmp(&(b.tier, &b.title)));
        list
    }
}

/// The problem or task in the folder `id`, which lies in `parent`.
pub fn read(parent: &str, id: &str, files: &Files) -> Result<Problem, ProblemError> {
    let problem = Problem::parse(files)?;
    let of = |what: &str| Err(ProblemError::of("problem.toml", what));
    match (&problem.task, parent) {
        _ if problem.id != id => of("the id is not the folder's name"),
        (Task::Implementation, "debugging") => {
            of("a debugging task has a report.md and given programs")
        }
        (Task::Debugging { .. }, "problems") => of("a debugging task lies in `debugging`"),
        _ => Ok(problem),
    }
}
