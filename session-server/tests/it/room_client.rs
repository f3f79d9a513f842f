//! A page of a room, as far as the room socket is concerned.

use crate::harness::TestApp;
use api::{
    ParticipantId, RoomId,
    room_socket::{
        Action, ClientMessage, EventBody, Participant, RoomEvent, ServerMessage, VERSION, Welcome,
    },
    rooms::{Room, RoomRole},
};
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

/// Longest wait for something that must happen.
const PATIENCE: Duration = Duration::from_secs(40);

pub struct Page {
    pub ws: WebSocketStream<TcpStream>,
    acts: u32,
    /// What came and was not asked for yet.
    pub skipped: Vec<ServerMessage>,
}

/// The outcome of an action.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Done(i64),
    Refused(String),
}

impl Outcome {
    #[track_caller]
    pub fn seq(self) -> i64 {
        match self {
            Outcome::Done(seq) => seq,
            Outcome::Refused(reason) => panic!("refused: {reason}"),
        }
    }

    #[track_caller]
    pub fn refused(self) -> String {
        match self {
            Outcome::Refused(reason) => reason,
            Outcome::Done(seq) => panic!("done as {seq}"),
        }
    }
}

impl TestApp {
    /// A new room of this host.
    pub async fn room(&self, host: &str, guests_allowed: bool) -> Room {
        let request = json!({ "title": "Pair programming", "guests_allowed": guests_allowed });
        let room = self.post("/rooms", Some(host), request).await.expect(201);
        serde_json::from_value(room).unwrap()
    }

    /// A ticket of `kind`.
    pub async fn ticket(&self, room: &RoomId, token: &str, kind: &str) -> String {
        let path = format!("/rooms/{room}/tickets");
        let answer = self.post(&path, Some(token), json!({ "kind": kind })).await;
        answer.expect(201)["ticket"].as_str().unwrap().to_owned()
    }

    /// A guest's token and place.
    pub async fn guest(&self, room: &RoomId, name: &str) -> (String, ParticipantId) {
        let path = format!("/rooms/{room}/guests");
        let pass = self
            .post(&path, None, json!({ "display_name": name }))
            .await
            .expect(201);
        let text = |field: &str| pass[field].as_str().unwrap().to_owned();
        (text("guest_token"), ParticipantId(text("participant_id")))
    }

    /// An open socket that has not said anything.
    pub async fn socket(&self, path: &str) -> WebSocketStream<TcpStream> {
        self.try_socket(path, Some(&self.origin)).await.unwrap()
    }

    pub async fn try_socket(
        &self,
        path: &str,
        origin: Option<&str>,
    ) -> Result<WebSocketStream<TcpStream>, tungstenite::Error> {
        let url = format!("ws://{}{path}", self.address);
        let mut request = url.into_client_request().unwrap();
        if let Some(origin) = origin {
            let origin = origin.parse().unwrap();
            request.headers_mut().insert("origin", origin);
        }
        let stream = TcpStream::connect(self.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        client_async(request, stream).await.map(|(ws, _)| ws)
    }

    /// A page that opened the room with a ticket of its own and said hello.
    pub async fn page(&self, room: &RoomId, token: &str, last_seq: i64) -> Page {
        let ticket = self.ticket(room, token, "room").await;
        let mut page = Page::on(
            self.socket(&format!("/ws/rooms/{room}?ticket={ticket}"))
                .await,
        );
        page.send(&ClientMessage::Hello {
            version: VERSION,
            last_seq,
        })
        .await;
        page
    }

    /// A page that is in the room, and what it was greeted with.
    pub async fn enter(&self, room: &RoomId, token: &str, last_seq: i64) -> (Page, Welcome) {
        let mut page = self.page(room, token, last_seq).await;
        let welcome = page.welcome().await;
        (page, welcome)
    }

    /// A room with its host and an admitted candidate, both inside.
    pub async fn interview(&self) -> Interview {
        let ada = self.interviewer("Ada").await;
        let bo = self.student("Bo").await;
        let room = self.room(&ada.token, true).await.id;
        let (mut host, _) = self.enter(&room, &ada.token, 0).await;
        let mut candidate = self.page(&room, &bo.token, 0).await;
        let id = host.waiting().await.remove(0);
        host.admit(&id, RoomRole::Candidate).await;
        let welcome = candidate.welcome().await;
        host.event(|event| matches!(event.body, EventBody::Joined { .. }))
            .await;
        Interview {
            room,
            host,
            host_token: ada.token,
            candidate,
            candidate_token: bo.token,
            candidate_id: id,
            welcome,
        }
    }
}

pub struct Interview {
    pub room: RoomId,
    pub host: Page,
    pub host_token: String,
    pub candidate: Page,
    pub candidate_token: String,
    pub candidate_id: ParticipantId,
    /// The candidate's.
    pub welcome: Welcome,
}

impl Page {
    pub fn on(ws: WebSocketStream<TcpStream>) -> Self {
        Self {
            ws,
            acts: 0,
            skipped: Vec::new(),
        }
    }

