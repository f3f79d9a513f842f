//! Why an update is not taken.

use super::super::{lib0::Malformed, reader::Id};

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It builds on something not known here; may become acceptable once this unit is.
    #[error("it builds on edits the server has not got")]
    Gap(Id),
    /// It brings structs of somebody else's client that are not known here, up to this unit; may become known.
    #[error("it brings edits of another participant")]
    Foreign(Id),
    #[error("it writes in the name of another participant")]
    Forged,
    #[error("it edits a file that does not exist")]
    UnknownFile,
    #[error("it spans two files")]
    TwoFiles,
    #[error("the document is full")]
    Full,
    #[error("the history of this document is full")]
    LogFull,
    #[error("it comes from more pages than one person may edit from")]
    TooManyClients,
    #[error("it is not an edit of text ({0})")]
    Malformed(#[from] Malformed),
    #[error("the same client twice")]
    Repeated,
    #[error("you may read this document, not edit it")]
    ReadOnly,
}

impl Refusal {
    /// The unit without which the same update cannot be accepted later; nothing when it never can.
    pub fn awaits(self) -> Option<Id> {
        match self {
            Refusal::Gap(id) | Refusal::Foreign(id) => Some(id),
            _ => None,
        }
    }
}
