//! Between the room and the SFU: its names for ours.

use super::model::Media as Wish;
use crate::config;
use api::{
    ParticipantId, RoomId, TrackId,
    room_socket::{MediaOffer, ServerMessage, Track, TrackSource},
};
use sfu::{Offer, PeerKey, RoomKey, Sfu};
use std::thread::available_parallelism;

/// Starts the media workers.
pub fn start(
    media: &config::Media,
) -> Result<(Sfu, tokio::sync::mpsc::Receiver<sfu::Event>), sfu::StartError> {
    sfu::start(sfu::Config {
        bind: media.bind,
        advertise: media.advertise.clone(),
        first_port: media.first_port,
        workers: match media.workers {
            0 => available_parallelism().map_or(1, usize::from),
            workers => workers,
        },
    })
}

pub fn room_key(room: &RoomId) -> RoomKey {
    RoomKey::from(room.as_str())
}

pub fn peer_key(participant: &ParticipantId) -> PeerKey {
    PeerKey::from(participant.as_str())
}

pub fn participant(peer: &PeerKey) -> ParticipantId {
    ParticipantId(peer.as_str().to_owned())
}

pub fn offer(offer: MediaOffer) -> Offer {
    Offer {
        session: offer.session,
        sdp: offer.sdp,
        publish: offer
            .publish
            .into_iter()
            .map(|published| (published.mid.into(), source(published.source)))
            .collect(),
        subscribe: offer
            .subscribe
            .into_iter()
            .map(|wanted| (wanted.mid.into(), wanted.track_id.as_str().into()))
            .collect(),
    }
}

/// What the page is told of its offer.
pub fn answer(
    (session, number): (u32, u32),
    answer: Result<sfu::Answer, sfu::OfferError>,
) -> ServerMessage {
    match answer {
        Ok(answer) => ServerMessage::MediaAnswer {
            session,
            offer: number,
            sdp: answer.sdp,
        },
        Err(error) => ServerMessage::MediaFailed {
            session,
            reason: error.to_string(),
        },
    }
}

pub fn track(info: &sfu::TrackInfo) -> Track {
    Track {
        id: TrackId(info.key.as_str().to_owned()),
        participant_id: participant(&info.peer),
        source: match info.source {
            sfu::Source::Camera => TrackSource::Camera,
            sfu::Source::Microphone => TrackSource::Microphone,
            sfu::Source::Screen => TrackSource::Screen,
        },
    }
}

fn source(source: TrackSource) -> sfu::Source {
    match source {
        TrackSource::Camera => sfu::Source::Camera,
        TrackSource::Microphone => sfu::Source::Microphone,
        TrackSource::Screen => sfu::Source::Screen,
    }
}

/// Does what the room wishes.
pub fn carry_out(sfu: &Sfu, room: &RoomId, wish: &Wish) {
    let key = room_key(room);
    match wish {
        Wish::Leave(id) | Wish::Stop(id, _) => sfu.leave(key, peer_key(id)),
        Wish::Mute(id, muted) => sfu.mute(key, peer_key(id), *muted),
        Wish::CloseRoom => sfu.close_room(key),
    }
}