    pub async fn send(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).unwrap();
        self.ws.send(Message::text(text)).await.unwrap();
    }

    /// The next message; `Err` has the close code.
    pub async fn receive(&mut self) -> Result<ServerMessage, u16> {
        loop {
            let message = timeout(PATIENCE, self.ws.next())
                .await
                .expect("a message comes in time");
            match message {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.map_or(1005, |frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }

    /// The first message that `wanted` takes, now or to come; others are kept in [`Page::skipped`].
    pub async fn find<T>(&mut self, wanted: impl Fn(&ServerMessage) -> Option<T>) -> T {
        if let Some(at) = self.skipped.iter().position(|m| wanted(m).is_some()) {
            return wanted(&self.skipped.remove(at)).unwrap();
        }
        loop {
            let message = self
                .receive()
                .await
                .unwrap_or_else(|code| panic!("closed with {code}; had {:#?}", self.skipped));
            match wanted(&message) {
                Some(found) => return found,
                None => self.skipped.push(message),
            }
        }
    }

    pub async fn welcome(&mut self) -> Welcome {
        self.find(|message| match message {
            ServerMessage::Welcome(welcome) => Some(Welcome::clone(welcome)),
            _ => None,
        })
        .await
    }

    pub async fn event(&mut self, wanted: impl Fn(&RoomEvent) -> bool) -> RoomEvent {
        self.find(|message| match message {
            ServerMessage::Event(event) if wanted(event) => Some(event.clone()),
            _ => None,
        })
        .await
    }

    pub async fn chat(&mut self, text: &str) -> RoomEvent {
        self.event(|event| matches!(&event.body, EventBody::Chat { text: said } if said == text))
            .await
    }

    pub async fn presence(&mut self, wanted: impl Fn(&Participant) -> bool) -> Participant {
        self.find(|message| match message {
            ServerMessage::Presence { participant } if wanted(participant) => {
                Some(participant.clone())
            }
            _ => None,
        })
        .await
    }

    /// Who waits, once somebody does.
    pub async fn waiting(&mut self) -> Vec<ParticipantId> {
        self.find(|message| match message {
            ServerMessage::Lobby { waiting } if !waiting.is_empty() => Some(
                waiting
                    .iter()
                    .map(|one| one.participant_id.clone())
                    .collect(),
            ),
            _ => None,
        })
        .await
    }

    pub async fn act(&mut self, action: Action) -> Outcome {
        self.acts += 1;
        let cid = format!("{}-{}", session_server::ids::uuid(), self.acts);
        self.act_as(&cid, action).await
    }

    pub async fn act_as(&mut self, cid: &str, action: Action) -> Outcome {
        self.send(&ClientMessage::Act {
            cid: cid.to_owned(),
            action,
        })
        .await;
        self.outcome(cid).await
    }

    pub async fn outcome(&mut self, wanted: &str) -> Outcome {
        self.find(|message| match message {
            ServerMessage::Ack { cid, seq } if cid == wanted => Some(Outcome::Done(*seq)),
            ServerMessage::Refused { cid, reason } if cid == wanted => {
                Some(Outcome::Refused(reason.clone()))
            }
            _ => None,
        })
        .await
    }

    pub async fn say(&mut self, text: &str) -> Outcome {
        self.act(Action::Chat {
            text: text.to_owned(),
        })
        .await
    }

    pub async fn admit(&mut self, id: &ParticipantId, role: RoomRole) -> i64 {
        let participant_id = id.clone();
        self.act(Action::Admit {
            participant_id,
            role,
        })
        .await
        .seq()
    }

    /// Resolves when everything sent before has been handled.
    pub async fn settled(&mut self) {
        self.send(&ClientMessage::Ping { nonce: 7 }).await;
        self.find(|message| matches!(message, ServerMessage::Pong { nonce: 7 }).then_some(()))
            .await;
    }

    /// The code this connection is closed with.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match self.receive().await {
                Ok(message) => self.skipped.push(message),
                Err(code) => return code,
            }
        }
    }
}
