//! How many submissions of one user are taken: that is decided before anything of them is stored.

use api::{UnixMs, UserId};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Waiting or being judged at a time.
const AT_A_TIME: usize = 4;
const A_MINUTE: usize = 30;
const MINUTE_MS: UnixMs = 60_000;
/// When one of those that are being judged may be through.
const SOON_S: u32 = 5;

#[derive(Debug, Clone, Default)]
pub(super) struct Intake {
    users: Arc<Mutex<HashMap<UserId, Taken>>>,
}

#[derive(Debug, Default)]
struct Taken {
    now: usize,
    /// When the last ones were taken, oldest first.
    lately: VecDeque<UnixMs>,
}

/// One submission that was taken, until it is judged.
#[derive(Debug)]
pub(super) struct Place {
    intake: Intake,
    user: UserId,
}

impl Intake {
    /// The seconds after which there may be room, if there is none.
    pub fn take(&self, user: &UserId, now: UnixMs) -> Result<Place, u32> {
        let mut users = self.users();
        let is_past = |at: &UnixMs| *at <= now - MINUTE_MS;
        users.retain(|_, taken| taken.now > 0 || !taken.lately.back().is_none_or(is_past));
        let taken = users.entry(user.clone()).or_default();
        while taken.lately.front().is_some_and(is_past) {
            taken.lately.pop_front();
        }
        if taken.now >= AT_A_TIME {
            return Err(SOON_S);
        }
        if taken.lately.len() >= A_MINUTE
            && let Some(oldest) = taken.lately.front()
        {
            let wait = (oldest + MINUTE_MS - now).max(0).unsigned_abs();
            return Err(u32::try_from(wait.div_ceil(1_000)).unwrap_or(60));
        }
        taken.now += 1;
        taken.lately.push_back(now);
        Ok(Place {
            intake: self.clone(),
            user: user.clone(),
        })
    }

    fn users(&self) -> MutexGuard<'_, HashMap<UserId, Taken>> {
        // Nothing is left half-done under this lock.
        self.users.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(taken) = self.intake.users().get_mut(&self.user) {
            taken.now -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_10_one_user_has_so_many_in_judgement_and_so_many_a_minute() {
        let intake = Intake::default();
        let (ada, bo) = (UserId("ada".to_owned()), UserId("bo".to_owned()));
        let held: Vec<Place> = (0..AT_A_TIME)
            .map(|_| intake.take(&ada, 0).unwrap())
            .collect();
        assert_eq!(intake.take(&ada, 0).unwrap_err(), SOON_S);
        drop(intake.take(&bo, 0).unwrap());
        drop(held);
        for at in AT_A_TIME..A_MINUTE {
            drop(intake.take(&ada, at as UnixMs * 1_000).unwrap());
        }
        assert_eq!(intake.take(&ada, 30_500).unwrap_err(), 30);
        drop(intake.take(&ada, 60_000).unwrap());
    }

    #[test]
    fn nothing_is_remembered_of_those_who_went() {
        let intake = Intake::default();
        let (ada, bo) = (UserId("ada".to_owned()), UserId("bo".to_owned()));
        drop(intake.take(&ada, 0).unwrap());
        let _held = intake.take(&bo, MINUTE_MS).unwrap();
        assert_eq!(intake.users().keys().collect::<Vec<_>>(), [&bo]);
    }
}
