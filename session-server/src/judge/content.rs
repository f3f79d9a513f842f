//! The coding problems that the program ships, read from `content/problems`.

use super::model::problem::{Problem, ProblemError};
use crate::content;
use std::{collections::BTreeMap, sync::Arc};

/// By id.
#[derive(Debug, Clone)]
pub struct Problems {
    all: Arc<BTreeMap<String, Arc<Problem>>>,
}

#[derive(Debug, thiserror::Error)]
#[error("content/problems/{id}/{error}")]
pub struct ContentError {
    id: String,
    error: ProblemError,
}

impl Problems {
    pub fn load() -> Result<Self, ContentError> {
        let mut folders: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        for (path, content) in content::files("problems") {
            if let Some((id, file)) = path.split_once('/') {
                let files = folders.entry(id.to_owned()).or_default();
                files.insert(file.to_owned(), content.to_vec());
            }
        }
        let parse = |(id, files): (String, BTreeMap<String, Vec<u8>>)| match Problem::parse(&files)
        {
            Ok(problem) => Ok((id, Arc::new(problem))),
            Err(error) => Err(ContentError { id, error }),
        };
        let all = folders.into_iter().map(parse).collect::<Result<_, _>>()?;
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
