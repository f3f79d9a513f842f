//! Demo accounts, for a first look on one's own machine: seeded by hand, usable over loopback only.

use super::{Grant, NewPerson, Passwords, create_user};
use crate::{db::Db, error::Result};
use api::{
    UnixMs,
    accounts::{DemoAccount, Role},
    error::ErrorCode,
};

/// Published on the sign-in page, so it protects nothing; the loopback rule does.
const PASSWORD: &str = "try it at home";

const PEOPLE: [(&str, &str, Role); 2] = [
    ("ada.okafor@demo.example", "Ada Okafor", Role::Interviewer),
    ("bo.lindqvist@demo.example", "Bo Lindqvist", Role::Student),
];

/// Those of `seeded` that are ours, as the sign-in page offers them.
pub(super) fn accounts(seeded: &[String]) -> Vec<DemoAccount> {
    PEOPLE
        .iter()
        .filter(|(email, ..)| seeded.iter().any(|s| s == email))
        .map(|&(email, name, role)| account(email, name, role))
        .collect()
}

fn account(email: &str, name: &str, role: Role) -> DemoAccount {
    DemoAccount {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        display_name: name.to_owned(),
        role,
    }
}

/// Makes the demo accounts that are missing; those it made.
pub async fn seed(db: &Db, passwords: &Passwords, now: UnixMs) -> Result<Vec<DemoAccount>> {
    let mut made = Vec::new();
    for (email, name, role) in PEOPLE {
        let person = NewPerson::check(email, PASSWORD, name)?;
        let grant = Grant {
            role,
            verified: role == Role::Interviewer,
            demo: true,
        };
        match create_user(db, passwords, person, grant, now).await {
            Ok(_) => made.push(account(email, name, role)),
            Err(error) if error.body.code == ErrorCode::EmailTaken => {}
            Err(error) => return Err(error),
        }
    }
    Ok(made)
}
