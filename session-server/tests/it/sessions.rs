//! Sessions: access tokens, the refresh cookie, demo accounts.

use crate::harness::{Answer, PASSWORD, TestApp, on_both};
use serde_json::{Map, json};
use session_server::{
    accounts::{
        self,
        keys::{Audience, Keys},
    },
    db::Db,
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The refresh token of a `Set-Cookie`, after checking that the cookie is as strict as it must be.
#[track_caller]
fn refresh_cookie(answer: &Answer) -> String {
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=Strict"] {
        assert!(attributes.split("; ").any(|a| a == attribute), "{cookie}");
    }
    assert!(!attributes.contains("Domain"), "{cookie}");
    pair.strip_prefix("__Host-refresh=").unwrap().to_owned()
}

async fn with_cookie(t: &TestApp, path: &str, refresh_token: &str) -> Answer {
    let cookie = format!("theme=dark; __Host-refresh={refresh_token}");
    t.request("POST", path, &[("cookie", &cookie)], None).await
}

async fn refresh(t: &TestApp, refresh_token: &str) -> Answer {
    with_cookie(t, "/auth/refresh", refresh_token).await
}

#[tokio::test]
async fn arch_13_register_log_in_refresh_log_out() {
    on_both(|t| async move {
        let registered = t
            .post("/auth/register", None, json!({
                "email": " Ada@Example.org ", "password": PASSWORD, "display_name": "Ada  Okafor", "role": "student",
            }))
            .await;
        let cookie = refresh_cookie(&registered);
        let session = registered.expect(201);
        assert_eq!(session["user"]["email"], "ada@example.org");
        assert_eq!(session["user"]["display_name"], "Ada Okafor");
        assert_eq!(session["user"]["role"], "student");
        assert!(session.get("refresh_token").is_none());
        let token = session["access_token"].as_str().unwrap();
        let me = t.get("/me", Some(token)).await.expect(200);
        assert_eq!(me, session["user"]);

        let refreshed = refresh(&t, &cookie).await;
        let next = refresh_cookie(&refreshed);
        assert_ne!(next, cookie);
        assert_eq!(refreshed.expect(200)["user"], session["user"]);

        let out = with_cookie(&t, "/auth/logout", &next).await;
        assert_eq!(refresh_cookie(&out), "");
        out.expect(204);
        t.get("/me", Some(token)).await.refused(401, "unauthenticated");
        let refused = refresh(&t, &next).await;
        assert_eq!(refresh_cookie(&refused), "");
        refused.refused(401, "unauthenticated");
        t.post("/auth/logout", None, json!(null)).await.expect(204);

        let login = json!({ "email": "ADA@example.org", "password": PASSWORD });
        let again = t.post("/auth/login", None, login).await.expect(200);
        let token = again["access_token"].as_str().unwrap();
        t.get("/me", Some(token)).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn arch_13_an_access_token_lasts_fifteen_minutes() {
    on_both(|t| async move {
        let ada = t.student("Ada").await;
        t.app.clock.advance(15 * MINUTE_MS - 1);
        t.get("/me", Some(&ada.token)).await.expect(200);
        t.app.clock.advance(1);
        t.get("/me", Some(&ada.token))
            .await
            .refused(401, "unauthenticated");
        let session = refresh(&t, &ada.refresh_token).await.expect(200);
        assert_eq!(
            session["expires_at_ms"],
            t.app.clock.now_ms() + 15 * MINUTE_MS
        );
        let token = session["access_token"].as_str().unwrap();
        t.get("/me", Some(token)).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn arch_13_forged_or_misused_access_tokens_are_refused() {
    on_both(|t| async move {
        let (ada, now) = (t.student("Ada").await, t.app.clock.now_ms());
        let [header, claims, signature] = ada.token.split('.').collect::<Vec<_>>()[..] else {
            panic!("a JWT has three parts");
        };
        // {"alg":"none","typ":"access+jwt"}
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiYWNjZXNzK2p3dCJ9";
        let other_session = Map::from_iter([("sid".to_owned(), json!("nonsense"))]);
        let sign = |keys: &Keys, audience, extra| {
            keys.sign(audience, ada.id.as_str(), extra, MINUTE_MS, now)
        };
        for bad in [
            format!("{none}.{claims}."),
            format!("{none}.{claims}.{signature}"),
            format!("{header}.{claims}."),
            format!(
                "{header}.{claims}.{}",
                signature.chars().rev().collect::<String>()
            ),
            sign(&t.app.keys, Audience::RoomGuest, Map::new()),
            sign(&t.app.keys, Audience::Access, Map::new()),
            sign(&t.app.keys, Audience::Access, other_session),
            sign(
                &Keys::new(b"another server's"),
                Audience::Access,
                Map::new(),
            ),
            ada.refresh_token.clone(),
            "x".repeat(8_000),
        ] {
            t.get("/me", Some(&bad))
                .await
                .refused(401, "unauthenticated");
        }
        // Somebody else's session does not make one into them.
        let bo = t.student("Bo").await;
        let claims = t.app.keys.verify(Audience::Access, &bo.token, now).unwrap();
        let stolen = sign(&t.app.keys, Audience::Access, claims.extra);
        t.get("/me", Some(&stolen))
            .await
            .refused(401, "unauthenticated");
        t.get("/me", None).await.refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn a_copied_refresh_token_ends_the_whole_family() {
    on_both(|t| async move {
        let ada = t.student("Ada").await;
        let bystander = t.student("Ada").await;
        let stolen = ada.refresh_token.clone();
        let mut newest = stolen.clone();
        for _ in 0..3 {
            t.app.clock.advance(MINUTE_MS);
            let answer = refresh(&t, &newest).await;
            newest = refresh_cookie(&answer);
            answer.expect(200);
        }
        t.get("/me", Some(&ada.token)).await.expect(200);
        let refused = refresh(&t, &stolen).await;
        assert_eq!(refresh_cookie(&refused), "");
        refused.refused(401, "unauthenticated");
        refresh(&t, &newest).await.refused(401, "unauthenticated");
        t.get("/me", Some(&ada.token))
            .await
            .refused(401, "unauthenticated");
        // Other sessions are not touched.
        refresh(&t, &bystander.refresh_token).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_refresh_at_once_both_stay_signed_in() {
    on_both(|t| async move {
        let ada = t.student("Ada").await;
        let answers = tokio::join!(
            refresh(&t, &ada.refresh_token),
            refresh(&t, &ada.refresh_token),
            refresh(&t, &ada.refresh_token),
        );
        let mut cookies = vec![];
        for answer in [answers.0, answers.1, answers.2] {
            cookies.push(refresh_cookie(&answer));
            answer.expect(200);
        }
        t.app.clock.advance(10_000);
        refresh(&t, &ada.refresh_token).await.expect(200);
        for cookie in &cookies {
            refresh(&t, cookie).await.expect(200);
        }
        t.app.clock.advance(10_001);
        refresh(&t, &ada.refresh_token)
            .await
            .refused(401, "unauthenticated");
        refresh(&t, &cookies[0])
            .await
            .refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn a_session_unused_for_thirty_days_is_forgotten() {
    on_both(|t| async move {
        let (ada, bo) = (t.student("Ada").await, t.student("Bo").await);
        t.app.clock.advance(29 * DAY_MS);
        let answer = refresh(&t, &bo.refresh_token).await;
        let bos_next = refresh_cookie(&answer);
        answer.expect(200);
        t.app.clock.advance(DAY_MS);
        refresh(&t, &ada.refresh_token)
            .await
            .refused(401, "unauthenticated");
        accounts::forget_expired(t.db(), t.app.clock.now_ms())
            .await
            .unwrap();
        let sessions: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sessions")
            .fetch_one(&mut *t.db().read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(sessions, 1);
        refresh(&t, &bos_next).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn nonsense_in_the_refresh_cookie_is_no_session() {
    on_both(|t| async move {
        for cookie in ["", "x", "%00", "' OR 1=1 --", &"x".repeat(4_000)] {
            refresh(&t, cookie).await.refused(401, "unauthenticated");
            with_cookie(&t, "/auth/logout", cookie).await.expect(204);
        }
        t.post("/auth/refresh", None, json!({}))
            .await
            .refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn demo_accounts_exist_once_and_only_on_loopback() {
    on_both(|t| async move {
        assert_eq!(
            t.get("/setup", None).await.expect(200)["demo_accounts"],
            json!([])
        );
        let passwords = &t.app.accounts.passwords;
        for (now, made) in [(1, 2), (2, 0)] {
            let accounts = accounts::demo::seed(t.db(), passwords, now).await.unwrap();
            assert_eq!(accounts.len(), made);
        }
        let offered = t.get("/setup", None).await.expect(200)["demo_accounts"].clone();
        let mut sessions = vec![];
        for account in offered.as_array().unwrap() {
            let login = json!({ "email": account["email"], "password": account["password"] });
            let answer = t.post("/auth/login", None, login).await;
            let cookie = refresh_cookie(&answer);
            let session = answer.expect(200);
            assert_eq!(session["user"]["display_name"], account["display_name"]);
            assert_eq!(
                session["user"]["verified"],
                account["role"] == "interviewer"
            );
            sessions.push((session["access_token"].as_str().unwrap().to_owned(), cookie));
        }
        assert_eq!(sessions.len(), 2);

        // The same database behind a server that others can reach.
        for setting in [
            ("IX_LISTEN", "0.0.0.0:80"),
            ("IX_PUBLIC_ORIGIN", "https://interviews.example.org"),
        ] {
            let public = t.replica(&[setting]).await;
            let origin = public.app.config.public_origin.clone();
            assert_eq!(
                public.get("/setup", None).await.expect(200)["demo_accounts"],
                json!([])
            );
            for (account, (token, cookie)) in offered.as_array().unwrap().iter().zip(&sessions) {
                let login = json!({ "email": account["email"], "password": account["password"] });
                let post = |path, cookie: String, body| {
                    let request = public
                        .http
                        .post(public.url(path))
                        .header("origin", &origin)
                        .header("cookie", cookie);
                    Answer::of(request.json(&body))
                };
                post("/auth/login", String::new(), login)
                    .await
                    .refused(401, "wrong_credentials");
                public
                    .get("/me", Some(token))
                    .await
                    .refused(401, "unauthenticated");
                let cookie = format!("__Host-refresh={cookie}");
                post("/auth/refresh", cookie, json!({}))
                    .await
                    .refused(401, "unauthenticated");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn replicas_on_one_database_accept_each_others_tokens() {
    on_both(|t| async move {
        let ada = t.student("Ada").await;
        let other = t.replica(&[]).await;
        other.get("/me", Some(&ada.token)).await.expect(200);
        with_cookie(&other, "/auth/logout", &ada.refresh_token)
            .await
            .expect(204);
        t.get("/me", Some(&ada.token))
            .await
            .refused(401, "unauthenticated");
        let db = Db::open(&t.database_url, 2).await.unwrap();
        let keys = accounts::load_keys(&db).await.unwrap();
        assert!(
            keys.verify(Audience::Access, &ada.token, t.app.clock.now_ms())
                .is_ok()
        );
        db.close().await;
    })
    .await;
}
