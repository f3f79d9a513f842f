//! The checks of a room's document without the room: for the fuzzer, and whoever wants to know what an update would do.

use super::{
    reader::Update,
    state::{News, Refusal, State, StateVector, Via},
};

/// A document that knows which updates may be.
pub struct Probe {
    state: State,
}

impl Probe {
    pub fn new(files: &[&str], max_bytes: usize) -> Self {
        let mut state = State::new(max_bytes);
        for file in files {
            state.add_file(file);
        }
        Self { state }
    }

    /// Offers an edit of participant `author`; answers what of it was new.
    pub fn edit(&mut self, update: &[u8], author: u32) -> Result<Option<Vec<u8>>, Refusal> {
        self.offer(update, Via::Edit(author))
    }

    /// Offers an answer to a state vector, by anybody, after a crash.
    pub fn restore(&mut self, update: &[u8], author: u32) -> Result<Option<Vec<u8>>, Refusal> {
        let restoring = true;
        self.offer(update, Via::Sync { author, restoring })
    }

    fn offer(&mut self, update: &[u8], via: Via) -> Result<Option<Vec<u8>>, Refusal> {
        let accepted = self.state.accept(&Update::read(update)?, via)?;
        Ok(match accepted.news {
            News::None => None,
            News::Whole => Some(update.to_vec()),
            News::Part(part) => Some(part),
        })
    }

    pub fn compact(&mut self) {
        self.state.compact();
    }

    /// The whole document as one update.
    pub fn merged(&self) -> Vec<u8> {
        self.state.encode()
    }

    /// What a replica with this state vector lacks; nothing when it is none.
    pub fn missing(&self, vector: &[u8]) -> Option<Vec<u8>> {
        let vector = StateVector::read(vector).ok()?;
        Some(self.state.encode_since(&vector))
    }

    pub fn vector(&self) -> StateVector {
        self.state.vector()
    }
}
