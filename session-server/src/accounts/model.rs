//! Who may have an account, and when a session goes on. Pure rules.

use crate::text::{self, TextError};
use api::{Millis, UnixMs};
use std::net::IpAddr;

pub const ACCESS_TTL_MS: Millis = 15 * 60 * 1000;
/// From the last refresh; a session that is used lives on.
pub const REFRESH_TTL_MS: Millis = 30 * 24 * 60 * 60 * 1000;
/// How long after its exchange a refresh token still works: two tabs may send the same one at once.
pub const RACE_MS: Millis = 10_000;
pub const MAX_NAME_CHARS: usize = 60;

/// Why an account is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    #[error("This is no email address. It should look like ada@example.org.")]
    Email,
    #[error("Use a password of 10 to 128 characters.")]
    PasswordLength,
    #[error(
        "This password is among the first that are tried. Three or four unrelated words make a good one."
    )]
    PasswordGuessable,
    #[error("{0}")]
    Name(#[from] TextError),
}

impl AccountError {
    /// The request field at fault.
    pub fn field(self) -> &'static str {
        match self {
            AccountError::Email => "email",
            AccountError::PasswordLength | AccountError::PasswordGuessable => "password",
            AccountError::Name(_) => "display_name",
        }
    }
}

/// An email address, trimmed and in lower case, so that one address is one account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Accepts the shape `local@domain.tld` (a subset of RFC 5321: no quoted local parts, no address literals).
    pub fn parse(text: &str) -> Result<Self, AccountError> {
        let email = text.trim().to_lowercase();
        let (local, domain) = email.rsplit_once('@').ok_or(AccountError::Email)?;
        let local_ok = (1..=64).contains(&local.len())
            && local.split('.').all(|atom| {
                !atom.is_empty()
                    && atom
                        .chars()
                        .all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
            });
        let domain_ok = domain.contains('.')
            && domain.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if local_ok && domain_ok && email.len() <= 254 {
            Ok(Self(email))
        } else {
            Err(AccountError::Email)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn local(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }
}

/// 10 to 128 characters, and not one of those that are tried first.
pub fn check_password(password: &str, email: &Email) -> Result<(), AccountError> {
    if !(10..=128).contains(&password.chars().count()) {
        return Err(AccountError::PasswordLength);
    }
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    // "password2026!" is "password" to those who guess.
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let common = [
        "password",
        "passwort",
        "passw0rd",
        "qwerty",
        "qwertyuiop",
        "letmein",
        "welcome",
        "interviewxpert",
        "iloveyou",
        "admin",
    ];
    if distinct.len() < 5
        || "12345678901234567890".contains(&lower)
        || common.contains(&core)
        || core == email.local()
        || lower == email.as_str()
    {
        return Err(AccountError::PasswordGuessable);
    }
    Ok(())
}

pub fn display_name(name: &str) -> Result<String, AccountError> {
    Ok(text::line(name, MAX_NAME_CHARS)?)
}

/// A stored refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefreshToken {
    pub expires_at_ms: UnixMs,
    pub rotated_at_ms: Option<UnixMs>,
}

/// What to do with a presented refresh token of a live session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refresh {
    /// Exchange it for the next one.
    Rotate,
    /// Another tab exchanged it a moment ago: give this one a token of its own.
    Race,
    Expired,
    /// Exchanged long ago, so somebody has a copy: revoke the whole family.
    Reuse,
}

impl Refresh {
    pub fn decide(token: RefreshToken, now: UnixMs) -> Self {
        match token.rotated_at_ms {
            _ if now >= token.expires_at_ms => Refresh::Expired,
            None => Refresh::Rotate,
            Some(rotated) if now - rotated <= RACE_MS => Refresh::Race,
            Some(_) => Refresh::Reuse,
        }
    }
}

