//! H-7: an estimate of growth tells the class, says how sure it is, and abstains where it cannot tell.

use super::*;

/// Start-up, milliseconds.
const FLOOR: f64 = 20.0;

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// 1, give or take `noise`.
    fn about_one(&mut self, noise: f64) -> f64 {
        1.0 + noise * (2.0 * self.unit() - 1.0)
    }
}

fn steps(growth: Growth, n: f64) -> f64 {
    match growth {
        Growth::Constant => 1.0,
        Growth::Logarithmic => n.log2(),
        Growth::Linear => n,
        Growth::Linearithmic => n * n.log2(),
        Growth::Quadratic => n * n,
        Growth::Cubic => n * n * n,
        Growth::Exponential => n.exp2(),
    }
}

fn sizes(growth: Growth, count: u32, random: &mut Random) -> Vec<u64> {
    let first = 10 + random.next() % 2_000;
    (0..count)
        .map(|i| match growth {
            Growth::Exponential => u64::from(26 - 2 * (count - i)),
            Growth::Logarithmic => 16 << (2 * i),
            _ => first << i,
        })
        .collect()
}

/// A series of the class whose largest cost is `top` more than the floor, and the floor as measured.
fn series(growth: Growth, count: u32, top: f64, noise: f64, seed: u64) -> (Vec<Point>, f64) {
    let mut random = Random(seed);
    let sizes = sizes(growth, count, &mut random);
    let largest = steps(growth, sizes[sizes.len() - 1] as f64);
    let point = |size: u64, random: &mut Random| Point {
        size,
        cost: (FLOOR + top * steps(growth, size as f64) / largest) * random.about_one(noise),
    };
    let points = sizes
        .into_iter()
        .map(|size| point(size, &mut random))
        .collect();
    (points, FLOOR * random.about_one(noise))
}

#[derive(Debug, Default)]
struct Tally {
    right: u32,
    /// Too unsure to choose between neighbours: the runner-up is the right one.
    named: u32,
    abstained: u32,
    wrong: u32,
}

impl Tally {
    fn count(&mut self, truth: Growth, answer: Result<Estimate, Abstained>) {
        match answer {
            Ok(answer) if answer.growth == truth => self.right += 1,
            Ok(answer) if answer.runner_up == truth && answer.confidence < SURE => self.named += 1,
            Ok(_) => self.wrong += 1,
            Err(_) => self.abstained += 1,
        }
    }

    fn share(&self, count: u32) -> f64 {
        let all = self.right + self.named + self.abstained + self.wrong;
        f64::from(count) / f64::from(all)
    }
}

fn sweep(growth: Growth, measure: Measure, noise: f64) -> Tally {
    let mut tally = Tally::default();
    for top in [80.0, 200.0, 1_000.0, 3_000.0] {
        for count in 6..=9 {
            for seed in 0..100 {
                let (points, floor) =
                    series(growth, count, top, noise, seed * 100 + u64::from(count));
                tally.count(growth, estimate(measure, &points, floor));
            }
        }
    }
    tally
}

#[test]
fn every_class_is_told_through_ten_percent_of_noise() {
    for growth in Growth::ALL {
        let tally = sweep(growth, Measure::CpuTime, 0.1);
        let wrong = tally.share(tally.wrong);
        assert!(wrong <= 0.01, "{growth:?}: {tally:?}");
        // Abstaining always would be never wrong.
        let answered = tally.share(tally.right + tally.named);
        assert!(answered >= 0.9, "{growth:?}: {tally:?}");
    }
}

#[test]
fn exact_counts_tell_even_neighbours() {
    for growth in Growth::ALL {
        let tally = sweep(growth, Measure::Steps, 0.01);
        assert_eq!(tally.wrong, 0, "{growth:?}: {tally:?}");
        assert!(tally.share(tally.right) >= 0.98, "{growth:?}: {tally:?}");
    }
}

#[test]
fn from_times_n_log_n_is_never_sure() {
    let (points, floor) = series(Growth::Linearithmic, 9, 3_000.0, 0.01, 1);
    let answer = estimate(Measure::CpuTime, &points, floor).unwrap();
    assert_eq!(answer.growth, Growth::Linearithmic);
    assert_eq!(answer.runner_up, Growth::Linear);
    assert!(answer.confidence < SURE);
    let answer = estimate(Measure::Steps, &points, floor).unwrap();
    assert!(answer.confidence >= SURE);
}

#[test]
fn h_7_from_times_nobody_is_nearly_sure_of_n_where_it_may_be_n_log_n() {
    let mut unsure = 0;
    for seed in 0..200 {
        let (points, floor) = series(Growth::Linear, 9, 3_000.0, 0.08, seed);
        if let Ok(answer) = estimate(Measure::CpuTime, &points, floor)
            && answer.confidence < SURE
        {
            assert!(answer.confidence <= DOUBTED, "{answer:?}");
            unsure += 1;
        }
    }
    assert!(unsure > 0);
}

