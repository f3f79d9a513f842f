//! One at a time for each name, without a trace of names that nobody waits for.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

#[derive(Debug, Clone, Default)]
pub(super) struct Locks {
    /// Who is at work on one has its lock.
    names: Arc<Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>>,
}

impl Locks {
    pub fn of(&self, name: &str) -> Arc<tokio::sync::Mutex<()>> {
        // Nothing is left half-done under this lock.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.retain(|_, lock| lock.strong_count() > 0);
        if let Some(lock) = names.get(name).and_then(Weak::upgrade) {
            return lock;
        }
        let lock = Arc::default();
        names.insert(name.to_owned(), Arc::downgrade(&lock));
        lock
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_at_work_and_nothing_is_remembered_of_it() {
        let locks = Locks::default();
        let (first, second) = (locks.of("a"), locks.of("a"));
        assert!(Arc::ptr_eq(&first, &second));
        drop((first, second));
        let _other = locks.of("b");
        let names = locks.names.lock().unwrap();
        assert_eq!(names.keys().collect::<Vec<_>>(), ["b"]);
    }
}
