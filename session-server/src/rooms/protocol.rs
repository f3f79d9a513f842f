//! The room socket's messages as text frames.

use super::model::text;
use api::room_socket::{ClientMessage, ServerMessage};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// One message as the frame that everybody gets.
pub fn frame(message: &ServerMessage) -> Utf8Bytes {
    // Plain data without maps: serialisation has nothing to fail at.
    serde_json::to_string(message)
        .expect("messages are plain data")
        .into()
}

/// Reads one message; `None` is a page that does not speak our protocol.
pub fn decode(text: &str) -> Option<ClientMessage> {
    let message: ClientMessage = serde_json::from_str(text).ok()?;
    match &message {
        ClientMessage::Act { cid, .. } if !text::is_client_id(cid) => None,
        _ => Some(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_needs_a_plain_id() {
        let act = |cid: &str| {
            let action = r#"{"kind":"chat","text":"hi"}"#;
            decode(&format!(
                r#"{{"type":"act","cid":{cid:?},"action":{action}}}"#
            ))
        };
        assert!(act("0198c2a0-7c1f").is_some());
        assert!(act("").is_none());
        assert!(act(&"a".repeat(65)).is_none());
        assert!(decode(&"[".repeat(100_000)).is_none());
    }
}
