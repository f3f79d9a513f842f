//! Drafts of coding problems from a folder in the layout of exercism's problem-specifications:
//! `exercises/<slug>/canonical-data.json` with nested `cases`, and texts beside it.

mod exercise;
mod shape;

#[cfg(test)]
mod tests;

pub use exercise::{Draft, NotImported};

use crate::judge::model::problem::is_kebab_case;
use exercise::Texts;
use std::{
    fs,
    io::{self, Read},
    path::Path,
};

/// Far more than any exercise has.
const MAX_FILE: u64 = 4 << 20;
/// The first of these that is there tells what to do.
const INSTRUCTIONS: [&str; 2] = ["description.md", "instructions.md"];

/// What became of an exercise's property (the function that its cases call), or of the whole exercise.
#[derive(Debug)]
pub struct Imported {
    /// Such as `luhn` or `clock/add`.
    pub name: String,
    pub outcome: Result<Draft, NotImported>,
}

/// Writes a folder below `into` for everything that our types can express.
pub fn import(specifications: &Path, into: &Path) -> io::Result<Vec<Imported>> {
    let exercises = specifications.join("exercises");
    let mut slugs: Vec<String> = Vec::new();
    for entry in fs::read_dir(&exercises)? {
        let entry = entry?;
        let slug = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && is_kebab_case(&slug) {
            slugs.push(slug);
        }
    }
    slugs.sort();
    let mut all = Vec::new();
    for slug in slugs {
        let drafts = match read(&exercises.join(&slug)) {
            Ok((canonical, texts)) => exercise::drafts(&slug, &canonical, &texts),
            Err(fault) => Err(fault),
        };
        match drafts {
            Err(fault) => all.push(Imported {
                name: slug,
                outcome: Err(fault),
            }),
            Ok(drafts) => {
                for (property, outcome) in drafts {
                    let outcome = outcome.and_then(|draft| {
                        write(&draft, &into.join(&draft.id))?;
                        Ok(draft)
                    });
                    all.push(Imported {
                        name: format!("{slug}/{property}"),
                        outcome,
                    });
                }
            }
        }
    }
    Ok(all)
}

fn read(folder: &Path) -> Result<(String, Texts), NotImported> {
    let need = |name| text(&folder.join(name)).ok_or(NotImported::Missing(name));
    let canonical = need("canonical-data.json")?;
    let optional = |name: &str| text(&folder.join(name)).unwrap_or_default();
    let instructions = INSTRUCTIONS
        .into_iter()
        .find_map(|name| text(&folder.join(name)));
    let texts = Texts {
        introduction: optional("introduction.md"),
        instructions: instructions.ok_or(NotImported::Missing("instructions.md"))?,
        metadata: optional("metadata.toml"),
    };
    Ok((canonical, texts))
}

/// A plain file of a sensible size that holds UTF-8.
fn text(path: &Path) -> Option<String> {
    let metadata = fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).ok()?;
    match bytes.len() as u64 > MAX_FILE {
        true => None,
        false => String::from_utf8(bytes).ok(),
    }
}

/// Never over what is there.
fn write(draft: &Draft, folder: &Path) -> Result<(), NotImported> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => NotImported::There,
        _ => NotImported::Write(error.to_string()),
    };
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::create_dir(folder).map_err(failed)?;
    for (name, text) in &draft.files {
        fs::write(folder.join(name), text).map_err(failed)?;
    }
    Ok(())
}
