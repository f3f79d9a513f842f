//! B-4, B-10, B-11: the problems and tasks that ship are right. References are accepted in every language, what is wrong is not.

use crate::harness::TestApp;
use session_server::{
    authoring::{self, Finding},
    judge::model::{problem::Task, readability},
};

/// Every problem and task is one of so many tests': they run side by side.
const SHARDS: usize = 80;

async fn programs_do_what_they_are_for(shard: usize) {
    let t = TestApp::sqlite(&[]).await;
    let all = t.app.judge.problems().list();
    let mut amiss = Vec::new();
    for problem in all.iter().skip(shard).step_by(SHARDS) {
        let mut say = |finding: Finding| {
            if finding.fault.is_some() {
                amiss.push(format!("{}: {finding}", problem.id));
            }
        };
        authoring::run_all(t.app.judge.bench(), problem, &mut say).await;
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

macro_rules! shards {
    ($($name:ident: $shard:literal;)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                programs_do_what_they_are_for($shard).await;
            }
        )*
        const _: () = assert!([$($shard),*].len() == SHARDS);
    };
}

shards! {
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_00: 0;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_01: 1;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_02: 2;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_03: 3;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_04: 4;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_05: 5;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_06: 6;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_07: 7;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_08: 8;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_09: 9;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_10: 10;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_11: 11;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_12: 12;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_13: 13;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_14: 14;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_15: 15;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_16: 16;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_17: 17;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_18: 18;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_19: 19;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_20: 20;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_21: 21;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_22: 22;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_23: 23;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_24: 24;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_25: 25;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_26: 26;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_27: 27;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_28: 28;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_29: 29;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_30: 30;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_31: 31;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_32: 32;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_33: 33;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_34: 34;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_35: 35;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_36: 36;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_37: 37;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_38: 38;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_39: 39;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_40: 40;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_41: 41;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_42: 42;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_43: 43;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_44: 44;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_45: 45;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_46: 46;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_47: 47;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_48: 48;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_49: 49;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_50: 50;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_51: 51;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_52: 52;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_53: 53;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_54: 54;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_55: 55;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_56: 56;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_57: 57;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_58: 58;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_59: 59;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_60: 60;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_61: 61;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_62: 62;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_63: 63;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_64: 64;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_65: 65;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_66: 66;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_67: 67;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_68: 68;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_69: 69;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_70: 70;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_71: 71;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_72: 72;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_73: 73;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_74: 74;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_75: 75;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_76: 76;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_77: 77;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_78: 78;
    b_4_b_9_b_10_references_are_right_and_wrong_ideas_wrong_79: 79;
}

#[tokio::test]
async fn every_checker_and_every_language_is_tested() {
    let t = TestApp::sqlite(&[]).await;
    let problems = t.app.judge.problems().list();
    for language in runner::Language::ALL {
        let solved = problems
            .iter()
            .any(|problem| problem.references.iter().any(|r| r.language == language));
        assert!(solved, "no problem is solved in {}", language.name());
    }
    let kinds: std::collections::BTreeSet<String> = problems
        .iter()
        .map(|problem| {
            format!("{:?}", problem.checker)
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

/// What we hold up as good gets next to no remarks: a rule that is hard on it is a bad rule.
#[tokio::test]
async fn b_15_references_read_well() {
    let t = TestApp::sqlite(&[]).await;
    let mut poor = Vec::new();
    let mut problems = t.app.judge.problems().list();
    // A mended program keeps what the faulty one had.
    problems.retain(|problem| problem.task == Task::Implementation);
    for problem in problems {
        for reference in &problem.references {
            let (language, source) = (reference.language, reference.source.as_str());
            let entry = problem.signature().map(|s| s.function_name(language));
            let read = readability::assess(language, source, entry.as_deref());
            if read.as_ref().is_none_or(|read| read.score < 88) {
                poor.push(format!("{} in {}: {read:#?}", problem.id, language.name()));
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}
