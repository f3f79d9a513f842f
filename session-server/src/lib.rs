//! The InterviewXpert server. Flow is one way: routes → model → store.

pub mod accounts;
pub mod ai;
pub mod app;
pub mod authoring;
pub mod clock;
pub mod config;
mod content;
pub mod db;
pub mod doctor;
pub mod error;
pub mod events;
pub mod http;
pub mod ids;
mod intake;
pub mod interviews;
pub mod jobs;
pub mod judge;
pub mod mocks;
pub mod page;
pub mod rooms;
pub mod search;
pub mod text;
pub mod ws;
