//! The coding problems and debugging tasks, read from `problems` and `debugging` of what ships and of a folder beside it.

use super::model::problem::{Files, Problem, ProblemError, Task};
use crate::content;
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// By id.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    all: Arc<BTreeMap<String, Arc<Problem>>>,
}

#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    #[error("{folder}/{id}/{error}")]
    Problem {
        folder: String,
        id: String,
        error: ProblemError,
    },
    #[error("{0}: {1}")]
    Folder(PathBuf, io::Error),
}

/// Where what is told apart by [`Task`] lies.
const FOLDERS: [&str; 2] = ["problems", "debugging"];

impl Problems {
    /// What ships, and what lies in a folder of the operator's own.
    pub fn load(own: Option<&Path>) -> Result<Self, ContentError> {
        let mut all = BTreeMap::new();
        for folder in FOLDERS {
            let shipped = content::files(folder).into_iter();
            add(&format!("content/{folder}"), shipped, &mut all)?;
            if let Some(path) = own.map(|own| own.join(folder)).filter(|path| path.exists()) {
                let files = content::on_disk(&path);
                let files = files.map_err(|error| ContentError::Folder(path.clone(), error))?;
                let files = files
                    .iter()
                    .map(|(name, file)| (name.as_str(), file.as_slice()));
                add(&path.to_string_lossy(), files, &mut all)?;
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

/// Adds the problems of a folder, whose files have paths in it.
fn add<'a>(
    folder: &str,
    files: impl Iterator<Item = (&'a str, &'a [u8])>,
    all: &mut BTreeMap<String, Arc<Problem>>,
) -> Result<(), ContentError> {
    let mut found: BTreeMap<&str, Files> = BTreeMap::new();
    for (path, content) in files {
        if let Some((id, file)) = path.split_once('/') {
            let files = found.entry(id).or_default();
            files.insert(file.to_owned(), content.to_vec());
        }
    }
    let parent = folder.rsplit('/').next().unwrap_or_default();
    for (id, files) in found {
        let problem = read(parent, id, &files)
            .and_then(|problem| match all.contains_key(id) {
                true => Err(ProblemError::of("problem.toml", "the id is there twice")),
                false => Ok(problem),
            })
            .map_err(|error| ContentError::Problem {
                folder: folder.to_owned(),
                id: id.to_owned(),
                error,
            })?;
        all.insert(id.to_owned(), Arc::new(problem));
    }
    Ok(())
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
