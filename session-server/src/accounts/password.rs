//! Password hashing: Argon2id, 19 MiB, two passes, one lane, off the async threads, few at a time.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("too many people are signing in at once")]
    Busy,
    #[error("cannot hash a password: {0}")]
    Hash(#[from] argon2::password_hash::Error),
    #[error("the hashing thread ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

/// Hashes and verifies; at most so many at once as there are permits, 19 MiB each.
#[derive(Debug, Clone)]
pub struct Passwords {
    permits: Arc<Semaphore>,
    /// Longest a request waits for its turn.
    patience: Duration,
}

impl Default for Passwords {
    /// As many as cores, at most four: sign-ins must not starve live rooms.
    fn default() -> Self {
        let at_once = std::thread::available_parallelism().map_or(1, |n| n.get().min(4));
        Self::new(at_once, Duration::from_secs(10))
    }
}

impl Passwords {
    pub fn new(at_once: usize, patience: Duration) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(at_once)),
            patience,
        }
    }

    /// The PHC string to store.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let permit = self.turn().await?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let salt = crate::ids::random::<16>();
            let hash: PasswordHash =
                Argon2::default().hash_password_with_salt(password.as_bytes(), &salt)?;
            Ok(hash.to_string())
        })
        .await?
    }

    /// Whether `password` is the one `stored` was made of. Without `stored` (nobody has that email) it does the same work, so that the time
    /// of an answer does not tell who has an account.
    pub async fn verify(
        &self,
        password: String,
        stored: Option<String>,
    ) -> Result<bool, PasswordError> {
        let permit = self.turn().await?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let argon = Argon2::default();
            match stored {
                Some(stored) => {
                    let stored =
                        PasswordHash::new(&stored).map_err(argon2::password_hash::Error::from)?;
                    Ok(argon.verify_password(password.as_bytes(), &stored).is_ok())
                }
                None => {
                    let _: PasswordHash =
                        argon.hash_password_with_salt(password.as_bytes(), &[0; 16])?;
                    Ok(false)
                }
            }
        })
        .await?
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, PasswordError> {
        match tokio::time::timeout(self.patience, self.permits.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(PasswordError::Busy),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_is_argon2id_with_the_documented_cost_and_verifies() {
        let passwords = Passwords::new(1, Duration::from_secs(60));
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let verify =
            |password: &str, stored: Option<String>| passwords.verify(password.to_owned(), stored);
        assert!(verify("correct horse", Some(hash.clone())).await.unwrap());
        assert!(!verify("correct horsf", Some(hash)).await.unwrap());
        assert!(!verify("correct horse", None).await.unwrap());
        assert!(verify("x", Some("not a hash".to_owned())).await.is_err());
    }

    #[tokio::test]
    async fn more_hashes_than_permits_wait_and_then_give_up() {
        let passwords = Passwords::new(1, Duration::ZERO);
        let held = passwords.permits.clone().acquire_owned().await.unwrap();
        assert!(matches!(
            passwords.hash("x".to_owned()).await,
            Err(PasswordError::Busy)
        ));
        drop(held);
    }
}
