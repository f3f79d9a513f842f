//! The room without sockets, on a virtual clock.

mod flow;
mod hostile;
mod sessions;
mod world;
