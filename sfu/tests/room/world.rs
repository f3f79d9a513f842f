//! A room and its participants on a virtual clock and a lossy link; str0m stands in for the browsers.

use sfu::{
    Answer, ConnectionState, Event, Input, Mid, Offer, OfferError, Output, PeerKey, Room,
    RoomConfig, Slot, Source, TrackInfo, TrackKey,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap},
    net::SocketAddr,
    time::{Duration, Instant},
};
use str0m::{
    Candidate, Event as RtcEvent, Input as RtcInput, Output as RtcOutput, Rtc,
    change::{SdpAnswer, SdpApi, SdpOffer, SdpPendingOffer},
    format::Codec,
    ice::StunMessage,
    media::{Direction, KeyframeRequestKind, MediaKind, Mid as RtcMid, Simulcast},
    net::{Protocol, Receive},
    rtp::{ExtensionValues, RtpPacket, RtpWrite},
};

pub const MS: Duration = Duration::from_millis(1);
const SIMULCAST: Option<Simulcast> = None;

/// Where a datagram goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Up,
    Down,
}

pub struct Client {
    pub peer: PeerKey,
    pub session: u32,
    pub rtc: Rtc,
    pub addr: SocketAddr,
    deadline: Instant,
    pub published: BTreeMap<Source, RtcMid>,
    pub receiving: BTreeMap<TrackKey, RtcMid>,
    pub received: Vec<(RtcMid, RtpPacket)>,
    /// When the SFU asked this client for a keyframe.
    pub keyframe_requests: Vec<Instant>,
    pub connected: bool,
    seqs: HashMap<RtcMid, u64>,
}

type Loses = dyn FnMut(Way, SocketAddr, &[u8]) -> bool;
type Datagram = (Reverse<(Instant, u64)>, Way, SocketAddr, Vec<u8>);

pub struct World {
    pub now: Instant,
    pub room: Room,
    pub clients: Vec<Client>,
    pub events: Vec<Event>,
    pub tracks: Vec<TrackInfo>,
    pub latency: Duration,
    /// From the capture of a picture to its sending.
    pub encoding: Duration,
    /// Whether to lose this datagram: way, address of the client, contents.
    pub loses: Box<Loses>,
    pub server: SocketAddr,
    flying: BinaryHeap<Datagram>,
    count: u64,
    by_addr: HashMap<SocketAddr, Slot>,
    by_ufrag: HashMap<String, Slot>,
    next_port: u16,
}

impl World {
    pub fn new() -> Self {
        Self::starting_at(1)
    }

    /// Receivers' sequence numbers start at `first_seq`.
    pub fn starting_at(first_seq: u16) -> Self {
        let now = Instant::now();
        let server = SocketAddr::from(([10, 9, 9, 9], 7882));
        Self {
            now,
            room: Room::new(
                "room".into(),
                RoomConfig {
                    candidates: vec![server],
                    first_seq,
                },
            ),
            clients: Vec::new(),
            events: Vec::new(),
            tracks: Vec::new(),
            latency: 10 * MS,
            encoding: Duration::ZERO,
            loses: Box::new(|_, _, _| false),
            server,
            flying: BinaryHeap::new(),
            count: 0,
            by_addr: HashMap::new(),
            by_ufrag: HashMap::new(),
            next_port: 1000,
        }
    }

    /// A participant with a connection that publishes `sources`; not negotiated yet.
    pub fn client(&mut self, peer: &str, session: u32) -> usize {
        let mut rtc = Rtc::builder()
            .set_rtp_mode(true)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .enable_h264(true)
            .build(self.now);
        self.next_port += 1;
        let addr = SocketAddr::from(([10, 0, 0, 1], self.next_port));
        rtc.add_local_candidate(Candidate::host(addr, "udp").unwrap());
        self.clients.push(Client {
            peer: peer.into(),
            session,
            rtc,
            addr,
            deadline: self.now,
            published: BTreeMap::new(),
            receiving: BTreeMap::new(),
            received: Vec::new(),
            keyframe_requests: Vec::new(),
            connected: false,
            seqs: HashMap::new(),
        });
        self.clients.len() - 1
    }

    /// Offers what is published and received now plus `publish` and `receive`.
    pub fn negotiate(
        &mut self,
        i: usize,
        publish: &[Source],
        receive: &[TrackKey],
    ) -> Result<Answer, OfferError> {
        let kind = |source| {
            if source == Source::Microphone {
                MediaKind::Audio
            } else {
                MediaKind::Video
            }
        };
        let receive: Vec<_> = receive
            .iter()
            .map(|key| {
                (
                    key.clone(),
                    self.tracks
                        .iter()
                        .find(|t| t.key == *key)
                        .expect("a track")
                        .source,
                )
            })
            .collect();
        let client = &mut self.clients[i];
        let mut changes = client.rtc.sdp_api();
        for source in publish {
            let mid = changes.add_media(kind(*source), Direction::SendOnly, None, None, SIMULCAST);
            client.published.insert(*source, mid);
        }
        for (key, source) in receive {
            let mid = changes.add_media(kind(source), Direction::RecvOnly, None, None, SIMULCAST);
            client.receiving.insert(key, mid);
        }
        let (sdp, pending) = changes.apply().expect("something to negotiate");
        self.exchange(i, &sdp, pending)
    }

