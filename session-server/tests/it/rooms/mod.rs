//! Rooms through their real doors.

mod chat;
mod document;
mod doors;
mod faults;
mod integrity;
mod killed;
mod lifetime;
mod lobby;
mod media;
mod replay;
mod runs;
