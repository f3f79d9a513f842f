//! A document service on a database of its own, and a client that speaks the y-websocket protocol with yrs.

use crate::harness::TestApp;
use api::{FileId, ParticipantId, RoomId};
use futures_util::{SinkExt, StreamExt};
use session_server::{
    clock::Clock,
    rooms::document::{Access, Allowance, DocumentEvent, Documents, Limits},
    ws::Socket,
};
use std::{collections::VecDeque, net::SocketAddr, path::PathBuf, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::UnboundedReceiver,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, handshake::derive_accept_key},
};
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, StateVector, Text, Transact, Update,
    block::ClientID,
    encoding::{read::Read, varint::VarInt},
    updates::{decoder::Decode, encoder::Encode},
};

/// Far beyond what anything here takes: only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn executable() -> PathBuf {
    env!("CARGO_BIN_EXE_session-server").into()
}

/// For who writes more than anybody would.
pub const PLENTY: Allowance = Allowance {
    burst: 1 << 40,
    per_s: 1 << 40,
};

/// Limits with short times, so that tests need not wait for them.
pub fn quick() -> Limits {
    Limits {
        linger: Duration::ZERO,
        ..Limits::default()
    }
}

pub struct Rig {
    pub app: TestApp,
    pub documents: Documents,
    pub events: UnboundedReceiver<DocumentEvent>,
    pub room: RoomId,
    pub clock: Clock,
    address: SocketAddr,
}

impl Rig {
    pub async fn new(app: TestApp) -> Self {
        Self::with(app, quick()).await
    }

    /// A room with the files f1 and f2.
    pub async fn with(app: TestApp, limits: Limits) -> Self {
        let room = RoomId("bcdf-ghjk-mnpq".to_owned());
        let sql = [
            "INSERT INTO users (id, email, password_hash, display_name, role, created_at_ms) VALUES ('u', 'u@x', '', 'U', 'interviewer', 0)",
            "INSERT INTO rooms (id, title, host_id, status, guests_allowed, integrity, created_at_ms) VALUES ('bcdf-ghjk-mnpq', 'R', 'u', 'open', 0, '{}', 0)",
            "INSERT INTO room_files (room_id, file_id, name, language) VALUES ('bcdf-ghjk-mnpq', 'f1', 'a.py', 'python'), ('bcdf-ghjk-mnpq', 'f2', 'b.py', 'python')",
        ];
        let mut write = app.db().write().await.unwrap();
        for statement in sql {
            sqlx::raw_sql(statement).execute(&mut *write).await.unwrap();
        }
        write.commit().await.unwrap();
        let clock = app.app.clock.clone();
        Self::serve(app, room, clock, limits).await
    }

    async fn serve(app: TestApp, room: RoomId, clock: Clock, limits: Limits) -> Self {
        let (documents, events) =
            Documents::start(app.db().clone(), clock.clone(), limits, executable()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(accept(listener, documents.clone(), room.clone()));
        Self {
            app,
            documents,
            events,
            room,
            clock,
            address,
        }
    }

    /// A new service on the same database, as after the death of the first.
    pub async fn restarted(self) -> Self {
        self.restarted_with(quick()).await
    }

    pub async fn restarted_with(self, limits: Limits) -> Self {
        Self::serve(self.app, self.room, self.clock, limits).await
    }

    /// A connected client with an empty document.
    pub async fn client(&self, participant: &str, yjs: u64) -> Client {
        Client::connect(self.address, participant, doc(yjs), "acks").await
    }

    pub async fn client_with(&self, participant: &str, doc: Doc, how: &str) -> Client {
        Client::connect(self.address, participant, doc, how).await
    }

    /// One row, one column.
    pub async fn value(&self, sql: &'static str) -> i64 {
        let mut db = self.app.db().read().await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *db).await.unwrap()
    }

    pub async fn text(&self) -> String {
        let files = self.documents.text(&self.room).await.unwrap();
        let f1 = files.into_iter().find(|f| f.file_id == FileId("f1".into()));
        f1.unwrap().text
    }
}

