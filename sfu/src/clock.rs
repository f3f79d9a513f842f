//! When a participant's media was captured, on our clock, so that sound and picture stay together behind us.

use std::time::{Duration, Instant, SystemTime};

/// A capture time further before the packet's arrival than this is not believed.
const MAX_AGE: Duration = Duration::from_secs(3);

/// Sender reports (RFC 3550, section 6.4.1) tie each stream's timestamps to the sender's wall clock, whatever that
/// shows. The difference of that clock to ours is taken once for all streams of a connection: an error in it shifts
/// them together.
#[derive(Debug)]
pub(crate) struct SenderClock<S> {
    /// Our time of the sender's `UNIX_EPOCH + .1`, from the report that came fastest.
    anchor: Option<(Instant, Duration)>,
    /// By stream: the sender's clock and the RTP timestamp at that moment.
    reports: Vec<(S, Duration, u32)>,
}

impl<S: Copy + Eq> SenderClock<S> {
    pub fn new() -> Self {
        Self {
            anchor: None,
            reports: Vec::new(),
        }
    }

    /// A sender report about `stream` arrived.
    pub fn report(&mut self, stream: S, arrived: Instant, sender: SystemTime, rtp: u32) {
        let Ok(sender) = sender.duration_since(SystemTime::UNIX_EPOCH) else {
            return;
        };
        // On the way less long than the one it would replace, as seen by both clocks.
        let faster = self.anchor.is_none_or(|(at, of)| {
            arrived.saturating_duration_since(at) < sender.saturating_sub(of)
        });
        // Clocks that were set, or drifted apart.
        let implausible = self
            .ours(sender)
            .is_none_or(|ours| arrived.saturating_duration_since(ours) > MAX_AGE);
        if faster || implausible {
            self.anchor = Some((arrived, sender));
        }
        self.reports.retain(|(of, ..)| *of != stream);
        self.reports.push((stream, sender, rtp));
    }

    /// Our time of the capture of what `stream` stamped `rtp`; `arrived` when that is not known.
    pub fn captured(&self, stream: S, rtp: u32, clock_rate: u32, arrived: Instant) -> Instant {
        let known = || {
            let (_, sender, at) = self.reports.iter().find(|(of, ..)| *of == stream)?;
            let ticks = rtp.wrapping_sub(*at).cast_signed();
            let apart =
                Duration::from_secs_f64(f64::from(ticks.unsigned_abs()) / f64::from(clock_rate));
            let sender = if ticks < 0 {
                sender.checked_sub(apart)?
            } else {
                sender.checked_add(apart)?
            };
            self.ours(sender)
        };
        known()
            .map(|at| at.min(arrived))
            .filter(|at| arrived.duration_since(*at) <= MAX_AGE)
            .unwrap_or(arrived)
    }

    fn ours(&self, sender: Duration) -> Option<Instant> {
        let (at, of) = self.anchor?;
        if sender >= of {
            at.checked_add(sender - of)
        } else {
            at.checked_sub(of - sender)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    // C-5
    #[test]
    fn sound_and_picture_of_one_moment_have_one_capture_time() {
        let t0 = Instant::now();
        let theirs = SystemTime::UNIX_EPOCH + Duration::from_secs(9_999);
        let mut clock = SenderClock::new();
        assert_eq!(clock.captured('v', 5, 90_000, t0), t0);
        // Reports after 40 and 10 ms on the way; the streams began at different timestamps.
        clock.report('v', t0 + ms(40), theirs, 1_000);
        clock.report('a', t0 + ms(1_010), theirs + ms(1_000), 777);
        let moment = t0 + ms(2_010);
        let picture = clock.captured('v', 1_000 + 90 * 2_000, 90_000, t0 + ms(2_090));
        let sound = clock.captured('a', 777 + 48 * 1_000, 48_000, t0 + ms(2_030));
        assert_eq!((picture, sound), (moment, moment));
        // A packet that had to be sent again.
        assert_eq!(
            clock.captured('a', 777 + 48 * 1_000, 48_000, t0 + ms(2_500)),
            moment
        );
        // Before the report, and over the timestamp's wrap.
        assert_eq!(
            clock.captured('v', 1_000_u32.wrapping_sub(90_000), 90_000, t0 + ms(100)),
            t0 + ms(10) - ms(1_000)
        );
    }

    #[test]
    fn reports_that_lie_change_nothing_for_long() {
        let t0 = Instant::now();
        let theirs = SystemTime::UNIX_EPOCH + Duration::from_secs(9_999);
        let mut clock = SenderClock::new();
        clock.report('v', t0, theirs, 0);
        clock.report('v', t0 + ms(1_000), SystemTime::UNIX_EPOCH, 90_000);
        let arrived = t0 + ms(1_100);
        assert!(clock.captured('v', 94_500, 90_000, arrived) <= arrived);
        assert_eq!(clock.captured('v', 0x8000_0000, 90_000, arrived), arrived);
        clock.report('v', t0 + ms(2_000), theirs + ms(2_000), 180_000);
        let captured = clock.captured('v', 184_500, 90_000, t0 + ms(2_060));
        assert!(
            captured <= t0 + ms(2_060) && captured >= t0 + ms(2_000),
            "{:?}",
            captured - t0
        );
    }
}
