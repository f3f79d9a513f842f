//! One room socket: frames in, frames out, and the limits of both.

use super::{
    hub::Rooms,
    live::{Handle, Input},
    model::{ConnId, Person},
    protocol::decode,
    rate::Sender,
};
use crate::ws;
use api::{
    RoomId,
    room_socket::{ClientMessage, MAX_FRAME, VERSION, close},
};
use futures_util::{
    SinkExt, StreamExt,
    future::{Either, select},
    stream::{SplitSink, SplitStream},
};
use std::{
    pin::pin,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::{Notify, mpsc},
    time::{interval, timeout},
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        self, Message, Utf8Bytes,
        protocol::{CloseFrame, Role, WebSocketConfig},
    },
};

/// Close codes that ask the page to come back (RFC 6455 section 7.4.1 and its registry).
pub const GOING_AWAY: u16 = 1012;
pub use super::model::TRY_AGAIN;

const HELLO_TIMEOUT: Duration = Duration::from_secs(10);
/// A connection that brings nothing for so long, not even a pong, is dead.
const SILENCE: Duration = Duration::from_secs(40);
const PING_EVERY: Duration = Duration::from_secs(15);
/// A page that takes nothing for so long is cut off.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);
/// Messages and bytes that wait for a page before it counts as not reading.
const QUEUE: usize = 512;
const QUEUE_BYTES: usize = 2 << 20;

type Ws = WebSocketStream<TcpStream>;

/// Where the room puts frames for one connection. Dropping it closes the connection so that the page comes back.
#[derive(Debug)]
pub struct Outbox {
    frames: mpsc::Sender<Utf8Bytes>,
    fate: Arc<Fate>,
}

/// How a connection is to end.
#[derive(Debug, Default)]
struct Fate {
    code: OnceLock<u16>,
    /// End at once; what waits is not sent.
    cut: Notify,
    queued_bytes: AtomicUsize,
}

/// The page does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lagging;

impl Outbox {
    fn new() -> (Self, mpsc::Receiver<Utf8Bytes>) {
        let (frames, queue) = mpsc::channel(QUEUE);
        let fate = Arc::default();
        (Self { frames, fate }, queue)
    }

    /// A frame of any size fits an empty queue: the snapshot may be large.
    pub fn push(&self, frame: Utf8Bytes) -> Result<(), Lagging> {
        let size = frame.len();
        let queued = self.fate.queued_bytes.fetch_add(size, Ordering::Relaxed);
        if queued > 0 && queued + size > QUEUE_BYTES {
            return Err(Lagging);
        }
        self.frames.try_send(frame).map_err(|_| Lagging)
    }

    /// Closes after everything pushed so far was sent.
    pub fn close(self, code: u16) {
        let _ = self.fate.code.set(code);
    }

    /// Closes now.
    pub fn cut(self, code: u16) {
        let _ = self.fate.code.set(code);
        self.fate.cut.notify_one();
    }
}

/// Tells a page that its ticket opens nothing.
pub async fn refuse(mut socket: ws::Socket, code: u16) {
    let _place = socket.place.take();
    if let Ok(ws) = accept(socket).await {
        end(ws, code).await;
    }
}

/// Serves a connection of `person` until it ends.
pub async fn serve(mut socket: ws::Socket, rooms: Rooms, room: RoomId, person: Person) {
    let _place = socket.place.take();
    let Ok(ws) = accept(socket).await else {
        return;
    };
    let (mut sink, mut stream) = ws.split();
    let hello = timeout(HELLO_TIMEOUT, hello(&mut stream)).await;
    let code = match hello.unwrap_or(Err(Some(close::BAD_MESSAGE))) {
        Ok(last_seq) => {
            let conn = rooms.next_conn();
            let sender = rooms.sender(&person.id);
            let (outbox, mut queue) = Outbox::new();
            let fate = outbox.fate.clone();
            let connect = Input::Connect {
                person,
                conn,
                last_seq,
                outbox,
            };
            match rooms.send(&room, connect).await {
                Some(handle) => {
                    let write = pin!(write(&mut sink, &mut queue, &fate));
                    let read = pin!(read(&mut stream, &handle, conn, &sender));
                    let code = match select(write, read).await {
                        Either::Left((code, _)) => code,
                        Either::Right((code, _)) => code,
                    };
                    let _ = handle.inputs.send(Input::Gone { conn }).await;
                    code
                }
                None => Some(GOING_AWAY),
            }
        }
        Err(code) => code,
    };
    if let (Some(code), Ok(ws)) = (code, sink.reunite(stream)) {
        end(ws, code).await;
    }
}

async fn accept(socket: ws::Socket) -> std::io::Result<Ws> {
    let stream = TcpStream::from_std(socket.stream)?;
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_FRAME))
        .max_frame_size(Some(MAX_FRAME))
        .read_buffer_size(8 << 10)
        .write_buffer_size(8 << 10);
    Ok(
        WebSocketStream::from_partially_read(stream, socket.read_ahead, Role::Server, Some(config))
            .await,
    )
}

