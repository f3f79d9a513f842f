//! Signed tokens (JWT, RFC 7519; HS256): who issued them, for what, until when.

use api::{Millis, UnixMs};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What a token is good for; a token of one audience is worthless to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// `Authorization: Bearer` of a signed-in user.
    Access,
    /// A guest's place in one room.
    RoomGuest,
}

impl Audience {
    pub fn name(self) -> &'static str {
        match self {
            Audience::Access => "access",
            Audience::RoomGuest => "room-guest",
        }
    }

    /// The header's `typ`, so that one kind of token cannot be taken for the other (RFC 8725 section 3.11).
    fn typ(self) -> &'static str {
        match self {
            Audience::Access => "access+jwt",
            Audience::RoomGuest => "room-guest+jwt",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    pub sub: String,
    pub aud: String,
    /// Seconds since the Unix epoch; the token is good before this instant.
    pub exp: i64,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Claims {
    pub fn expires_at_ms(&self) -> UnixMs {
        self.exp.saturating_mul(1000)
    }

    /// A text claim of the issuer's own.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.extra.get(name)?.as_str()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("the token is malformed, forged or meant for something else")]
    Invalid,
    #[error("the token has expired")]
    Expired,
}

/// The server's signing secret; every replica on one database has the same.
#[derive(Clone)]
pub struct Keys {
    encoding: EncodingKey,
    decoding: DecodingKey,
    installation: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    pub fn new(secret: &[u8]) -> Self {
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
            installation: Sha256::digest([b"installation:", secret].concat())[..8]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        }
    }

    /// Names the servers that share this secret, and tells nothing about it.
    pub fn installation(&self) -> &str {
        &self.installation
    }

    /// A token for `subject`, good for `ttl_ms` from `now` (cut to whole seconds).
    pub fn sign(
        &self,
        audience: Audience,
        subject: &str,
        extra: Map<String, Value>,
        ttl_ms: Millis,
        now: UnixMs,
    ) -> String {
        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(audience.typ().to_owned());
        let claims = Claims {
            sub: subject.to_owned(),
            aud: audience.name().to_owned(),
            exp: now.saturating_add(ttl_ms).div_euclid(1000),
            extra,
        };
        // Maps of strings always serialise, and the key is of the algorithm's family.
        jsonwebtoken::encode(&header, &claims, &self.encoding).expect("HMAC over JSON succeeds")
    }

    /// Checks signature, `alg`, `typ`, `aud` and `exp`.
    pub fn verify(
        &self,
        audience: Audience,
        token: &str,
        now: UnixMs,
    ) -> Result<Claims, TokenError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[audience.name()]);
        validation.set_required_spec_claims(&["exp", "aud", "sub"]);
        // Against our own clock, below.
        validation.validate_exp = false;
        let data = jsonwebtoken::decode::<Claims>(token, &self.decoding, &validation)
            .map_err(|_| TokenError::Invalid)?;
        if data.header.typ.as_deref() != Some(audience.typ()) {
            return Err(TokenError::Invalid);
        }
        if now >= data.claims.expires_at_ms() {
            return Err(TokenError::Expired);
        }
        Ok(data.claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use serde_json::json;

    const NOW: UnixMs = 1_772_366_400_000;

    fn part(value: Value) -> String {
        URL_SAFE_NO_PAD.encode(value.to_string())
    }

    /// A token with any header and claims, signed with our secret by the HMAC of its `alg`.
    fn signed(secret: &[u8], header: Header, claims: Value) -> String {
        jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap()
    }

    fn header(alg: Algorithm, typ: &str) -> Header {
        let mut header = Header::new(alg);
        header.typ = Some(typ.to_owned());
        header
    }

    #[test]
    fn arch_13_a_token_comes_back_with_its_claims_until_it_expires() {
        let keys = Keys::new(b"secret");
        let extra = Map::from_iter([("sid".to_owned(), json!("s1"))]);
        let token = keys.sign(Audience::Access, "u1", extra, 60_000, NOW);
        let claims = keys.verify(Audience::Access, &token, NOW + 59_999).unwrap();
        assert_eq!(
            (claims.sub.as_str(), claims.text("sid")),
            ("u1", Some("s1"))
        );
        assert_eq!(claims.expires_at_ms(), NOW + 60_000);
        assert_eq!(
            keys.verify(Audience::Access, &token, NOW + 60_000),
            Err(TokenError::Expired)
        );
    }

    #[test]
    fn arch_13_wrong_audience_type_algorithm_key_or_shape_is_refused() {
        let keys = Keys::new(b"secret");
        let good = json!({ "sub": "u1", "aud": "access", "exp": NOW / 1000 + 60 });
        let ok = signed(
            b"secret",
            header(Algorithm::HS256, "access+jwt"),
            good.clone(),
        );
        assert!(keys.verify(Audience::Access, &ok, NOW).is_ok());

        let none = format!(
            "{}.{}.",
            part(json!({ "alg": "none", "typ": "access+jwt" })),
            part(good.clone())
        );
        let mut stripped = ok.rsplit_once('.').unwrap().0.to_owned();
        stripped.push('.');
        let without = |name: &str| {
            let mut claims = good.clone();
            claims.as_object_mut().unwrap().remove(name);
            signed(b"secret", header(Algorithm::HS256, "access+jwt"), claims)
        };
        for bad in [
            none,
            stripped,
            keys.sign(Audience::RoomGuest, "u1", Map::new(), 60_000, NOW),
            signed(b"secret", header(Algorithm::HS256, "JWT"), good.clone()),
            signed(
                b"secret",
                header(Algorithm::HS512, "access+jwt"),
                good.clone(),
            ),
            signed(
                b"other",
                header(Algorithm::HS256, "access+jwt"),
                good.clone(),
            ),
            without("exp"),
            without("aud"),
            without("sub"),
            String::new(),
            "a.b.c".to_owned(),
            "é.\0.…".to_owned(),
        ] {
            assert_eq!(
                keys.verify(Audience::Access, &bad, NOW),
                Err(TokenError::Invalid),
                "{bad}"
            );
        }
    }
}
