//! Offers and candidates of the room's pages, on their way to the SFU and back.

use super::{Live, Side};
use crate::rooms::{media, model::ConnId};
use api::{
    ParticipantId,
    room_socket::{MediaOffer, ServerMessage},
    rooms::RoomRole,
};
use std::{future::poll_fn, task::Poll};

impl Live {
    pub(super) async fn offer(&mut self, conn: ConnId, offer: MediaOffer) {
        let (session, number) = (offer.session, offer.offer);
        let failed = |reason: &str| ServerMessage::MediaFailed {
            session,
            reason: reason.to_owned(),
        };
        let Some(person) = self.state.admitted(conn) else {
            return self.push(conn, &failed("You are not in the room."));
        };
        if person.role == RoomRole::Observer && !offer.publish.is_empty() {
            return self.push(conn, &failed("Observers are not seen or heard."));
        }
        let id = person.id.clone();
        let newest = self.sessions.entry(id.clone()).or_insert(session);
        *newest = session.max(*newest);
        let (sfu, room) = (self.shared.sfu.clone(), media::room_key(&self.room));
        let mut answer = Box::pin(async move {
            sfu.offer(room, media::peer_key(&id), media::offer(offer))
                .await
        });
        // Polled once here, so that offers reach the SFU in the order they came.
        let first = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
        let own = self.own.clone();
        tokio::spawn(async move {
            let outcome = match first {
                Poll::Ready(outcome) => outcome,
                Poll::Pending => answer.await,
            };
            let message = media::answer((session, number), outcome);
            if let Some(own) = own.upgrade() {
                let _ = own.send(Side::MediaAnswer { conn, message });
            }
        });
    }

    pub(super) fn ice(&self, conn: ConnId, session: u32, candidate: String) {
        if let Some(person) = self.state.admitted(conn) {
            let peer = media::peer_key(&person.id);
            let room = media::room_key(&self.room);
            self.shared
                .sfu
                .ice_candidate(room, peer, session, candidate);
        }
    }

    pub(super) fn stop_session(&mut self, id: &ParticipantId, reason: &str) {
        if let (Some(conn), Some(&session)) = (self.state.conn_of(id), self.sessions.get(id)) {
            let reason = reason.to_owned();
            self.push(conn, &ServerMessage::MediaFailed { session, reason });
        }
    }
}
