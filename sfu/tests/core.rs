//! The room on a virtual clock (C-5, ARCH-11).

mod world;

use sfu::Source;
use std::time::Duration;
use world::{MS, World};

const SECOND: Duration = Duration::from_secs(1);

// C-5
#[test]
fn two_see_and_hear_each_other() {
    let mut w = World::new();
    let a = w.join("a", &[Source::Camera, Source::Microphone]);
    let b = w.join("b", &[Source::Camera, Source::Microphone]);
    let theirs = w.others(a);
    w.negotiate(a, &[], &theirs).unwrap();
    w.run(SECOND / 10);
    for n in 0..50 {
        for i in [a, b] {
            w.video(i, Source::Camera, n == 0, n);
            w.audio(i, -30, n);
        }
        w.run(20 * MS);
    }
    for (i, other) in [(a, "b"), (b, "a")] {
        for source in [Source::Camera, Source::Microphone] {
            let key = w.track(other, source);
            assert_eq!(
                w.numbers(i, &key),
                (0..50).collect::<Vec<_>>(),
                "{key} at {i}"
            );
        }
    }
}
