//! What is inferred of a sentence about a key point: the same as where it was learned, and on which side it stands.

use minilm::{Encoder, Inference};
use serde::Deserialize;
use session_server::config::Config;

/// As `minilm/train/train.py` writes them.
#[derive(Debug, Deserialize)]
struct Example {
    statement: String,
    text: String,
    classes: [f32; 3],
}

fn encoder() -> Encoder {
    Encoder::load(&Config::from_env().unwrap().model_dir).unwrap()
}

#[test]
fn b_13_what_is_inferred_is_what_was_found_where_it_was_learned() {
    let encoder = encoder();
    let inference = Inference::of(&encoder);
    let examples: Vec<Example> = include_str!("../../../minilm/train/examples.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let pairs: Vec<(&str, &str)> = examples
        .iter()
        .map(|example| (example.statement.as_str(), example.text.as_str()))
        .collect();
    assert!(pairs.len() >= 12);
    for (inferred, example) in inference.infer(&encoder, &pairs).iter().zip(&examples) {
        let [says, contradicts, _] = example.classes;
        let apart = (inferred.says - says)
            .abs()
            .max((inferred.contradicts - contradicts).abs());
        assert!(apart < 0.01, "{inferred:?} {example:?}");
    }
}

#[test]
fn b_13_twins_in_the_same_words_stand_on_different_sides() {
    let encoder = encoder();
    let inference = Inference::of(&encoder);
    let twins = [
        (
            "Take backups to another place and restore one every month, since a backup that was never restored is only a hope.",
            "Every month I load last night's copy from the other site into an empty machine and look whether the data is there.",
            "Every month I look whether last night's copy is listed as done, and loading it anywhere would only waste a machine.",
        ),
        (
            "Make the request idempotent with a key that the client chooses, so that a retry after a timeout does not charge twice.",
            "I would not trust a timeout to mean that nothing was charged, so the retry carries the key of the first attempt.",
            "I would not carry the key of the first attempt along, since a timeout means that nothing was charged.",
        ),
        (
            "An index on a column with two values does not help, because half of the table is read anyway.",
            "With only yes and no in it, looking the rows up through an index fetches half the table, so scanning it is as good.",
            "With only yes and no in it, looking the rows up through an index is the fastest way, so scanning it is a mistake.",
        ),
        (
            "Ask the quiet people first and the manager last, so that nobody repeats what the boss said.",
            "The lead speaks at the very end, otherwise the juniors only echo her.",
            "The lead speaks at the very start, so that the juniors know what to echo.",
        ),
    ];
    let mut turned = 0;
    for (point, right, wrong) in twins {
        let found = inference.infer(&encoder, &[(point, right), (point, wrong)]);
        let lean = |at: usize| found[at].says - found[at].contradicts;
        assert!(
            lean(0) > 0.0 && lean(0) > lean(1),
            "{right} {wrong} {found:?}"
        );
        turned += usize::from(lean(1) < 0.0);
    }
    assert!(turned >= 1, "of none is it sure");
}
