//! Content as it lies on a disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The folder of a coding problem or a debugging task.
    Problem(PathBuf),
    /// The file of a question.
    Question(PathBuf),
}

/// Everything at or below `path`, sorted.
pub fn items(path: &Path) -> io::Result<Vec<Place>> {
    let mut found = Vec::new();
    let mut left = vec![path.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_file() {
            found.push(Place::Question(path));
        } else if path.join("problem.toml").exists() {
            found.push(Place::Problem(path));
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
