//! Limits on attempts, without locking anybody out: buckets that refill with time (GCRA), in bounded memory.

use api::{Millis, UnixMs};
use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
};

/// How many attempts at once, and how fast they come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub burst: u32,
    pub refill_ms: Millis,
}

/// Refused: try again after so many milliseconds, never more than one refill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub Millis);

impl Wait {
    /// Whole seconds for `Retry-After`, at least one.
    pub fn seconds(self) -> u32 {
        u32::try_from(self.0.max(1).saturating_add(999) / 1000).unwrap_or(u32::MAX)
    }
}

/// Buckets by key. When `capacity` is reached, the bucket closest to full gives way: an attacker's own are the last to go.
#[derive(Debug)]
pub struct Throttle<K> {
    rate: Rate,
    capacity: usize,
    /// When each bucket will be full again; absent means full.
    full_at: HashMap<K, UnixMs>,
}

impl<K: Hash + Eq + Clone> Throttle<K> {
    pub fn new(rate: Rate, capacity: usize) -> Self {
        Self {
            rate,
            capacity,
            full_at: HashMap::new(),
        }
    }

    /// Takes one attempt of `key`.
    pub fn take(&mut self, key: &K, now: UnixMs) -> Result<(), Wait> {
        let full_at = self.full_at.get(key).copied().unwrap_or(now).max(now);
        let room = self.rate.refill_ms * (Millis::from(self.rate.burst) - 1);
        if full_at - now > room {
            return Err(Wait(full_at - now - room));
        }
        if !self.full_at.contains_key(key) {
            self.make_room(now);
        }
        self.full_at
            .insert(key.clone(), full_at + self.rate.refill_ms);
        Ok(())
    }

    /// Gives an attempt back: it was a good one.
    pub fn give_back(&mut self, key: &K) {
        if let Some(full_at) = self.full_at.get_mut(key) {
            *full_at -= self.rate.refill_ms;
        }
    }

    fn make_room(&mut self, now: UnixMs) {
        if self.full_at.len() < self.capacity {
            return;
        }
        self.full_at.retain(|_, full_at| *full_at > now);
        if self.full_at.len() >= self.capacity
            && let Some(fullest) = self
                .full_at
                .iter()
                .min_by_key(|&(_, full_at)| *full_at)
                .map(|(key, _)| key.clone())
        {
            self.full_at.remove(&fullest);
        }
    }
}

/// What one client can hardly have many of: an IPv4 address, or an IPv6 network of 64 bits.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

/// Addresses may hold a whole class behind one router.
const LOGINS_PER_ADDRESS: Rate = Rate {
    burst: 60,
    refill_ms: 2_000,
};
const LOGINS_PER_ACCOUNT_AND_ADDRESS: Rate = Rate {
    burst: 6,
    refill_ms: 15_000,
};
/// Over all addresses; does not apply where that account signed in before.
const LOGINS_PER_ACCOUNT: Rate = Rate {
    burst: 40,
    refill_ms: 5_000,
};
const REGISTRATIONS_PER_ADDRESS: Rate = Rate {
    burst: 60,
    refill_ms: 10_000,
};
const CAPACITY: usize = 10_000;

/// Who tries to sign in from where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attempt {
    /// Normalised email, of an account or not.
    pub account: String,
    /// See [`network`].
    pub from: IpAddr,
}

/// All limits of the accounts feature.
///
/// Guessing at one account is limited in each place and over all places, yet its owner is never locked out: other addresses have
/// buckets of their own, an address where the owner signed in before is exempt from the account's total, and every wait is one refill.
#[derive(Debug)]
pub struct Throttles {
    address: Throttle<IpAddr>,
    pair: Throttle<Attempt>,
    account: Throttle<String>,
    registrations: Throttle<IpAddr>,
    /// Where accounts signed in successfully, and when last; the longest unused gives way.
    known: HashMap<Attempt, UnixMs>,
}

impl Default for Throttles {
    fn default() -> Self {
        Self {
            address: Throttle::new(LOGINS_PER_ADDRESS, CAPACITY),
            pair: Throttle::new(LOGINS_PER_ACCOUNT_AND_ADDRESS, CAPACITY),
            account: Throttle::new(LOGINS_PER_ACCOUNT, CAPACITY),
            registrations: Throttle::new(REGISTRATIONS_PER_ADDRESS, CAPACITY),
            known: HashMap::new(),
        }
    }
}

impl Throttles {
    /// Before a password is checked; charged as if it will be wrong.
    pub fn login(&mut self, attempt: &Attempt, now: UnixMs) -> Result<(), Wait> {
        self.address.take(&attempt.from, now)?;
        if let Err(wait) = self.pair.take(attempt, now) {
            self.address.give_back(&attempt.from);
            return Err(wait);
        }
        if self.known.contains_key(attempt) {
            return Ok(());
        }
        self.account.take(&attempt.account, now).inspect_err(|_| {
            self.address.give_back(&attempt.from);
            self.pair.give_back(attempt);
        })
    }

