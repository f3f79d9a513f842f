//! A mutational fuzzer of document updates. It runs for `FUZZ_SECONDS` (default 3); `make fuzz` gives it minutes. Inputs
//! that failed are kept in tests/corpus/document.

use crate::document_rig::{doc, executable};
use api::FileId;
use session_server::rooms::document::{Integrated, Integrator, probe::Probe};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use yrs::{ReadTxn, Text, Transact, Update, updates::decoder::Decode};

const FILES: [&str; 2] = ["f1", "f2"];

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(name)
}

fn read_corpus(name: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(corpus(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

fn deadline() -> Instant {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    Instant::now() + Duration::from_secs(seconds.unwrap_or(3))
}

/// SplitMix64: small, and the same everywhere for the same seed.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let given = std::env::var("FUZZ_SEED")
            .ok()
            .and_then(|text| text.parse().ok());
        let seed = given.unwrap_or_else(|| u64::from_le_bytes(session_server::ids::random()));
        println!("FUZZ_SEED={seed}");
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`, which is at least 1.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] = random.next() as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            2 if at < bytes.len() => bytes[at] = bytes[at].wrapping_add(*random.pick(&[1, 255, 2])),
            3 => {
                let to = (at + random.below(8)).min(bytes.len());
                bytes.drain(at..to);
            }
            4 => {
                let other = random.pick(others);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(16)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => bytes.insert(
                at,
                *random.pick(&[0, 1, 2, 4, 0x7f, 0x80, 0x84, 0xc4, 0xff]),
            ),
        }
    }
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// An update that is one in form, about few clients and small clocks, so that much of it fits what is there.
fn invent(random: &mut Random, clocks: &[usize; 4]) -> Vec<u8> {
    let mut out = Vec::new();
    let first = random.below(4);
    let sections = if random.one_in(4) { 2 } else { random.below(2) };
    put(&mut out, sections);
    for section in 0..sections {
        let client = (first + section) % 4;
        let structs = 1 + random.below(3);
        put(&mut out, structs);
        put(&mut out, client + 1);
        let back = if random.one_in(6) { random.below(4) } else { 0 };
        put(&mut out, clocks[client].saturating_sub(back));
        for _ in 0..structs {
            let deleted = random.one_in(8);
            let (origin, right) = (!random.one_in(4), random.one_in(2));
            let kind = if deleted { 1 } else { 4 };
            out.push(kind | if origin { 0x80 } else { 0 } | if right { 0x40 } else { 0 });
            for _ in 0..usize::from(origin) + usize::from(right) {
                let client = random.below(4);
                put(&mut out, client + 1);
                let clock = random.below(clocks[client] + 3);
                put(&mut out, clock);
            }
            if !origin && !right {
                put(&mut out, 1);
                out.extend_from_slice(&[2, b'f', b'1' + u8::from(random.one_in(5))]);
            }
            if deleted {
                let len = 1 + random.below(5);
                put(&mut out, len);
            } else {
                let text = random.pick(&[
                    "a",
                    "bc",
                    "ä",
                    "€",
                    "😀",
                    "x😀y",
                    "\n",
                    "long enough to split",
                ]);
                put(&mut out, text.len());
                out.extend_from_slice(text.as_bytes());
            }
        }
    }
    let clients = random.below(3);
    put(&mut out, clients);
    for _ in 0..clients {
        let client = random.below(4);
        put(&mut out, client + 1);
        put(&mut out, 1);
        let clock = random.below(clocks[client] + 1);
        put(&mut out, clock);
        let len = 1 + random.below(4);
        put(&mut out, len);
    }
    out
}

/// Edits as Yjs clients make them, two of them writing at once.
fn honest() -> Vec<Vec<u8>> {
    let docs = [doc(1), doc(2)];
    let mut updates = Vec::new();
    for round in 0..6u32 {
        for (number, doc) in docs.iter().enumerate() {
            let file = doc.get_or_insert_text(FILES[number % 2]);
            let mut txn = doc.transact_mut();
            file.insert(&mut txn, round, ["one", "😀", "ä\n"][round as usize % 3]);
            if round > 2 {
                file.remove_range(&mut txn, 0, 1);
            }
            updates.push(txn.encode_update_v1());
        }
        let [a, b] = &docs;
        for (from, to) in [(a, b), (b, a)] {
            let vector = to.transact().state_vector();
            let diff = from.transact().encode_diff_v1(&vector);
            to.transact_mut()
                .apply_update(Update::decode_v1(&diff).unwrap())
                .unwrap();
        }
    }
    updates
}

fn keep(name: &str, input: &[u8]) {
    let path = corpus(name).join(format!("found-{}", session_server::ids::uuid()));
    std::fs::create_dir_all(corpus(name)).unwrap();
    std::fs::write(&path, input).unwrap();
    println!("kept {}", path.display());
}

/// One document's life under fire: what was taken, and what the reader made of it.
struct Life {
    probe: Probe,
    taken: Vec<Vec<u8>>,
    tried: usize,
}

impl Life {
    fn new() -> Self {
        Self {
            probe: Probe::new(&FILES, 1 << 20),
            taken: Vec::new(),
            tried: 0,
        }
    }

    fn clocks(&self) -> [usize; 4] {
        [1, 2, 3, 4].map(|client| self.probe.vector().of(client) as usize)
    }

    fn offer(&mut self, input: &[u8], as_sync: bool) {
        self.tried += 1;
        let offered = catch_unwind(AssertUnwindSafe(|| match as_sync {
            true => self.probe.restore(input, 9),
            false => self.probe.edit(input, 1),
        }));
        match offered {
            Ok(Ok(Some(news))) => {
                let decoded = Update::decode_v1(&news);
                if decoded.is_err() {
                    keep("document", input);
                }
                assert!(
                    decoded.is_ok(),
                    "yrs cannot read what was accepted: {news:?}"
                );
                self.taken.push(news);
            }
            Ok(_) => {}
            Err(_) => {
                keep("document", input);
                panic!("the reader panicked on {input:?}");
            }
        }
    }
}

/// Updates behind their lengths.
fn sequence(updates: &[Vec<u8>]) -> Vec<u8> {
    let mut all = Vec::new();
    for update in updates {
        put(&mut all, update.len());
        all.extend_from_slice(update);
    }
    all
}

/// A fresh process integrates what was taken: merged, merged without the deleted text, and one by one.
async fn integrates(life: &mut Life, integrator: &Integrator) {
    let files = FILES.map(|name| FileId(name.to_owned()));
    let merged = life.probe.merged();
    life.probe.compact();
    let compacted = life.probe.merged();
    let mut made: Vec<Option<Integrated>> = Vec::new();
    for updates in [&[merged][..], &[compacted][..], &life.taken[..]] {
        made.push(integrator.integrate(&files, updates).await.ok());
    }
    let expected = life.probe.vector();
    // Updates that contradict themselves (left of what they are right of) are ordered by how they came, in Yjs as here.
    // What is visible is the same in any order.
    let visible = |made: &Option<Integrated>| {
        let made = made.as_ref().filter(|made| made.vector == expected)?;
        let sorted = made.files.iter().map(|file| {
            let mut all: Vec<char> = file.text.chars().collect();
            all.sort_unstable();
            all
        });
        Some(sorted.collect::<Vec<_>>())
    };
    let first = visible(&made[0]);
    let well = first.is_some() && made.iter().all(|made| visible(made) == first);
    if !well {
        keep("document/sequences", &sequence(&life.taken));
    }
    if let Ok(folder) = std::env::var("FUZZ_DUMP") {
        let name = Path::new(&folder).join(session_server::ids::uuid());
        let texts = made[2].as_ref().map(|made| made.files.clone());
        std::fs::write(name.with_extension("log"), sequence(&life.taken)).unwrap();
        std::fs::write(
            name.with_extension("json"),
            serde_json::to_vec(&texts).unwrap(),
        )
        .unwrap();
    }
    assert!(well, "accepted updates integrate differently: {made:?}");
}

#[tokio::test]
async fn c_6_whatever_is_sent_the_reader_holds_and_what_it_takes_integrates() {
    let mut random = Random::new();
    let integrator = Integrator::new(executable(), Duration::from_secs(10));
    let mut seeds = honest();
    seeds.extend(read_corpus("document"));
    seeds.extend(read_corpus("document/deadly"));
    for seed in &seeds {
        Life::new().offer(seed, true);
    }
    let end = deadline();
    let (mut tried, mut taken) = (0, 0);
    while Instant::now() < end {
        let mut life = Life::new();
        for update in honest().iter().take(random.below(12)) {
            life.offer(update, true);
        }
        let inputs = 20 + random.below(200);
        for _ in 0..inputs {
            let mut input = if random.one_in(3) {
                random.pick(&seeds).clone()
            } else {
                invent(&mut random, &life.clocks())
            };
            if random.one_in(3) {
                mutate(&mut random, &mut input, &seeds);
            }
            let as_sync = !random.one_in(3);
            life.offer(&input, as_sync);
        }
        tried += life.tried;
        taken += life.taken.len();
        integrates(&mut life, &integrator).await;
    }
    println!("{tried} updates offered, {taken} taken");
    assert!(
        taken > 20,
        "{taken} of {tried} were taken: too few to mean anything"
    );
}
