//! What one person may cost a room, whatever the number of their connections.

use std::time::Instant;

/// So much at once, and so much a second in the long run.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Bytes.
    pub burst: u64,
    /// Bytes a second.
    pub per_s: u64,
}

/// How much of an [`Allowance`] is used up: a bucket that leaks.
///
/// Anything may be spent while there is something left, so what costs more than the burst still passes; what it was too
/// much has to leak before anything more may be.
#[derive(Debug, Clone, Copy)]
pub struct Meter {
    allowance: Allowance,
    used: f64,
    /// When that was so.
    at: Option<Instant>,
}

impl Meter {
    pub fn new(allowance: Allowance) -> Self {
        Self {
            allowance,
            used: 0.0,
            at: None,
        }
    }

    pub fn spend(&mut self, bytes: usize, now: Instant) {
        self.used = self.used_at(now) + bytes as f64;
        self.at = Some(now);
    }

    pub fn is_used_up(&self, now: Instant) -> bool {
        self.used_at(now) >= self.allowance.burst as f64
    }

    fn used_at(&self, now: Instant) -> f64 {
        let since = self.at.map(|at| now.saturating_duration_since(at));
        let leaked = since.unwrap_or_default().as_secs_f64() * self.allowance.per_s as f64;
        (self.used - leaked).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_and_then_the_rate() {
        let allowance = Allowance {
            burst: 1000,
            per_s: 100,
        };
        let start = Instant::now();
        let mut meter = Meter::new(allowance);
        meter.spend(999, start);
        assert!(!meter.is_used_up(start));
        meter.spend(501, start);
        assert!(meter.is_used_up(start + Duration::from_millis(4_990)));
        assert!(!meter.is_used_up(start + Duration::from_millis(5_010)));
        // Small steps leak as much as a large one.
        let mut now = start;
        let mut spent = 0;
        while now < start + Duration::from_secs(60) {
            if !meter.is_used_up(now) {
                meter.spend(1, now);
                spent += 1;
            }
            now += Duration::from_micros(100);
        }
        assert!((5_450..=5_550).contains(&spent), "{spent}");
    }
}
