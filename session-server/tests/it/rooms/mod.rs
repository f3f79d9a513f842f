//! Rooms through their real doors.

mod chat;
mod document;
mod doors;
mod faults;
mod integrity;
mod lobby;
mod media;
mod replay;
