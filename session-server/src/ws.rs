//! WebSocket upgrades that hand over the bare TCP stream, so that a connection can move to its room's thread.

use crate::{
    error::{ApiError, Result},
    http::Place,
};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// An upgraded connection, detached from the runtime it was accepted on.
#[derive(Debug)]
pub struct Socket {
    /// Non-blocking; register it with the runtime that will drive it.
    pub stream: std::net::TcpStream,
    /// Bytes the client sent together with its upgrade request.
    pub read_ahead: Vec<u8>,
    /// Keep it as long as the connection is to count as one.
    pub place: Option<Place>,
}

#[derive(Debug, thiserror::Error)]
pub enum UpgradeError {
    #[error("the connection ended during the upgrade: {0}")]
    Hyper(#[from] hyper::Error),
    #[error("the connection is not a plain TCP stream")]
    NotTcp,
    #[error("cannot move the connection: {0}")]
    Io(#[from] std::io::Error),
}

/// A checked upgrade request; answer the client with [`Upgrade::response`], then await [`Upgrade::socket`].
pub struct Upgrade {
    on: OnUpgrade,
    accept: String,
    place: Option<Place>,
}

impl Upgrade {
    /// Checks the upgrade headers (RFC 6455 section 4.2.1).
    pub fn of(request: &mut Request) -> Result<Self> {
        let headers = request.headers();
        let wants = has_token(headers, header::CONNECTION, "upgrade")
            && has_token(headers, header::UPGRADE, "websocket");
        let version = headers
            .get(header::SEC_WEBSOCKET_VERSION)
            .is_some_and(|v| v == "13");
        let key = headers
            .get(header::SEC_WEBSOCKET_KEY)
            .map(|key| derive_accept_key(key.as_bytes()));
        match (wants && version, key) {
            (true, Some(accept)) => Ok(Self {
                place: request.extensions().get().cloned(),
                on: hyper::upgrade::on(request),
                accept,
            }),
            _ => Err(ApiError::bad_request(
                "This address speaks WebSocket (version 13) only.",
            )),
        }
    }

    /// The 101 answer that starts the protocol switch.
    pub fn response(&self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        let headers = response.headers_mut();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
        if let Ok(accept) = HeaderValue::from_str(&self.accept) {
            headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
        }
        response
    }

    /// Resolves once the answer has been written.
    pub async fn socket(self) -> Result<Socket, UpgradeError> {
        let upgraded = self.on.await?;
        let parts = upgraded
            .downcast::<TokioIo<TcpStream>>()
            .map_err(|_| UpgradeError::NotTcp)?;
        let stream = parts.io.into_inner().into_std()?;
        stream.set_nodelay(true)?;
        Ok(Socket {
            stream,
            read_ahead: parts.read_buf.to_vec(),
            place: self.place,
        })
    }
}

fn has_token(headers: &HeaderMap, name: header::HeaderName, token: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| {
            value
                .split(',')
                .any(|part| part.trim().eq_ignore_ascii_case(token))
        })
}
