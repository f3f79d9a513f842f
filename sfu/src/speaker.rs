//! Who speaks, from the audio level header extension (RFC 6464).

use crate::types::PeerKey;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// How often the list is looked at again while anybody is heard.
const TICK: Duration = Duration::from_millis(200);
/// Time constants of the smoothed level: fast to rise so that the first word counts, slow to fall between words.
const ATTACK: Duration = Duration::from_millis(60);
const RELEASE: Duration = Duration::from_millis(500);
/// Levels are 0 (silence) to 127 (full scale). Speaking begins above -50 dBov and ends below -62 dBov.
const BEGIN: f32 = 77.0;
const END: f32 = 65.0;
/// Who was loud stays on the list this long: the pause between two sentences.
const HOLD: Duration = Duration::from_secs(1);
/// Another voice takes the first place only when it is this much louder, and not sooner than [`HOLD`] after the last
/// such change, unless the first falls silent.
const LEAD: f32 = 6.0;
/// Packets stop while nobody speaks (Opus DTX): after this long without one it is silence.
const SILENT_AFTER: Duration = Duration::from_millis(300);

#[derive(Debug)]
struct Voice {
    level: f32,
    updated: Instant,
    heard: Instant,
    /// Speaks until then, however silent.
    held_until: Instant,
    speaking: bool,
}

/// Smooths the levels of a room's microphones and says when the list of speakers changed.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    voices: BTreeMap<PeerKey, Voice>,
    list: Vec<PeerKey>,
    led_since: Option<Instant>,
    next_tick: Option<Instant>,
}

impl Speakers {
    /// One packet of `peer`; `dbov` is -127 to 0.
    pub fn observe(&mut self, peer: &PeerKey, dbov: i8, now: Instant) {
        let loudness = 127.0 + f32::from(dbov.clamp(-127, 0));
        match self.voices.get_mut(peer) {
            Some(voice) => {
                voice.heard = now;
                voice.smooth(loudness, now);
            }
            None => {
                let voice = Voice {
                    level: 0.0,
                    updated: now,
                    heard: now,
                    held_until: now,
                    speaking: false,
                };
                self.voices.insert(peer.clone(), voice);
            }
        }
        self.next_tick.get_or_insert(now + TICK);
    }

    /// The microphone is muted or gone: it is silent from now on.
    pub fn forget(&mut self, peer: &PeerKey, now: Instant) {
        if self.voices.remove(peer).is_some() {
            self.next_tick.get_or_insert(now);
        }
    }

    pub fn deadline(&self) -> Option<Instant> {
        self.next_tick
    }

    /// The new list, loudest first, if it changed.
    pub fn poll(&mut self, now: Instant) -> Option<&[PeerKey]> {
        if self.next_tick.is_none_or(|at| at > now) {
            return None;
        }
        for voice in self.voices.values_mut() {
            if now.saturating_duration_since(voice.heard) > SILENT_AFTER {
                voice.smooth(0.0, now);
            }
            if voice.level >= BEGIN {
                voice.held_until = now + HOLD;
            }
            voice.speaking = voice.level >= BEGIN
                || (voice.speaking && (voice.level >= END || now < voice.held_until));
        }
        // Behind the first the order is by name: levels cross too often to be worth a message.
        let mut list: Vec<PeerKey> = self
            .voices
            .iter()
            .filter(|(_, voice)| voice.speaking)
            .map(|(peer, _)| peer.clone())
            .collect();
        if let Some(first) = self.first(now) {
            if self.list.first() != Some(&first) {
                self.led_since = Some(now);
            }
            list.retain(|peer| *peer != first);
            list.insert(0, first);
        }
        self.voices.retain(|_, voice| {
            voice.speaking || now.saturating_duration_since(voice.heard) <= SILENT_AFTER
        });
        self.next_tick = (!self.voices.is_empty()).then(|| now + TICK);
        if list == self.list {
            return None;
        }
        self.list = list;
        Some(&self.list)
    }

    fn first(&self, now: Instant) -> Option<PeerKey> {
        let speaking = self.voices.iter().filter(|(_, voice)| voice.speaking);
        let (loudest, level) = speaking
            .map(|(peer, voice)| (peer, voice.level))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let Some(leader) = self.list.first() else {
            return Some(loudest.clone());
        };
        let stays = self.voices.get(leader).is_some_and(|voice| {
            let settled = self.led_since.is_none_or(|since| now >= since + HOLD);
            voice.speaking && (!settled || level < voice.level + LEAD)
        });
        Some(if stays { leader } else { loudest }.clone())
    }
}

impl Voice {
    fn smooth(&mut self, loudness: f32, now: Instant) {
        let elapsed = now.saturating_duration_since(self.updated).as_secs_f32();
        let constant = if loudness > self.level {
            ATTACK
        } else {
            RELEASE
        }
        .as_secs_f32();
        self.level += (loudness - self.level) * (1.0 - (-elapsed / constant).exp());
        self.updated = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds one packet every 20 ms from each of `levels` for `ms`, and returns the lists that came.
    fn talk(
        s: &mut Speakers,
        now: &mut Instant,
        ms: u64,
        levels: &[(&str, i8)],
    ) -> Vec<Vec<String>> {
        let mut lists = Vec::new();
        for _ in 0..ms / 20 {
            *now += Duration::from_millis(20);
            for (peer, level) in levels {
                s.observe(&PeerKey::from(*peer), *level, *now);
            }
            if let Some(list) = s.poll(*now) {
                lists.push(list.iter().map(ToString::to_string).collect());
            }
        }
        lists
    }

    // C-5
    #[test]
    fn speech_is_seen_soon_and_a_click_is_not() {
        let (mut s, mut now) = (Speakers::default(), Instant::now());
        assert!(talk(&mut s, &mut now, 1_000, &[("a", -90), ("b", -80)]).is_empty());
        assert!(talk(&mut s, &mut now, 20, &[("a", -10)]).is_empty());
        assert!(talk(&mut s, &mut now, 400, &[("a", -90), ("b", -90)]).is_empty());
        assert_eq!(
            talk(&mut s, &mut now, 400, &[("a", -30), ("b", -90)]),
            [["a"]]
        );
    }

    // C-5
    #[test]
    fn pauses_between_words_do_not_flap_and_silence_ends_it() {
        let (mut s, mut now) = (Speakers::default(), Instant::now());
        assert_eq!(talk(&mut s, &mut now, 400, &[("a", -25)]), [["a"]]);
        for _ in 0..5 {
            assert!(talk(&mut s, &mut now, 800, &[("a", -90)]).is_empty());
            assert!(talk(&mut s, &mut now, 300, &[("a", -25)]).is_empty());
        }
        assert_eq!(talk(&mut s, &mut now, 2_000, &[]), [Vec::<String>::new()]);
        assert_eq!(s.deadline(), None);
    }

    // C-5
    #[test]
    fn a_slightly_louder_voice_does_not_take_the_lead() {
        let (mut s, mut now) = (Speakers::default(), Instant::now());
        talk(&mut s, &mut now, 600, &[("b", -30)]);
        assert_eq!(
            talk(&mut s, &mut now, 1_000, &[("a", -27), ("b", -30)]),
            [["b", "a"]]
        );
        assert_eq!(
            talk(&mut s, &mut now, 1_000, &[("a", -15), ("b", -30)]),
            [["a", "b"]]
        );
        s.forget(&"a".into(), now);
        assert_eq!(talk(&mut s, &mut now, 400, &[("b", -30)]), [["b"]]);
    }
}