/// Answers upgrade requests for `/PARTICIPANT?OPTIONS` (acks, readonly) and hands the connections on.
async fn accept(listener: TcpListener, documents: Documents, room: RoomId) {
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(stream.read_u8().await.unwrap());
        }
        let request = String::from_utf8(request).unwrap();
        let path = request.split(' ').nth(1).unwrap();
        let (participant, options) = path[1..].split_once('?').unwrap();
        let key = request
            .lines()
            .find_map(|line| line.strip_prefix("Sec-WebSocket-Key: "))
            .unwrap();
        let accept = derive_accept_key(key.as_bytes());
        let answer = format!(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
        let access = Access {
            room: room.clone(),
            participant: ParticipantId(participant.to_owned()),
            can_write: !options.contains("readonly"),
            acks: options.contains("acks"),
        };
        let socket = Socket {
            stream: stream.into_std().unwrap(),
            read_ahead: Vec::new(),
            place: None,
        };
        documents.connect(socket, access);
    }
}

pub fn doc(client: u64) -> Doc {
    let mut options = Options::with_client_id(ClientID::new(client));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    doc.get_or_insert_text("f1");
    doc
}

/// The update that inserts `text` into f1.
pub fn insert(doc: &Doc, at: u32, text: &str) -> Vec<u8> {
    let file = doc.get_or_insert_text("f1");
    let mut txn = doc.transact_mut();
    file.insert(&mut txn, at, text);
    txn.encode_update_v1()
}

/// The update that deletes from f1.
pub fn delete(doc: &Doc, at: u32, len: u32) -> Vec<u8> {
    let file = doc.get_or_insert_text("f1");
    let mut txn = doc.transact_mut();
    file.remove_range(&mut txn, at, len);
    txn.encode_update_v1()
}

/// A y-websocket message of kind sync.
pub fn sync(step: u8, payload: &[u8]) -> Vec<u8> {
    let mut out = vec![0, step];
    payload.len().write(&mut out);
    out.extend_from_slice(payload);
    out
}

pub fn awareness(client: u64, clock: u64, state: &str) -> Vec<u8> {
    let mut body = vec![1];
    client.write(&mut body);
    clock.write(&mut body);
    state.len().write(&mut body);
    body.extend_from_slice(state.as_bytes());
    let mut out = vec![1];
    body.len().write(&mut out);
    out.extend_from_slice(&body);
    out
}

/// A message of the server.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    Step1(Vec<u8>),
    Step2(Vec<u8>),
    Update(Vec<u8>),
    /// Client, clock, state of each entry.
    Awareness(Vec<(u64, u64, String)>),
    Ack {
        count: u64,
        seq: u64,
    },
    Refused(String),
    Trouble(bool),
    Closed(u16),
}

pub struct Client {
    pub doc: Doc,
    pub socket: WebSocketStream<TcpStream>,
    pub acked: u64,
    /// Frames with an update sent over this connection.
    pub sent: u64,
    pub cursors: VecDeque<(u64, u64, String)>,
    pub trouble: bool,
    pub refusal: Option<String>,
}

impl Client {
    async fn connect(address: SocketAddr, participant: &str, doc: Doc, how: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        let url = format!("ws://{address}/{participant}?{how}");
        let (socket, _) = client_async(url, stream).await.unwrap();
        Self::on(socket, doc)
    }

    /// On a connection that is open.
    pub fn on(socket: WebSocketStream<TcpStream>, doc: Doc) -> Self {
        Self {
            doc,
            socket,
            acked: 0,
            sent: 0,
            cursors: VecDeque::new(),
            trouble: false,
            refusal: None,
        }
    }

    /// Connects and behaves as a page does until the document is in step both ways.
    pub async fn synced(mut self) -> Self {
        let vector = self.doc.transact().state_vector().encode_v1();
        self.send(sync(0, &vector)).await;
        let mut steps = 0;
        while steps < 2 {
            let told = self.told().await;
            steps += usize::from(matches!(told, Told::Step1(_) | Told::Step2(_)));
            self.react(told).await;
        }
        self
    }

    pub async fn send(&mut self, message: Vec<u8>) {
        let sent = self.socket.send(Message::Binary(message.into()));
        let sent = tokio::time::timeout(PATIENCE, sent).await;
        sent.expect("the server reads").unwrap();
    }

