//! Content as it lies on a disk.

use crate::judge::model::problem::Files;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Far more than any folder of the format holds.
const MAX_FILES: usize = 1_000;
const MAX_FILE: u64 = 4 << 20;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The folder of a coding problem or a debugging task.
    Problem(PathBuf),
    /// The file of a question.
    Question(PathBuf),
}

/// Everything at or below `path`, sorted.
pub fn items(path: &Path) -> io::Result<Vec<Item>> {
    let mut found = Vec::new();
    let mut left = vec![path.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_file() {
            found.push(Item::Question(path));
        } else if path.join("problem.toml").exists() {
            found.push(Item::Problem(path));
        } else {
            for entry in fs::read_dir(&path)? {
                let entry = entry?;
                let (kind, path) = (entry.file_type()?, entry.path());
                let is_question = path.extension().is_some_and(|end| end == "toml")
                    && path.file_name().is_some_and(|name| name != "roles.toml");
                if kind.is_dir() || kind.is_file() && is_question {
                    left.push(path);
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Every file below `folder`, by its path there.
pub fn files(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    let mut left = vec![folder.to_owned()];
    while let Some(below) = left.pop() {
        for entry in fs::read_dir(&below)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                left.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).map_err(io::Error::other)?;
            if entry.metadata()?.len() > MAX_FILE || files.len() == MAX_FILES {
                let what = format!("{}: too large, or one too many", name.display());
                return Err(io::Error::other(what));
            }
            files.insert(name.to_string_lossy().into_owned(), fs::read(&path)?);
        }
    }
    Ok(files)
}

/// The last part of a path, and the one before it.
pub fn names(path: &Path) -> (String, String) {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = |path: Option<&Path>| {
        path.and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    (name(Some(&path)), name(path.parent()))
}
