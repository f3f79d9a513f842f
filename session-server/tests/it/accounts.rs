//! Accounts: registration, roles, the first admin, limits, hostile input.

use crate::harness::{Answer, PASSWORD, TestApp, on_both, on_both_with};
use serde_json::{Value, json};
use session_server::accounts;

fn registration(email: &str, role: &str) -> Value {
    json!({ "email": email, "password": PASSWORD, "display_name": "Ada Okafor", "role": role })
}

fn login(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

#[tokio::test]
async fn two_simultaneous_registrations_of_one_email_make_one_account() {
    on_both(|t| async move {
        let post = |email| t.post("/auth/register", None, registration(email, "student"));
        let answers = tokio::join!(
            post("ada@example.org"),
            post("Ada@Example.org"),
            post(" ada@EXAMPLE.org")
        );
        let mut made = 0;
        for answer in [answers.0, answers.1, answers.2] {
            if answer.status == 201 {
                made += 1;
            } else {
                assert_eq!(answer.json["field"], "email");
                answer.refused(409, "email_taken");
            }
        }
        assert_eq!(made, 1);
    })
    .await;
}

#[tokio::test]
async fn g_10_nobody_registers_as_admin_or_verified() {
    on_both(|t| async move {
        t.post(
            "/auth/register",
            None,
            registration("a@example.org", "admin"),
        )
        .await
        .refused(400, "bad_request");
        let mut asked = registration("a@example.org", "interviewer");
        asked["verified"] = json!(true);
        let session = t.post("/auth/register", None, asked).await.expect(201);
        assert_eq!(session["user"]["verified"], false);
    })
    .await;
}

#[tokio::test]
async fn a_closed_server_registers_nobody() {
    on_both_with(&[("IX_REGISTRATION", "closed")], |t| async move {
        t.post(
            "/auth/register",
            None,
            registration("a@example.org", "student"),
        )
        .await
        .refused(403, "forbidden");
        // Accounts that exist go on.
        let user = t.student("Bo").await.user;
        t.post("/auth/login", None, login(&user.email, PASSWORD))
            .await
            .expect(200);
    })
    .await;
}

fn setup_request(token: &str, email: &str) -> Value {
    json!({ "token": token, "email": email, "password": PASSWORD, "display_name": "Root" })
}

/// Another start of the server: prints a new token.
async fn setup_token(t: &TestApp) -> String {
    accounts::announce_setup(t.db(), &t.origin)
        .await
        .unwrap()
        .expect("there is no admin")
}

#[tokio::test]
async fn the_first_admin_needs_the_token_of_the_latest_start_and_it_works_once() {
    on_both(|t| async move {
        assert_eq!(t.get("/setup", None).await.expect(200)["needs_setup"], true);
        let old = setup_token(&t).await;
        let token = setup_token(&t).await;
        for wrong in ["", "guess", &old] {
            t.post("/setup", None, setup_request(wrong, "root@example.org"))
                .await
                .refused(403, "forbidden");
        }
        // A refused attempt leaves the token alone.
        let ada = t.student("Ada").await.user;
        t.post("/setup", None, setup_request(&token, &ada.email))
            .await
            .refused(409, "email_taken");
        let session = t
            .post("/setup", None, setup_request(&token, "root@example.org"))
            .await
            .expect(201);
        assert_eq!(session["user"]["role"], "admin");
        let admin = session["access_token"].as_str().unwrap();
        t.get("/admin/interviewers", Some(admin)).await.expect(200);
        assert_eq!(
            t.get("/setup", None).await.expect(200)["needs_setup"],
            false
        );
        t.post("/setup", None, setup_request(&token, "second@example.org"))
            .await
            .refused(409, "conflict");
        assert!(
            accounts::announce_setup(t.db(), &t.origin)
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn two_simultaneous_setups_make_one_admin() {
    on_both(|t| async move {
        let token = setup_token(&t).await;
        let answers = tokio::join!(
            t.post("/setup", None, setup_request(&token, "one@example.org")),
            t.post("/setup", None, setup_request(&token, "two@example.org")),
        );
        let mut statuses = [answers.0.status, answers.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409]);
        let admins: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM users WHERE role = 'admin'")
            .fetch_one(&mut *t.db().read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(admins, 1);
    })
    .await;
}

#[tokio::test]
async fn c_1_an_admin_lists_and_verifies_interviewers() {
    on_both(|t| async move {
        let (admin, student) = (t.admin().await, t.student("Bo").await);
        let ada = t
            .post(
                "/auth/register",
                None,
                registration("ada@example.org", "interviewer"),
            )
            .await
            .expect(201);
        let id = ada["user"]["id"].as_str().unwrap();
        let path = format!("/admin/interviewers/{id}/verified");

        let list = t
            .get("/admin/interviewers", Some(&admin.token))
            .await
            .expect(200);
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(list["items"][0], ada["user"]);
        let verify = |token: Option<String>| {
            let path = path.clone();
            let t = &t;
            async move {
                t.put(&path, token.as_deref(), json!({ "verified": true }))
                    .await
            }
        };
        verify(None).await.refused(401, "unauthenticated");
        verify(Some(student.token.clone()))
            .await
            .refused(403, "forbidden");
        let own = ada["access_token"].as_str().unwrap().to_owned();
        verify(Some(own.clone())).await.refused(403, "forbidden");
        t.get("/admin/interviewers", Some(&student.token))
            .await
            .refused(403, "forbidden");

        let verified = verify(Some(admin.token.clone())).await.expect(200);
        assert_eq!(verified["verified"], true);
        // The token handed out before sees it: role and verification are never stale.
        assert_eq!(t.get("/me", Some(&own)).await.expect(200)["verified"], true);

        for other in [student.id.as_str(), "nobody", "%00", "'%20OR%201=1"] {
            let path = format!("/admin/interviewers/{other}/verified");
            let answer = t
                .put(&path, Some(&admin.token), json!({ "verified": true }))
                .await;
            assert!(
                matches!(answer.status, 404 | 422),
                "{other}: {}",
                answer.text
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_of_interviewers_is_read_in_pages_without_gaps() {
    on_both(|t| async move {
        let admin = t.admin().await;
        let mut tx = t.db().write().await.unwrap();
        for n in 0..120 {
            // Several share an instant, so that the id has to break the tie.
            sqlx::query("INSERT INTO users (id, email, password_hash, display_name, role, created_at_ms) VALUES ($1, $2, '', 'N', 'interviewer', $3)")
                .bind(format!("id-{n:03}"))
                .bind(format!("n{n}@example.org"))
                .bind(i64::from(n / 7))
                .execute(&mut *tx)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let (mut seen, mut path) = (Vec::new(), "/admin/interviewers".to_owned());
        loop {
            let page = t.get(&path, Some(&admin.token)).await.expect(200);
            for user in page["items"].as_array().unwrap() {
                seen.push(user["id"].as_str().unwrap().to_owned());
            }
            match page.get("next") {
                Some(next) => path = format!("/admin/interviewers?before={}", next.as_str().unwrap()),
                None => break,
            }
        }
        let expected: Vec<String> = (0..120).rev().map(|n| format!("id-{n:03}")).collect();
        assert_eq!(seen, expected);
        for bad in ["x", "1.%00", "1.%27--", ""] {
            t.get(&format!("/admin/interviewers?before={bad}"), Some(&admin.token))
                .await
                .refused(400, "bad_request");
        }
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down_and_locks_nobody_out() {
    on_both_with(&[("IX_TRUSTED_PROXIES", "127.0.0.1")], |t| async move {
        let ada = t.student("Ada").await.user;
        let from = |address: &'static str, password: &'static str| {
            let body = login(&ada.email, password);
            let t = &t;
            async move {
                t.request(
                    "POST",
                    "/auth/login",
                    &[("x-forwarded-for", address)],
                    Some(body),
                )
                .await
            }
        };
        for _ in 0..6 {
            from("192.0.2.66", "wrong password")
                .await
                .refused(401, "wrong_credentials");
        }
        let refused = from("192.0.2.66", PASSWORD).await;
        assert_eq!(refused.headers["retry-after"], "15");
        assert_eq!(refused.json["retry_after_s"], 15);
        refused.refused(429, "too_many_requests");
        // The owner elsewhere is not in the way of that, and pays nothing for being right.
        for _ in 0..8 {
            from("192.0.2.1", PASSWORD).await.expect(200);
        }
        t.app.clock.advance(15_000);
        from("192.0.2.66", PASSWORD).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn registrations_from_one_address_are_slowed_down() {
    on_both(|t| async move {
        let post = |body| t.post("/auth/register", None, body);
        let mut weak = registration("weak@example.org", "student");
        weak["password"] = json!("short");
        // What is refused by its form costs nothing and counts for nothing.
        for _ in 0..70 {
            post(weak.clone()).await.refused(422, "invalid");
        }
        post(registration("a@example.org", "student"))
            .await
            .expect(201);
        for _ in 0..59 {
            post(registration("a@example.org", "student"))
                .await
                .refused(409, "email_taken");
        }
        post(registration("b@example.org", "student"))
            .await
            .refused(429, "too_many_requests");
        t.app.clock.advance(10_000);
        t.post(
            "/auth/register",
            None,
            registration("b@example.org", "student"),
        )
        .await
        .expect(201);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_email_costs_as_much_work_as_a_wrong_password() {
    let t = TestApp::sqlite(&[]).await;
    let ada = t.student("Ada").await.user;
    let took = async |email: &str| {
        let start = std::time::Instant::now();
        t.post("/auth/login", None, login(email, "wrong password"))
            .await
            .refused(401, "wrong_credentials");
        start.elapsed().as_micros()
    };
    // In turns, as long as other work on the machine may be what makes the difference.
    let (mut known, mut unknown) = (u128::MAX, u128::MAX);
    for _ in 0..5 {
        known = known.min(took(&ada.email).await);
        unknown = unknown.min(took("nobody@example.org").await);
    }
    assert!(
        unknown * 3 > known,
        "known {known} µs, unknown {unknown} µs"
    );
}

async fn raw(t: &TestApp, content_type: &str, body: impl Into<reqwest::Body>) -> Answer {
    let request = t
        .http
        .post(t.url("/auth/register"))
        .header("origin", &t.origin)
        .header("content-type", content_type)
        .body(body);
    Answer::of(request).await
}

#[tokio::test]
async fn hostile_bodies_are_refused_in_our_words() {
    on_both(|t| async move {
        for body in [
            "",
            "{",
            "null",
            "[]",
            "{\"email\":1}",
            "{\"email\":\"a@example.org\",\"password\":[],\"display_name\":\"A\",\"role\":\"student\"}",
            "\u{0}",
        ] {
            raw(&t, "application/json", body).await.refused(400, "bad_request");
        }
        raw(&t, "application/json", vec![0xff, 0xfe, b'{', b'}']).await.refused(400, "bad_request");
        let good = registration("a@example.org", "student").to_string();
        raw(&t, "text/plain", good).await.refused(400, "bad_request");
        let deep = "[".repeat(100_000);
        raw(&t, "application/json", deep).await.refused(400, "bad_request");
        let mut large = registration("a@example.org", "student");
        large["display_name"] = json!("x".repeat(1 << 20));
        raw(&t, "application/json", large.to_string()).await.refused(413, "too_large");
    })
    .await;
}

#[tokio::test]
async fn hostile_fields_are_named_and_markup_is_only_text() {
    on_both(|t| async move {
        for (field, value) in [
            ("email", "a\u{0}b@example.org"),
            ("email", "no address"),
            ("password", "short"),
            ("password", "password123"),
            ("display_name", ""),
            ("display_name", "Ada\u{0}"),
            ("display_name", "Ada\u{202e}"),
            ("display_name", "Ada\u{1b}[31m"),
            ("display_name", &"x".repeat(61)),
        ] {
            let mut body = registration("a@example.org", "student");
            body[field] = json!(value);
            let answer = t.post("/auth/register", None, body).await;
            assert_eq!(answer.json["field"], field, "{}", answer.text);
            answer.refused(422, "invalid");
        }
        let mut body = registration("a@example.org", "student");
        body["display_name"] = json!("<img src=x onerror=alert(1)>'; DROP TABLE users; --");
        // Hashed, never stored: any character will do.
        body["password"] = json!("nul \u{0} and \u{202e} bell \u{7}");
        let session = t
            .post("/auth/register", None, body.clone())
            .await
            .expect(201);
        assert_eq!(session["user"]["display_name"], body["display_name"]);
        t.post(
            "/auth/login",
            None,
            login("a@example.org", body["password"].as_str().unwrap()),
        )
        .await
        .expect(200);
    })
    .await;
}

/// Every `$ref` below `value`.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str));
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn arch_1_every_reference_in_the_openapi_document_leads_somewhere() {
    let document = serde_json::to_value(session_server::app::openapi()).unwrap();
    let mut found = vec![];
    references(&document, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn arch_1_the_openapi_document_has_every_route_with_its_types() {
    let document = serde_json::to_value(session_server::app::openapi()).unwrap();
    for (path, method, status, schema) in [
        ("/auth/register", "post", "201", "SessionResponse"),
        ("/auth/login", "post", "200", "SessionResponse"),
        ("/auth/refresh", "post", "200", "SessionResponse"),
        ("/me", "get", "200", "User"),
        ("/setup", "get", "200", "SetupStatus"),
        ("/setup", "post", "201", "SessionResponse"),
        ("/admin/interviewers", "get", "200", "Page_User"),
        ("/admin/interviewers/{id}/verified", "put", "200", "User"),
    ] {
        let operation = &document["paths"][format!("/api/v1{path}")][method];
        let name = operation["responses"][status]["content"]["application/json"]["schema"]["$ref"]
            .as_str()
            .unwrap_or_else(|| panic!("{method} {path}: {operation}"));
        assert_eq!(name, format!("#/components/schemas/{schema}"));
        assert!(
            document["components"]["schemas"].get(schema).is_some(),
            "{schema}"
        );
    }
    assert!(document["paths"]["/api/v1/auth/logout"]["post"].is_object());
    assert!(document["components"]["schemas"].get("ErrorBody").is_some());
}