    pub async fn send_update(&mut self, update: Vec<u8>) {
        self.sent += 1;
        self.send(sync(2, &update)).await;
    }

    pub async fn type_text(&mut self, at: u32, text: &str) {
        let update = insert(&self.doc, at, text);
        self.send_update(update).await;
    }

    /// The next message of the server.
    pub async fn told(&mut self) -> Told {
        let next = async {
            loop {
                match self.socket.next().await {
                    Some(Ok(Message::Binary(bytes))) => return read(&bytes),
                    Some(Ok(Message::Close(Some(close)))) => {
                        return Told::Closed(close.code.into());
                    }
                    Some(Ok(_)) => {}
                    None | Some(Err(_)) => return Told::Closed(1006),
                }
            }
        };
        tokio::time::timeout(PATIENCE, next)
            .await
            .expect("the server says something")
    }

    /// What a page does with a message.
    pub async fn react(&mut self, told: Told) {
        match told {
            Told::Step1(vector) => {
                let vector = StateVector::decode_v1(&vector).unwrap();
                let missing = self.doc.transact().encode_state_as_update_v1(&vector);
                self.sent += 1;
                self.send(sync(1, &missing)).await;
            }
            Told::Step2(update) | Told::Update(update) => {
                let update = Update::decode_v1(&update).unwrap();
                self.doc.transact_mut().apply_update(update).unwrap();
                assert!(!self.doc.transact().has_missing_updates());
            }
            Told::Awareness(entries) => self.cursors.extend(entries),
            Told::Ack { count, .. } => self.acked = count,
            Told::Refused(reason) => self.refusal = Some(reason),
            Told::Trouble(now) => self.trouble = now,
            Told::Closed(code) => panic!("closed with {code}: {:?}", self.refusal),
        }
    }

    /// Behaves as a page does until `done`.
    pub async fn until(&mut self, done: impl Fn(&Self) -> bool) {
        let work = async {
            while !done(self) {
                let told = self.told().await;
                self.react(told).await;
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, work).await;
        in_time.expect("what is waited for happens");
    }

    pub async fn until_text(&mut self, text: &str) {
        self.until(|client| client.text() == text).await;
    }

    /// Until everything sent is durable.
    pub async fn until_saved(&mut self) {
        self.until(|client| client.acked == client.sent).await;
    }

    /// Until the server closes the connection; answers the code.
    pub async fn until_closed(&mut self) -> u16 {
        let work = async {
            loop {
                match self.told().await {
                    Told::Closed(code) => return code,
                    told => self.react(told).await,
                }
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, work).await;
        in_time.expect("the connection is closed")
    }

    pub fn text(&self) -> String {
        let file = self.doc.get_or_insert_text("f1");
        file.get_string(&self.doc.transact())
    }
}

fn read(bytes: &[u8]) -> Told {
    let mut rest = yrs::encoding::read::Cursor::new(bytes);
    let kind: u64 = rest.read_var().unwrap();
    match kind {
        0 => {
            let step: u64 = rest.read_var().unwrap();
            let payload = rest.read_buf().unwrap().to_vec();
            match step {
                0 => Told::Step1(payload),
                1 => Told::Step2(payload),
                _ => Told::Update(payload),
            }
        }
        1 => {
            let body = rest.read_buf().unwrap().to_vec();
            let mut rest = yrs::encoding::read::Cursor::new(&body);
            let count: u64 = rest.read_var().unwrap();
            let entries = (0..count).map(|_| {
                (
                    rest.read_var().unwrap(),
                    rest.read_var().unwrap(),
                    rest.read_string().unwrap().to_owned(),
                )
            });
            Told::Awareness(entries.collect())
        }
        100 => Told::Ack {
            count: rest.read_var().unwrap(),
            seq: rest.read_var().unwrap(),
        },
        101 => Told::Refused(rest.read_string().unwrap().to_owned()),
        102 => Told::Trouble(rest.read_var::<u64>().unwrap() == 1),
        other => panic!("message type {other}"),
    }
}
