//! One peer connection: the only file that calls str0m while media flows.

use crate::{
    clock::SenderClock,
    rewrite::Rewriter,
    room::{Output, Slot},
    stats::{Counters, INTERVAL, LinkState},
    types::{PeerKey, limits},
};
use std::{
    collections::{HashMap, VecDeque},
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};
use str0m::{
    Candidate, Event as RtcEvent, IceConnectionState, Input as RtcInput, Output as RtcOutput, Rtc,
    RtcError,
    change::SdpOffer,
    format::Codec,
    media::{KeyframeRequestKind, Mid as RtcMid, Pt},
    net::{Protocol, Receive},
    rtp::{ExtensionValues, RtpPacket, RtpWrite, Ssrc},
};

/// What one connection brings to the room.
#[derive(Debug)]
pub(crate) enum Got {
    Packet {
        mid: RtcMid,
        packet: Box<RtpPacket>,
        /// On our clock.
        captured: Instant,
    },
    /// The receiver of this m-line cannot decode without a keyframe.
    KeyframeRequest {
        mid: RtcMid,
    },
    Up,
    Lost,
    /// The other side closed it.
    Closed,
}

/// A connection that cannot go on.
#[derive(Debug)]
pub(crate) struct Dead(pub String);

/// One m-line on which we send.
#[derive(Debug)]
pub(crate) struct Sending {
    /// Room-wide number of the track it carries.
    pub track: Option<u32>,
    pub rewriter: Rewriter,
    /// Nothing is sent before a keyframe: the receiver could not decode it.
    pub waits_for_keyframe: bool,
}

pub(crate) struct Link {
    pub slot: Slot,
    pub peer: PeerKey,
    pub session: u32,
    pub state: LinkState,
    /// When str0m wants to be called.
    pub deadline: Instant,
    pub sending: HashMap<RtcMid, Sending>,
    pub counters: Counters,
    rtc: Rtc,
    ufrag: String,
    /// Where authenticated checks came from, newest last.
    addresses: VecDeque<SocketAddr>,
    ssrcs: Vec<(Ssrc, RtcMid)>,
    clock: SenderClock<RtcMid>,
    opus: Option<Pt>,
    vp8: Option<Pt>,
}

impl Link {
    /// A connection that will be reached at `candidates`.
    pub fn new(
        slot: Slot,
        peer: PeerKey,
        session: u32,
        candidates: &[SocketAddr],
        now: Instant,
    ) -> Result<Self, Dead> {
        guard(|| {
            let mut rtc = Rtc::builder()
                .set_ice_lite(true)
                .set_rtp_mode(true)
                .clear_codecs()
                .enable_opus(true, false)
                .enable_vp8(true)
                .set_stats_interval(Some(INTERVAL))
                .build(now);
            for addr in candidates {
                if let Ok(candidate) = Candidate::host(*addr, "udp") {
                    rtc.add_local_candidate(candidate);
                }
            }
            Ok(Self {
                slot,
                peer,
                session,
                state: LinkState::Connecting,
                deadline: now,
                sending: HashMap::new(),
                counters: Counters::default(),
                rtc,
                ufrag: String::new(),
                addresses: VecDeque::new(),
                ssrcs: Vec::new(),
                clock: SenderClock::new(),
                opus: None,
                vp8: None,
            })
        })
    }

    /// Answers an offer. On an error the connection may be half changed and must be dropped.
    pub fn accept(&mut self, offer: SdpOffer) -> Result<String, Dead> {
        guard(|| {
            let answer = self.rtc.sdp_api().accept_offer(offer)?;
            self.ssrcs.clear();
            self.opus = self.payload_type(Codec::Opus);
            self.vp8 = self.payload_type(Codec::Vp8);
            Ok(answer.to_sdp_string())
        })
    }

    /// The local ICE user name, if it is not the one returned last time.
    pub fn new_ufrag(&mut self) -> Option<String> {
        let ufrag = self.rtc.direct_api().local_ice_credentials().ufrag;
        (ufrag != self.ufrag).then(|| {
            self.ufrag.clone_from(&ufrag);
            ufrag
        })
    }

