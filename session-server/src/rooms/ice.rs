//! STUN and TURN servers as browsers get them.

use crate::config::Media;
use api::{Millis, ParticipantId, UnixMs, room_socket::IceServer};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// How long TURN credentials are good for: longer than an interview.
const TURN_TTL: Millis = 12 * 3_600_000;

/// The configured servers; those of TURN with credentials of this participant's own when there is a shared secret.
///
/// Credentials are those of coturn's `use-auth-secret` (draft-uberti-behave-turn-rest-00): the user name is
/// `expiry:name`, in Unix seconds, the password its HMAC-SHA1 in base64.
pub fn servers(media: &Media, participant: &ParticipantId, now: UnixMs) -> Vec<IceServer> {
    let (turn, stun): (Vec<String>, Vec<String>) = media
        .ice_urls
        .iter()
        .cloned()
        .partition(|url| url.starts_with("turn:") || url.starts_with("turns:"));
    let mut servers = Vec::new();
    if !stun.is_empty() {
        servers.push(IceServer {
            urls: stun,
            username: None,
            credential: None,
        });
    }
    if !turn.is_empty() {
        let credentials = media.turn_secret.as_deref().map(|secret| {
            let username = format!("{}:{participant}", (now + TURN_TTL) / 1_000);
            let password = password(secret, &username);
            (username, password)
        });
        let (username, credential) = credentials.unzip();
        servers.push(IceServer {
            urls: turn,
            username,
            credential,
        });
    }
    servers
}

fn password(secret: &str, username: &str) -> String {
    // HMAC takes keys of any length (RFC 2104).
    let mut mac = Hmac::<Sha1>::new_from_slice(secret.as_bytes()).expect("any key length is fine");
    mac.update(username.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_hmac_sha1() {
        // RFC 2202, test case 2.
        assert_eq!(
            password("Jefe", "what do ya want for nothing?"),
            STANDARD.encode([
                0xef, 0xfc, 0xdf, 0x6a, 0xe5, 0xeb, 0x2f, 0xa2, 0xd2, 0x74, 0x16, 0xd5, 0xf1, 0x84,
                0xdf, 0x9c, 0x25, 0x9a, 0x7c, 0x79
            ])
        );
    }

    #[test]
    fn c_5_turn_has_credentials_that_expire_and_stun_has_none() {
        let config = crate::config::with(&[
            (
                "IX_ICE_URLS",
                "stun:a.example,turn:a.example?transport=udp,turns:a.example",
            ),
            ("IX_TURN_SECRET", "hush"),
        ])
        .unwrap();
        let servers = servers(&config.media, &ParticipantId("p1".to_owned()), 1_000_000);
        assert_eq!(servers[0].urls, ["stun:a.example"]);
        assert_eq!(servers[0].credential, None);
        assert_eq!(servers[1].urls.len(), 2);
        assert_eq!(servers[1].username.as_deref(), Some("44200:p1"));
        assert_eq!(servers[1].credential, Some(password("hush", "44200:p1")));
    }
}
