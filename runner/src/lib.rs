//! Runs untrusted programs in sandboxes and measures them.
//!
//! A [`Job`] is one program and the inputs to run it on: it is compiled once and run on each input, in a sandbox of its own
//! that is gone afterwards. What comes back are measurements ([`Ran`]), not verdicts: what a program should have printed
//! never enters a sandbox. [`Runner`] is the door; behind it are the queue ([`queue`]) and a driver
//! ([`local`], [`docker`]), or the way to a runner elsewhere ([`service`]). Who has more to do than one job, or makes its
//! inputs on the way, takes a [`Turn`]: a place that several programs are run in, one at a time.

pub mod agent;
mod cgroup;
pub mod docker;
mod driver;
mod host;
pub mod languages;
pub mod launch;
pub mod local;
pub mod queue;
pub mod sealed;
mod seccomp;
pub mod service;
pub mod settings;
mod turn;
mod types;
mod wire;

pub use host::{Event, MAX_SOURCE_BYTES, Runner, RunnerError, check};
pub use languages::Language;
pub use seccomp::confine;
pub use turn::{Idleness, SANDBOXES, Started, Turn, changes_itself};
pub use types::{Availability, End, File, Job, Limits, Program, Ran, Report, Stage};
