//! The shared document of a room: an append-only log of Yjs updates.