    pub fn offer(&mut self, i: usize, offer: Offer) -> Result<Answer, OfferError> {
        let peer = self.clients[i].peer.clone();
        self.handle(Input::Offer { peer, offer })
            .expect("an answer")
    }

    /// Publishes, subscribes to everything the others publish, and runs until connected.
    pub fn join(&mut self, peer: &str, publish: &[Source]) -> usize {
        let i = self.client(peer, 1);
        let receive = self.others(i);
        self.negotiate(i, publish, &receive).unwrap();
        self.until(Duration::from_secs(5), |w| {
            w.clients[i].connected && w.state(peer) == Some(ConnectionState::Connected)
        });
        i
    }

    /// Tracks of others that client `i` does not receive yet.
    pub fn others(&self, i: usize) -> Vec<TrackKey> {
        let client = &self.clients[i];
        let new = |t: &&TrackInfo| t.peer != client.peer && !client.receiving.contains_key(&t.key);
        self.tracks
            .iter()
            .filter(new)
            .map(|t| t.key.clone())
            .collect()
    }

    pub fn track(&self, peer: &str, source: Source) -> TrackKey {
        self.tracks
            .iter()
            .find(|t| t.peer.as_str() == peer && t.source == source)
            .expect("track")
            .key
            .clone()
    }

    pub fn state(&self, peer: &str) -> Option<ConnectionState> {
        self.events.iter().rev().find_map(|event| match event {
            Event::Connection {
                peer: of, state, ..
            } if of.as_str() == peer => Some(*state),
            _ => None,
        })
    }

    /// Sends one packet of client `i`; the payload says which it is.
    pub fn send(
        &mut self,
        i: usize,
        source: Source,
        seq: u64,
        time: u32,
        payload: &[u8],
        level: Option<i8>,
    ) {
        let now = self.now;
        let client = &mut self.clients[i];
        let mid = client.published[&source];
        let codec = if source == Source::Microphone {
            Codec::Opus
        } else {
            Codec::Vp8
        };
        let pt = client
            .rtc
            .codec_config()
            .find(|p| p.spec().codec == codec)
            .unwrap()
            .pt();
        let captured = if codec == Codec::Vp8 {
            now - self.encoding
        } else {
            now
        };
        let write = RtpWrite::new(pt, seq.into(), time, captured, payload)
            .marker(true)
            .nackable(codec == Codec::Vp8)
            .ext_vals(ExtensionValues {
                audio_level: level,
                voice_activity: level.map(|_| true),
                ..Default::default()
            });
        client
            .rtc
            .direct_api()
            .stream_tx_by_mid(mid, None)
            .expect("a send stream")
            .write_rtp(write);
        client.rtc.handle_input(RtcInput::Timeout(now)).unwrap();
        self.drain(i);
    }

    /// Sends a keyframe of one simulcast layer.
    pub fn layer(&mut self, i: usize, mid: RtcMid, rid: &str, seq: u64, n: u32) {
        let now = self.now;
        let client = &mut self.clients[i];
        let vp8 = client
            .rtc
            .codec_config()
            .find(|p| p.spec().codec == Codec::Vp8)
            .unwrap()
            .pt();
        let write = RtpWrite::new(vp8, seq.into(), n * 180, now, picture(true, n)).marker(true);
        client
            .rtc
            .direct_api()
            .stream_tx_by_mid(mid, Some(rid.into()))
            .unwrap()
            .write_rtp(write);
        client.rtc.handle_input(RtcInput::Timeout(now)).unwrap();
        self.drain(i);
    }

    /// Sends the next video packet, `n` in its payload.
    pub fn video(&mut self, i: usize, source: Source, keyframe: bool, n: u32) {
        let mid = self.clients[i].published[&source];
        let seq = self.clients[i].seqs.entry(mid).or_insert(0);
        *seq += 1;
        let seq = *seq;
        let payload = picture(keyframe, n);
        self.send(i, source, seq, n.wrapping_mul(1_800), &payload, None);
    }

