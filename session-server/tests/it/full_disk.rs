//! What requests are answered while the disk is full.

use crate::{
    harness::{Answer, PASSWORD, TestApp, on_both_with},
    interviews::{GOOD, rubric},
};
use serde_json::{Value, json};
use session_server::{accounts, db::Dialect};

/// Makes the database take nothing more, as a full disk does.
pub async fn fill_disk(t: &TestApp) {
    t.sql(match t.db().dialect {
        // Until the connection that writes is another one.
        Dialect::Sqlite => "PRAGMA max_page_count = 1".to_owned(),
        Dialect::Postgres => "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN \
             RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql; \
             DO $$ DECLARE name text; BEGIN \
             FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE format( \
             'CREATE OR REPLACE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION full_disk()', \
             name); END LOOP; END $$"
            .to_owned(),
    })
    .await;
}

pub async fn empty_disk(t: &TestApp) {
    t.sql(match t.db().dialect {
        Dialect::Sqlite => "PRAGMA max_page_count = 1073741823".to_owned(),
        Dialect::Postgres => "DROP FUNCTION full_disk CASCADE".to_owned(),
    })
    .await;
}

/// Asks until the last page of the table is full.
async fn refused(t: &TestApp, what: &str, ask: impl AsyncFn(usize) -> Answer) {
    fill_disk(t).await;
    for n in 0..60 {
        let answer = ask(n).await;
        if answer.status >= 400 {
            assert!(
                answer.text.contains("disk is full"),
                "{what}: {}",
                answer.text
            );
            return answer.refused(503, "disk_full");
        }
    }
    panic!("{what}: the disk is not full");
}

// ARCH-10
#[tokio::test]
async fn a_full_disk_is_said_on_every_route_that_writes() {
    on_both_with(&[("IX_TRUSTED_PROXIES", "127.0.0.1")], |t| async move {
        let live = t.interview().await;
        let admin = t.admin().await;
        let una = t
            .actor("Una", api::accounts::Role::Interviewer, false)
            .await;
        let host = Some(live.host_token.as_str());
        let send = async |method: &str, path: &str, token: Option<&str>, body: &Value| {
            t.send(method, path, token, Some(body.clone())).await
        };

        let title = json!({ "title": "t".repeat(120), "guests_allowed": true });
        refused(&t, "room", async |_| {
            send("POST", "/rooms", host, &title).await
        })
        .await;
        let path = format!("/rooms/{}/guests", live.room);
        let guest = json!({ "display_name": "g".repeat(60) });
        refused(&t, "guest", async |n| {
            let from = format!("192.0.2.{n}");
            t.request(
                "POST",
                &path,
                &[("x-forwarded-for", &from)],
                Some(guest.clone()),
            )
            .await
        })
        .await;
        let path = format!("/rooms/{}/rubrics/{}", live.room, live.candidate_id);
        let long = "s".repeat(8_000);
        refused(&t, "rubric", async |_| {
            send("PUT", &path, host, &rubric(GOOD, &long, 0)).await
        })
        .await;
        let submit = format!("{path}/submit");
        refused(&t, "submission", async |_| {
            send("POST", &submit, host, &rubric(GOOD, &long, 0)).await
        })
        .await;
        let draft = json!({ "language": "python", "input": "",
            "sources": [{ "language": "python", "source": "x".repeat(20_000) }] });
        refused(&t, "draft", async |_| {
            send("PUT", "/judge/drafts/playground", host, &draft).await
        })
        .await;
        let path = "/judge/problems/longest-kept-streak/submissions";
        let program = json!({ "language": "python", "source": "# x\n".repeat(5_000) });
        refused(&t, "submission of a program", async |_| {
            send("POST", path, host, &program).await
        })
        .await;
        let registration = |n: usize| {
            json!({ "email": format!("{n}@example.org"), "password": PASSWORD,
                "display_name": "n".repeat(60), "role": "student" })
        };
        refused(&t, "registration", async |n| {
            let from = format!("192.0.2.{n}");
            t.request(
                "POST",
                "/auth/register",
                &[("x-forwarded-for", &from)],
                Some(registration(n)),
            )
            .await
        })
        .await;

        // Small rows find a place in SQLite's last pages for long, and changes in place always do.
        if t.db().dialect == Dialect::Postgres {
            let login = json!({ "email": una.user.email, "password": PASSWORD });
            refused(&t, "login", async |_| {
                send("POST", "/auth/login", None, &login).await
            })
            .await;
            let cookie = format!("__Host-refresh={}", una.refresh_token);
            for path in ["/auth/refresh", "/auth/logout"] {
                refused(&t, path, async |_| {
                    t.request("POST", path, &[("cookie", &cookie)], None).await
                })
                .await;
            }
            let path = format!("/admin/interviewers/{}/verified", una.id);
            let verified = json!({ "verified": true });
            let token = Some(admin.token.as_str());
            refused(&t, "verification", async |_| {
                send("PUT", &path, token, &verified).await
            })
            .await;
            for kind in ["room", "doc"] {
                let path = format!("/rooms/{}/tickets", live.room);
                refused(&t, kind, async |_| {
                    send("POST", &path, host, &json!({ "kind": kind })).await
                })
                .await;
            }
            let path = format!("/rooms/{}/end", live.room);
            refused(&t, "end", async |_| {
                send("POST", &path, host, &json!({})).await
            })
            .await;
            empty_disk(&t).await;
            t.sql(format!(
                "UPDATE users SET role = 'student' WHERE id = '{}'",
                admin.id
            ))
            .await;
            let setup = json!({ "token": accounts::announce_setup(t.db(), &t.origin).await.unwrap(),
                "email": "root@example.org", "password": PASSWORD, "display_name": "Root" });
            refused(&t, "setup", async |_| {
                send("POST", "/setup", None, &setup).await
            })
            .await;
        }
        empty_disk(&t).await;
        t.post(&submit, host, rubric(GOOD, &long, 0))
            .await
            .expect(201);
        t.post("/rooms", host, title).await.expect(201);
    })
    .await;
}
