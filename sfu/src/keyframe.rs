//! How often a publisher is asked for a keyframe.

use std::time::{Duration, Instant};

/// Least time between two requests to one publisher: keyframes are large, and every receiver that lost a packet asks.
pub(crate) const MIN_INTERVAL: Duration = Duration::from_millis(500);

/// Requests for one video track. Any number of wishes within [`MIN_INTERVAL`] become one request.
#[derive(Debug, Default)]
pub(crate) struct KeyframeThrottle {
    last_sent: Option<Instant>,
    wanted: bool,
}

impl KeyframeThrottle {
    /// Somebody needs a keyframe.
    pub fn want(&mut self) {
        self.wanted = true;
    }

    /// A keyframe came: every wish up to now is fulfilled.
    pub fn seen(&mut self) {
        self.wanted = false;
    }

    /// When [`poll`](Self::poll) will next say yes; `None` when nobody wants a keyframe.
    pub fn deadline(&self, now: Instant) -> Option<Instant> {
        self.wanted
            .then(|| self.last_sent.map_or(now, |at| at + MIN_INTERVAL))
    }

    /// Whether to send a request now.
    pub fn poll(&mut self, now: Instant) -> bool {
        let due = self.deadline(now).is_some_and(|at| at <= now);
        if due {
            self.wanted = false;
            self.last_sent = Some(now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // C-5
    #[test]
    fn wishes_within_the_interval_become_one_request() {
        let t0 = Instant::now();
        let ms = Duration::from_millis;
        let mut throttle = KeyframeThrottle::default();
        assert!(!throttle.poll(t0));
        throttle.want();
        assert!(throttle.poll(t0));
        throttle.want();
        throttle.want();
        assert!(!throttle.poll(t0 + ms(499)));
        assert_eq!(throttle.deadline(t0 + ms(499)), Some(t0 + ms(500)));
        assert!(throttle.poll(t0 + ms(500)));
        assert!(!throttle.poll(t0 + ms(5_000)));
        throttle.want();
        throttle.seen();
        assert_eq!(throttle.deadline(t0 + ms(6_000)), None);
    }
}
