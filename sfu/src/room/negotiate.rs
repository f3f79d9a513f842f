//! What an offer changes: connections, tracks and who receives them.

use super::{MAX_ENDED, Output, Place, Room, Slot, Timer, Track};
use crate::{
    keyframe::KeyframeThrottle,
    link::{self, Dead, Link, Sending},
    rewrite::Rewriter,
    sdp::{self, Kind, Label},
    types::{
        Answer, ConnectionState, Event, Mid, Offer, OfferError, PeerKey, Source, TrackInfo,
        TrackKey, limits,
    },
};
use std::{
    collections::{BTreeMap, HashMap},
    time::Instant,
};
use str0m::media::Mid as RtcMid;

/// What an offer asks to receive.
struct Wanted {
    /// M-lines and the numbers of the tracks they shall carry.
    subscribe: Vec<(RtcMid, u32)>,
    ended: Vec<TrackKey>,
}

impl Room {
    pub(super) fn offer(
        &mut self,
        peer: &PeerKey,
        offer: &Offer,
        now: Instant,
    ) -> Result<Answer, OfferError> {
        let outline = sdp::outline(&offer.sdp)?;
        sdp::check(offer, &outline)?;
        let Wanted { subscribe, ended } = self.wanted(peer, offer, &outline)?;
        let slot = match self.places.get(peer) {
            None if self.places.len() >= limits::MAX_PEERS => return Err(OfferError::RoomFull),
            Some(place)
                if offer.session < place.session
                    || (offer.session == place.session && place.slot.is_none()) =>
            {
                return Err(OfferError::StaleSession {
                    offered: offer.session,
                    last: place.session,
                });
            }
            Some(place) if offer.session == place.session => place.slot,
            _ => None,
        };

        let refused = |Dead(why): Dead| OfferError::Refused(why);
        let parsed = link::parse(&outline.stripped).map_err(refused)?;
        let answer = if let Some(slot) = slot {
            let accepted = match self.links.get_mut(&slot) {
                Some(link) => link.accept(parsed),
                None => Err(Dead("no connection".into())),
            };
            accepted
                .inspect_err(|Dead(why)| self.drop_link(slot, why, now))
                .map_err(refused)?
        } else {
            let slot = Slot(self.next_slot);
            self.next_slot += 1;
            let mut link = Link::new(
                slot,
                peer.clone(),
                offer.session,
                &self.config.candidates,
                now,
            )
            .map_err(refused)?;
            let answer = link.accept(parsed).map_err(refused)?;
            if let Some(older) = self.places.get(peer).and_then(|place| place.slot) {
                self.drop_link(older, "replaced", now);
            }
            self.links.insert(slot, link);
            let place = self.places.entry(peer.clone()).or_insert_with(|| Place {
                session: offer.session,
                slot: None,
                muted: false,
                next_track: BTreeMap::new(),
            });
            place.session = offer.session;
            place.slot = Some(slot);
            self.timers
                .set(Timer::Reap(slot), now + limits::CONNECT_TIMEOUT);
            self.connection(peer, offer.session, ConnectionState::Connecting);
            answer
        };
        let Some(slot) = self.places.get(peer).and_then(|place| place.slot) else {
            return Err(OfferError::Refused("no connection".into()));
        };
        if let Some(ufrag) = self.links.get_mut(&slot).and_then(Link::new_ufrag) {
            self.outputs.push_back(Output::Register { slot, ufrag });
        }
        let published: Vec<_> = offer
            .publish
            .iter()
            .filter(|(mid, _)| outline.line(mid).is_some_and(|line| line.sends))
            .map(|(mid, source)| (RtcMid::from(mid.as_str()), *source))
            .collect();
        self.publish(peer, slot, &published, now);
        let lines: Vec<RtcMid> = outline
            .lines
            .iter()
            .filter_map(|line| Some(RtcMid::from(line.mid.as_ref()?.as_str())))
            .collect();
        if let Some(link) = self.links.get_mut(&slot) {
            // A line that was recycled under another mid does not come back.
            link.sending.retain(|mid, _| lines.contains(mid));
        }
        self.subscribe(slot, &subscribe, now);
        self.with_link(slot, now, |link, out, got| link.tick(now, out, got));
        let sdp = sdp::label(&answer, &self.labels(offer));
        Ok(Answer { sdp, ended })
    }

    /// Camera and microphone of a participant are one stream, its screen another.
    fn labels(&self, offer: &Offer) -> Vec<Label> {
        let track = |key: &TrackKey| self.tracks.iter().find(|track| track.info.key == *key);
        let label = |(mid, key): &(Mid, TrackKey)| {
            let TrackInfo { peer, source, .. } = &track(key)?.info;
            let stream = if *source == Source::Screen {
                format!("{peer}-screen")
            } else {
                peer.to_string()
            };
            Some(Label {
                mid: mid.clone(),
                stream,
                track: key.to_string(),
            })
        };
        offer.subscribe.iter().filter_map(label).collect()
    }

