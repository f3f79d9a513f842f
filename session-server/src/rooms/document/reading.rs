//! The text of a document for whoever is not connected to it: its log is read and merged page by page, and a child
//! process makes text of the result.

use super::{
    DocumentEvent, Documents, StateVector, TextError,
    mailbox::Command,
    reader::Update,
    state::{State, Via},
    store,
};
use api::{
    FileId, RoomId, UnixMs,
    replay::{DocumentAt, FileText},
};
use std::{
    collections::HashMap,
    io,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::{
    sync::{OwnedMutexGuard, Semaphore, SemaphorePermit, oneshot},
    task::spawn_blocking,
};

/// Readings at a time; each keeps a core busy.
const READINGS: usize = 2;
/// Log entries read and merged at a time.
const PAGE: u32 = 128;

/// Whose turn it is: one reading of a room at a time, and few at all. What waits has loaded nothing yet.
#[derive(Debug)]
pub struct Readings {
    rooms: Mutex<HashMap<RoomId, Weak<tokio::sync::Mutex<()>>>>,
    permits: Semaphore,
}

#[derive(Debug)]
struct Reading<'a> {
    _room: OwnedMutexGuard<()>,
    _permit: Option<SemaphorePermit<'a>>,
}

impl Default for Readings {
    fn default() -> Self {
        Self {
            rooms: Mutex::default(),
            permits: Semaphore::new(READINGS),
        }
    }
}

impl Readings {
    async fn begin(&self, room: &RoomId) -> Reading<'_> {
        let lock = {
            // Nothing can fail half-way while the lock is held.
            let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
            rooms.retain(|_, lock| lock.strong_count() > 0);
            match rooms.get(room).and_then(Weak::upgrade) {
                Some(lock) => lock,
                None => {
                    let lock = Arc::default();
                    rooms.insert(room.clone(), Arc::downgrade(&lock));
                    lock
                }
            }
        };
        Reading {
            _room: lock.lock_owned().await,
            // An error says that the semaphore is closed, which it never is.
            _permit: self.permits.acquire().await.ok(),
        }
    }
}

/// A log as one update, and the number of its last entry.
#[derive(Debug)]
struct Merged {
    seq: i64,
    update: Vec<u8>,
}

impl Documents {
    /// The text of every file now, unsaved edits included.
    pub async fn text(&self, room: &RoomId) -> Result<Vec<FileText>, TextError> {
        let _reading = self.inner.readings.begin(room).await;
        let (reply, live) = oneshot::channel();
        self.send(room, Command::Encode(room.clone(), reply));
        let files = store::files(&mut *self.inner.db.read().await?, room).await?;
        let merged = match live.await {
            Ok((seq, update)) => Some(Merged { seq, update }),
            Err(_) => {
                let snapshot = store::snapshot(&mut *self.inner.db.read().await?, room).await?;
                self.merge(room, &files, snapshot, UnixMs::MAX).await?
            }
        };
        self.integrate(room, &files, merged).await
    }

    /// The text of every file at an instant, from the log.
    pub async fn text_at(&self, room: &RoomId, at_ms: UnixMs) -> Result<DocumentAt, TextError> {
        let _reading = self.inner.readings.begin(room).await;
        let files = store::files(&mut *self.inner.db.read().await?, room).await?;
        let merged = self.merge(room, &files, None, at_ms).await?;
        let seq = merged.as_ref().map_or(0, |merged| merged.seq);
        Ok(DocumentAt {
            at_ms,
            seq,
            files: self.integrate(room, &files, merged).await?,
        })
    }

