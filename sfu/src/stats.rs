//! What is known of each participant's connection, for the page's panel and for metrics.

use crate::types::PeerKey;
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use str0m::{
    media::Mid as RtcMid,
    stats::{MediaEgressStats, MediaIngressStats, PeerStats as RtcPeerStats},
};

/// How often the numbers are brought up to date.
pub(crate) const INTERVAL: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkState {
    /// Has a place in the room and no connection.
    #[default]
    Absent,
    Connecting,
    Connected,
    /// Was connected; may come back.
    Lost,
}

/// One participant. "In" is from the participant to us, "out" from us to it. Rates are over the last second.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerStats {
    pub peer: PeerKey,
    pub session: u32,
    pub state: LinkState,
    /// Round trip between us and the participant, milliseconds.
    pub rtt_ms: Option<f32>,
    /// Share of packets lost, 0 to 1.
    pub loss_in: Option<f32>,
    pub loss_out: Option<f32>,
    pub kbps_in: u32,
    pub kbps_out: u32,
    /// Media packets since the session began, retransmissions included.
    pub packets_in: u64,
    pub packets_out: u64,
    /// Retransmissions asked of the participant, and by it.
    pub nacks_in: u64,
    pub nacks_out: u64,
    /// Keyframes asked of the participant, and by it.
    pub keyframe_requests_in: u64,
    pub keyframe_requests_out: u64,
    pub muted: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Counters {
    rtt: Option<Duration>,
    loss_in: Option<f32>,
    loss_out: Option<f32>,
    /// When, bytes in, bytes out.
    last: Option<(Instant, u64, u64)>,
    kbps_in: u32,
    kbps_out: u32,
    /// Packets, negative acknowledgements and keyframe requests by m-line.
    streams_in: HashMap<RtcMid, [u64; 3]>,
    streams_out: HashMap<RtcMid, [u64; 3]>,
}

impl Counters {
    pub fn peer(&mut self, stats: &RtcPeerStats) {
        self.rtt = stats.rtt.or(self.rtt);
        self.loss_in = stats.ingress_loss_fraction.or(self.loss_in);
        self.loss_out = stats.egress_loss_fraction.or(self.loss_out);
        if let Some((at, rx, tx)) = self.last {
            let ms = stats
                .timestamp
                .saturating_duration_since(at)
                .as_millis()
                .max(1) as u64;
            self.kbps_in = (stats.peer_bytes_rx.saturating_sub(rx) * 8 / ms) as u32;
            self.kbps_out = (stats.peer_bytes_tx.saturating_sub(tx) * 8 / ms) as u32;
        }
        self.last = Some((stats.timestamp, stats.peer_bytes_rx, stats.peer_bytes_tx));
    }

    pub fn ingress(&mut self, stats: &MediaIngressStats) {
        self.streams_in.insert(
            stats.mid,
            [stats.packets, stats.nacks, stats.plis + stats.firs],
        );
    }

    pub fn egress(&mut self, stats: &MediaEgressStats) {
        self.rtt = stats.rtt.or(self.rtt);
        self.streams_out.insert(
            stats.mid,
            [stats.packets, stats.nacks, stats.plis + stats.firs],
        );
    }

    pub fn report(&self, peer: PeerKey, session: u32, state: LinkState, muted: bool) -> PeerStats {
        let sum = |streams: &HashMap<RtcMid, [u64; 3]>, i: usize| {
            streams.values().map(|counts| counts[i]).sum()
        };
        PeerStats {
            peer,
            session,
            state,
            rtt_ms: self.rtt.map(|rtt| rtt.as_secs_f32() * 1_000.0),
            loss_in: self.loss_in,
            loss_out: self.loss_out,
            kbps_in: self.kbps_in,
            kbps_out: self.kbps_out,
            packets_in: sum(&self.streams_in, 0),
            packets_out: sum(&self.streams_out, 0),
            nacks_in: sum(&self.streams_in, 1),
            nacks_out: sum(&self.streams_out, 1),
            keyframe_requests_in: sum(&self.streams_in, 2),
            keyframe_requests_out: sum(&self.streams_out, 2),
            muted,
        }
    }
}
