//! Stores and routes, on SQLite and PostgreSQL, through the real HTTP and WebSocket doors.

mod accounts;
mod events;
mod harness;
<<<<<<< HEAD
mod room_client;
mod rooms;
=======
mod interviews;
>>>>>>> 91a4412 (Add rubrics, the archive, the dashboard and events to pages (VC-4 to VC-10, A-12, E-5, E-6, E-9, ARCH-5))
mod server;
mod sessions;
mod tidy;