    /// After the right password: it costs nothing, and this address is known for the account from now on.
    pub fn logged_in(&mut self, attempt: &Attempt, now: UnixMs) {
        self.address.give_back(&attempt.from);
        self.pair.give_back(attempt);
        if !self.known.contains_key(attempt) {
            self.account.give_back(&attempt.account);
            if self.known.len() >= CAPACITY
                && let Some(oldest) = self
                    .known
                    .iter()
                    .min_by_key(|&(_, used)| *used)
                    .map(|(key, _)| key.clone())
            {
                self.known.remove(&oldest);
            }
        }
        self.known.insert(attempt.clone(), now);
    }

    pub fn registration(&mut self, from: IpAddr, now: UnixMs) -> Result<(), Wait> {
        self.registrations.take(&from, now)
    }

    /// A guess at the set-up token counts like a login from that address.
    pub fn setup(&mut self, from: IpAddr, now: UnixMs) -> Result<(), Wait> {
        self.address.take(&from, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RATE: Rate = Rate {
        burst: 3,
        refill_ms: 1_000,
    };

    #[test]
    fn a_bucket_allows_its_burst_and_then_one_a_refill() {
        let mut throttle = Throttle::new(RATE, 10);
        for _ in 0..3 {
            throttle.take(&"a", 0).unwrap();
        }
        assert_eq!(throttle.take(&"a", 0), Err(Wait(1_000)));
        assert_eq!(throttle.take(&"a", 400), Err(Wait(600)));
        throttle.take(&"b", 0).unwrap();
        throttle.take(&"a", 1_000).unwrap();
        assert_eq!(throttle.take(&"a", 1_000), Err(Wait(1_000)));
        throttle.give_back(&"a");
        throttle.take(&"a", 1_000).unwrap();
    }

    #[test]
    fn memory_is_bounded_and_the_busiest_bucket_is_remembered() {
        let mut throttle = Throttle::new(RATE, 100);
        for _ in 0..3 {
            throttle.take(&-1, 0).unwrap();
        }
        for other in 0..1_000 {
            throttle.take(&other, 0).unwrap();
        }
        assert!(throttle.full_at.len() <= 100);
        assert!(throttle.take(&-1, 0).is_err());
    }

    fn attempt(account: &str, last: u8) -> Attempt {
        Attempt {
            account: account.to_owned(),
            from: IpAddr::from([192, 0, 2, last]),
        }
    }

    #[test]
    fn an_attacker_elsewhere_does_not_lock_the_owner_out() {
        let mut throttles = Throttles::default();
        let owner = attempt("ada@example.org", 1);
        throttles.login(&owner, 0).unwrap();
        throttles.logged_in(&owner, 0);
        // Forty addresses guess until nothing is left of the account's bucket.
        let mut refused = 0;
        for last in 10..50 {
            for _ in 0..5 {
                refused += u32::from(
                    throttles
                        .login(&attempt("ada@example.org", last), 0)
                        .is_err(),
                );
            }
        }
        assert!(refused >= 160, "{refused}");
        throttles.login(&owner, 0).unwrap();
        // A new address of the owner waits for one refill at most.
        let wait = throttles
            .login(&attempt("ada@example.org", 2), 0)
            .unwrap_err();
        assert!(wait.seconds() <= 5, "{wait:?}");
    }

    #[test]
    fn right_passwords_cost_nothing() {
        let mut throttles = Throttles::default();
        for _ in 0..1_000 {
            throttles.login(&attempt("ada@example.org", 1), 0).unwrap();
            throttles.logged_in(&attempt("ada@example.org", 1), 0);
        }
    }

    #[test]
    fn ipv6_counts_by_network() {
        let parse = |text: &str| network(text.parse().unwrap());
        assert_eq!(parse("2001:db8:1:2:3::4"), parse("2001:db8:1:2::"));
        assert_ne!(parse("2001:db8:1:3::"), parse("2001:db8:1:2::"));
        assert_eq!(parse("::ffff:192.0.2.1"), parse("192.0.2.1"));
    }

    proptest! {
        /// Whatever the arrival times, never more than the burst plus what time refills.
        #[test]
        fn never_more_than_burst_plus_refill(gaps in prop::collection::vec(0i64..2_500, 1..200)) {
            let mut throttle = Throttle::new(RATE, 10);
            let (mut now, mut taken) = (0, 0);
            for gap in gaps {
                now += gap;
                match throttle.take(&(), now) {
                    Ok(()) => taken += 1,
                    Err(Wait(ms)) => prop_assert!(ms > 0 && ms <= RATE.refill_ms),
                }
                prop_assert!(taken <= i64::from(RATE.burst) + now / RATE.refill_ms);
            }
        }
    }
}
