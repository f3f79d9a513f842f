//! Who may run now: as many as there are cores, the others wait in a bounded queue that is fair between users.
//!
//! Each user has a queue of their own, and the users take turns; one who sends fifty programs delays the others by one.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Programs at a time.
    pub running: usize,
    /// Waiting, of everybody.
    pub waiting: usize,
    /// Waiting, of one user.
    pub waiting_of_one: usize,
}

/// The queue is full; there is likely room after so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many programs are waiting; try again in {} s", .retry_after.as_secs())]
pub struct Full {
    pub retry_after: Duration,
}

#[derive(Debug, Clone)]
pub struct Queue {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    bounds: Bounds,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    running: usize,
    waiting: usize,
    /// Users with somebody waiting, in the order of their turns.
    turns: VecDeque<String>,
    waiters: HashMap<String, VecDeque<Waiter>>,
    next_id: u64,
    /// How long one lately held its place, smoothed.
    usual: Duration,
}

#[derive(Debug)]
struct Waiter {
    id: u64,
    go: oneshot::Sender<Permit>,
}

/// A place; dropping it gives it to the next.
#[derive(Debug)]
pub struct Permit {
    shared: Arc<Shared>,
    since: Instant,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing is left half-done under this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    pub fn new(bounds: Bounds) -> Self {
        let state = State {
            running: 0,
            waiting: 0,
            turns: VecDeque::new(),
            waiters: HashMap::new(),
            next_id: 0,
            usual: Duration::from_secs(1),
        };
        Self {
            shared: Arc::new(Shared {
                bounds,
                state: Mutex::new(state),
            }),
        }
    }

    /// A place for `user` now or in turn. Dropping the future gives up the place in the queue.
    pub fn enter(&self, user: &str) -> Result<Entry, Full> {
        let mut state = self.shared.state();
        let bounds = self.shared.bounds;
        if state.running < bounds.running && state.waiting == 0 {
            state.running += 1;
            return Ok(Entry::Now(Permit::new(&self.shared)));
        }
        let of_one = state.waiters.get(user).map_or(0, VecDeque::len);
        if state.waiting >= bounds.waiting && of_one == 0 {
            state.displace();
        }
        if state.waiting >= bounds.waiting || of_one >= bounds.waiting_of_one {
            let rounds = (state.waiting / bounds.running.max(1) + 1) as u32;
            let wait =
                (state.usual * rounds).clamp(Duration::from_secs(1), Duration::from_secs(60));
            let retry_after = Duration::from_secs(wait.as_secs_f64().ceil() as u64);
            return Err(Full { retry_after });
        }
        let (go, ready) = oneshot::channel();
        let id = state.next_id;
        let ahead = state.waiting;
        state.next_id += 1;
        state.waiting += 1;
        if of_one == 0 {
            state.turns.push_back(user.to_owned());
        }
        state
            .waiters
            .entry(user.to_owned())
            .or_default()
            .push_back(Waiter { id, go });
        let place = Place {
            shared: Arc::clone(&self.shared),
            user: user.to_owned(),
            id,
        };
        Ok(Entry::Later {
            ahead,
            waiting: Waiting {
                ready,
                _place: place,
            },
        })
    }

    /// Programs running and waiting.
    pub fn load(&self) -> (usize, usize) {
        let state = self.shared.state();
        (state.running, state.waiting)
    }
}

#[derive(Debug)]
pub enum Entry {
    Now(Permit),
    Later {
        /// Programs that came before; users take turns, so fewer may be served before.
        ahead: usize,
        waiting: Waiting,
    },
}

#[derive(Debug)]
pub struct Waiting {
    ready: oneshot::Receiver<Permit>,
    _place: Place,
}

impl Waiting {
    /// Resolves with the permit; None when somebody who had nothing waiting got the place in a full queue.
    pub async fn turn(mut self) -> Option<Permit> {
        (&mut self.ready).await.ok()
    }
}

/// Leaves the queue when dropped, if still in it.
#[derive(Debug)]
struct Place {
    shared: Arc<Shared>,
    user: String,
    id: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        let Some(waiters) = state.waiters.get_mut(&self.user) else {
            return;
        };
        let before = waiters.len();
        waiters.retain(|waiter| waiter.id != self.id);
        let (left, after) = (before - waiters.len(), waiters.len());
        state.waiting -= left;
        if after == 0 {
            state.waiters.remove(&self.user);
            state.turns.retain(|user| *user != self.user);
        }
    }
}

