//! Sequence numbers and timestamps of one forwarded stream, as one receiver sees it.

use std::time::{Duration, Instant};

/// A jump of the source larger than this is closed instead of mirrored: a receiver that sees half the sequence space
/// skipped loses its rollover counter.
const MAX_GAP: u64 = 1_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rewritten {
    /// Extended: its high bits are the SRTP rollover counter.
    pub seq: u64,
    /// RTP clock units.
    pub time: u32,
}

/// Keeps what a receiver gets continuous while the source starts late, pauses, or is another one than before.
#[derive(Debug)]
pub(crate) struct Rewriter {
    /// Of the stream as the receiver sees it. An SRTP receiver assumes rollover counter 0 for a new stream (RFC 3711,
    /// section 3.3.1), so it is below 65,536 whatever number the source has reached.
    first_seq: u16,
    state: State,
    last: Option<Last>,
}

#[derive(Debug, Default)]
enum State {
    /// The next packet starts a run.
    #[default]
    Idle,
    /// As `Idle`, but the source's timestamps go on as before.
    Paused { time_offset: u32, source: u32 },
    Running {
        source: u32,
        first_in: u64,
        first_out: u64,
        max_in: u64,
        time_offset: u32,
    },
}

#[derive(Debug, Clone, Copy)]
struct Last {
    seq: u64,
    time: u32,
    at: Instant,
}

impl Rewriter {
    pub fn new(first_seq: u16) -> Self {
        Self {
            first_seq,
            state: State::Idle,
            last: None,
        }
    }

    /// Packets after this one are not sent until [`rewrite`](Self::rewrite) is called again; the receiver sees no gap.
    pub fn pause(&mut self) {
        if let State::Running {
            source,
            time_offset,
            ..
        } = self.state
        {
            self.state = State::Paused {
                time_offset,
                source,
            };
        }
    }

    /// Another source, or none, follows.
    pub fn reset(&mut self) {
        self.state = State::Idle;
    }

    /// Where the packet `seq` (extended), `time` of the stream `source` (its SSRC) goes. `None`: it belongs before the
    /// first packet the receiver got, so there is no place for it.
    pub fn rewrite(
        &mut self,
        source: u32,
        seq: u64,
        time: u32,
        clock_rate: u32,
        now: Instant,
    ) -> Option<Rewritten> {
        let running = match self.state {
            State::Running {
                source: of,
                first_in,
                first_out,
                max_in,
                time_offset,
            } if of == source && seq <= max_in.saturating_add(MAX_GAP) => {
                if seq < first_in {
                    return None;
                }
                self.state = State::Running {
                    source,
                    first_in,
                    first_out,
                    max_in: max_in.max(seq),
                    time_offset,
                };
                Rewritten {
                    seq: first_out + (seq - first_in),
                    time: time.wrapping_add(time_offset),
                }
            }
            _ => {
                let first_out = self
                    .last
                    .map_or(u64::from(self.first_seq), |last| last.seq + 1);
                let time_offset = self.time_offset(source, time, clock_rate, now);
                self.state = State::Running {
                    source,
                    first_in: seq,
                    first_out,
                    max_in: seq,
                    time_offset,
                };
                Rewritten {
                    seq: first_out,
                    time: time.wrapping_add(time_offset),
                }
            }
        };
        if self.last.is_none_or(|last| running.seq > last.seq) {
            self.last = Some(Last {
                seq: running.seq,
                time: running.time,
                at: now,
            });
        }
        Some(running)
    }

    fn time_offset(&self, source: u32, time: u32, clock_rate: u32, now: Instant) -> u32 {
        match (&self.state, self.last) {
            (
                State::Paused {
                    time_offset,
                    source: of,
                }
                | State::Running {
                    time_offset,
                    source: of,
                    ..
                },
                _,
            ) if *of == source => *time_offset,
            (_, Some(last)) => {
                let elapsed = now
                    .saturating_duration_since(last.at)
                    .max(Duration::from_millis(1));
                let ticks = (elapsed.as_micros() * u128::from(clock_rate) / 1_000_000) as u32;
                last.time.wrapping_add(ticks).wrapping_sub(time)
            }
            (_, None) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(rewriter: &mut Rewriter, source: u32, seq: u64, time: u32) -> Option<(u64, u32)> {
        rewriter
            .rewrite(source, seq, time, 90_000, Instant::now())
            .map(|r| (r.seq, r.time))
    }

    // ARCH-11
    #[test]
    fn a_source_past_the_rollover_starts_below_it() {
        let mut rewriter = Rewriter::new(1);
        assert_eq!(run(&mut rewriter, 7, 200_000, 500), Some((1, 500)));
        assert_eq!(run(&mut rewriter, 7, 200_001, 600), Some((2, 600)));
    }

    // ARCH-11
    #[test]
    fn wraps_keep_the_extended_count() {
        let mut rewriter = Rewriter::new(1);
        let mut last = 0;
        for seq in 65_000..(65_000 + 140_000_u64) {
            let (out, _) = run(&mut rewriter, 7, seq, 0).unwrap();
            assert_eq!(out, last + 1);
            last = out;
        }
        assert_eq!(last, 140_000);
    }

    #[test]
    fn loss_and_reordering_are_mirrored() {
        let mut rewriter = Rewriter::new(1);
        assert_eq!(run(&mut rewriter, 7, 100, 0).map(|r| r.0), Some(1));
        assert_eq!(run(&mut rewriter, 7, 103, 0).map(|r| r.0), Some(4));
        assert_eq!(run(&mut rewriter, 7, 101, 0).map(|r| r.0), Some(2));
        assert_eq!(run(&mut rewriter, 7, 99, 0), None);
    }

    #[test]
    fn a_pause_leaves_no_gap_and_keeps_time() {
        let mut rewriter = Rewriter::new(1);
        assert_eq!(run(&mut rewriter, 7, 100, 1_000), Some((1, 1_000)));
        rewriter.pause();
        assert_eq!(run(&mut rewriter, 7, 150, 51_000), Some((2, 51_000)));
        assert_eq!(run(&mut rewriter, 7, 149, 50_000), None);
    }

    #[test]
    fn another_source_continues_sequence_and_time() {
        let t0 = Instant::now();
        let mut rewriter = Rewriter::new(1);
        rewriter.rewrite(7, 100, 1_000, 90_000, t0).unwrap();
        let next = rewriter
            .rewrite(8, 5, 4_000_000_000, 90_000, t0 + Duration::from_millis(100))
            .unwrap();
        assert_eq!(
            next,
            Rewritten {
                seq: 2,
                time: 10_000
            }
        );
        let next = rewriter
            .rewrite(8, 6, 4_000_003_000, 90_000, t0 + Duration::from_millis(133))
            .unwrap();
        assert_eq!(
            next,
            Rewritten {
                seq: 3,
                time: 13_000
            }
        );
    }

    #[test]
    fn a_huge_jump_is_closed() {
        let mut rewriter = Rewriter::new(1);
        assert_eq!(run(&mut rewriter, 7, 100, 1_000), Some((1, 1_000)));
        assert_eq!(run(&mut rewriter, 7, 60_000, 2_000), Some((2, 2_000)));
    }
}
