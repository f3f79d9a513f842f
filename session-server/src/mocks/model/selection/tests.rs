use super::*;
use proptest::prelude::*;

const KINDS: [Kind; 4] = [
    Kind::Conceptual,
    Kind::Implementation,
    Kind::Debugging,
    Kind::Design,
];
const TIERS: [Tier; 3] = [Tier::Easy, Tier::Medium, Tier::Hard];

fn mix() -> BTreeMap<Kind, u32> {
    KINDS.into_iter().zip([40, 30, 20, 10]).collect()
}

/// Of each kind and tier `each`, with topics in turn.
fn pool(ids: &[String]) -> Vec<Candidate<'_>> {
    let candidate = |(at, id)| Candidate {
        id,
        kind: KINDS[at % 4],
        tier: TIERS[at / 4 % 3],
        topic: ["caching", "queues", "testing", "sorting", "time"][at % 5],
        rank: at % 3,
        varies: at % 10 == 0,
    };
    ids.iter()
        .map(String::as_str)
        .enumerate()
        .map(candidate)
        .collect()
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("q-{at}")).collect()
}

fn wish<'a>(mix: &'a BTreeMap<Kind, u32>, length: usize) -> Wish<'a> {
    Wish {
        mix,
        tier: Tier::Medium,
        topic: None,
        length,
        skills: None,
    }
}

#[test]
fn b_4_b_5_vi_7_vi_8_kinds_come_by_the_roles_shares_and_vary() {
    let mix = mix();
    let mut totals: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut patterns = BTreeSet::new();
    for seed in 0..2_000 {
        let mut drawn = kinds(&mix, 5, &mut Dice::new(seed));
        assert_eq!(drawn.len(), 5);
        for kind in &drawn {
            *totals.entry(*kind).or_default() += 1;
        }
        drawn.sort();
        for (kind, share) in &mix {
            let count = drawn.iter().filter(|drawn| *drawn == kind).count();
            let fair = f64::from(*share) / 100.0 * 5.0;
            assert!(
                (count as f64 - fair).abs() < 1.0 + 1e-9,
                "{kind:?} {count} of {fair}"
            );
        }
        patterns.insert(drawn);
    }
    for (kind, share) in &mix {
        let mean = totals[kind] as f64 / 2_000.0;
        assert!(
            (mean - f64::from(*share) / 20.0).abs() < 0.06,
            "{kind:?} {mean}"
        );
    }
    assert!(patterns.len() >= 2, "vi_8: {patterns:?}");
}

#[test]
fn vi_6_nothing_is_asked_twice_while_something_is_unseen() {
    let ids = ids(60);
    let pool = pool(&ids);
    let mix = mix();
    let mut seen = BTreeMap::new();
    for session in 0..12_i64 {
        let chosen = choose(&wish(&mix, 5), &pool, &seen, &mut Dice::new(session as u64));
        assert_eq!(chosen.len(), 5);
        for one in chosen {
            assert!(!one.seen_before, "session {session}");
            let again = seen.insert(pool[one.at].id.to_owned(), session);
            assert_eq!(again, None, "session {session}");
        }
    }
    let after = choose(&wish(&mix, 5), &pool, &seen, &mut Dice::new(99));
    assert!(after.iter().all(|one| one.seen_before));
    let first = after.iter().find(|one| !pool[one.at].varies);
    let oldest = first.map(|one| seen[pool[one.at].id]);
    assert!(oldest.is_none_or(|session| session < 11), "{oldest:?}");
}

#[test]
fn fw_2_adaptive_sessions_follow_the_skill_and_others_the_tier() {
    let ids = ids(240);
    let pool = pool(&ids);
    let mix = mix();
    let seen = BTreeMap::new();
    let strong: BTreeMap<String, f64> = pool
        .iter()
        .map(|one| (one.topic.to_owned(), 1_650.0))
        .collect();
    let hard = |skills: Option<&BTreeMap<String, f64>>| {
        let all: Vec<Tier> = (0..100)
            .flat_map(|seed| {
                let wish = Wish {
                    skills,
                    ..wish(&mix, 5)
                };
                choose(&wish, &pool, &seen, &mut Dice::new(seed))
            })
            .map(|one| pool[one.at].tier)
            .collect();
        all.iter().filter(|tier| **tier == Tier::Hard).count()
    };
    assert_eq!(hard(None), 0);
    assert!(hard(Some(&strong)) > 450);
}

#[test]
fn a_topic_narrows_the_choice_as_long_as_it_lasts() {
    let ids = ids(60);
    let pool = pool(&ids);
    let mix = mix();
    let wish = Wish {
        topic: Some("caching"),
        ..wish(&mix, 8)
    };
    let chosen = choose(&wish, &pool, &BTreeMap::new(), &mut Dice::new(5));
    assert!(chosen.iter().all(|one| pool[one.at].topic == "caching"));
    let few = Wish { length: 10, ..wish };
    let small = &pool[..20];
    let chosen = choose(&few, small, &BTreeMap::new(), &mut Dice::new(5));
    let of_topic = chosen
        .iter()
        .filter(|one| small[one.at].topic == "caching")
        .count();
    assert_eq!((chosen.len(), of_topic), (10, 4));
}

proptest! {
    #[test]
    fn b_3_a_set_is_whole_and_holds_nothing_twice(
        seed in any::<u64>(), length in 1usize..11, count in 0usize..80, tier in 0usize..3,
        seen in prop::collection::btree_set(0usize..80, 0..80),
    ) {
        let ids = ids(count);
        let pool = pool(&ids);
        let mix = mix();
        let seen: BTreeMap<String, i64> = seen.into_iter().map(|at| (format!("q-{at}"), at as i64)).collect();
        let wish = Wish { tier: TIERS[tier], ..wish(&mix, length) };
        let chosen = choose(&wish, &pool, &seen, &mut Dice::new(seed));
        prop_assert_eq!(chosen.len(), length.min(count));
        let distinct: BTreeSet<usize> = chosen.iter().map(|one| one.at).collect();
        prop_assert_eq!(distinct.len(), chosen.len());
        let unseen_left = (0..count)
            .any(|at| !distinct.contains(&at) && !seen.contains_key(pool[at].id));
        for one in &chosen {
            prop_assert_eq!(one.seen_before, seen.contains_key(pool[one.at].id));
            prop_assert!(!(one.seen_before && unseen_left));
        }
    }
}
