//! Stores and routes, on SQLite and PostgreSQL, through the real HTTP and WebSocket doors.

mod accounts;
mod authoring;
mod cli;
mod document;
mod document_faults;
mod document_fuzz;
mod document_rig;
mod evaluator;
mod events;
mod full_disk;
mod harness;
mod interviews;
mod interviews_live;
mod judge;
mod mocks;
mod room_client;
mod rooms;
mod server;
mod sessions;
mod tidy;
