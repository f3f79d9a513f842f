//! Extractors whose refusals are our [`api::error::ErrorBody`].

use super::Network;
use crate::{
    app::App,
    error::{ApiError, Result},
};
use api::error::ErrorCode;
use axum::{
    extract::{
        ConnectInfo, FromRequest, FromRequestParts, Request,
        rejection::{JsonRejection, QueryRejection},
    },
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// A JSON body, in or out.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(JsonRejection::BytesRejection(error))
                if error.status() == StatusCode::PAYLOAD_TOO_LARGE =>
            {
                Err(ApiError::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    ErrorCode::TooLarge,
                    "This is more than can be sent here at once.",
                ))
            }
            Err(error) => Err(ApiError::bad_request(error.body_text())),
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// The query string.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|error: QueryRejection| ApiError::bad_request(error.body_text()))
    }
}

/// Parts of the path; what is not even text is an address that does not exist.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| ApiError::not_found("address"))
    }
}

/// Where a request comes from, for limits: the peer, or what a trusted proxy says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<Arc<App>> for ClientAddress {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let forwarded = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        Ok(Self(client(peer, forwarded, &app.config.trusted_proxies)))
    }
}

/// The last address of the chain that no trusted proxy has; each proxy appends the peer it saw.
fn client<'a>(
    peer: IpAddr,
    forwarded: impl Iterator<Item = &'a str>,
    trusted: &[Network],
) -> IpAddr {
    let mut client = peer.to_canonical();
    let chain: Vec<&str> = forwarded.collect();
    for hop in chain.into_iter().rev() {
        if !trusted.iter().any(|network| network.contains(client)) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let from = |peer: &str, chain: &'static str, trusted: &[Network]| {
            client(ip(peer), chain.split(','), trusted).to_string()
        };
        let proxies = ["10.0.0.1", "10.0.0.2"].map(|text| text.parse().unwrap());
        assert_eq!(from("203.0.113.9", "192.0.2.1", &[]), "203.0.113.9");
        assert_eq!(from("203.0.113.9", "192.0.2.1", &proxies), "203.0.113.9");
        assert_eq!(from("10.0.0.1", "192.0.2.1", &proxies), "192.0.2.1");
        assert_eq!(from("::ffff:10.0.0.1", "192.0.2.1", &proxies), "192.0.2.1");
        // What the client itself put in front is not believed.
        assert_eq!(
            from("10.0.0.1", "1.1.1.1, 192.0.2.1, 10.0.0.2", &proxies),
            "192.0.2.1"
        );
        assert_eq!(from("10.0.0.1", "nonsense", &proxies), "10.0.0.1");
        assert_eq!(from("10.0.0.1", "", &proxies), "10.0.0.1");
    }
}