/// `cost` of (share of the largest size, index, random).
fn doubling(cost: impl Fn(f64, u32, &mut Random) -> f64, seed: u64) -> Result<Estimate, Abstained> {
    let count = 6 + (seed % 3) as u32;
    let mut random = Random(seed);
    let points: Vec<Point> = (0..count)
        .map(|i| Point {
            size: 1_000 << i,
            cost: cost(0.5_f64.powi((count - 1 - i) as i32), i, &mut random),
        })
        .collect();
    estimate(Measure::CpuTime, &points, FLOOR)
}

#[test]
fn what_follows_no_class_has_no_answer() {
    type Cost = fn(f64, u32, &mut Random) -> f64;
    let shapes: [(&str, Cost); 12] = [
        ("flat at the floor", |_, _, r| FLOOR * r.about_one(0.3)),
        ("flat below three floors", |_, _, r| 50.0 * r.about_one(0.1)),
        (
            "a step",
            |x, _, r| if x > 0.2 { 400.0 } else { 40.0 } * r.about_one(0.05),
        ),
        ("falling", |x, _, r| 1_000.0 * (1.2 - x) * r.about_one(0.05)),
        ("up and down", |_, i, r| {
            [100.0, 300.0][i as usize % 2] * r.about_one(0.05)
        }),
        ("any", |_, _, r| 20.0 + 1_980.0 * r.unit()),
        ("any, by magnitude", |_, _, r| {
            200.0 * (4.0 * r.unit() - 2.0).exp()
        }),
        (
            "one point alone",
            |x, _, r| if x < 1.0 { FLOOR } else { 80.0 } * r.about_one(0.05),
        ),
        ("square root", |x, _, r| {
            (FLOOR + 1_000.0 * x.sqrt()) * r.about_one(0.05)
        }),
        ("n^1.5", |x, _, r| {
            (FLOOR + 1_000.0 * x.powf(1.5)) * r.about_one(0.05)
        }),
        ("n^2.5", |x, _, r| {
            (FLOOR + 1_000.0 * x.powf(2.5)) * r.about_one(0.05)
        }),
        ("n^4", |x, _, r| {
            (FLOOR + 1_000.0 * x.powi(4)) * r.about_one(0.05)
        }),
    ];
    for (name, cost) in shapes {
        let answers = (0..600)
            .filter(|&seed| doubling(cost, seed).is_ok())
            .count();
        assert!(answers <= 18, "{name}: {answers} of 600 answered");
    }
}

#[test]
fn why_there_is_no_answer_is_said() {
    assert_eq!(
        estimate(Measure::CpuTime, &[], FLOOR),
        Err(Abstained::TooFew { sizes: 0 })
    );
    let same = [Point {
        size: 10,
        cost: 500.0,
    }; 9];
    assert_eq!(
        estimate(Measure::CpuTime, &same, FLOOR),
        Err(Abstained::TooFew { sizes: 1 })
    );
    let flat = doubling(|_, _, _| 59.0, 1);
    assert_eq!(flat, Err(Abstained::TooSmall));
    assert!(matches!(doubling(|_, _, _| 61.0, 1), Ok(answer) if answer.growth == Growth::Constant));
    let close = Abstained::TooClose {
        best: Growth::Quadratic,
        runner_up: Growth::Cubic,
    };
    assert_eq!(
        close.to_string(),
        "The figures fit n^2 and n^3 about equally well."
    );
}

#[test]
fn medians_and_order_and_bad_figures() {
    let point = |size, cost| Point { size, cost };
    let points = [
        point(4, 9.0),
        point(2, 5.0),
        point(2, 1.0),
        point(2, 4.0),
        point(4, 1.0),
        point(0, 7.0),
        point(8, f64::NAN),
        point(8, f64::INFINITY),
        point(8, -1.0),
    ];
    assert_eq!(medians(&points), [point(2, 4.0), point(4, 5.0)]);
    for floor in [f64::NAN, f64::INFINITY, -5.0, 0.0] {
        let (points, _) = series(Growth::Quadratic, 8, 1_000.0, 0.05, 3);
        let answer = estimate(Measure::CpuTime, &points, floor).unwrap();
        assert_eq!(answer.growth, Growth::Quadratic);
    }
    let huge: Vec<Point> = (0..9).map(|i| point(u64::MAX >> i, 1e308)).collect();
    let answer = estimate(Measure::Steps, &huge, 1.0);
    assert!(answer.is_ok_and(|answer| answer.growth == Growth::Constant));
}

#[test]
fn nothing_runs_exponentially_on_large_inputs() {
    let points: Vec<Point> = (1..=8)
        .map(|i| Point {
            size: 16 * i,
            cost: 20.0 + 500.0 * f64::from(i as i32 - 8).exp2(),
        })
        .collect();
    let answer = estimate(Measure::CpuTime, &points, FLOOR);
    assert!(!matches!(answer, Ok(answer) if answer.growth == Growth::Exponential));
}

#[test]
fn classes_have_names() {
    for growth in Growth::ALL {
        assert_eq!(serde_json::to_value(growth).unwrap(), growth.id());
    }
}
