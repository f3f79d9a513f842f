//! Live rooms: the room socket, the shared document, media signalling, integrity, the recording.
//!
//! `model` decides (pure), `live` is the task that owns one room's state and makes it durable through `store`,
//! `hub` finds the task of a room, `connection` is one page's socket.

mod access;
mod connection;
pub mod document;
mod hub;
mod ice;
mod live;
mod media;
pub mod model;
mod protocol;
mod rate;
mod replay;
mod routes;
mod sockets;
mod store;

pub use access::{Caller, Viewer};
pub use hub::{Rooms, StartError};
pub use sockets::sockets;

use crate::app::App;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    routes::routes().merge(replay::routes())
}

/// Open rooms that `user` can step back into as candidate or observer, newest first, ten at most.
pub async fn open_rooms(
    conn: &mut sqlx::AnyConnection,
    user: &api::UserId,
) -> sqlx::Result<Vec<api::rooms::Room>> {
    store::list_open(conn, user, 10).await
}
