//! The server around its features: health, unknown addresses, cross-site requests.

use crate::harness::on_both;
use serde_json::json;

#[tokio::test]
async fn arch_1_health_and_unknown_addresses_answer_in_json() {
    on_both(|t| async move {
        let health = t
            .http
            .get(format!("{}/healthz", t.origin))
            .send()
            .await
            .unwrap();
        assert_eq!(health.status(), 200);
        t.get("/no-such-thing", None)
            .await
            .refused(404, "not_found");
    })
    .await;
}

#[tokio::test]
async fn a_state_change_from_another_site_is_refused() {
    on_both(|t| async move {
        let response = t
            .http
            .post(t.url("/rooms"))
            .header("origin", "https://elsewhere.example")
            .json(&json!({}))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 403);
        let body: serde_json::Value = response.json().await.unwrap();
        assert_eq!(body["code"], "cross_site");
    })
    .await;
}

// ARCH-4: one schema on SQLite and PostgreSQL.
#[tokio::test]
async fn migrations_run_once_and_a_second_start_finds_them_done() {
    on_both(|t| async move {
        let again = session_server::db::Db::open(&t.database_url, 2)
            .await
            .unwrap();
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM _sqlx_migrations")
            .fetch_one(&mut *again.read().await.unwrap())
            .await
            .unwrap();
        assert!(count >= 1);
        again.close().await;
    })
    .await;
}
