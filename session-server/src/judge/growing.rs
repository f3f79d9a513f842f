//! Measuring how a program's time and memory grow: runs on inputs of growing size, for as long as somebody may be kept waiting.

use super::{
    inputs::Recipe,
    judging::Trial,
    model::{
        growth::{self, Abstained, Estimate, Measure, Point},
        problem::{GROWTH_SHAPE, Problem},
    },
};
use runner::{Ran, RunnerError};

/// Milliseconds.
type Millis = u64;

/// Sizes at which growth is measured, each twice the one before.
const SIZES: u32 = 9;
const FIRST_SIZE: u32 = 512;
/// With fewer, sizes in between are run as well.
const FEW: usize = 6;
/// What all runs together may take, elapsed.
const BUDGET_MS: Millis = 800;

/// What was measured at growing sizes.
#[derive(Debug, Default)]
pub struct Grown {
    pub time: Vec<Point>,
    pub memory: Vec<Point>,
    floor_ms: Option<f64>,
    floor_bytes: Option<f64>,
}

impl Grown {
    fn add(&mut self, size: u32, ran: &Ran) {
        let (ms, bytes) = (ran.cpu_us as f64 / 1000.0, ran.peak_bytes as f64);
        if size == 1 {
            self.floor_ms = Some(ms);
            self.floor_bytes = Some(bytes);
            return;
        }
        let point = |cost| Point {
            size: size.into(),
            cost,
        };
        self.time.push(point(ms));
        self.memory.push(point(bytes));
    }

    pub fn time_growth(&self) -> Result<Estimate, Abstained> {
        growth::estimate(Measure::CpuTime, &self.time, self.floor_ms.unwrap_or(0.0))
    }

    pub fn memory_growth(&self) -> Result<Estimate, Abstained> {
        let floor = self.floor_bytes.unwrap_or(0.0);
        let estimate = growth::estimate(Measure::Memory, &self.memory, floor)?;
        let (memory, time) = (
            estimate.growth,
            self.time_growth().map(|estimate| estimate.growth),
        );
        // What is used has been written: an allocator that takes memory in steps feigns more.
        match time {
            Ok(time) if memory > time && !memory.is_neighbour(time) => Err(Abstained::PoorFit),
            _ => Ok(estimate),
        }
    }
}

/// Which size is run next, by what the ones before took.
#[derive(Debug, Default)]
struct Ladder {
    /// With the CPU time of each, ascending: elapsed time depends on what else the machine does.
    steps: Vec<(u32, Millis)>,
    between: Vec<u32>,
    /// Elapsed.
    spent_ms: Millis,
    is_at_top: bool,
}

impl Ladder {
    fn took(&mut self, size: u32, cpu_ms: Millis, wall_ms: Millis) {
        self.spent_ms += wall_ms;
        match self.is_at_top {
            true => self.between.push(size),
            false => self.steps.push((size, cpu_ms)),
        }
    }

    fn next(&mut self) -> Option<u32> {
        if !self.is_at_top {
            let next = FIRST_SIZE << self.steps.len();
            if self.steps.len() < SIZES as usize && self.fits(self.expected_ms()) {
                return Some(next);
            }
            self.is_at_top = true;
        }
        if self.steps.len() + self.between.len() >= FEW {
            return None;
        }
        // From the top, where most is told apart; a size in between takes no longer than the one above it.
        let above = self.steps.len().checked_sub(self.between.len() + 1)?;
        let (size, ms) = *self.steps.get(above)?;
        (above > 0 && self.fits(ms)).then_some(size / 4 * 3)
    }

    fn fits(&self, ms: Millis) -> bool {
        self.spent_ms + ms <= BUDGET_MS
    }

    /// As much more than the last as that took more than the one before.
    fn expected_ms(&self) -> Millis {
        match self.steps[..] {
            [.., (_, before), (_, last)] => last * last.max(before) / before.max(1),
            [(_, last)] => last,
            [] => 0,
        }
    }
}

