//! What writers of content and operators run on folders of their own: check, preview, import.

mod check;
mod folder;
mod import;
mod preview;
mod programs;

pub use check::{Checked, check};
pub use import::{Draft, Imported, NotImported, import};
pub use preview::preview;
pub use programs::{Finding, run_all};

use crate::{
    content, judge,
    mocks::model::{item::Item, question::Question},
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Every item at or below a path, or why it cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<(PathBuf, Result<Item, String>)>> {
    let found = folder::items(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    let read = |place: folder::Place| match place {
        folder::Place::Problem(path) => {
            let item = problem(&path);
            (path, item)
        }
        folder::Place::Question(path) => {
            let item = question(&path);
            (path, item)
        }
    };
    Ok(found.into_iter().map(read).collect())
}

fn problem(path: &Path) -> Result<Item, String> {
    let (id, parent) = folder::names(path);
    let files = content::on_disk(path).map_err(|error| error.to_string())?;
    let problem = judge::read(&parent, &id, &files).map_err(|error| error.to_string())?;
    Ok(Item::Problem(problem.into()))
}

fn question(path: &Path) -> Result<Item, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let question = Question::parse(&stem, &text).map_err(|fault| fault.to_string())?;
    Ok(question.into())
}
