//! The bank that the program ships, read from `content/roles.toml` and `content/questions`.

use super::model::{
    bank::{Bank, BankFault},
    question::{Question, QuestionFault},
    role::{self, RoleFault},
};
use crate::content;

const ROLES: &str = include_str!("../../../content/roles.toml");

#[derive(Debug, thiserror::Error)]
pub enum BankError {
    #[error("content/roles.toml: {0}")]
    Roles(#[from] RoleFault),
    #[error("content/questions/{path}: {fault}")]
    Question { path: String, fault: QuestionFault },
    #[error("content/questions: {0}")]
    Bank(#[from] BankFault),
}

/// Everything that breaks a rule is an error: what ships is right or does not start.
pub fn load() -> Result<Bank, BankError> {
    let roles = role::parse(ROLES)?;
    let mut questions = Vec::new();
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
        questions.push(question);
    }
    Ok(Bank::new(roles, questions)?)
}
