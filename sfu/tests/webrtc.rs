//! An independent WebRTC stack publishes and receives through the driver, over real sockets (C-5, ARCH-11).

use bytes::Bytes;
use rtc::{
    media_stream::MediaStreamTrack,
    peer_connection::configuration::media_engine::{MIME_TYPE_OPUS, MIME_TYPE_VP8},
    rtp_transceiver::rtp_sender::{
        RTCRtpCodec, RTCRtpCodingParameters, RTCRtpEncodingParameters, RtpCodecKind,
    },
};
use sfu::{
    Answer, ConnectionState, Event, LinkState, Mid, Offer, PeerKey, RoomKey, Sfu, Source,
    TrackInfo, TrackKey,
};
use std::{net::Ipv4Addr, sync::Arc, time::Duration};
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
    time::timeout,
};
use webrtc::{
    media_stream::{
        Track,
        track_local::{TrackLocal, static_rtp::TrackLocalStaticRTP},
        track_remote::{TrackRemote, TrackRemoteEvent},
    },
    peer_connection::{
        MediaEngine, PeerConnection, PeerConnectionBuilder, PeerConnectionEventHandler,
        RTCConfigurationBuilder, RTCIceGatheringState, RTCPeerConnectionState,
        RTCSessionDescription, Registry, register_default_interceptors,
    },
    rtp_transceiver::{RTCRtpTransceiverDirection, RTCRtpTransceiverInit, RtpTransceiver},
    runtime::TokioRuntime,
};

/// Long enough for a loaded machine; nothing waits it out when all is well.
const LIMIT: Duration = Duration::from_secs(30);

/// What a participant received: kind and payload.
type Received = (RtpCodecKind, Bytes);

struct Handler {
    gathered: watch::Sender<bool>,
    connected: watch::Sender<bool>,
    received: mpsc::UnboundedSender<Received>,
}

#[async_trait::async_trait]
impl PeerConnectionEventHandler for Handler {
    async fn on_ice_gathering_state_change(&self, state: RTCIceGatheringState) {
        if state == RTCIceGatheringState::Complete {
            self.gathered.send_replace(true);
        }
    }

    async fn on_connection_state_change(&self, state: RTCPeerConnectionState) {
        self.connected
            .send_replace(state == RTCPeerConnectionState::Connected);
    }

    async fn on_track(&self, track: Arc<dyn TrackRemote>) {
        let received = self.received.clone();
        tokio::spawn(async move {
            let kind = track.kind().await;
            while let Some(event) = track.poll().await {
                if let TrackRemoteEvent::OnRtpPacket(packet) = event
                    && received.send((kind, packet.payload)).is_err()
                {
                    return;
                }
            }
        });
    }
}

struct Participant {
    key: PeerKey,
    pc: Arc<dyn PeerConnection>,
    gathered: watch::Receiver<bool>,
    connected: watch::Receiver<bool>,
    received: mpsc::UnboundedReceiver<Received>,
    publish: Vec<(Arc<dyn RtpTransceiver>, Source)>,
    subscribe: Vec<(Arc<dyn RtpTransceiver>, TrackKey)>,
}

fn codec(kind: RtpCodecKind) -> RTCRtpCodec {
    let (mime_type, clock_rate, channels) = match kind {
        RtpCodecKind::Audio => (MIME_TYPE_OPUS, 48_000, 2),
        _ => (MIME_TYPE_VP8, 90_000, 0),
    };
    RTCRtpCodec {
        mime_type: mime_type.into(),
        clock_rate,
        channels,
        ..Default::default()
    }
}

impl Participant {
    async fn new(key: &str) -> Self {
        let (gathered, gathered_rx) = watch::channel(false);
        let (connected, connected_rx) = watch::channel(false);
        let (received, received_rx) = mpsc::unbounded_channel();
        // Everything it knows, as a browser offers: the answer has to narrow it to VP8 and Opus.
        let mut media = MediaEngine::default();
        media.register_default_codecs().unwrap();
        let registry = register_default_interceptors(Registry::new(), &mut media).unwrap();
        let pc = PeerConnectionBuilder::new()
            .with_configuration(RTCConfigurationBuilder::new().build())
            .with_media_engine(media)
            .with_interceptor_registry(registry)
            .with_handler(Arc::new(Handler {
                gathered,
                connected,
                received,
            }))
            .with_runtime(Arc::new(TokioRuntime))
            .with_udp_addrs(vec!["127.0.0.1:0"])
            .build()
            .await
            .unwrap();
        Self {
            key: key.into(),
            pc: Arc::new(pc),
            gathered: gathered_rx,
            connected: connected_rx,
            received: received_rx,
            publish: Vec::new(),
            subscribe: Vec::new(),
        }
    }

