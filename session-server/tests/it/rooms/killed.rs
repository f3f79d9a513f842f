//! The server killed outright, under two people who chat and type.

use crate::{
    document_rig::{Client, doc},
    room_client::Page,
};
use api::{
    room_socket::{Action, ClientMessage, EventBody, ServerMessage, VERSION},
    rooms::RoomRole,
};
use serde_json::{Value, json};
use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::{io::AsyncWriteExt, net::TcpStream};
use tokio_tungstenite::{WebSocketStream, client_async, tungstenite::client::IntoClientRequest};

/// The executable itself, on a SQLite file.
struct Server {
    address: SocketAddr,
    folder: PathBuf,
    child: Child,
    http: reqwest::Client,
}

impl Server {
    async fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("ix-{}", session_server::ids::uuid()));
        std::fs::create_dir_all(&folder).unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let seeded = command(address, &folder, "seed-demo").status().unwrap();
        assert!(seeded.success());
        let child = command(address, &folder, "serve").spawn().unwrap();
        let server = Self {
            address,
            folder,
            child,
            http: reqwest::Client::new(),
        };
        server.ready().await;
        server
    }

    /// SIGKILL, then another process on the same data.
    async fn kill_and_restart(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = command(self.address, &self.folder, "serve")
            .spawn()
            .unwrap();
        self.ready().await;
    }

    /// Asks it to stop, and waits until it has.
    async fn terminate(&mut self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        crate::harness::until(async || self.child.try_wait().unwrap().is_some()).await;
    }

    async fn ready(&self) {
        let mut looks = tokio::time::interval(Duration::from_millis(20));
        let url = format!("http://{}/readyz", self.address);
        while !matches!(self.http.get(&url).send().await, Ok(answer) if answer.status() == 200) {
            looks.tick().await;
        }
    }

    async fn post(&self, path: &str, token: Option<&str>, body: Value) -> Value {
        let mut request = self
            .http
            .post(format!("http://{}/api/v1{path}", self.address))
            .header("origin", format!("http://{}", self.address))
            .json(&body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    async fn sign_in(&self, account: &Value) -> String {
        let login = json!({ "email": account["email"], "password": account["password"] });
        let session = self.post("/auth/login", None, login).await;
        session["access_token"].as_str().unwrap().to_owned()
    }

    async fn socket(&self, room: &str, token: &str, kind: &str) -> WebSocketStream<TcpStream> {
        let path = format!("/rooms/{room}/tickets");
        let ticket = self.post(&path, Some(token), json!({ "kind": kind })).await;
        let ticket = ticket["ticket"].as_str().unwrap();
        let door = if kind == "doc" { "/doc" } else { "" };
        let url = format!(
            "ws://{}/ws/rooms/{room}{door}?ticket={ticket}&acks=1",
            self.address
        );
        let mut request = url.into_client_request().unwrap();
        let origin = format!("http://{}", self.address).parse().unwrap();
        request.headers_mut().insert("origin", origin);
        let stream = TcpStream::connect(self.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        client_async(request, stream).await.unwrap().0
    }

    async fn page(&self, room: &str, token: &str, last_seq: i64) -> Page {
        let mut page = Page::on(self.socket(room, token, "room").await);
        page.send(&ClientMessage::Hello {
            version: VERSION,
            last_seq,
        })
        .await;
        page
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn command(address: SocketAddr, folder: &Path, role: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session-server"));
    command
        .arg(role)
        .env_clear()
        .env("IX_LISTEN", address.to_string())
        .env("IX_PUBLIC_ORIGIN", format!("http://{address}"))
        .env("IX_DATA_DIR", folder)
        .env("IX_MEDIA_BIND", "127.0.0.1")
        .env("IX_MEDIA_PORT", "0")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn chat(n: usize) -> ClientMessage {
    ClientMessage::Act {
        cid: format!("c-{n}"),
        action: Action::Chat {
            text: format!("line {n}"),
        },
    }
}

#[tokio::test]
async fn arch_10_c_6_after_sigkill_nothing_acknowledged_is_gone_and_nothing_is_there_twice() {
    let mut server = Server::start().await;
    let setup: Value = server
        .http
        .get(format!("http://{}/api/v1/setup", server.address))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let accounts = setup["demo_accounts"].as_array().unwrap();
    let of = |role: &str| accounts.iter().find(|a| a["role"] == role).unwrap();
    let host_token = server.sign_in(of("interviewer")).await;
    let token = server.sign_in(of("student")).await;
    let request = json!({ "title": "Killed", "guests_allowed": false });
    let room = server.post("/rooms", Some(&host_token), request).await;
    let room = room["id"].as_str().unwrap();
    let mut host = server.page(room, &host_token, 0).await;
    host.welcome().await;
    let mut candidate = server.page(room, &token, 0).await;
    let id = host.waiting().await.remove(0);
    host.admit(&id, RoomRole::Candidate).await;
    let seen = candidate.welcome().await.seq;

    // Both type into the document and one chats, without waiting for anything; then the server dies.
    let mut left = Client::on(server.socket(room, &host_token, "doc").await, doc(11))
        .synced()
        .await;
    let mut right = Client::on(server.socket(room, &token, "doc").await, doc(22))
        .synced()
        .await;
    for _ in 0..60 {
        left.type_text(0, "l").await;
        right.type_text(0, "r").await;
    }
    for n in 0..60 {
        candidate.send(&chat(n)).await;
    }
    left.until(|client| client.acked >= 20).await;
    let mut acknowledged = Vec::new();
    while acknowledged.len() < 20 {
        if let ServerMessage::Ack { cid, seq } = candidate.receive().await.unwrap() {
            acknowledged.push((cid, seq));
        }
    }
    server.child.kill().unwrap();
    // What was on its way counts as acknowledged too.
    while let Ok(message) = candidate.receive().await {
        if let ServerMessage::Ack { cid, seq } = message {
            acknowledged.push((cid, seq));
        }
    }
    let saved = left.acked;
    server.kill_and_restart().await;

    // A page sends again what was not acknowledged; what was stored nevertheless does not happen twice.
    let mut candidate = server.page(room, &token, seen).await;
    candidate.welcome().await;
    for n in 0..60 {
        candidate.send(&chat(n)).await;
    }
    for n in 0..60 {
        let cid = format!("c-{n}");
        let seq = candidate.outcome(&cid).await.seq();
        let before = acknowledged.iter().find(|(known, _)| *known == cid);
        assert!(before.is_none_or(|(_, known)| *known == seq), "{cid}");
    }
    let mut host = server.page(room, &host_token, 0).await;
    let said: Vec<String> = host
        .welcome()
        .await
        .events
        .into_iter()
        .filter_map(|event| match event.body {
            EventBody::Chat { text } => Some(text),
            _ => None,
        })
        .collect();
    let expected: Vec<String> = (0..60).map(|n| format!("line {n}")).collect();
    assert_eq!(said, expected);

    // The document has at least what was acknowledged, and all of it once the pages are back.
    let fresh = Client::on(server.socket(room, &host_token, "doc").await, doc(33))
        .synced()
        .await;
    let letters = |text: &str, letter: char| text.chars().filter(|c| *c == letter).count() as u64;
    assert!(letters(&fresh.text(), 'l') >= saved.saturating_sub(1));
    let mut left = Client::on(server.socket(room, &host_token, "doc").await, left.doc)
        .synced()
        .await;
    let mut right = Client::on(server.socket(room, &token, "doc").await, right.doc)
        .synced()
        .await;
    let all = |text: &str| letters(text, 'l') == 60 && letters(text, 'r') == 60;
    left.until(|client| all(&client.text())).await;
    right.until(|client| all(&client.text())).await;
    assert_eq!(left.text(), right.text());
}

#[tokio::test]
async fn arch_10_a_server_that_is_stopped_sends_pages_away_at_once_and_waits_for_nobody() {
    let mut server = Server::start().await;
    let setup = format!("http://{}/api/v1/setup", server.address);
    let setup: Value = server
        .http
        .get(setup)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let accounts = setup["demo_accounts"].as_array().unwrap();
    let host = accounts
        .iter()
        .find(|a| a["role"] == "interviewer")
        .unwrap();
    let token = server.sign_in(host).await;
    let request = json!({ "title": "Stopped", "guests_allowed": false });
    let room = server.post("/rooms", Some(&token), request).await;
    let room = room["id"].as_str().unwrap();
    let mut page = server.page(room, &token, 0).await;
    page.welcome().await;
    let mut document = Client::on(server.socket(room, &token, "doc").await, doc(11))
        .synced()
        .await;
    // A request of which the body does not come.
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    let head = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\norigin: http://{}\r\n\
         content-type: application/json\r\ncontent-length: 9\r\n\r\n",
        server.address
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    server.terminate().await;
    assert_eq!(page.closed().await, 1012);
    document.until_closed().await;
}
