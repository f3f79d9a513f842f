//! The servers under load, each a process of its own: ours with a prepared database, and two of others.

use crate::{socket::upgraded, typists::Dialect, yjs};
use session_server::{db::Db, ids};
use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A running server process; killed when dropped.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// From spawn until it answered.
    pub ready_after: Duration,
}

impl Process {
    /// Starts `command` (which listens on `address`) and waits until it answers HTTP.
    fn start(mut command: Command, address: SocketAddr) -> io::Result<Self> {
        let started = Instant::now();
        let child = command.stdout(Stdio::null()).stdin(Stdio::null()).spawn()?;
        let mut process = Self {
            child,
            address,
            ready_after: Duration::ZERO,
        };
        while !answers(address) {
            if let Some(status) = process.child.try_wait()? {
                return Err(io::Error::other(format!(
                    "the server ended at once: {status}"
                )));
            }
            if started.elapsed() > Duration::from_secs(20) {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "the server did not start within 20 s",
                ));
            }
            std::thread::yield_now();
        }
        process.ready_after = started.elapsed();
        Ok(process)
    }

    /// CPU seconds used so far, its finished children included (proc(5), fields 14 to 17, 100 ticks a second).
    pub fn cpu_seconds(&self) -> io::Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks: u64 = after_name
            .split_whitespace()
            .skip(11)
            .take(4)
            .filter_map(|t| t.parse::<u64>().ok())
            .sum();
        Ok(ticks as f64 / 100.0)
    }

    /// Resident memory in megabytes.
    pub fn resident_mb(&self) -> io::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kb = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|v| v.split_whitespace().next());
        kb.and_then(|kb| kb.parse::<f64>().ok())
            .map(|kb| kb / 1024.0)
            .ok_or_else(|| io::Error::other("no VmRSS"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn answers(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return false;
    };
    let mut first = [0; 12];
    stream.write_all(b"GET /readyz HTTP/1.0\r\n\r\n").is_ok()
        && stream.read_exact(&mut first).is_ok()
}

fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// A folder in the system's temporary directory, removed when dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("ix-load-{}", ids::uuid()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Starts our server on the database in `folder`, durable storage on.
pub fn ours(binary: &Path, folder: &Folder) -> io::Result<Process> {
    let address = free_address()?;
    let mut command = Command::new(binary);
    command
        .arg("serve")
        .env_clear()
        .env("IX_LOG", "error")
        .env("IX_MEDIA_PORT", "0");
    command
        .env("IX_LISTEN", address.to_string())
        .env("IX_PUBLIC_ORIGIN", format!("http://{address}"));
    command.env("IX_DATA_DIR", &folder.0);
    Process::start(command, address)
}

/// Rooms whose editors were admitted already and hold tickets.
pub struct Rooms {
    /// Room id and the document ticket of each editor.
    rooms: Vec<(String, Vec<String>)>,
}

impl Rooms {
    /// Writes `rooms` × `per_room` into the database in `folder`, before its server starts.
    pub async fn prepare(
        folder: &Folder,
        rooms: usize,
        per_room: usize,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let db = Db::open(
            &format!("sqlite:{}/interviewxpert.sqlite", folder.0.display()),
            2,
        )
        .await?;
        let mut tx = db.write().await?;
        let host = ids::uuid();
        sqlx::query(
            "INSERT INTO users (id, email, password_hash, display_name, role, verified, created_at_ms)
             VALUES ($1, 'load@example.org', '', 'Load', 'interviewer', 1, 0)",
        )
        .bind(&host)
        .execute(&mut *tx)
        .await?;
        let mut made = Vec::with_capacity(rooms);
        for _ in 0..rooms {
            let room = ids::room().0;
            sqlx::query(
                "INSERT INTO rooms (id, title, host_id, status, guests_allowed, integrity, created_at_ms)
                 VALUES ($1, 'Load', $2, 'open', 1,
                 '{\"red_after_ms\":15000,\"burst_count\":3,\"burst_window_ms\":60000,\"large_paste_units\":200}', 0)",
            )
            .bind(&room)
            .bind(&host)
            .execute(&mut *tx)
            .await?;
            sqlx::query("INSERT INTO room_files (room_id, file_id, name, language) VALUES ($1, 'f1', 'main', 'python')")
                .bind(&room)
                .execute(&mut *tx)
                .await?;
            let mut tickets = Vec::with_capacity(per_room);
            for editor in 0..per_room {
                let (participant, ticket) = (ids::uuid(), ids::secret());
                sqlx::query(
                    "INSERT INTO room_participants
                     (id, room_id, user_id, display_name, role, state, colour, created_at_ms, admitted_at_ms)
                     VALUES ($1, $2, NULL, 'Editor', 'candidate', 'admitted', $3, 0, 0)",
                )
                .bind(&participant)
                .bind(&room)
                .bind((editor % 10) as i64)
                .execute(&mut *tx)
                .await?;
                for (kind, ticket) in [("doc", ticket.clone()), ("room", room_ticket(&ticket))] {
                    sqlx::query(
                        "INSERT INTO room_tickets (ticket_hash, room_id, participant_id, kind, expires_at_ms)
                         VALUES ($1, $2, $3, $4, 9000000000000)",
                    )
                    .bind(ids::fingerprint(&ticket))
                    .bind(&room)
                    .bind(&participant)
                    .bind(kind)
                    .execute(&mut *tx)
                    .await?;
                }
                tickets.push(ticket);
            }
            made.push((room, tickets));
        }
        tx.commit().await?;
        db.close().await;
        Ok(Self { rooms: made })
    }
}

fn room_ticket(doc_ticket: &str) -> String {
    format!("room-{doc_ticket}")
}

impl Dialect for Rooms {
    fn enter(
        &self,
        address: SocketAddr,
        room: usize,
        editor: usize,
    ) -> io::Result<Option<TcpStream>> {
        const HELLO: &[u8] = br#"{"type":"hello","version":1,"last_seq":0}"#;
        let (id, tickets) = &self.rooms[room];
        let ticket = room_ticket(&tickets[editor]);
        let mut stream = upgraded(address, &format!("/ws/rooms/{id}?ticket={ticket}"))?;
        // One text frame with a mask of zeros.
        let head = [0x81, 0x80 | HELLO.len() as u8, 0, 0, 0, 0];
        stream.write_all(&[&head, HELLO].concat())?;
        let mut read = Vec::new();
        let mut chunk = [0; 4_096];
        while !String::from_utf8_lossy(&read).contains(r#""type":"welcome""#) {
            match stream.read(&mut chunk)? {
                0 => return Err(io::Error::other("the room sent an editor away")),
                n => read.extend_from_slice(&chunk[..n]),
            }
        }
        Ok(Some(stream))
    }

    fn path(&self, room: usize, editor: usize) -> String {
        let (id, tickets) = &self.rooms[room];
        format!("/ws/rooms/{id}/doc?ticket={}", tickets[editor])
    }
}

/// `@y/websocket-server`, when npm has installed it in `peers`.
pub fn y_websocket(peers: &Path) -> Option<io::Result<Process>> {
    let script = peers.join("node_modules/@y/websocket-server/src/server.js");
    script.exists().then(|| node(&script))
}

/// `@hocuspocus/server`, when npm has installed it in `peers`.
pub fn hocuspocus(peers: &Path) -> Option<io::Result<Process>> {
    peers
        .join("node_modules/@hocuspocus/server")
        .exists()
        .then(|| node(&peers.join("hocuspocus.mjs")))
}

fn node(script: &Path) -> io::Result<Process> {
    let address = free_address()?;
    let mut command = Command::new("node");
    command
        .arg(script)
        .env("HOST", "127.0.0.1")
        .env("PORT", address.port().to_string())
        .stderr(Stdio::null());
    Process::start(command, address)
}

/// The plain y-websocket protocol: the path names the room.
pub struct YWebsocket;

impl Dialect for YWebsocket {
    fn path(&self, room: usize, _editor: usize) -> String {
        format!("/room-{room}")
    }
}

/// Hocuspocus wraps the same messages, led by the document's name, and wants an authentication first.
pub struct Hocuspocus;

impl Dialect for Hocuspocus {
    fn path(&self, _room: usize, _editor: usize) -> String {
        "/".to_owned()
    }

    fn prefix(&self, room: usize) -> Vec<u8> {
        let name = format!("room-{room}");
        let mut prefix = Vec::new();
        yjs::write_uint(&mut prefix, name.len() as u64);
        prefix.extend_from_slice(name.as_bytes());
        prefix
    }

    fn greeting(&self) -> Option<Vec<u8>> {
        const AUTH: u8 = 2;
        const TOKEN: u8 = 0;
        Some(vec![AUTH, TOKEN, 0])
    }
}
