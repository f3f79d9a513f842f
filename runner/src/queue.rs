//! Who may run now: as many as there are cores, the others wait in a bounded queue that is fair between users.
//!
//! Each user has a queue of their own, and the users take turns; one who sends fifty programs delays the others by one.
//! Whoever has held a place for a while, or holds all of them, gives way to others between two runs.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// How long a place is held before others who wait are let in.
pub const SLICE: Duration = Duration::from_secs(5);

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
    /// Places that users hold.
    held: HashMap<String, usize>,
    next_id: u64,
    /// How long one lately held its place, smoothed.
    usual: Duration,
}

#[derive(Debug)]
struct Waiter {
    id: u64,
    go: oneshot::Sender<Permit>,
    /// It gave way in the middle of its work, and keeps its place in a full queue.
    gave_way: bool,
}

/// A place; dropping it gives it to the next.
#[derive(Debug)]
pub struct Permit {
    shared: Arc<Shared>,
    user: String,
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
            held: HashMap::new(),
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
        if state.is_free(bounds) {
            return Ok(Entry::Now(Permit::new(&self.shared, &mut state, user)));
        }
        state.room(bounds, user)?;
        if state.waiting >= bounds.waiting {
            state.displace();
        }
        let ahead = state.waiting;
        let waiting = self.line_up(&mut state, user, false);
        Ok(Entry::Later { ahead, waiting })
    }

    /// A place for `user` if one is free and nobody waits for it.
    pub fn enter_at_once(&self, user: &str) -> Result<Permit, Full> {
        let mut state = self.shared.state();
        let bounds = self.shared.bounds;
        match state.is_free(bounds) {
            true => Ok(Permit::new(&self.shared, &mut state, user)),
            false => Err(state.full(bounds)),
        }
    }

    /// Whether `user` could enter now, without entering.
    pub fn room(&self, user: &str) -> Result<(), Full> {
        self.shared.state().room(self.shared.bounds, user)
    }

    fn line_up(&self, state: &mut State, user: &str, gave_way: bool) -> Waiting {
        let (go, ready) = oneshot::channel();
        let id = state.next_id;
        state.next_id += 1;
        state.waiting += 1;
        let line = state.waiters.entry(user.to_owned()).or_default();
        let waiter = Waiter { id, go, gave_way };
        let is_first = line.is_empty();
        if gave_way {
            // What was begun is finished first; the others of the line come before it.
            line.push_front(waiter);
            state.turns.retain(|known| known != user);
            state.turns.push_back(user.to_owned());
        } else {
            line.push_back(waiter);
            if is_first {
                state.turns.push_back(user.to_owned());
            }
        }
        let place = Place {
            shared: Arc::clone(&self.shared),
            user: user.to_owned(),
            id,
        };
        Waiting {
            ready,
            _place: place,
        }
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
    fn new(shared: &Arc<Shared>, state: &mut State, user: &str) -> Self {
        state.running += 1;
        *state.held.entry(user.to_owned()).or_default() += 1;
        Self {
            shared: Arc::clone(shared),
            user: user.to_owned(),
            since: Instant::now(),
        }
    }

    /// Whether others wait who should be let in before its holder goes on.
    pub fn is_due(&self, now: Instant) -> bool {
        let state = self.shared.state();
        let running = self.shared.bounds.running;
        let has_all = running > 1 && state.held(&self.user) >= running;
        let others_wait = state.turns.iter().any(|user| *user != self.user);
        others_wait && (has_all || now.saturating_duration_since(self.since) >= SLICE)
    }

    /// A place in the line for when this one was given up.
    pub fn again(&self) -> Waiting {
        let queue = Queue {
            shared: Arc::clone(&self.shared),
        };
        let mut state = self.shared.state();
        queue.line_up(&mut state, &self.user, true)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.running -= 1;
        if let Some(held) = state.held.get_mut(&self.user) {
            *held -= 1;
            if *held == 0 {
                state.held.remove(&self.user);
            }
        }
        state.usual = (state.usual * 7 + self.since.elapsed()) / 8;
        let mut next = Vec::new();
        while state.running < self.shared.bounds.running
            && let Some((user, waiter)) = state.pop(self.shared.bounds)
        {
            next.push((waiter, Permit::new(&self.shared, &mut state, &user)));
        }
        drop(state);
        // Outside the lock: whoever has stopped waiting gives the permit back at once.
        for (waiter, permit) in next {
            drop(waiter.go.send(permit));
        }
    }
}

impl State {
    fn held(&self, user: &str) -> usize {
        self.held.get(user).copied().unwrap_or(0)
    }

    /// Whether there is a place that nobody waits for.
    fn is_free(&self, bounds: Bounds) -> bool {
        self.running < bounds.running && self.waiting == 0
    }