impl Permit {
    fn new(shared: &Arc<Shared>) -> Self {
        Self {
            shared: Arc::clone(shared),
            since: Instant::now(),
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.running -= 1;
        state.usual = (state.usual * 7 + self.since.elapsed()) / 8;
        let mut next = Vec::new();
        while state.running + next.len() < self.shared.bounds.running
            && let Some(waiter) = state.pop()
        {
            next.push(waiter);
        }
        state.running += next.len();
        drop(state);
        // Outside the lock: whoever has stopped waiting gives the permit back at once.
        for waiter in next {
            drop(waiter.go.send(Permit::new(&self.shared)));
        }
    }
}

impl State {
    /// The newest of whoever has most waiting leaves a full queue: nobody fills it alone, under however many names.
    fn displace(&mut self) {
        let most = self
            .waiters
            .values_mut()
            .max_by_key(|waiters| waiters.len());
        if let Some(waiters) = most.filter(|waiters| waiters.len() > 1) {
            waiters.pop_back();
            self.waiting -= 1;
        }
    }

    /// The next in turn; its user goes to the end of the line.
    fn pop(&mut self) -> Option<Waiter> {
        let user = self.turns.pop_front()?;
        let waiters = self.waiters.get_mut(&user)?;
        let waiter = waiters.pop_front();
        if waiters.is_empty() {
            self.waiters.remove(&user);
        } else {
            self.turns.push_back(user);
        }
        self.waiting -= usize::from(waiter.is_some());
        waiter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(running: usize) -> Queue {
        Queue::new(Bounds {
            running,
            waiting: 10,
            waiting_of_one: 4,
        })
    }

    fn now(entry: Result<Entry, Full>) -> Permit {
        match entry {
            Ok(Entry::Now(permit)) => permit,
            other => panic!("{other:?}"),
        }
    }

    fn later(entry: Result<Entry, Full>) -> Waiting {
        match entry {
            Ok(Entry::Later { waiting, .. }) => waiting,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn users_take_turns_however_much_one_of_them_sends() {
        let queue = queue(1);
        let first = now(queue.enter("ada"));
        let mut line: Vec<(&str, Waiting)> =
            (0..4).map(|_| ("ada", later(queue.enter("ada")))).collect();
        line.push(("bo", later(queue.enter("bo"))));
        assert!(queue.enter("ada").is_err(), "one user's queue is bounded");
        let mut served = Vec::new();
        let mut permit = Some(first);
        while !line.is_empty() {
            drop(permit.take());
            let at = line
                .iter_mut()
                .position(|(_, waiting)| match waiting.ready.try_recv() {
                    Ok(got) => {
                        permit = Some(got);
                        true
                    }
                    Err(_) => false,
                });
            served.push(line.remove(at.unwrap()).0);
        }
        assert_eq!(served, ["ada", "bo", "ada", "ada", "ada"]);
    }

    #[tokio::test]
    async fn a_page_that_goes_away_frees_its_place_and_its_slot() {
        let queue = queue(1);
        let running = now(queue.enter("ada"));
        let gone = later(queue.enter("bo"));
        let stays = later(queue.enter("cy"));
        drop(gone);
        assert_eq!(queue.load(), (1, 1));
        drop(running);
        let permit = stays.turn().await.unwrap();
        assert_eq!(queue.load(), (1, 0));
        // One that was called and did not listen any more.
        let deaf = later(queue.enter("di"));
        drop(permit);
        assert_eq!(queue.load(), (1, 0));
        drop(deaf);
        assert_eq!(queue.load(), (0, 0));
    }

    #[tokio::test]
    async fn a_full_queue_says_when_to_come_back() {
        let queue = queue(2);
        let _running: Vec<_> = (0..2).map(|_| now(queue.enter("x"))).collect();
        let _waiting: Vec<_> = (0..10)
            .map(|n| later(queue.enter(&format!("u{n}"))))
            .collect();
        let full = queue.enter("late").unwrap_err();
        assert_eq!(full.retry_after, Duration::from_secs(6));
    }

    #[tokio::test]
    async fn who_has_nothing_waiting_gets_a_place_in_a_full_queue() {
        let queue = Queue::new(Bounds {
            running: 1,
            waiting: 4,
            waiting_of_one: 4,
        });
        let enter = |user: &str| queue.enter(user);
        let Ok(Entry::Now(running)) = enter("a") else {
            panic!("the first runs at once");
        };
        let mut greedy: Vec<Waiting> = Vec::new();
        for _ in 0..4 {
            let Ok(Entry::Later { waiting, .. }) = enter("a") else {
                panic!("there is room");
            };
            greedy.push(waiting);
        }
        assert!(enter("a").is_err(), "it is full for whoever filled it");
        let Ok(Entry::Later { waiting, .. }) = enter("b") else {
            panic!("a place is made");
        };
        let newest = greedy.pop().unwrap();
        assert!(newest.turn().await.is_none());
        drop(running);
        drop(greedy.remove(0).turn().await.unwrap());
        assert!(waiting.turn().await.is_some());
    }
}