    /// Lets str0m act at `now`, and takes what it has.
    pub fn tick(
        &mut self,
        now: Instant,
        out: &mut VecDeque<Output>,
        got: &mut VecDeque<(Slot, Got)>,
    ) -> Result<(), Dead> {
        guard(|| {
            self.rtc.handle_input(RtcInput::Timeout(now))?;
            self.drain(out, got)
        })
    }

    /// One datagram from the network. What is not for this connection, or nonsense, is ignored.
    pub fn receive(
        &mut self,
        now: Instant,
        source: SocketAddr,
        destination: SocketAddr,
        data: &[u8],
        out: &mut VecDeque<Output>,
        got: &mut VecDeque<(Slot, Got)>,
    ) -> Result<(), Dead> {
        guard(|| {
            let Ok(receive) = Receive::new(Protocol::Udp, source, destination, data) else {
                return Ok(());
            };
            let input = RtcInput::Receive(now, receive);
            if !self.rtc.accepts(&input) {
                return Ok(());
            }
            // Known, or a check with our ICE password: in both cases the other side is there.
            if !self.addresses.contains(&source) {
                self.addresses.push_back(source);
                out.push_back(Output::Bind {
                    slot: self.slot,
                    addr: source,
                });
                if self.addresses.len() > limits::MAX_ADDRESSES
                    && let Some(addr) = self.addresses.pop_front()
                {
                    out.push_back(Output::Unbind {
                        slot: self.slot,
                        addr,
                    });
                }
            }
            if let Err(error) = self.rtc.handle_input(input) {
                tracing::debug!(peer = %self.peer, %error, "datagram refused");
            }
            self.drain(out, got)
        })
    }

    /// Sends one packet of another participant on `mid`.
    #[expect(clippy::too_many_arguments, reason = "each is another thing")]
    pub fn forward(
        &mut self,
        now: Instant,
        mid: RtcMid,
        packet: &RtpPacket,
        captured: Instant,
        is_video: bool,
        out: &mut VecDeque<Output>,
        got: &mut VecDeque<(Slot, Got)>,
    ) -> Result<(), Dead> {
        let Some(sending) = self.sending.get_mut(&mid) else {
            return Ok(());
        };
        let Some(pt) = (if is_video { self.vp8 } else { self.opus }) else {
            return Ok(());
        };
        let header = &packet.header;
        let Some(place) = sending.rewriter.rewrite(
            *header.ssrc,
            *packet.seq_no,
            header.timestamp,
            clock_rate(is_video),
            now,
        ) else {
            return Ok(());
        };
        let write = RtpWrite::new(
            pt,
            place.seq.into(),
            place.time,
            captured,
            packet.payload.clone(),
        )
        .marker(header.marker)
        .nackable(is_video)
        .ext_vals(ExtensionValues {
            audio_level: header.ext_vals.audio_level,
            voice_activity: header.ext_vals.voice_activity,
            video_orientation: header.ext_vals.video_orientation,
            ..Default::default()
        });
        guard(|| {
            let mut api = self.rtc.direct_api();
            let Some(stream) = api.stream_tx_by_mid(mid, None) else {
                return Ok(());
            };
            stream.write_rtp(write);
            // write_rtp only queues.
            self.rtc.handle_input(RtcInput::Timeout(now))?;
            self.drain(out, got)
        })
    }

    /// Asks the participant for a keyframe of what it publishes on `mid`.
    pub fn request_keyframe(
        &mut self,
        now: Instant,
        mid: RtcMid,
        out: &mut VecDeque<Output>,
        got: &mut VecDeque<(Slot, Got)>,
    ) -> Result<(), Dead> {
        guard(|| {
            if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(mid, None) {
                stream.request_keyframe(KeyframeRequestKind::Pli);
            }
            self.rtc.handle_input(RtcInput::Timeout(now))?;
            self.drain(out, got)
        })
    }

    /// The payload type the other side sends this kind of media with.
    pub fn is_negotiated(&self, pt: Pt, is_video: bool) -> bool {
        (if is_video { self.vp8 } else { self.opus }) == Some(pt)
    }

    fn payload_type(&self, codec: Codec) -> Option<Pt> {
        self.rtc
            .codec_config()
            .find(|params| params.spec().codec == codec)
            .map(|params| params.pt())
    }

