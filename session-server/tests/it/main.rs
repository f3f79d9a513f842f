//! Stores and routes, on SQLite and PostgreSQL, through the real HTTP and WebSocket doors.

mod accounts;
mod harness;
mod server;
mod sessions;