/// Whether demo accounts may sign in: only while nobody but this machine's user can reach the server, neither directly
/// nor through a proxy in front of it.
pub fn demo_allowed(listen: IpAddr, public_origin: &str) -> bool {
    let host = public_origin
        .split_once("://")
        .map_or(public_origin, |(_, rest)| rest);
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let ours = host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    listen.is_loopback() && ours
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn emails_are_normalised_and_checked() {
        for (text, email) in [
            (" Ada.Okafor@Example.ORG\n", "ada.okafor@example.org"),
            ("a+tag@b.co", "a+tag@b.co"),
            (
                "o'neil@xn--bcher-kva.example",
                "o'neil@xn--bcher-kva.example",
            ),
            ("jürgen@bücher.example", "jürgen@bücher.example"),
        ] {
            assert_eq!(Email::parse(text).map(|e| e.0), Ok(email.to_owned()));
        }
        let long = format!("{}@example.org", "a".repeat(65));
        let longest = format!("a@{}org", "a.".repeat(126));
        for bad in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@localhost",
            "a b@example.org",
            "ada@ex ample.org",
            "ada@-a.org",
            "ada@a..org",
            ".ada@a.org",
            "ada@example.org\0",
            "a\0da@example.org",
            "<ada@example.org>",
            "ada@[127.0.0.1]",
            "\"a b\"@example.org",
            "ada@@example.org",
            "ada\u{202e}@example.org",
            &long,
            &longest,
        ] {
            assert_eq!(Email::parse(bad), Err(AccountError::Email), "{bad:?}");
        }
    }

    #[test]
    fn passwords_are_long_and_not_the_first_guess() {
        let email = Email::parse("ada.okafor@example.org").unwrap();
        for good in ["violet tandem", "pässwörtlich!?", &"ab c1 ".repeat(21)] {
            assert_eq!(check_password(good, &email), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("short one", AccountError::PasswordLength),
            (&*"ab c1 ".repeat(22), AccountError::PasswordLength),
            ("aaaaaaaaaaaa", AccountError::PasswordGuessable),
            ("1234567890", AccountError::PasswordGuessable),
            ("Password2026!", AccountError::PasswordGuessable),
            ("ada.okafor2026", AccountError::PasswordGuessable),
            ("Ada.Okafor@Example.org", AccountError::PasswordGuessable),
        ] {
            assert_eq!(check_password(bad, &email), Err(why), "{bad}");
        }
    }

    #[test]
    fn demo_accounts_need_a_server_only_this_machine_reaches() {
        let (loopback, any) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([0, 0, 0, 0]));
        for origin in [
            "http://localhost:8080",
            "http://127.0.0.1:1",
            "http://[::1]:8080",
            "http://localhost",
        ] {
            assert!(demo_allowed(loopback, origin), "{origin}");
            assert!(!demo_allowed(any, origin), "{origin}");
        }
        // A proxy on the same machine makes a loopback listener public.
        for origin in [
            "https://interviews.example.org",
            "http://localhost.example.org",
            "http://192.0.2.1",
        ] {
            assert!(!demo_allowed(loopback, origin), "{origin}");
        }
    }

    #[test]
    fn a_refresh_token_rotates_once_races_for_ten_seconds_and_then_betrays_a_copy() {
        let fresh = RefreshToken {
            expires_at_ms: 100_000,
            rotated_at_ms: None,
        };
        let rotated = RefreshToken {
            rotated_at_ms: Some(1_000),
            ..fresh
        };
        assert_eq!(Refresh::decide(fresh, 99_999), Refresh::Rotate);
        assert_eq!(Refresh::decide(fresh, 100_000), Refresh::Expired);
        assert_eq!(Refresh::decide(rotated, 11_000), Refresh::Race);
        assert_eq!(Refresh::decide(rotated, 11_001), Refresh::Reuse);
        assert_eq!(Refresh::decide(rotated, 100_000), Refresh::Expired);
    }

    /// One session as the store keeps it, driven by a history of presentations.
    struct Family {
        tokens: Vec<RefreshToken>,
        revoked: bool,
    }

    impl Family {
        fn present(&mut self, index: usize, now: UnixMs) -> Option<usize> {
            if self.revoked {
                return None;
            }
            match Refresh::decide(self.tokens[index], now) {
                Refresh::Rotate => self.tokens[index].rotated_at_ms = Some(now),
                Refresh::Race => {}
                Refresh::Expired => return None,
                Refresh::Reuse => {
                    self.revoked = true;
                    return None;
                }
            }
            self.tokens.push(RefreshToken {
                expires_at_ms: now + REFRESH_TTL_MS,
                rotated_at_ms: None,
            });
            Some(self.tokens.len() - 1)
        }
    }

    proptest! {
        /// A thief who presents any old token later than the race window ends the family, whatever happened before;
        /// an honest client alone, which always presents its newest token, never loses its session within the lifetime.
        #[test]
        fn refresh_rotation_history(steps in prop::collection::vec(0i64..REFRESH_TTL_MS, 1..40), stolen in any::<prop::sample::Index>()) {
            let mut family = Family { tokens: vec![RefreshToken { expires_at_ms: REFRESH_TTL_MS, rotated_at_ms: None }], revoked: false };
            let (mut now, mut newest) = (0, 0);
            for step in steps {
                now += step;
                newest = family.present(newest, now).expect("the newest token works");
            }
            let old = stolen.index(newest);
            let rotated = family.tokens[old].rotated_at_ms.expect("all but the newest are rotated");
            let later = now.max(rotated + RACE_MS + 1);
            if later < family.tokens[old].expires_at_ms {
                prop_assert_eq!(family.present(old, later), None);
                prop_assert!(family.revoked);
                prop_assert_eq!(family.present(newest, later), None);
            }
        }
    }
}
