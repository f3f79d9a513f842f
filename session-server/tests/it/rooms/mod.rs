//! Rooms through their real doors.

mod lobby;