    /// The log on top of `snapshot`, none later than `until_ms`; nothing when it is no log.
    async fn merge(
        &self,
        room: &RoomId,
        files: &[FileId],
        snapshot: Option<(i64, Vec<u8>)>,
        until_ms: UnixMs,
    ) -> Result<Option<Merged>, TextError> {
        let mut state = State::new(self.inner.limits.document_bytes);
        for file in files {
            state.add_file(file.as_str());
        }
        let mut page: Vec<_> = snapshot.into_iter().collect();
        let mut seq = 0;
        loop {
            if let Some(&(last, _)) = page.last() {
                seq = last;
                let took = spawn_blocking(move || take(state, &page));
                state = match took.await.map_err(io::Error::other)? {
                    Ok(state) => state,
                    Err((seq, error)) => {
                        tracing::error!(%room, seq, error, "a log entry is not an update");
                        return Ok(None);
                    }
                };
            }
            let mut db = self.inner.db.read().await?;
            page = store::updates(&mut db, room, seq, until_ms, PAGE).await?;
            if page.is_empty() {
                break;
            }
        }
        let update = spawn_blocking(move || state.encode()).await;
        let update = update.map_err(io::Error::other)?;
        Ok(Some(Merged { seq, update }))
    }

    /// Has the child make text of what was merged. Without that, or when the child says that it is no document, the room
    /// is damaged; it is no more when a later reading of everything succeeds.
    async fn integrate(
        &self,
        room: &RoomId,
        files: &[FileId],
        merged: Option<Merged>,
    ) -> Result<Vec<FileText>, TextError> {
        if let Some(Merged { seq, update }) = merged {
            let expected = vector_of(&update);
            match self.inner.integrator.integrate(files, &[update]).await {
                Ok(made) if Some(&made.vector) == expected.as_ref() => {
                    self.unmark_damaged(room, seq).await?;
                    return Ok(made.files);
                }
                Ok(_) | Err(TextError::Damaged) => {}
                Err(error) => {
                    tracing::warn!(%room, %error, "no text of a document");
                    return Err(error);
                }
            }
        }
        tracing::error!(%room, "the document cannot be integrated");
        self.mark_damaged(room).await?;
        Err(TextError::Damaged)
    }

    async fn mark_damaged(&self, room: &RoomId) -> sqlx::Result<()> {
        let mut write = self.inner.db.write().await?;
        store::mark_damaged(&mut write, room).await?;
        write.commit().await?;
        // An error only says that nobody listens.
        let _ = self
            .inner
            .events
            .send(DocumentEvent::Damaged { room: room.clone() });
        Ok(())
    }

    async fn unmark_damaged(&self, room: &RoomId, seq: i64) -> sqlx::Result<()> {
        if store::is_damaged(&mut *self.inner.db.read().await?, room).await? {
            let mut write = self.inner.db.write().await?;
            store::unmark_damaged(&mut write, room, seq).await?;
            write.commit().await?;
        }
        Ok(())
    }
}

/// Takes a page of the log in; answers the number of an entry that is no update.
fn take(mut state: State, page: &[(i64, Vec<u8>)]) -> Result<State, (i64, String)> {
    for (seq, bytes) in page {
        let update = Update::read(bytes).map_err(Into::into);
        if let Err(error) = update.and_then(|update| state.accept(&update, Via::Log)) {
            return Err((*seq, error.to_string()));
        }
    }
    Ok(state)
}

/// How far an update of a whole document reaches.
fn vector_of(update: &[u8]) -> Option<StateVector> {
    let update = Update::read(update).ok()?;
    let ends = update
        .sections
        .iter()
        .map(|s| (s.client, u64::from(s.clocks.1)));
    Some(ends.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[tokio::test]
    async fn a_room_has_one_turn_at_a_time_and_leaves_the_others_theirs() {
        let readings = Readings::default();
        let [a, b, c] = ["a", "b", "c"].map(|id| RoomId(id.to_owned()));
        let first = readings.begin(&a).await;
        let mut waiting: Vec<_> = [(); 5].map(|()| Box::pin(readings.begin(&a))).into();
        for begin in &mut waiting {
            assert!(begin.now_or_never().is_none());
        }
        // They wait for their room, so they take no place that another room could have.
        let other = readings.begin(&b).now_or_never().unwrap();
        let mut third = Box::pin(readings.begin(&c));
        assert!((&mut third).now_or_never().is_none());
        drop(other);
        assert!(third.now_or_never().is_some());
        drop(first);
        assert!(waiting.remove(0).now_or_never().is_some());
    }
}
