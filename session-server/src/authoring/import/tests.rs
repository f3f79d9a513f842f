use super::{exercise::drafts, *};
use crate::judge::model::value;
use std::path::PathBuf;

/// A small exercise of our own in that layout: sums with groups, an error, and a case that no type of ours holds.
const SUMS: &str = r#"{
  "exercise": "toll-sums",
  "comments": ["ours"],
  "cases": [
    { "uuid": "1", "description": "nothing", "property": "total", "input": { "tollStations": [], "factor": 2 }, "expected": 0 },
    { "description": "a group", "cases": [
      { "uuid": "2", "description": "one station", "property": "total", "input": { "tollStations": [3], "factor": 2 }, "expected": 6 },
      { "description": "inner", "cases": [
        { "uuid": "3", "description": "two stations", "property": "total", "input": { "tollStations": [3, 4], "factor": 2 }, "expected": 14 },
        { "uuid": "4", "description": "two stations!", "property": "total", "input": { "tollStations": [5, 4], "factor": 2 }, "expected": 18 },
        { "uuid": "5", "description": "two stations", "property": "total", "input": { "tollStations": [5, 9], "factor": 1 }, "expected": 14 },
        { "uuid": "6", "description": "the same call", "property": "total", "input": { "tollStations": [5, 9], "factor": 1 }, "expected": 14 },
        { "uuid": "7", "description": "", "property": "total", "input": { "tollStations": [5, 9, 1], "factor": 1 }, "expected": 15 }
      ] }
    ] },
    { "uuid": "8", "description": "negative", "property": "total", "input": { "tollStations": [-1], "factor": 2 }, "expected": { "error": "negative toll" } },
    { "uuid": "9", "description": "huge", "property": "total", "input": { "tollStations": [1], "factor": 99999999999999999999 }, "expected": 1 }
  ]
}"#;

fn texts() -> Texts {
    Texts {
        introduction: "# Introduction\n\nRoads cost.\n".to_owned(),
        instructions: "# Instructions\r\n\r\nAdd ![a picture](https://example.org/a.png) up.\n"
            .to_owned(),
        metadata: "title = \"Toll \\\"sums\\\"\"\nsource = \"Ours\"\n".to_owned(),
    }
}

fn only(canonical: &str) -> Result<Draft, NotImported> {
    let mut all = drafts("toll-sums", canonical, &texts())?;
    assert_eq!(all.len(), 1);
    all.remove(0).1
}

#[test]
fn b_10_an_exercise_becomes_a_draft_of_our_format() {
    let draft = only(SUMS).unwrap();
    assert_eq!(
        (draft.id.as_str(), draft.cases, draft.left_out),
        ("toll-sums", 6, 3)
    );
    let manifest = &draft.files["problem.toml"];
    for part in [
        "id = \"toll-sums\"",
        "title = \"Toll \\\"sums\\\"\"",
        "name = \"toll_sums_total\"",
        "params = [{ name = \"factor\", type = \"int\" }, { name = \"toll_stations\", type = \"int[]\" }]",
        "returns = \"int\"",
        "kind = \"tokens\"",
    ] {
        assert!(manifest.contains(part), "{part} is not in {manifest}");
    }
    assert!(toml::from_str::<toml::Table>(manifest).is_ok());
    assert_eq!(
        draft.files["statement.md"],
        "Roads cost.\n\nAdd a picture up.\n\n**Input**\n\n- `factor`: int\n- `toll_stations`: int[]\n\n**Output**\n\nReturn a value of type int.\n\n**Notes**\n\nThe input is always valid: nothing has to be refused.\n"
    );
    assert_eq!(
        draft.files["samples.jsonl"].lines().next(),
        Some(r#"{"args":[2,[]],"expected":"0\n","note":"nothing"}"#)
    );
    let names: Vec<String> = draft.files["hidden.jsonl"]
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["name"].to_string())
        .collect();
    assert_eq!(
        names,
        [
            "\"two-stations\"",
            "\"two-stations-x2\"",
            "\"two-stations-x3\"",
            "\"an-example\""
        ]
    );
}

