//! State vectors: what a replica has.

use super::super::lib0::{Malformed, Reader};
use std::collections::HashMap;

/// How far a replica knows each client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateVector(HashMap<u64, u64>);

impl FromIterator<(u64, u64)> for StateVector {
    fn from_iter<T: IntoIterator<Item = (u64, u64)>>(clients: T) -> Self {
        Self(clients.into_iter().collect())
    }
}

impl StateVector {
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let mut clients = HashMap::new();
        for _ in 0..reader.integer()? {
            let client = reader.integer()?;
            clients.insert(client, reader.integer()?);
        }
        match reader.is_empty() {
            true => Ok(Self(clients)),
            false => Err(Malformed("bytes after the end")),
        }
    }

    pub fn clients(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.keys().copied()
    }

    /// First clock of `client` that is not in the replica.
    pub fn of(&self, client: u64) -> u64 {
        self.0.get(&client).copied().unwrap_or(0)
    }

    pub(super) fn next(&self, client: u64) -> u32 {
        u32::try_from(self.of(client)).unwrap_or(u32::MAX)
    }
}