/// The close code for a page that sent this; `None` when the connection is gone already.
fn code_of(error: &tungstenite::Error) -> Option<u16> {
    match error {
        tungstenite::Error::Capacity(_) => Some(close::TOO_LARGE),
        tungstenite::Error::Protocol(
            tungstenite::error::ProtocolError::ResetWithoutClosingHandshake,
        ) => None,
        tungstenite::Error::Protocol(_) | tungstenite::Error::Utf8(_) => Some(close::BAD_MESSAGE),
        _ => None,
    }
}

/// The first message: the last event the page has seen, or the code to close with.
async fn hello(stream: &mut SplitStream<Ws>) -> Result<i64, Option<u16>> {
    loop {
        return match stream.next().await {
            Some(Ok(Message::Text(text))) => match decode(&text) {
                Some(ClientMessage::Hello { version, last_seq }) if version == VERSION => {
                    Ok(last_seq)
                }
                Some(ClientMessage::Hello { .. }) => Err(Some(close::VERSION)),
                _ => Err(Some(close::BAD_MESSAGE)),
            },
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
            Some(Ok(Message::Close(_))) | None => Err(None),
            Some(Ok(_)) => Err(Some(close::BAD_MESSAGE)),
            Some(Err(error)) => Err(code_of(&error)),
        };
    }
}

/// Passes messages on until the connection ends or breaks a rule.
async fn read(
    stream: &mut SplitStream<Ws>,
    room: &Handle,
    conn: ConnId,
    sender: &Sender,
) -> Option<u16> {
    loop {
        let message = match timeout(SILENCE, stream.next()).await {
            Ok(Some(Ok(message))) => message,
            Ok(Some(Err(error))) => return code_of(&error),
            Ok(None) => return None,
            Err(_) => return Some(TRY_AGAIN),
        };
        let size = u32::try_from(message.len()).unwrap_or(u32::MAX);
        if !sender.take(size, Instant::now()) {
            return Some(close::LIMIT);
        }
        let message = match message {
            Message::Text(text) => decode(&text),
            Message::Ping(_) | Message::Pong(_) => continue,
            Message::Close(_) => return None,
            Message::Binary(_) | Message::Frame(_) => None,
        };
        match message {
            None | Some(ClientMessage::Hello { .. }) => return Some(close::BAD_MESSAGE),
            Some(message) => {
                let input = Input::Message { conn, message };
                if room.inputs.send(input).await.is_err() {
                    return Some(GOING_AWAY);
                }
            }
        }
    }
}

/// Sends what the room pushes, until it has no more to say.
async fn write(
    sink: &mut SplitSink<Ws, Message>,
    queue: &mut mpsc::Receiver<Utf8Bytes>,
    fate: &Fate,
) -> Option<u16> {
    let mut pings = interval(PING_EVERY);
    pings.tick().await;
    loop {
        let first = tokio::select! {
            biased;
            () = fate.cut.notified() => break,
            frame = queue.recv() => match frame {
                Some(frame) => Message::Text(frame),
                None => break,
            },
            _ = pings.tick() => Message::Ping(bytes::Bytes::new()),
        };
        let flush = async {
            let mut taken = first.len();
            sink.feed(first).await?;
            while let Ok(frame) = queue.try_recv() {
                taken += frame.len();
                sink.feed(Message::Text(frame)).await?;
            }
            sink.flush().await?;
            fate.queued_bytes.fetch_sub(taken, Ordering::Relaxed);
            Ok::<_, tungstenite::Error>(())
        };
        tokio::select! {
            biased;
            () = fate.cut.notified() => break,
            done = timeout(WRITE_TIMEOUT, flush) => match done {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return None,
                Err(_) => return Some(TRY_AGAIN),
            }
        }
    }
    Some(*fate.code.get().unwrap_or(&GOING_AWAY))
}

/// Sends the close frame and lets the page read it: closing with unread input would reset the connection.
async fn end(mut ws: Ws, code: u16) {
    let farewell = async {
        let frame = CloseFrame {
            code: code.into(),
            reason: Utf8Bytes::from_static(reason(code)),
        };
        ws.close(Some(frame)).await.ok();
        let stream = ws.get_mut();
        stream.shutdown().await.ok();
        let mut rest = [0; 4_096];
        while stream.read(&mut rest).await.is_ok_and(|n| n > 0) {}
    };
    let _ = timeout(CLOSE_TIMEOUT, farewell).await;
}

fn reason(code: u16) -> &'static str {
    match code {
        close::BAD_MESSAGE => "malformed message",
        close::BAD_TICKET => "bad ticket",
        close::DENIED => "denied",
        close::ENDED => "ended",
        close::REMOVED => "removed",
        close::REPLACED => "replaced",
        close::TOO_LARGE => "too large",
        close::VERSION => "version",
        close::LIMIT => "limit",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_that_is_not_read_is_noticed_by_count_and_by_bytes() {
        let (outbox, _queue) = Outbox::new();
        assert!((0..QUEUE).all(|_| outbox.push("x".into()).is_ok()));
        assert_eq!(outbox.push("x".into()), Err(Lagging));
        let (outbox, _queue) = Outbox::new();
        assert_eq!(outbox.push("x".repeat(3 * QUEUE_BYTES).into()), Ok(()));
        assert_eq!(outbox.push("x".into()), Err(Lagging));
    }
}
