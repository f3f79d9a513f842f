//! Measuring how a program's time and memory grow: runs on inputs of growing size, for as long as somebody may be kept waiting.

use super::{
    inputs::Recipe,
    judging::Trial,
    model::{
        growth::{self, Abstained, Estimate, Measure, Point},
        problem::GROWTH_SHAPE,
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
/// Larger inputs take longer to make than anybody waits: a grid of so many rows and columns reaches this early.
const LARGEST_BYTES: u64 = 20 << 20;

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

/// What was run at a size; CPU time, because elapsed time depends on what else the machine does.
#[derive(Debug, Clone, Copy)]
struct Step {
    size: u32,
    cpu_ms: Millis,
    input_bytes: u64,
}

/// Which size is run next, by what the ones before took. Steps are ascending.
#[derive(Debug, Default)]
struct Ladder {
    steps: Vec<Step>,
    between: Vec<u32>,
    /// Elapsed.
    spent_ms: Millis,
    is_at_top: bool,
}

impl Ladder {
    fn took(&mut self, step: Step, wall_ms: Millis) {
        self.spent_ms += wall_ms;
        match self.is_at_top {
            true => self.between.push(step.size),
            false => self.steps.push(step),
        }
    }

    fn next(&mut self) -> Option<u32> {
        if !self.is_at_top {
            let next = FIRST_SIZE << self.steps.len();
            if self.steps.len() < SIZES as usize
                && self.fits(self.expected(|step| step.cpu_ms))
                && self.expected(|step| step.input_bytes) <= LARGEST_BYTES
            {
                return Some(next);
            }
            self.is_at_top = true;
        }
        if self.steps.len() + self.between.len() >= FEW {
            return None;
        }
        // From the top, where most is told apart; a size in between takes no longer than the one above it.
        let above = self.steps.len().checked_sub(self.between.len() + 1)?;
        let step = self.steps.get(above)?;
        (above > 0 && self.fits(step.cpu_ms)).then_some(step.size / 4 * 3)
    }

    fn fits(&self, ms: Millis) -> bool {
        self.spent_ms + ms <= BUDGET_MS
    }

    /// As much more than of the last as that had more than the one before.
    fn expected(&self, of: impl Fn(&Step) -> u64) -> u64 {
        match &self.steps[..] {
            [.., before, last] => of(last) * of(last).max(of(before)) / of(before).max(1),
            [last] => of(last),
            [] => 0,
        }
    }
}

fn recipe<'a>(size: u32) -> Recipe<'a> {
    Recipe::new(size.max(16), 1, GROWTH_SHAPE)
}

/// The inputs that most programs are measured with, one after the other.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    ladder: Ladder,
    has_floor: bool,
}

impl Ahead {
    pub fn next<'a>(&mut self) -> Option<Recipe<'a>> {
        match self.has_floor {
            true => self
                .ladder
                .next()
                .filter(|_| !self.ladder.is_at_top)
                .map(recipe),
            false => Some(recipe(1)),
        }
    }

    pub fn made(&mut self, recipe: &Recipe<'_>, input_bytes: u64) {
        match self.has_floor {
            true => self.ladder.took(
                Step {
                    size: recipe.size,
                    cpu_ms: 0,
                    input_bytes,
                },
                0,
            ),
            false => self.has_floor = true,
        }
    }
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
            let (ran, _) = self.at(1).await?;
            if !ran.is_success() {
                return Ok(grown);
            }
            if is_floor {
                grown.add(1, &ran);
            }
        }
        let mut ladder = Ladder::default();
        while let Some(size) = ladder.next() {
            let (ran, input_bytes) = self.at(size).await?;
            if !ran.is_success() {
                tracing::debug!(size, end = ?ran.end, "growth ends early");
                break;
            }
            let cpu_ms = ran.cpu_ms();
            ladder.took(
                Step {
                    size,
                    cpu_ms,
                    input_bytes,
                },
                ran.wall_ms,
            );
            grown.add(size, &ran);
        }
        Ok(grown)
    }

    /// Also how large its input was.
    async fn at(&mut self, size: u32) -> Result<(Ran, u64), RunnerError> {
        self.turn.give_way().await?;
        let input = self.made(&recipe(size)).await?;
        let ran = self.turn.run(&mut self.started, &input).await?;
        Ok((ran, input.len() as u64))
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
            let step = Step {
                size,
                cpu_ms: ms,
                input_bytes: 0,
            };
            ladder.took(step, ms);
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

    #[test]
    fn h_7_no_input_is_made_that_is_too_large_to_be_waited_for() {
        let made = |bytes: fn(u64) -> u64| {
            let mut ahead = Ahead::default();
            let mut sizes = Vec::new();
            while let Some(recipe) = ahead.next() {
                sizes.push(recipe.size);
                ahead.made(&recipe, bytes(recipe.size.into()));
            }
            sizes
        };
        assert_eq!(made(|n| 8 * n).last(), Some(&131_072));
        assert_eq!(made(|n| n * n), [16, 512, 1_024, 2_048, 4_096]);
    }
}
