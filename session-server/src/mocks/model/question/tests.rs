use super::*;

fn text(words: usize) -> String {
    vec!["word"; words].join(" ")
}

fn point(weight: u32, paraphrase: &str) -> String {
    format!(
        "[[points]]\nweight = {weight}\nlabel = \"{}\"\ntext = \"{}\"\nparaphrases = [\"{paraphrase}\", \"{paraphrase}\"]\nmisconception = \"{}\"\n",
        text(4),
        text(20),
        text(6)
    )
}

fn file(points: &str) -> String {
    format!(
        "id = \"a-b\"\nkind = \"design\"\nroles = [\"backend\"]\ntier = \"easy\"\ntopic = \"caching\"\ntags = [\"x\", \"y\"]\nminutes = 5\nprompt = \"{}\"\nmodel_answer = \"{}\"\nfollow_ups = [\"{}\"]\n{points}",
        text(30),
        text(120),
        text(10)
    )
}

const OTHER: &str = "said quite differently from that point";

#[test]
fn a_question_that_holds_the_rules_is_read() {
    let points = point(40, OTHER) + &point(40, OTHER) + &point(20, OTHER);
    let question = Question::parse("a-b", &file(&points)).unwrap();
    assert_eq!((question.points.len(), question.tier), (3, Tier::Easy));
    assert_eq!(
        Question::parse("b-a", &file(&points)),
        Err(QuestionFault::Id)
    );
    let coding = file(&points).replace("\"design\"", "\"implementation\"");
    assert_eq!(Question::parse("a-b", &coding), Err(QuestionFault::Kind));
    let topic = file(&points).replace("caching", "Caching");
    let label = QuestionFault::Text(TextFault::Label("Caching".to_owned()));
    assert_eq!(Question::parse("a-b", &topic), Err(label));
    let unknown = file(&points).replace("minutes", "hours");
    assert!(matches!(
        Question::parse("a-b", &unknown),
        Err(QuestionFault::Syntax(_))
    ));
}

#[test]
fn weights_are_a_whole_and_paraphrases_other_words() {
    let light = point(40, OTHER) + &point(30, OTHER) + &point(20, OTHER);
    assert_eq!(
        Question::parse("a-b", &file(&light)),
        Err(QuestionFault::Text(TextFault::Weights(90)))
    );
    let repeats = "word word word word word word";
    let same = point(40, repeats) + &point(40, OTHER) + &point(20, OTHER);
    let fault = QuestionFault::Text(TextFault::Repeats(repeats.to_owned()));
    assert_eq!(Question::parse("a-b", &file(&same)), Err(fault));
    let few = point(40, OTHER) + &point(40, OTHER);
    let fault = Question::parse("a-b", &file(&few)).unwrap_err().to_string();
    assert_eq!(fault, "points: 2 in all, where 3 to 6 are allowed");
}

/// A question whose texts hold `{n}` and `{double}`.
fn varied(parameters: &str) -> String {
    let points = point(40, OTHER) + &point(40, OTHER) + &point(20, OTHER);
    let text = file(&points).replacen("word word", "{n} {double}", 1);
    format!("{text}\n{parameters}")
}

#[test]
fn b_5_variants_are_another_question_each_and_the_same_for_a_seed() {
    let parameters = "[parameters]\nn = { from = 10, to = 90, step = 10 }\nplace = { of = [\"Quito\", \"Oslo\"] }\n[derived]\ndouble = \"half * 4\"\nhalf = \"n / 2\"\n";
    let text = varied(parameters).replacen("word word", "{place} word", 1);
    let question = Question::parse("a-b", &text).unwrap();
    assert!(question.varies() && !question.prompt.contains('{'));
    assert_eq!(question.variant(0), question);
    let prompts: std::collections::BTreeSet<String> =
        (0..200).map(|seed| question.variant(seed).prompt).collect();
    assert_eq!(prompts.len(), 18, "every combination comes up");
    for prompt in &prompts {
        let words: Vec<&str> = prompt.split(' ').collect();
        let numbers: Vec<u32> = words[..2]
            .iter()
            .map(|word| word.parse().unwrap())
            .collect();
        assert_eq!(numbers[1], 2 * numbers[0]);
        assert!(["Quito", "Oslo"].contains(&words[2]), "{prompt}");
    }
    let again = question.variant(5).variant(7);
    assert_eq!(again, question.variant(7));
    let points = point(40, OTHER) + &point(40, OTHER) + &point(20, OTHER);
    let plain = Question::parse("a-b", &file(&points)).unwrap();
    assert!(!plain.varies());
    assert_eq!(plain.variant(3), plain);
}

