//! The server around its features: health, unknown addresses, cross-site requests.

use crate::harness::{TestApp, on_both};
use serde_json::json;
use session_server::http::{self, Limits};
use std::{future::pending, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::timeout,
};

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

/// Far beyond what anything here takes: only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Another door of the same application, under limits that are soon reached.
async fn door(
    t: &TestApp,
    stop: impl Future<Output = ()> + Send + 'static,
) -> (SocketAddr, JoinHandle<()>) {
    let limits = Limits {
        connections: 3,
        header_timeout: Duration::from_millis(100),
        drain_timeout: Duration::from_millis(100),
        ..Limits::of(&t.app.config)
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = t.app.clone();
    let serving = tokio::spawn(async move { http::serve(listener, &app, limits, stop).await });
    (address, serving)
}

/// Everything the server sends until it closes the connection.
async fn until_closed(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that is cut off is closed too.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer))
        .await
        .expect("the server closes the connection");
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn half_a_request_is_not_waited_for() {
    let t = TestApp::sqlite(&[]).await;
    let (address, _serving) = door(&t, pending()).await;
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /readyz HTTP/1.1\r\nhost: x")
        .await
        .unwrap();
    assert_eq!(until_closed(&mut slow).await, "");
}

#[tokio::test]
async fn no_more_connections_are_open_than_may_be_sockets_included() {
    let t = TestApp::sqlite(&[]).await;
    let (address, _serving) = door(&t, pending()).await;
    let upgrade = format!(
        "GET /ws/rooms/bcdf-ghjk-mnpq?ticket=none HTTP/1.1\r\nhost: {address}\r\norigin: {}\r\n\
         connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
         sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        t.origin
    );
    let mut sockets = Vec::new();
    for _ in 0..3 {
        let mut socket = TcpStream::connect(address).await.unwrap();
        socket.write_all(upgrade.as_bytes()).await.unwrap();
        let mut start = [0; 12];
        socket.read_exact(&mut start).await.unwrap();
        assert_eq!(&start, b"HTTP/1.1 101");
        sockets.push(socket);
    }
    let ask = async || {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // Writing fails when the server has closed before.
        let _ = stream.write_all(b"GET /readyz HTTP/1.0\r\n\r\n").await;
        until_closed(&mut stream).await
    };
    assert_eq!(ask().await, "");
    drop(sockets);
    crate::harness::until(async || ask().await.starts_with("HTTP/1.0 200")).await;
}

#[tokio::test]
async fn a_server_that_stops_does_not_wait_for_slow_requests() {
    let t = TestApp::sqlite(&[]).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (address, serving) = door(&t, async move { stopped.await.unwrap() }).await;
    let mut slow = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nhost: {address}\r\norigin: {}\r\n\
         content-type: application/json\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n",
        t.origin
    );
    slow.write_all(request.as_bytes()).await.unwrap();
    // The handler waits for the body.
    let mut start = [0; 12];
    slow.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 100");
    stop.send(()).unwrap();
    timeout(PATIENCE, serving).await.expect("it stops").unwrap();
    until_closed(&mut slow).await;
}
