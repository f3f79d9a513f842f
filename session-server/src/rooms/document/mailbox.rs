//! How the rest of the program reaches the rooms of one executor.

use super::{Access, log::Progress, store::Loaded};
use crate::ws::Socket;
use api::{FileId, ParticipantId, RoomId};
use mio::Waker;
use std::sync::{Arc, mpsc};
use tokio::sync::oneshot;

pub enum Command {
    Connect(RoomId, Socket, Access),
    Loaded(RoomId, Result<Loaded, String>),
    SetFiles(RoomId, Vec<FileId>),
    SetCanWrite(RoomId, ParticipantId, bool),
    Disconnect(RoomId, ParticipantId, u16),
    Close(RoomId, u16),
    Log(Progress),
    /// Answers nothing when the room is not loaded.
    Encode(RoomId, oneshot::Sender<(i64, Vec<u8>)>),
    /// Disconnects everybody, waits until everything is saved, answers and ends.
    Stop(oneshot::Sender<()>),
}

/// Sends commands to one executor.
#[derive(Clone)]
pub struct Mailbox {
    commands: mpsc::Sender<Command>,
    waker: Arc<Waker>,
}

impl Mailbox {
    /// `waker` must wake whoever reads the other end.
    pub fn new(waker: Waker) -> (Self, mpsc::Receiver<Command>) {
        let (commands, inbox) = mpsc::channel();
        let waker = Arc::new(waker);
        (Self { commands, waker }, inbox)
    }

    /// False when the executor has ended.
    pub fn send(&self, command: Command) -> bool {
        self.commands.send(command).is_ok() && self.waker.wake().is_ok()
    }
}
