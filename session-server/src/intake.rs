//! How much of something costly one user may ask for: so much at a time, and so much a minute.

use api::{UnixMs, UserId};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

const MINUTE_MS: UnixMs = 60_000;
/// When one of those that are under way may be through.
const SOON_S: u32 = 5;

#[derive(Debug, Clone)]
pub struct Intake {
    at_a_time: usize,
    a_minute: usize,
    users: Arc<Mutex<HashMap<UserId, Taken>>>,
}

#[derive(Debug, Default)]
struct Taken {
    now: usize,
    /// When the last ones were taken, oldest first.
    lately: VecDeque<UnixMs>,
}

/// One that was taken, until it is done.
#[derive(Debug)]
pub struct Place {
    intake: Intake,
    user: UserId,
}

impl Intake {
    pub fn new(at_a_time: usize, a_minute: usize) -> Self {
        Self {
            at_a_time,
            a_minute,
            users: Arc::default(),
        }
    }

    /// The seconds after which there may be room, if there is none.
    pub fn take(&self, user: &UserId, now: UnixMs) -> Result<Place, u32> {
        let mut users = self.users();
        let is_past = |at: &UnixMs| *at <= now - MINUTE_MS;
        users.retain(|_, taken| taken.now > 0 || !taken.lately.back().is_none_or(is_past));
        let taken = users.entry(user.clone()).or_default();
        while taken.lately.front().is_some_and(is_past) {
            taken.lately.pop_front();
        }
        if taken.now >= self.at_a_time {
            return Err(SOON_S);
        }
        if taken.lately.len() >= self.a_minute
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

    const AT_A_TIME: usize = 4;
    const A_MINUTE: usize = 30;

    #[test]
    fn b_10_one_user_has_so_many_at_a_time_and_so_many_a_minute() {
        let intake = Intake::new(AT_A_TIME, A_MINUTE);
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
        let intake = Intake::new(AT_A_TIME, A_MINUTE);
        let (ada, bo) = (UserId("ada".to_owned()), UserId("bo".to_owned()));
        drop(intake.take(&ada, 0).unwrap());
        let _held = intake.take(&bo, MINUTE_MS).unwrap();
        assert_eq!(intake.users().keys().collect::<Vec<_>>(), [&bo]);
    }
}