fn recipe<'a>(size: u32) -> Recipe<'a> {
    Recipe::new(size.max(16), 1, GROWTH_SHAPE)
}

/// Of all inputs that most programs are measured with.
pub(super) fn recipes(problem: &Problem) -> impl Iterator<Item = Recipe<'_>> {
    let sizes = (0..SIZES).map(|step| FIRST_SIZE << step);
    let all = [1].into_iter().chain(sizes).map(recipe);
    all.filter(|_| problem.growth.is_some())
}

impl Trial<'_> {
    /// How time and memory grow with the input; for programs that were accepted.
    pub async fn growth(&mut self) -> Result<Grown, RunnerError> {
        let mut grown = Grown::default();
        if !self.is_ready() {
            return Ok(grown);
        }
        // A first run that is not counted warms the machine's caches for the program; the smallest input is the floor.
        for is_floor in [false, true] {
            let ran = self.at(1).await?;
            if !ran.is_success() {
                return Ok(grown);
            }
            if is_floor {
                grown.add(1, &ran);
            }
        }
        let mut ladder = Ladder::default();
        while let Some(size) = ladder.next() {
            let ran = self.at(size).await?;
            if !ran.is_success() {
                tracing::debug!(size, end = ?ran.end, "growth ends early");
                break;
            }
            ladder.took(size, ran.cpu_ms(), ran.wall_ms);
            grown.add(size, &ran);
        }
        Ok(grown)
    }

    async fn at(&mut self, size: u32) -> Result<Ran, RunnerError> {
        self.turn.give_way().await?;
        let input = self.made(&recipe(size)).await?;
        self.turn.run(&mut self.program, &input).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sizes that are run of a program, and what they take together.
    fn run(cost_ms: impl Fn(f64) -> f64) -> (Vec<u32>, Millis) {
        let mut ladder = Ladder::default();
        let mut sizes = Vec::new();
        while let Some(size) = ladder.next() {
            sizes.push(size);
            let ms = cost_ms(f64::from(size)) as Millis;
            ladder.took(size, ms, ms);
        }
        (sizes, ladder.spent_ms)
    }

    #[test]
    fn h_7_memory_never_grows_faster_than_time() {
        let grown = |time: fn(f64) -> f64| {
            let series = |cost: &dyn Fn(f64) -> f64| -> Vec<Point> {
                let sizes = (0..SIZES).map(|step| u64::from(FIRST_SIZE << step));
                sizes
                    .map(|size| Point {
                        size,
                        cost: cost(size as f64),
                    })
                    .collect()
            };
            Grown {
                time: series(&time),
                memory: series(&|n| 3e6 + n * n / 1_000.0),
                floor_ms: Some(1.0),
                floor_bytes: Some(3e6),
            }
        };
        let linear = grown(|n| 1.0 + n / 1_000.0);
        assert_eq!(linear.memory_growth(), Err(Abstained::PoorFit));
        let quadratic = grown(|n| 1.0 + n * n / 100_000.0).memory_growth();
        assert_eq!(quadratic.unwrap().growth, growth::Growth::Quadratic);
    }

    #[test]
    fn b_14_growth_is_measured_within_its_time_and_at_enough_sizes() {
        let (sizes, _) = run(|n| 10.0 + n / 1_000.0);
        assert_eq!(sizes.len(), 9);
        assert_eq!((sizes[0], sizes[8]), (512, 131_072));
        // What a quadratic program in a slow language costs.
        let (sizes, spent) = run(|n| 10.0 + n * n / 17_500.0);
        assert_eq!(sizes, [512, 1_024, 2_048, 1_536, 768]);
        assert!(sizes.len() >= growth::MIN_SIZES && spent <= BUDGET_MS);
        let (sizes, spent) = run(|n| n * n * n / 10_000_000.0);
        assert!(sizes.len() >= 3 && spent <= BUDGET_MS, "{sizes:?} {spent}");
        let (sizes, _) = run(|_| 700.0);
        assert_eq!(sizes, [512]);
    }
}