    /// Whether `user` may wait, if need be in the place of somebody who has more waiting.
    fn room(&self, bounds: Bounds, user: &str) -> Result<(), Full> {
        let of_one = self.waiters.get(user).map_or(0, VecDeque::len);
        let is_full = self.waiting >= bounds.waiting;
        let has_room = !is_full || of_one == 0 && self.most_fresh() > 1;
        if has_room && of_one < bounds.waiting_of_one {
            return Ok(());
        }
        Err(self.full(bounds))
    }

    fn full(&self, bounds: Bounds) -> Full {
        let rounds = (self.waiting / bounds.running.max(1) + 1) as u32;
        let wait = (self.usual * rounds).clamp(Duration::from_secs(1), Duration::from_secs(60));
        let retry_after = Duration::from_secs(wait.as_secs_f64().ceil() as u64);
        Full { retry_after }
    }

    /// Of whoever has most waiting that has not run yet.
    fn most_fresh(&self) -> usize {
        self.waiters.values().map(fresh).max().unwrap_or(0)
    }

    /// The newest of whoever has most waiting leaves a full queue: nobody fills it alone, under however many names.
    fn displace(&mut self) {
        let most = self.waiters.values_mut().max_by_key(|line| fresh(line));
        if let Some(line) = most
            && let Some(newest) = line.iter().rposition(|waiter| !waiter.gave_way)
        {
            line.remove(newest);
            self.waiting -= 1;
        }
    }

    /// The next in turn; its user goes to the end of the line. One place is not for those who hold all the others.
    fn pop(&mut self, bounds: Bounds) -> Option<(String, Waiter)> {
        let most = bounds.running.saturating_sub(1).max(1);
        let modest = |user: &String| self.held(user) < most;
        let at = self.turns.iter().position(modest).unwrap_or(0);
        let user = self.turns.remove(at)?;
        let waiters = self.waiters.get_mut(&user)?;
        let waiter = waiters.pop_front();
        if waiters.is_empty() {
            self.waiters.remove(&user);
        } else {
            self.turns.push_back(user.clone());
        }
        self.waiting -= usize::from(waiter.is_some());
        waiter.map(|waiter| (user, waiter))
    }
}

fn fresh(line: &VecDeque<Waiter>) -> usize {
    line.iter().filter(|waiter| !waiter.gave_way).count()
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
    async fn a_place_is_had_at_once_only_if_nobody_waits_for_it() {
        let queue = queue(2);
        let first = now(queue.enter("a"));
        let second = queue.enter_at_once("a").unwrap();
        assert!(queue.enter_at_once("a").is_err());
        let waiting = later(queue.enter("b"));
        drop(second);
        assert!(
            queue.enter_at_once("a").is_err(),
            "it is of the one who waited"
        );
        drop((first, waiting));
        assert_eq!(queue.load(), (0, 0));
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

    #[tokio::test]
    async fn b_9_who_has_held_a_place_for_a_while_gives_way_and_goes_on_before_their_own_next() {
        let queue = queue(1);
        let permit = now(queue.enter("ada"));
        let next = later(queue.enter("ada"));
        let at = Instant::now() + SLICE;
        assert!(!permit.is_due(at), "nobody else waits");
        let bo = later(queue.enter("bo"));
        assert!(!permit.is_due(Instant::now()) && permit.is_due(at));
        let again = permit.again();
        drop(permit);
        drop(bo.turn().await.unwrap());
        let permit = again.turn().await.unwrap();
        assert_eq!(queue.load(), (1, 1));
        drop(permit);
        assert!(next.turn().await.is_some());
    }

    #[tokio::test]
    async fn b_9_nobody_holds_all_places_while_others_wait() {
        let queue = queue(2);
        let first = now(queue.enter("ada"));
        let second = now(queue.enter("ada"));
        let third = later(queue.enter("ada"));
        let bo = later(queue.enter("bo"));
        assert!(first.is_due(Instant::now()), "at once");
        drop(first);
        let of_bo = bo.turn().await.unwrap();
        assert!(!second.is_due(Instant::now()));
        let cy = later(queue.enter("cy"));
        drop(of_bo);
        assert!(
            cy.turn().await.is_some(),
            "ada waits longer and has a place"
        );
        drop(third);
    }

    #[tokio::test]
    async fn b_9_what_gave_way_is_not_displaced() {
        let queue = Queue::new(Bounds {
            running: 1,
            waiting: 2,
            waiting_of_one: 4,
        });
        let permit = now(queue.enter("ada"));
        let fresh = later(queue.enter("ada"));
        let again = permit.again();
        assert!(queue.room("bo").is_err(), "ada has but one that is new");
        assert!(queue.enter("bo").is_err());
        drop(permit);
        drop(again.turn().await.unwrap());
        assert!(fresh.turn().await.is_some());
    }
}
