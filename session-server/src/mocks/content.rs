//! The bank that the program ships: `content/roles.toml`, `content/questions`, and the judge's problems and tasks.

use super::model::{
    bank::{Bank, BankFault},
    item::Item,
    question::{Question, QuestionFault},
    role::{self, RoleFault},
};
use crate::{content, judge::Problems};

const ROLES: &str = include_str!("../../../content/roles.toml");

#[derive(Debug, thiserror::Error)]
pub enum BankError {
    #[error("content/roles.toml: {0}")]
    Roles(#[from] RoleFault),
    #[error("content/questions/{path}: {fault}")]
    Question { path: String, fault: QuestionFault },
    #[error("content: {0}")]
    Bank(#[from] BankFault),
}

/// Everything that breaks a rule is an error: what ships is right or does not start.
pub fn load(problems: &Problems) -> Result<Bank, BankError> {
    let roles = role::parse(ROLES)?;
    let mut items: Vec<Item> = problems.list().into_iter().map(Item::from).collect();
    for (path, bytes) in content::files("questions") {
        let stem = path.rsplit('/').next().unwrap_or_default();
        let stem = stem.strip_suffix(".toml").unwrap_or(stem);
        let question = str::from_utf8(bytes)
            .map_err(|error| QuestionFault::Syntax(error.to_string()))
            .and_then(|text| Question::parse(stem, text))
            .map_err(|fault| BankError::Question {
                path: path.to_string(),
                fault,
            })?;
        items.push(question.into());
    }
    Ok(Bank::new(roles, items)?)
}