    pub fn audio(&mut self, i: usize, level: i8, n: u32) {
        let mid = self.clients[i].published[&Source::Microphone];
        let seq = self.clients[i].seqs.entry(mid).or_insert(0);
        *seq += 1;
        let seq = *seq;
        let mut payload = n.to_be_bytes().to_vec();
        payload.resize(100, 9);
        self.send(
            i,
            Source::Microphone,
            seq,
            n.wrapping_mul(960),
            &payload,
            Some(level),
        );
    }

    /// Sequence number of the next packet of client `i`, less one.
    pub fn set_seq(&mut self, i: usize, source: Source, seq: u64) {
        let mid = self.clients[i].published[&source];
        self.clients[i].seqs.insert(mid, seq);
    }

    /// Every m-line of client `i` that receives `key` carries `other` from now on.
    pub fn switch(
        &mut self,
        i: usize,
        key: &TrackKey,
        other: &TrackKey,
    ) -> Result<Answer, OfferError> {
        let mid = self.clients[i].receiving.remove(key).expect("received");
        self.clients[i].receiving.insert(other.clone(), mid);
        self.renegotiate(i, |_| {})
    }

    /// Offers again after `change`.
    pub fn renegotiate(
        &mut self,
        i: usize,
        change: impl FnOnce(&mut SdpApi<'_>),
    ) -> Result<Answer, OfferError> {
        let client = &mut self.clients[i];
        let mut changes = client.rtc.sdp_api();
        change(&mut changes);
        if !changes.has_changes() {
            // str0m makes no offer without a change; a browser does.
            changes.add_media(MediaKind::Audio, Direction::Inactive, None, None, SIMULCAST);
        }
        let (sdp, pending) = changes.apply().expect("something to negotiate");
        self.exchange(i, &sdp, pending)
    }

    fn exchange(
        &mut self,
        i: usize,
        sdp: &SdpOffer,
        pending: SdpPendingOffer,
    ) -> Result<Answer, OfferError> {
        let answer = self.offer(i, self.clients[i].offer(sdp))?;
        let client = &mut self.clients[i];
        let sdp = SdpAnswer::from_sdp_string(&answer.sdp).unwrap();
        client.rtc.sdp_api().accept_answer(pending, sdp).unwrap();
        self.drain(i);
        Ok(answer)
    }

    /// Numbers that client `i` got on the track, in order of sequence number.
    pub fn numbers(&self, i: usize, key: &TrackKey) -> Vec<u32> {
        let mid = self.clients[i].receiving[key];
        let mut got: Vec<(u64, u32)> = Vec::new();
        for (of, packet) in &self.clients[i].received {
            if *of == mid {
                let at = if packet.payload.len() == 1_000 { 2 } else { 0 };
                let number = u32::from_be_bytes(packet.payload[at..at + 4].try_into().unwrap());
                got.push((*packet.seq_no, number));
            }
        }
        got.sort_unstable();
        got.into_iter().map(|(_, number)| number).collect()
    }

    pub fn run(&mut self, time: Duration) {
        let end = self.now + time;
        while self.step(end) {}
        self.now = end;
    }

    /// Lets time pass until `done`.
    #[track_caller]
    pub fn until(&mut self, limit: Duration, done: impl Fn(&Self) -> bool) {
        let end = self.now + limit;
        while !done(self) {
            assert!(
                self.step(end),
                "did not happen within {limit:?}; events: {:?}",
                self.events
            );
        }
    }

    /// Does the next thing due before `end`.
    fn step(&mut self, end: Instant) -> bool {
        let flight = self.flying.peek().map(|d| d.0.0.0);
        let room = self.room.poll_timeout();
        let (client, at) = self
            .clients
            .iter()
            .enumerate()
            .map(|(i, c)| (Some(i), c.deadline))
            .min_by_key(|(_, at)| *at)
            .unwrap_or((None, end));
        let next = [flight, room, Some(at)]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(end);
        if next > end {
            return false;
        }
        self.now = self.now.max(next);
        if flight == Some(next) {
            let (_, way, addr, data) = self.flying.pop().unwrap();
            self.deliver(way, addr, &data);
        } else if room == Some(next) {
            self.handle(Input::Timeout);
        } else if let Some(i) = client {
            // It fails when a handshake took too long; the client then does nothing more.
            let alive = self.clients[i]
                .rtc
                .handle_input(RtcInput::Timeout(self.now))
                .is_ok();
            if !alive || !self.clients[i].rtc.is_alive() {
                self.clients[i].rtc.disconnect();
            }
            self.drain(i);
            // A deadline that does not move would stop the clock.
            self.clients[i].deadline = self.clients[i].deadline.max(self.now + MS);
        }
        true
    }

    fn deliver(&mut self, way: Way, client: SocketAddr, data: &[u8]) {
        match way {
            Way::Up => self.datagram(client, data),
            Way::Down => {
                let Some(i) = self.clients.iter().position(|c| c.addr == client) else {
                    return;
                };
                let receive = Receive::new(Protocol::Udp, self.server, client, data).unwrap();
                self.clients[i]
                    .rtc
                    .handle_input(RtcInput::Receive(self.now, receive))
                    .unwrap();
                self.drain(i);
            }
        }
    }

    /// What the network brings to the room.
    pub fn datagram(&mut self, source: SocketAddr, data: &[u8]) {
        let by_name = || {
            let message = StunMessage::parse(data).ok()?;
            let (local, _) = message.split_username()?;
            self.by_ufrag.get(local).copied()
        };
        let slot = if data.first().is_some_and(|b| *b < 4) {
            by_name()
        } else {
            None
        };
        if let Some(slot) = slot.or(self.by_addr.get(&source).copied()) {
            self.handle(Input::Datagram {
                slot,
                source,
                destination: self.server,
                data,
            });
        }
    }

    pub fn handle(&mut self, input: Input<'_>) -> Option<Result<Answer, OfferError>> {
        self.room.handle(input, self.now);
        let mut answer = None;
        while let Some(output) = self.room.poll_output() {
            match output {
                Output::Register { slot, ufrag } => {
                    self.by_ufrag.retain(|_, of| *of != slot);
                    self.by_ufrag.insert(ufrag, slot);
                }
                Output::Bind { slot, addr } => {
                    self.by_addr.insert(addr, slot);
                }
                Output::Unbind { addr, .. } => {
                    self.by_addr.remove(&addr);
                }
                Output::Unregister { slot } => {
                    self.by_addr.retain(|_, of| *of != slot);
                    self.by_ufrag.retain(|_, of| *of != slot);
                }
                Output::Answer { result, .. } => answer = Some(result),
                Output::Transmit {
                    destination,
                    contents,
                    ..
                } => self.fly(Way::Down, destination, contents),
                Output::Event(event) => {
                    if let Event::Tracks { tracks, .. } = &event {
                        self.tracks.clone_from(tracks);
                    }
                    self.events.push(event);
                }
            }
        }
        answer
    }

    fn fly(&mut self, way: Way, client: SocketAddr, data: Vec<u8>) {
        if (self.loses)(way, client, &data) {
            return;
        }
        self.count += 1;
        self.flying.push((
            Reverse((self.now + self.latency, self.count)),
            way,
            client,
            data,
        ));
    }

    fn drain(&mut self, i: usize) {
        loop {
            let output = self.clients[i].rtc.poll_output().unwrap_or_else(|_| {
                self.clients[i].rtc.disconnect();
                RtcOutput::Timeout(self.now + Duration::from_secs(3_600))
            });
            match output {
                RtcOutput::Timeout(at) => {
                    self.clients[i].deadline = at;
                    return;
                }
                RtcOutput::Transmit(transmit) => {
                    let addr = self.clients[i].addr;
                    if transmit.destination == self.server {
                        self.fly(Way::Up, addr, transmit.contents.to_vec());
                    }
                }
                RtcOutput::Event(event) => {
                    let now = self.now;
                    let client = &mut self.clients[i];
                    match event {
                        RtcEvent::Connected => client.connected = true,
                        RtcEvent::RtpPacket(packet) => {
                            let ssrc = packet.header.ssrc;
                            let mid = client.rtc.direct_api().stream_rx(&ssrc).unwrap().mid();
                            client.received.push((mid, packet));
                        }
                        RtcEvent::KeyframeRequest(_) => client.keyframe_requests.push(now),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Client `i` asks for a keyframe of the track it receives.
    pub fn ask_keyframe(&mut self, i: usize, key: &TrackKey) {
        let now = self.now;
        let client = &mut self.clients[i];
        let mid = client.receiving[key];
        let mut api = client.rtc.direct_api();
        api.stream_rx_by_mid(mid, None)
            .expect("a receive stream")
            .request_keyframe(KeyframeRequestKind::Pli);
        client.rtc.handle_input(RtcInput::Timeout(now)).unwrap();
        self.drain(i);
    }
}

/// A VP8 payload: its descriptor, its first byte, and `n`.
fn picture(keyframe: bool, n: u32) -> Vec<u8> {
    let mut payload = vec![0x10, u8::from(!keyframe)];
    payload.extend(n.to_be_bytes());
    payload.resize(1_000, 7);
    payload
}

impl Client {
    pub fn offer(&self, sdp: &SdpOffer) -> Offer {
        let mid = |mid: &RtcMid| Mid::from(mid.to_string());
        Offer {
            session: self.session,
            sdp: sdp.to_sdp_string(),
            publish: self
                .published
                .iter()
                .map(|(source, m)| (mid(m), *source))
                .collect(),
            subscribe: self
                .receiving
                .iter()
                .map(|(key, m)| (mid(m), key.clone()))
                .collect(),
        }
    }
}
