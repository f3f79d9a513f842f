//! The coding problems that the program ships, read from `content/problems`.

use super::model::problem::{Problem, ProblemError};
use rust_embed::RustEmbed;
use std::{collections::BTreeMap, sync::Arc};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../content/problems"]
struct Folder;

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
        for path in Folder::iter() {
            if let (Some((id, file)), Some(content)) = (path.split_once('/'), Folder::get(&path)) {
                let files = folders.entry(id.to_owned()).or_default();
                files.insert(file.to_owned(), content.data.into_owned());
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