/// What a person adds to a draft makes it a problem: nothing that the importer wrote stands in the way.
#[test]
fn b_10_a_finished_draft_is_a_problem() {
    use crate::judge::model::problem::{Files, Problem};
    let many: Vec<String> = (0..20)
        .map(|i| format!(r#"{{"description":"case {i}","property":"total","input":{{"a":{i}}},"expected":"{i}"}}"#))
        .collect();
    let draft = only(&format!(r#"{{"cases":[{}]}}"#, many.join(","))).unwrap();
    let mut files: Files = draft
        .files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes()))
        .collect();
    let manifest = draft.files["problem.toml"]
        .replace("roles = []", "roles = [\"qa\", \"backend\", \"game\"]")
        .replace("growth = \"\"", "growth = \"n\"");
    let generated = "{\"name\":\"large\",\"generate\":{\"size\":9,\"seed\":1,\"shape\":\"growth\"},\"expected\":\"1\"}\n{\"name\":\"larger\",\"generate\":{\"size\":99,\"seed\":1,\"shape\":\"growth\"},\"expected\":\"1\"}\n";
    let point = |weight| {
        format!(
            "[[points]]\nweight = {weight}\nlabel = \"a few words\"\ntext = \"{}\"\nparaphrases = [\"{other}\", \"{other}\"]\nmisconception = \"this is not what is meant\"\n",
            "word ".repeat(20),
            other = "said quite differently from that point"
        )
    };
    let explanation = format!(
        "topic = \"sums\"\nminutes = 10\nmodel_answer = \"{}\"\nfollow_ups = [\"{}\"]\n{}",
        "word ".repeat(100),
        "word ".repeat(9),
        point(40) + &point(40) + &point(20)
    );
    for (name, text) in [
        ("problem.toml", manifest),
        (
            "hidden.jsonl",
            draft.files["hidden.jsonl"].clone() + generated,
        ),
        ("explanation.toml", explanation),
        ("generate.py", "print('growth')\n".to_owned()),
        ("solutions/reference.py", "...\n".to_owned()),
        ("solutions/reference.go", "...\n".to_owned()),
        ("wrong/one.py", "# expect: WA\n".to_owned()),
        ("wrong/two.py", "# expect: WA\n".to_owned()),
    ] {
        files.insert(name.to_owned(), text.into_bytes());
    }
    let problem = Problem::parse(&files).unwrap();
    assert_eq!(problem.hidden.len(), 20);
    let signature = problem.signature().unwrap();
    assert!(value::args_of_call(signature, "toll_sums_total(3)").is_ok());
}

#[test]
fn what_our_types_cannot_express_is_skipped_with_the_reason() {
    let cases = |inputs: &[(&str, &str)]| {
        let cases: Vec<String> = inputs
            .iter()
            .map(|(input, expected)| {
                format!(r#"{{"property":"f","input":{input},"expected":{expected}}}"#)
            })
            .collect();
        format!(r#"{{"cases":[{}]}}"#, cases.join(","))
    };
    let four = |input: &str, expected: &str| {
        let inputs: Vec<String> = (0..4).map(|i| input.replace('N', &i.to_string())).collect();
        let all: Vec<(&str, &str)> = inputs
            .iter()
            .map(|input| (input.as_str(), expected))
            .collect();
        only(&cases(&all))
    };
    let said = |outcome: Result<Draft, NotImported>| match outcome {
        Ok(draft) => draft.files["problem.toml"].clone(),
        Err(why) => why.to_string(),
    };
    for (input, expected, reason) in [
        (
            r#"{"a":{"b":N}}"#,
            "1",
            "input `a`: an object is none of our types",
        ),
        (r#"{"a":N}"#, "null", "expected: null is none of our types"),
        (
            r#"{"a":N}"#,
            "[[[1]]]",
            "a list of lists of lists is none of our types",
        ),
        (
            r#"{"a":[N,"x"]}"#,
            "1",
            "input `a`: a list of texts and other things is none",
        ),
        (
            r#"{"a":[true,N]}"#,
            "1",
            "a list of numbers and other things",
        ),
        (r#"{"a":"N\n"}"#, "1", "input `a`: a text of several lines"),
        ("{}", "1", "it has no input"),
        (r#"{"b-c":N}"#, "1", "`b-c` is no name"),
        (r#"{"a":N}"#, "{\"error\":\"no\"}", "only 0 of its cases"),
        (r#"{"aLen":N}"#, "1", "the parameter `a_len` ends in `_len`"),
        // What can be expressed.
        (r#"{"a":[[N],[]]}"#, "1", "type = \"int[][]\""),
        (r#"{"a":N}"#, "[]", "returns = \"int[]\""),
        (r#"{"a":N}"#, "[[]]", "returns = \"int[][]\""),
        (r#"{"a":N.5}"#, "0.5", "kind = \"float\""),
        (r#"{"a":["N"]}"#, "\"x\"", "kind = \"exact\""),
    ] {
        let said = said(four(input, expected));
        assert!(
            said.contains(reason),
            "{input}: {reason:?} is not in {said:?}"
        );
    }
    let mixed = said(only(&cases(&[
        (r#"{"a":1}"#, "1"),
        (r#"{"a":2.5}"#, "2.5"),
        (r#"{"a":3}"#, "3"),
        (r#"{"a":4}"#, "4"),
    ])));
    assert!(
        mixed.contains("{ name = \"a\", type = \"float\" }")
            && mixed.contains("returns = \"float\""),
        "{mixed}"
    );
    let different = said(only(&cases(&[(r#"{"a":1}"#, "1"), (r#"{"a":"x"}"#, "1")])));
    assert_eq!(
        different,
        "input `a`: int and string stand in the same place"
    );
    let other = said(only(&cases(&[(r#"{"a":1}"#, "1"), (r#"{"b":1}"#, "1")])));
    assert!(
        other.contains("an input that only some cases have"),
        "{other}"
    );
}

#[test]
fn hostile_files_are_refused_and_nothing_panics() {
    let fault = |canonical: &str| {
        drafts("toll-sums", canonical, &texts())
            .unwrap_err()
            .to_string()
    };
    for broken in [
        "",
        "[]",
        "{}",
        "{\"cases\":7}",
        "{\"cases\":[7]}",
        "{\"cases\":[{}]}",
        "\u{feff}{}",
    ] {
        assert!(
            fault(broken).starts_with("canonical-data.json: "),
            "{broken}"
        );
    }
    let nested = |depth: usize| "{\"cases\":[".repeat(depth) + &"]}".repeat(depth);
    assert!(fault(&nested(20)).contains("deeper than 8 groups"));
    assert!(fault(&nested(100_000)).starts_with("canonical-data.json: recursion limit"));
    let many = vec![r#"{"property":"f","input":{"a":1},"expected":1}"#; 6_000].join(",");
    assert!(fault(&format!("{{\"cases\":[{many}]}}")).contains("more than 5000"));
    let deep = format!(
        r#"{{"cases":[{{"property":"f","input":{{"a":{}1{}}},"expected":1}}]}}"#,
        "[".repeat(100),
        "]".repeat(100)
    );
    assert!(only(&deep).is_err());
    let long = "x".repeat(2_000);
    let names =
        format!(r#"{{"cases":[{{"property":"{long}","input":{{"{long}":1}},"expected":1}}]}}"#);
    assert!(only(&names).unwrap_err().to_string().len() < 200);
    for cut in (0..SUMS.len()).step_by(11) {
        let _ = drafts("toll-sums", &SUMS[..cut], &texts());
    }
    let odd = Texts {
        instructions: "![a](b ![".to_owned(),
        metadata: "title = \"\\u0001\\n\\\"\"".to_owned(),
        ..texts()
    };
    let draft = drafts("toll-sums", SUMS, &odd)
        .unwrap()
        .remove(0)
        .1
        .unwrap();
    let manifest = toml::from_str::<toml::Table>(&draft.files["problem.toml"]);
    assert!(manifest.is_ok(), "{manifest:?}");
    let nul = Texts {
        instructions: "a\0b".to_owned(),
        ..texts()
    };
    let refused = drafts("toll-sums", SUMS, &nul).unwrap().remove(0).1;
    assert_eq!(refused, Err(NotImported::Text));
}

fn specifications() -> PathBuf {
    let root = std::env::temp_dir().join(format!("ix-{}", crate::ids::uuid()));
    let exercise = root.join("exercises/toll-sums");
    fs::create_dir_all(&exercise).unwrap();
    fs::write(exercise.join("canonical-data.json"), SUMS).unwrap();
    fs::write(exercise.join("instructions.md"), texts().instructions).unwrap();
    root
}

#[test]
fn b_10_folders_are_written_and_never_written_over() {
    let root = specifications();
    let linked = root.join("exercises/linked");
    fs::create_dir_all(&linked).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", linked.join("canonical-data.json")).unwrap();
    fs::create_dir_all(root.join("exercises/Not A Slug")).unwrap();
    fs::create_dir_all(root.join("exercises/silent")).unwrap();
    fs::write(root.join("exercises/silent/canonical-data.json"), SUMS).unwrap();
    let into = root.join("mine/problems");
    let all = import(&root, &into).unwrap();
    let outcomes: Vec<String> = all
        .iter()
        .map(|imported| match &imported.outcome {
            Ok(draft) => format!("{} {}", imported.name, draft.cases),
            Err(why) => format!("{} {why}", imported.name),
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            "linked there is no readable canonical-data.json",
            "silent there is no readable instructions.md",
            "toll-sums/total 6"
        ]
    );
    assert!(into.join("toll-sums/hidden.jsonl").exists());
    let again = import(&root, &into).unwrap();
    assert!(matches!(again[2].outcome, Err(NotImported::There)));
    assert!(import(&root.join("nothing"), &into).is_err());
}