    /// Adds a line that sends; returns what to write packets to.
    async fn publish(&mut self, source: Source, ssrc: u32) -> Arc<TrackLocalStaticRTP> {
        let kind = if source == Source::Microphone {
            RtpCodecKind::Audio
        } else {
            RtpCodecKind::Video
        };
        let track = Arc::new(TrackLocalStaticRTP::new(MediaStreamTrack::new(
            format!("stream-{ssrc}"),
            format!("track-{ssrc}"),
            format!("label-{ssrc}"),
            kind,
            vec![RTCRtpEncodingParameters {
                rtp_coding_parameters: RTCRtpCodingParameters {
                    ssrc: Some(ssrc),
                    ..Default::default()
                },
                codec: codec(kind),
                ..Default::default()
            }],
        )));
        let init = RTCRtpTransceiverInit {
            direction: RTCRtpTransceiverDirection::Sendonly,
            ..Default::default()
        };
        let line = self
            .pc
            .add_transceiver_from_track(track.clone(), Some(init))
            .await
            .unwrap();
        self.publish.push((line, source));
        track
    }

    async fn subscribe(&mut self, track: &TrackInfo) {
        let kind = if track.source == Source::Microphone {
            RtpCodecKind::Audio
        } else {
            RtpCodecKind::Video
        };
        let init = RTCRtpTransceiverInit {
            direction: RTCRtpTransceiverDirection::Recvonly,
            ..Default::default()
        };
        let line = self
            .pc
            .add_transceiver_from_kind(kind, Some(init))
            .await
            .unwrap();
        self.subscribe.push((line, track.key.clone()));
    }

    /// Offers everything, and takes the answer.
    async fn negotiate(&mut self, sfu: &Sfu, room: &RoomKey) -> Answer {
        let offer = self.pc.create_offer(None).await.unwrap();
        self.pc.set_local_description(offer).await.unwrap();
        timeout(LIMIT, self.gathered.wait_for(|done| *done))
            .await
            .unwrap()
            .unwrap();
        let sdp = self.pc.local_description().await.unwrap().sdp;
        let mut offer = Offer {
            session: 1,
            sdp,
            publish: Vec::new(),
            subscribe: Vec::new(),
        };
        for (line, source) in &self.publish {
            offer
                .publish
                .push((Mid::from(line.mid().await.unwrap().unwrap()), *source));
        }
        for (line, key) in &self.subscribe {
            offer
                .subscribe
                .push((Mid::from(line.mid().await.unwrap().unwrap()), key.clone()));
        }
        let answer = sfu
            .offer(room.clone(), self.key.clone(), offer)
            .await
            .unwrap();
        let sdp = RTCSessionDescription::answer(answer.sdp.clone()).unwrap();
        self.pc.set_remote_description(sdp).await.unwrap();
        answer
    }

    async fn connected(&mut self) {
        timeout(LIMIT, self.connected.wait_for(|up| *up))
            .await
            .expect("connected in time")
            .unwrap();
    }

    /// Waits for `count` packets of each kind, and returns the counters they carry.
    async fn hears_and_sees(&mut self, count: usize) -> (Vec<u32>, Vec<u32>) {
        let (mut audio, mut video) = (Vec::new(), Vec::new());
        while audio.len() < count || video.len() < count {
            let next = timeout(LIMIT, self.received.recv()).await;
            let (kind, payload) = next.expect("media in time").expect("an open track");
            let number = |at: usize| u32::from_be_bytes(payload[at..at + 4].try_into().unwrap());
            match kind {
                RtpCodecKind::Audio => audio.push(number(0)),
                _ => video.push(number(2)),
            }
        }
        (audio, video)
    }
}