    /// What `offer` wants to receive, as track numbers, and which of it has ended.
    fn wanted(
        &self,
        peer: &PeerKey,
        offer: &Offer,
        outline: &sdp::Outline,
    ) -> Result<Wanted, OfferError> {
        let (mut subscribe, mut ended) = (Vec::new(), Vec::new());
        for (mid, key) in &offer.subscribe {
            match self.tracks.iter().find(|track| track.info.key == *key) {
                Some(track) if track.info.peer != *peer => {
                    let kind = if track.info.source.is_audio() {
                        Kind::Audio
                    } else {
                        Kind::Video
                    };
                    if outline.line(mid).is_some_and(|line| line.kind != kind) {
                        return Err(OfferError::WrongKind(mid.clone()));
                    }
                    subscribe.push((RtcMid::from(mid.as_str()), track.number));
                }
                None if self.ended.contains(key) => ended.push(key.clone()),
                _ => return Err(OfferError::UnknownTrack(key.clone())),
            }
        }
        Ok(Wanted { subscribe, ended })
    }

    /// Makes `published` all that this connection publishes.
    fn publish(
        &mut self,
        peer: &PeerKey,
        slot: Slot,
        published: &[(RtcMid, Source)],
        now: Instant,
    ) {
        let stays = |track: &Track| {
            track.slot != slot || published.contains(&(track.mid, track.info.source))
        };
        let mut changed = self.end_tracks(|track| !stays(track), now);
        for (mid, source) in published {
            if self
                .tracks
                .iter()
                .any(|track| track.slot == slot && track.mid == *mid)
            {
                continue;
            }
            let Some(place) = self.places.get_mut(peer) else {
                return;
            };
            let count = place.next_track.entry(*source).or_insert(0);
            *count += 1;
            let key = TrackKey::from(format!("{peer}-{}-{count}", source.as_str()));
            self.tracks.push(Track {
                number: self.next_track,
                info: TrackInfo {
                    key,
                    peer: peer.clone(),
                    source: *source,
                },
                slot,
                mid: *mid,
                throttle: KeyframeThrottle::default(),
                ssrc: None,
            });
            self.next_track += 1;
            changed = true;
        }
        if changed {
            self.announce();
        }
    }

    /// Makes `wanted` all that this connection receives.
    fn subscribe(&mut self, slot: Slot, wanted: &[(RtcMid, u32)], now: Instant) {
        let Some(link) = self.links.get_mut(&slot) else {
            return;
        };
        for (mid, sending) in &mut link.sending {
            if !wanted.iter().any(|(wanted_mid, _)| wanted_mid == mid) {
                sending.track = None;
                sending.rewriter.reset();
            }
        }
        let mut fresh = Vec::new();
        for (mid, number) in wanted {
            let sending = link.sending.entry(*mid).or_insert_with(|| Sending {
                track: None,
                rewriter: Rewriter::new(self.config.first_seq),
                waits_for_keyframe: true,
            });
            if sending.track != Some(*number) {
                sending.track = Some(*number);
                sending.rewriter.reset();
                sending.waits_for_keyframe = true;
                fresh.push(*number);
            }
        }
        self.rebuild_routes();
        for number in fresh {
            self.want_keyframe(number, now);
        }
    }

    pub(super) fn rebuild_routes(&mut self) {
        let mut routes: HashMap<u32, Vec<(Slot, RtcMid)>> = HashMap::new();
        for (slot, link) in &self.links {
            for (mid, sending) in &link.sending {
                if let Some(number) = sending.track {
                    routes.entry(number).or_default().push((*slot, *mid));
                }
            }
        }
        self.routes = routes
            .into_iter()
            .map(|(number, receivers)| (number, receivers.into()))
            .collect();
    }

    /// Removes tracks; true if there were any.
    pub(super) fn end_tracks(&mut self, ends: impl Fn(&Track) -> bool, now: Instant) -> bool {
        let before = self.tracks.len();
        let (ended, kept): (Vec<Track>, Vec<Track>) = std::mem::take(&mut self.tracks)
            .into_iter()
            .partition(&ends);
        self.tracks = kept;
        for track in ended {
            self.timers.clear(Timer::Keyframe(track.number));
            self.routes.remove(&track.number);
            for link in self.links.values_mut() {
                for sending in link
                    .sending
                    .values_mut()
                    .filter(|sending| sending.track == Some(track.number))
                {
                    sending.track = None;
                    sending.rewriter.reset();
                }
            }
            if track.info.source.is_audio() {
                self.speakers.forget(&track.info.peer, now);
            }
            self.ended.push_back(track.info.key);
            if self.ended.len() > MAX_ENDED {
                self.ended.pop_front();
            }
        }
        self.tracks.len() != before
    }

    pub(super) fn announce(&mut self) {
        let tracks = self.tracks.iter().map(|track| track.info.clone()).collect();
        self.outputs.push_back(Output::Event(Event::Tracks {
            room: self.key.clone(),
            tracks,
        }));
    }
}
