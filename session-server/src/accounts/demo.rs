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
        .map(|&(email, name, role)| DemoAccount {
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            display_name: name.to_owned(),
            role,
        })
        .collect()
}

/// Makes the demo accounts that are missing; how many it made.
pub async fn seed(db: &Db, passwords: &Passwords, now: UnixMs) -> Result<usize> {
    let mut made = 0;
    for (email, name, role) in PEOPLE {
        let person = NewPerson::check(email, PASSWORD, name)?;
        let grant = Grant {
            role,
            verified: role == Role::Interviewer,
            demo: true,
        };
        match create_user(db, passwords, person, grant, now).await {
            Ok(_) => made += 1,
            Err(error) if error.body.code == ErrorCode::EmailTaken => {}
            Err(error) => return Err(error),
        }
    }
    Ok(made)
}