/// Sends a video packet and an audio packet every 20 ms, a keyframe every tenth, until aborted.
fn pump(
    video: Arc<TrackLocalStaticRTP>,
    audio: Arc<TrackLocalStaticRTP>,
    first_seq: u16,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut pace = tokio::time::interval(Duration::from_millis(20));
        for n in 0_u32.. {
            pace.tick().await;
            let mut picture = vec![0x10, u8::from(!n.is_multiple_of(10))];
            picture.extend(n.to_be_bytes());
            picture.resize(1_000, 7);
            let mut sound = n.to_be_bytes().to_vec();
            sound.resize(80, 9);
            let packets = [(&video, 96, 1_800, picture), (&audio, 111, 960, sound)];
            for (track, payload_type, step, payload) in packets {
                let mut packet = rtc::rtp::Packet::default();
                packet.header.version = 2;
                packet.header.marker = true;
                packet.header.payload_type = payload_type;
                packet.header.sequence_number = first_seq.wrapping_add(n as u16);
                packet.header.timestamp = n.wrapping_mul(step);
                packet.header.ssrc = track.ssrcs().await[0];
                packet.payload = Bytes::from(payload);
                // Not bound before the answer came.
                let _ = track.write_rtp(packet).await;
            }
        }
    })
}

async fn tracks(events: &mut mpsc::Receiver<Event>, count: usize) -> Vec<TrackInfo> {
    loop {
        let event = timeout(LIMIT, events.recv())
            .await
            .expect("tracks in time")
            .expect("running");
        if let Event::Tracks { tracks, .. } = event
            && tracks.len() == count
        {
            return tracks;
        }
    }
}

async fn state(events: &mut mpsc::Receiver<Event>, who: &PeerKey, wanted: ConnectionState) {
    loop {
        let event = timeout(LIMIT, events.recv())
            .await
            .expect("a state in time")
            .expect("running");
        if matches!(event, Event::Connection { peer, state, .. } if peer == *who && state == wanted)
        {
            return;
        }
    }
}

// C-5, ARCH-11
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c_5_an_independent_stack_publishes_and_receives_over_udp() {
    let (sfu, mut events) = sfu::start(sfu::Config {
        bind: Ipv4Addr::LOCALHOST.into(),
        advertise: Vec::new(),
        first_port: 0,
        workers: 2,
    })
    .unwrap();
    let room = RoomKey::from("room");

    let mut a = Participant::new("a").await;
    let camera = a.publish(Source::Camera, 1_111).await;
    let microphone = a.publish(Source::Microphone, 2_222).await;
    let answer = a.negotiate(&sfu, &room).await;
    for line in answer
        .sdp
        .lines()
        .filter(|line| line.starts_with("a=rtpmap:"))
    {
        assert!(
            ["VP8/", "opus/", "rtx/"]
                .iter()
                .any(|codec| line.contains(codec)),
            "{line}"
        );
    }
    let published = tracks(&mut events, 2).await;
    a.connected().await;
    state(&mut events, &a.key, ConnectionState::Connected).await;
    // Past the middle of the sequence space, and over its end while the others watch.
    let pump = pump(camera, microphone, 65_500);

    let mut b = Participant::new("b").await;
    for track in &published {
        b.subscribe(track).await;
    }
    b.negotiate(&sfu, &room).await;
    b.connected().await;
    let (audio, video) = b.hears_and_sees(60).await;
    for numbers in [&audio, &video] {
        assert!(
            numbers.windows(2).all(|pair| pair[0] < pair[1]),
            "{numbers:?}"
        );
    }

    let stranger = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    for (n, port) in (0_u32..2_000).zip(sfu.ports().into_iter().cycle()) {
        let len = (n as usize * 37) % 9_000;
        let garbage: Vec<u8> = (0..len)
            .map(|i| (n.wrapping_mul(2_654_435_761) >> (i % 24)) as u8)
            .collect();
        // A full buffer is all right.
        let _ = stranger.send_to(&garbage, ("127.0.0.1", port));
    }

    let mut c = Participant::new("c").await;
    for track in &published {
        c.subscribe(track).await;
    }
    c.negotiate(&sfu, &room).await;
    let (_, video) = c.hears_and_sees(30).await;
    assert!(video[0] > 60, "{video:?}");
    b.hears_and_sees(30).await;

    let stats = sfu.stats(room.clone()).await;
    assert_eq!(
        stats
            .iter()
            .map(|peer| peer.peer.as_str())
            .collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert!(
        stats.iter().all(|peer| peer.state == LinkState::Connected),
        "{stats:?}"
    );
    assert!(
        stats[0].packets_in > 100 && stats[0].keyframe_requests_in > 0,
        "{stats:?}"
    );

    pump.abort();
    sfu.leave(room.clone(), a.key.clone());
    assert_eq!(tracks(&mut events, 0).await, []);
    for participant in [a, b, c] {
        participant.pc.close().await.unwrap();
    }
    sfu.close_room(room.clone());
    assert!(sfu.stats(room).await.is_empty());
}
