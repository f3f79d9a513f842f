//! The core: one room, without sockets, threads or a clock.

mod negotiate;

use crate::{
    keyframe::KeyframeThrottle,
    link::{Dead, Got, Link},
    speaker::Speakers,
    stats::{Counters, LinkState, PeerStats},
    timers::Timers,
    types::{
        Answer, ConnectionState, Event, Offer, OfferError, PeerKey, RoomKey, Source, TrackInfo,
        TrackKey, limits,
    },
};
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use str0m::{
    media::Mid as RtcMid,
    rtp::{RtpPacket, Ssrc, Vp8Descriptor},
};

/// Keys of ended tracks that are remembered, to tell an offer that came late from one that is wrong.
const MAX_ENDED: usize = 256;

/// A track whose stream was silent this long may go on as another stream (SSRC). Of streams sent at once, as simulcast
/// does, only the first is forwarded.
const STREAM_SILENT: Duration = Duration::from_millis(500);

/// One connection of one participant; never used again in its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u32);

#[derive(Debug, Clone)]
pub struct RoomConfig {
    /// Addresses participants reach us at; they become host candidates.
    pub candidates: Vec<SocketAddr>,
    /// First RTP sequence number given to a receiver. Low, so that reordering around the first packets never looks
    /// like a wrap to it.
    pub first_seq: u16,
}

impl RoomConfig {
    pub fn new(candidates: Vec<SocketAddr>) -> Self {
        Self {
            candidates,
            first_seq: 1,
        }
    }
}

pub enum Input<'a> {
    /// Answered by exactly one [`Output::Answer`].
    Offer {
        peer: PeerKey,
        offer: Offer,
    },
    /// The participant is gone for good.
    Leave {
        peer: PeerKey,
    },
    /// Stops, or lets go on, forwarding that participant's microphone.
    Mute {
        peer: PeerKey,
        muted: bool,
    },
    Datagram {
        slot: Slot,
        source: SocketAddr,
        destination: SocketAddr,
        data: &'a [u8],
    },
    Timeout,
}

#[derive(Debug)]
pub enum Output {
    /// STUN checks with this user name are for `slot`; replaces the slot's earlier one. Comes before the answer.
    Register {
        slot: Slot,
        ufrag: String,
    },
    /// Everything from `addr` is for `slot`: it proved to know the ICE password.
    Bind {
        slot: Slot,
        addr: SocketAddr,
    },
    Unbind {
        slot: Slot,
        addr: SocketAddr,
    },
    /// Forget the slot and its addresses.
    Unregister {
        slot: Slot,
    },
    Answer {
        peer: PeerKey,
        result: Result<Answer, OfferError>,
    },
    Transmit {
        source: SocketAddr,
        destination: SocketAddr,
        contents: Vec<u8>,
    },
    Event(Event),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Timer {
    /// str0m wants to be called.
    Link(Slot),
    /// The connection did not come up, or back.
    Reap(Slot),
    /// A keyframe request held back by the throttle.
    Keyframe(u32),
    Speakers,
}

/// A participant, connected or not.
struct Place {
    /// The highest session that was accepted.
    session: u32,
    slot: Option<Slot>,
    muted: bool,
    next_track: BTreeMap<Source, u32>,
}

struct Track {
    /// Unique in the room.
    number: u32,
    info: TrackInfo,
    slot: Slot,
    mid: RtcMid,
    throttle: KeyframeThrottle,
    /// The stream that is forwarded and when it was last heard.
    ssrc: Option<(Ssrc, Instant)>,
}

pub struct Room {
    key: RoomKey,
    config: RoomConfig,
    places: BTreeMap<PeerKey, Place>,
    links: HashMap<Slot, Link>,
    /// Oldest first.
    tracks: Vec<Track>,
    ended: VecDeque<TrackKey>,
    /// Track number to the m-lines that carry it.
    routes: HashMap<u32, Arc<[(Slot, RtcMid)]>>,
    speakers: Speakers,
    timers: Timers<Timer>,
    outputs: VecDeque<Output>,
    inbox: VecDeque<(Slot, Got)>,
    next_slot: u32,
    next_track: u32,
}

impl Room {
    pub fn new(key: RoomKey, config: RoomConfig) -> Self {
        Self {
            key,
            config,
            places: BTreeMap::new(),
            links: HashMap::new(),
            tracks: Vec::new(),
            ended: VecDeque::new(),
            routes: HashMap::new(),
            speakers: Speakers::default(),
            timers: Timers::new(),
            outputs: VecDeque::new(),
            inbox: VecDeque::new(),
            next_slot: 0,
            next_track: 0,
        }
    }