#[test]
fn faults_of_a_template_are_said() {
    let n = "n = { from = 1, to = 9, step = 1 }";
    for (parameters, expected) in [
        (format!("[parameters]\n{n}"), "`{double}` names nothing"),
        (
            format!("[parameters]\n{n}\n[derived]\ndouble = \"2*m\""),
            "`double`: there is no number `m`",
        ),
        (
            format!("[parameters]\n{n}\n[derived]\ndouble = \"n/7\""),
            "where at most two decimals are sensible",
        ),
        (
            format!("[parameters]\n{n}\nk = {{ of = [1, 2] }}\n[derived]\ndouble = \"2*n\""),
            "`k` is in no text and no expression",
        ),
        (
            "[parameters]\nn = { from = 1, to = 1, step = 1 }\n[derived]\ndouble = \"2*n\""
                .to_owned(),
            "the parameter `n` has fewer than two values",
        ),
        (
            format!("[parameters]\n{n}\ndouble = {{ of = [1, 2] }}\n[derived]\ndouble = \"2*n\""),
            "`double` is both a parameter and derived",
        ),
        (
            "[parameters]\nn = { of = [\"one two\", \"three\"] }\n[derived]\ndouble = \"2\""
                .to_owned(),
            "right",
        ),
        (
            format!(
                "[parameters]\nn = {{ from = {}, to = {}, step = 1 }}",
                i64::MIN,
                i64::MAX
            ),
            "the parameter `n` has fewer than two values, or too many",
        ),
    ] {
        let said = match Question::parse("a-b", &varied(&parameters)) {
            Ok(_) => "right".to_owned(),
            Err(fault) => fault.to_string(),
        };
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
    let circle = "[derived]\ndouble = \"2 * n\"\nn = \"double / 2\"\n";
    let fault = Question::parse("a-b", &varied(circle)).unwrap_err();
    assert_eq!(fault.to_string(), "`double` is derived from itself");
    let open = varied(&format!("[parameters]\n{n}")).replace("{double}", "{n");
    let fault = Question::parse("a-b", &open).unwrap_err();
    assert_eq!(fault, QuestionFault::Template(TemplateFault::Open));
}

/// A long word in a few variants alone makes them break a rule: they are drawn anew.
#[test]
fn variants_that_break_a_rule_are_drawn_anew() {
    let long = vec!["word"; 90].join(" ");
    let words = format!("{}\"{long}\"", "\"fine\", ".repeat(60));
    let parameters = format!("[parameters]\nn = {{ of = [{words}] }}\n[derived]\ndouble = \"2\"");
    let question = Question::parse("a-b", &varied(&parameters)).unwrap();
    for seed in 0..300 {
        question.variant(seed).check().unwrap();
    }
}

#[test]
fn b_5_every_variant_of_what_ships_holds_the_rules() {
    let mut varying = 0;
    for (path, bytes) in crate::content::files("questions") {
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".toml");
        let question = Question::parse(stem, str::from_utf8(bytes).unwrap()).unwrap();
        let Some(form) = &question.form else { continue };
        varying += 1;
        let mut prompts = std::collections::BTreeSet::new();
        for seed in 0..300 {
            let variant =
                Question::drawn(form, seed).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            assert!(!variant.model_answer.contains(['{', '}']), "{path}");
            prompts.insert(variant.prompt);
        }
        assert!(prompts.len() >= 3, "{path}: {} variants", prompts.len());
    }
    assert!(varying >= 12, "{varying}");
}
