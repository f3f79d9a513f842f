//! Registration, sessions, roles, the first admin.

use crate::harness::{Answer, PASSWORD, TestApp, on_both};
use serde_json::{Value, json};

fn registration(email: &str, role: &str) -> Value {
    json!({ "email": email, "password": PASSWORD, "display_name": "Ada Okafor", "role": role })
}

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

#[tokio::test]
async fn arch_13_register_log_in_refresh_log_out() {
    on_both(|t| async move {
        let registered = t
            .post(
                "/auth/register",
                None,
                registration(" Ada@Example.org ", "student"),
            )
            .await;
        let cookie = refresh_cookie(&registered);
        let session = registered.expect(201);
        assert_eq!(session["user"]["email"], "ada@example.org");
        assert_eq!(session["user"]["role"], "student");
        assert!(session.get("refresh_token").is_none());
        let token = session["access_token"].as_str().unwrap();
        let me = t.get("/me", Some(token)).await.expect(200);
        assert_eq!(me, session["user"]);

        let refreshed = with_cookie(&t, "/auth/refresh", &cookie).await;
        let next = refresh_cookie(&refreshed);
        assert_ne!(next, cookie);
        assert_eq!(refreshed.expect(200)["user"], session["user"]);

        let out = with_cookie(&t, "/auth/logout", &next).await;
        assert_eq!(refresh_cookie(&out), "");
        out.expect(204);
        t.get("/me", Some(token))
            .await
            .refused(401, "unauthenticated");
        let refused = with_cookie(&t, "/auth/refresh", &next).await;
        assert_eq!(refresh_cookie(&refused), "");
        refused.refused(401, "unauthenticated");

        let login = json!({ "email": "ADA@example.org", "password": PASSWORD });
        let again = t.post("/auth/login", None, login).await.expect(200);
        let token = again["access_token"].as_str().unwrap();
        t.get("/me", Some(token)).await.expect(200);
    })
    .await;
}
