//! The bank: `content/roles.toml`, `questions` of what ships and of a folder beside it, and the judge's problems and tasks.

use super::model::{
    bank::{Bank, BankFault},
    item::Item,
    question::{Question, QuestionFault},
    role::{self, RoleFault},
};
use crate::{content, judge::Problems};
use std::{
    io,
    path::{Path, PathBuf},
};

const ROLES: &str = include_str!("../../../content/roles.toml");

#[derive(Debug, thiserror::Error)]
pub enum BankError {
    #[error("content/roles.toml: {0}")]
    Roles(#[from] RoleFault),
    #[error("questions/{path}: {fault}")]
    Question { path: String, fault: QuestionFault },
    #[error("{0}: {1}")]
    Folder(PathBuf, io::Error),
    #[error("content: {0}")]
    Bank(#[from] BankFault),
}

/// With the questions in a folder of the operator's own. Everything that breaks a rule is an error: what is asked is right,
/// or the server does not start.
pub fn load(problems: &Problems, own: Option<&Path>) -> Result<Bank, BankError> {
    let roles = role::parse(ROLES)?;
    let mut items: Vec<Item> = problems.list().into_iter().map(Item::from).collect();
    for (path, bytes) in content::files("questions") {
        items.push(question(path, bytes)?.into());
    }
    if let Some(path) = own
        .map(|own| own.join("questions"))
        .filter(|path| path.exists())
    {
        let files = content::on_disk(&path);
        for (name, bytes) in files.map_err(|error| BankError::Folder(path, error))? {
            items.push(question(&name, &bytes)?.into());
        }
    }
    Ok(Bank::new(roles, items)?)
}

fn question(path: &str, bytes: &[u8]) -> Result<Question, BankError> {
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.strip_suffix(".toml").unwrap_or(stem);
    str::from_utf8(bytes)
        .map_err(|error| QuestionFault::Syntax(error.to_string()))
        .and_then(|text| Question::parse(stem, text))
        .map_err(|fault| BankError::Question {
            path: path.to_owned(),
            fault,
        })
}
