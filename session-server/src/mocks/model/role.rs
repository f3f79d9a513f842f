//! `roles.toml`: what students practise for.

use super::question::Kind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Valid by construction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// kebab-case.
    pub id: String,
    pub title: String,
    /// One sentence.
    pub about: String,
    /// From this level of a student the role is open; 1 for all.
    pub level: u32,
    /// Shares of the kinds of questions in a session, percent; they sum to 100.
    pub mix: BTreeMap<Kind, u32>,
}

impl Role {
    /// Of a kind of questions in a session, percent.
    pub fn share(&self, kind: Kind) -> u32 {
        self.mix.get(&kind).copied().unwrap_or_default()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoleFault {
    #[error("{0}")]
    Syntax(String),
    #[error("the role `{0}` is there twice")]
    Twice(String),
    #[error("the shares of the role `{id}` sum to {sum}, not to 100")]
    Shares { id: String, sum: u32 },
}

pub fn parse(text: &str) -> Result<Vec<Role>, RoleFault> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        role: Vec<Role>,
    }
    let form: Form =
        toml::from_str(text).map_err(|error| RoleFault::Syntax(error.message().to_owned()))?;
    for (at, role) in form.role.iter().enumerate() {
        if form.role[..at].iter().any(|other| other.id == role.id) {
            return Err(RoleFault::Twice(role.id.clone()));
        }
        let sum = role.mix.values().sum();
        if sum != 100 {
            let id = role.id.clone();
            return Err(RoleFault::Shares { id, sum });
        }
    }
    Ok(form.role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(id: &str, share: u32) -> String {
        format!(
            "[[role]]\nid = \"{id}\"\ntitle = \"T\"\nabout = \"A.\"\nlevel = 1\nmix = {{ conceptual = {share}, design = 40 }}\n"
        )
    }

    #[test]
    fn shares_of_a_role_are_a_whole() {
        assert_eq!(parse(&role("a", 60)).unwrap()[0].mix[&Kind::Conceptual], 60);
        let wrong = parse(&role("a", 50));
        let id = "a".to_owned();
        assert_eq!(wrong, Err(RoleFault::Shares { id, sum: 90 }));
        let twice = role("a", 60) + &role("a", 60);
        assert_eq!(parse(&twice), Err(RoleFault::Twice("a".to_owned())));
        assert!(parse("[[role]]\nid = 1").is_err());
    }
}