    /// Takes one input; then [`poll_output`](Self::poll_output) until `None`, then [`poll_timeout`](Self::poll_timeout).
    pub fn handle(&mut self, input: Input<'_>, now: Instant) {
        match input {
            Input::Offer { peer, offer } => {
                let result = self.offer(&peer, &offer, now);
                self.outputs.push_back(Output::Answer { peer, result });
            }
            Input::Leave { peer } => self.leave(&peer, now),
            Input::Mute { peer, muted } => self.mute(&peer, muted, now),
            Input::Datagram { data, .. } if data.len() > limits::MAX_DATAGRAM => {}
            Input::Datagram {
                slot,
                source,
                destination,
                data,
            } => {
                self.with_link(slot, now, |link, out, got| {
                    link.receive(now, source, destination, data, out, got)
                });
            }
            Input::Timeout => self.timeout(now),
        }
        self.settle(now);
    }

    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Timeout`] is wanted.
    pub fn poll_timeout(&mut self) -> Option<Instant> {
        self.timers.next()
    }

    /// Nobody has a place any more.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Connections it has now.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        self.links.keys().copied()
    }

    pub fn stats(&self) -> Vec<PeerStats> {
        let absent = Counters::default();
        self.places
            .iter()
            .map(|(peer, place)| {
                let link = place.slot.and_then(|slot| self.links.get(&slot));
                let (counters, state) = link.map_or((&absent, LinkState::Absent), |link| {
                    (&link.counters, link.state)
                });
                counters.report(peer.clone(), place.session, state, place.muted)
            })
            .collect()
    }

    fn leave(&mut self, peer: &PeerKey, now: Instant) {
        let Some(place) = self.places.get(peer) else {
            return;
        };
        if let Some(slot) = place.slot {
            self.drop_link(slot, "left", now);
        }
        self.places.remove(peer);
        self.speakers.forget(peer, now);
        self.arm_speakers();
    }

    fn mute(&mut self, peer: &PeerKey, muted: bool, now: Instant) {
        let Some(place) = self.places.get_mut(peer) else {
            return;
        };
        place.muted = muted;
        if muted {
            self.speakers.forget(peer, now);
            self.arm_speakers();
        }
    }

    fn timeout(&mut self, now: Instant) {
        let mut due = Vec::new();
        while let Some(timer) = self.timers.pop_due(now) {
            due.push(timer);
        }
        for timer in due {
            match timer {
                Timer::Link(slot) => {
                    self.with_link(slot, now, |link, out, got| link.tick(now, out, got))
                }
                Timer::Reap(slot) => self.drop_link(slot, "timed out", now),
                Timer::Keyframe(number) => self.poll_keyframe(number, now),
                Timer::Speakers => {
                    if let Some(peers) = self.speakers.poll(now) {
                        let event = Event::Speakers {
                            room: self.key.clone(),
                            peers: peers.to_vec(),
                        };
                        self.outputs.push_back(Output::Event(event));
                    }
                    self.arm_speakers();
                }
            }
        }
    }

    /// Calls into a connection, keeps its timer, and drops it when it cannot go on.
    fn with_link(
        &mut self,
        slot: Slot,
        now: Instant,
        action: impl FnOnce(
            &mut Link,
            &mut VecDeque<Output>,
            &mut VecDeque<(Slot, Got)>,
        ) -> Result<(), Dead>,
    ) {
        let Some(link) = self.links.get_mut(&slot) else {
            return;
        };
        match action(link, &mut self.outputs, &mut self.inbox) {
            Ok(()) => self.timers.set(Timer::Link(slot), link.deadline),
            Err(Dead(why)) => self.drop_link(slot, &why, now),
        }
    }

    /// Works off what connections brought, which may make others bring more.
    fn settle(&mut self, now: Instant) {
        while let Some((slot, got)) = self.inbox.pop_front() {
            match got {
                Got::Packet {
                    mid,
                    packet,
                    captured,
                } => self.packet(slot, mid, &packet, captured, now),
                Got::KeyframeRequest { mid } => {
                    let track = self
                        .links
                        .get(&slot)
                        .and_then(|link| link.sending.get(&mid)?.track);
                    if let Some(number) = track {
                        self.want_keyframe(number, now);
                    }
                }
                Got::Up => self.up(slot, now),
                Got::Lost => self.lost(slot, now),
                Got::Closed => self.drop_link(slot, "closed by the participant", now),
            }
        }
    }

    fn packet(
        &mut self,
        slot: Slot,
        mid: RtcMid,
        packet: &RtpPacket,
        captured: Instant,
        now: Instant,
    ) {
        let Some(track) = self
            .tracks
            .iter_mut()
            .find(|track| track.slot == slot && track.mid == mid)
        else {
            return;
        };
        let is_video = !track.info.source.is_audio();
        let negotiated = self
            .links
            .get(&slot)
            .is_some_and(|link| link.is_negotiated(packet.header.payload_type, is_video));
        if packet.payload.is_empty() || packet.payload.len() > limits::MAX_DATAGRAM || !negotiated {
            return;
        }
        let ssrc = packet.header.ssrc;
        let changed = match track.ssrc {
            Some((forwarded, _)) if forwarded == ssrc => false,
            Some((_, heard)) if now.saturating_duration_since(heard) < STREAM_SILENT => return,
            _ => true,
        };
        track.ssrc = Some((ssrc, now));
        let number = track.number;
        let mut decodable = true;
        let mut muted = false;
        if is_video {
            decodable = Vp8Descriptor::parse(&packet.payload)
                .is_ok_and(|d| d.starts_keyframe(&packet.payload));
            if decodable {
                track.throttle.seen();
                self.timers.clear(Timer::Keyframe(number));
            }
        } else {
            muted = self
                .places
                .get(&track.info.peer)
                .is_none_or(|place| place.muted);
            if let (false, Some(level)) = (muted, packet.header.ext_vals.audio_level) {
                self.speakers.observe(&track.info.peer, level, now);
                self.arm_speakers();
            }
        }

        let Some(receivers) = self.routes.get(&number).cloned() else {
            return;
        };
        let mut somebody_waits = false;
        for (receiver, to) in receivers.iter() {
            let Some(link) = self.links.get_mut(receiver) else {
                continue;
            };
            let connected = link.state == LinkState::Connected;
            let Some(sending) = link.sending.get_mut(to) else {
                continue;
            };
            sending.waits_for_keyframe |= changed;
            if muted || !connected {
                sending.rewriter.pause();
                continue;
            }
            if sending.waits_for_keyframe && !decodable {
                somebody_waits = true;
                continue;
            }
            sending.waits_for_keyframe = false;
            self.with_link(*receiver, now, |link, out, got| {
                link.forward(now, *to, packet, captured, is_video, out, got)
            });
        }
        if somebody_waits {
            self.want_keyframe(number, now);
        }
    }

    fn want_keyframe(&mut self, number: u32, now: Instant) {
        if let Some(track) = self.tracks.iter_mut().find(|track| track.number == number)
            && !track.info.source.is_audio()
        {
            track.throttle.want();
            self.poll_keyframe(number, now);
        }
    }

    fn poll_keyframe(&mut self, number: u32, now: Instant) {
        let Some(track) = self.tracks.iter_mut().find(|track| track.number == number) else {
            return;
        };
        let (slot, mid) = (track.slot, track.mid);
        if track.throttle.poll(now) {
            self.with_link(slot, now, |link, out, got| {
                link.request_keyframe(now, mid, out, got)
            });
        } else if let Some(at) = track.throttle.deadline(now) {
            self.timers.set(Timer::Keyframe(number), at);
        }
    }

    fn up(&mut self, slot: Slot, now: Instant) {
        let Some(link) = self.links.get_mut(&slot) else {
            return;
        };
        if link.state == LinkState::Connected {
            return;
        }
        link.state = LinkState::Connected;
        let (peer, session) = (link.peer.clone(), link.session);
        let mut carried = Vec::new();
        for sending in link.sending.values_mut() {
            sending.waits_for_keyframe = true;
            carried.extend(sending.track);
        }
        self.timers.clear(Timer::Reap(slot));
        self.connection(&peer, session, ConnectionState::Connected);
        for number in carried {
            self.want_keyframe(number, now);
        }
    }

    fn lost(&mut self, slot: Slot, now: Instant) {
        let Some(link) = self.links.get_mut(&slot) else {
            return;
        };
        if link.state != LinkState::Connected {
            return;
        }
        link.state = LinkState::Lost;
        let (peer, session) = (link.peer.clone(), link.session);
        self.timers
            .set(Timer::Reap(slot), now + limits::LOST_TIMEOUT);
        self.speakers.forget(&peer, now);
        self.arm_speakers();
        self.connection(&peer, session, ConnectionState::Disconnected);
    }

    /// Ends a connection; its participant keeps the place.
    fn drop_link(&mut self, slot: Slot, why: &str, now: Instant) {
        let Some(link) = self.links.remove(&slot) else {
            return;
        };
        tracing::debug!(room = %self.key, peer = %link.peer, session = link.session, why, "connection dropped");
        self.timers.clear(Timer::Link(slot));
        self.timers.clear(Timer::Reap(slot));
        self.outputs.push_back(Output::Unregister { slot });
        if let Some(place) = self.places.get_mut(&link.peer)
            && place.slot == Some(slot)
        {
            place.slot = None;
        }
        self.speakers.forget(&link.peer, now);
        self.arm_speakers();
        if link.state != LinkState::Lost {
            self.connection(&link.peer, link.session, ConnectionState::Disconnected);
        }
        if self.end_tracks(|track| track.slot == slot, now) {
            self.announce();
        }
        self.rebuild_routes();
    }

    fn connection(&mut self, peer: &PeerKey, session: u32, state: ConnectionState) {
        let event = Event::Connection {
            room: self.key.clone(),
            peer: peer.clone(),
            session,
            state,
        };
        self.outputs.push_back(Output::Event(event));
    }

    fn arm_speakers(&mut self) {
        match self.speakers.deadline() {
            Some(at) => self.timers.set(Timer::Speakers, at),
            None => self.timers.clear(Timer::Speakers),
        }
    }
}
