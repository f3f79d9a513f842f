//! The WebSocket doors. A page cannot read why an upgrade was refused, so tickets are judged after it, by close codes.

use super::{access::InRoom, connection, live::Input, model::Person, store};
use crate::{app::App, error::Result, http::Query, ids, ws::Upgrade};
use api::{RoomId, room_socket::close};
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::get,
};
use serde::Deserialize;
use std::sync::Arc;

/// The WebSocket addresses, outside the OpenAPI document.
pub fn sockets() -> Router<Arc<App>> {
    Router::new()
        .route("/ws/rooms/{id}", get(room_socket))
        .route("/ws/rooms/{id}/doc", get(doc_socket))
}

#[derive(Debug, Deserialize)]
struct RoomQuery {
    ticket: Option<String>,
}

async fn room_socket(
    State(app): State<Arc<App>>,
    InRoom(room): InRoom,
    Query(query): Query<RoomQuery>,
    mut request: Request,
) -> Result<Response> {
    let upgrade = Upgrade::of(&mut request)?;
    let response = upgrade.response();
    tokio::spawn(async move {
        let Ok(socket) = upgrade.socket().await else {
            return;
        };
        match redeem(&app, &room, query.ticket.as_deref()).await {
            Ok(Some(person)) => {
                connection::serve(socket, app.rooms.clone(), room, person).await;
            }
            Ok(None) => connection::refuse(socket, close::BAD_TICKET).await,
            Err(error) => {
                tracing::error!(%room, %error, "cannot check a ticket");
                connection::refuse(socket, connection::TRY_AGAIN).await;
            }
        }
    });
    Ok(response)
}

#[derive(Debug, Deserialize)]
struct DocQuery {
    ticket: Option<String>,
    /// `1`: the page understands our own messages beside those of y-websocket.
    acks: Option<String>,
}

async fn doc_socket(
    State(app): State<Arc<App>>,
    InRoom(room): InRoom,
    Query(query): Query<DocQuery>,
    mut request: Request,
) -> Result<Response> {
    let upgrade = Upgrade::of(&mut request)?;
    let response = upgrade.response();
    tokio::spawn(async move {
        let Ok(socket) = upgrade.socket().await else {
            return;
        };
        match redeem_doc(&app, &room, query.ticket.as_deref()).await {
            Ok(Some(person)) => {
                let input = Input::Document {
                    participant: person.id,
                    socket,
                    acks: query.acks.as_deref() == Some("1"),
                };
                // Dropped when the server stops: the page comes back.
                let _ = app.rooms.send(&room, input).await;
            }
            Ok(None) => connection::refuse(socket, close::BAD_TICKET).await,
            Err(error) => {
                tracing::error!(%room, %error, "cannot check a ticket");
                connection::refuse(socket, connection::TRY_AGAIN).await;
            }
        }
    });
    Ok(response)
}

async fn redeem_doc(
    app: &App,
    room: &RoomId,
    ticket: Option<&str>,
) -> sqlx::Result<Option<Person>> {
    let Some(ticket) = ticket else {
        return Ok(None);
    };
    let now = app.clock.now_ms();
    let fingerprint = ids::fingerprint(ticket);
    store::redeem_doc(&mut *app.db.read().await?, room, &fingerprint, now).await
}

async fn redeem(app: &App, room: &RoomId, ticket: Option<&str>) -> sqlx::Result<Option<Person>> {
    let Some(ticket) = ticket else {
        return Ok(None);
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now_ms();
    let person = store::redeem_room(&mut tx, room, &ids::fingerprint(ticket), now).await?;
    tx.commit().await?;
    Ok(person)
}