    fn drain(
        &mut self,
        out: &mut VecDeque<Output>,
        got: &mut VecDeque<(Slot, Got)>,
    ) -> Result<(), Dead> {
        let slot = self.slot;
        loop {
            let event = match self.rtc.poll_output()? {
                RtcOutput::Timeout(at) => {
                    self.deadline = at;
                    return if self.rtc.is_alive() {
                        Ok(())
                    } else {
                        Err(Dead("closed".into()))
                    };
                }
                RtcOutput::Transmit(transmit) => {
                    out.push_back(Output::Transmit {
                        source: transmit.source,
                        destination: transmit.destination,
                        contents: transmit.contents.into(),
                    });
                    continue;
                }
                RtcOutput::Event(event) => event,
            };
            match event {
                RtcEvent::RtpPacket(packet) => {
                    if let Some(mid) = self.mid_of(packet.header.ssrc) {
                        let rate = clock_rate(self.vp8 == Some(packet.header.payload_type));
                        let captured = self.clock.captured(
                            mid,
                            packet.header.timestamp,
                            rate,
                            packet.timestamp,
                        );
                        got.push_back((
                            slot,
                            Got::Packet {
                                mid,
                                packet: Box::new(packet),
                                captured,
                            },
                        ));
                    }
                }
                RtcEvent::SenderFeedback(report) => {
                    let info = report.sender_info;
                    let rtp = info.rtp_time.numer() as u32;
                    self.clock
                        .report(report.mid, report.received_at, info.ntp_time, rtp);
                }
                RtcEvent::KeyframeRequest(request) => {
                    got.push_back((slot, Got::KeyframeRequest { mid: request.mid }))
                }
                RtcEvent::Connected => got.push_back((slot, Got::Up)),
                RtcEvent::IceConnectionStateChange(IceConnectionState::Disconnected) => {
                    got.push_back((slot, Got::Lost))
                }
                RtcEvent::IceConnectionStateChange(
                    IceConnectionState::Connected | IceConnectionState::Completed,
                ) if self.rtc.is_connected() => {
                    got.push_back((slot, Got::Up));
                }
                RtcEvent::Closed => got.push_back((slot, Got::Closed)),
                RtcEvent::PeerStats(stats) => self.counters.peer(&stats),
                RtcEvent::MediaIngressStats(stats) => self.counters.ingress(&stats),
                RtcEvent::MediaEgressStats(stats) => self.counters.egress(&stats),
                _ => {}
            }
        }
    }

    fn mid_of(&mut self, ssrc: Ssrc) -> Option<RtcMid> {
        if let Some((_, mid)) = self.ssrcs.iter().find(|(known, _)| *known == ssrc) {
            return Some(*mid);
        }
        let mid = self.rtc.direct_api().stream_rx(&ssrc)?.mid();
        if self.ssrcs.len() >= limits::MAX_PUBLISHED * 4 {
            self.ssrcs.clear();
        }
        self.ssrcs.push((ssrc, mid));
        Some(mid)
    }
}

/// Reads an offer; needs no connection, so that nonsense costs little.
pub(crate) fn parse(sdp: &str) -> Result<SdpOffer, Dead> {
    guard(|| SdpOffer::from_sdp_string(sdp).map_err(|e| Dead(e.to_string())))
}

/// Of RTP timestamps, in Hz (RFC 7741, RFC 7587).
fn clock_rate(is_video: bool) -> u32 {
    if is_video { 90_000 } else { 48_000 }
}

impl From<RtcError> for Dead {
    fn from(error: RtcError) -> Self {
        Self(error.to_string())
    }
}

/// Runs something that calls str0m. It panics on broken invariants of its own rather than go on; that costs the one
/// connection it happened in, which the caller must then drop.
fn guard<T>(action: impl FnOnce() -> Result<T, Dead>) -> Result<T, Dead> {
    catch_unwind(AssertUnwindSafe(action)).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        tracing::error!(panic = text.unwrap_or("?"), "connection dropped");
        Err(Dead("internal error".into()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // ARCH-11
    #[test]
    fn a_panic_costs_one_connection() {
        let broken: &[u8] = &[];
        let result = guard(|| Ok(broken[broken.len()]));
        assert!(matches!(result, Err(Dead(why)) if why == "internal error"));
    }
}
