//! B-15, B-10: what is remarked on, and where.

use super::*;
use proptest::prelude::*;

/// Each line that must be remarked on says so: `<- kind kind`.
const MESSY: [(Language, &str); 11] = [
    (Language::Python, include_str!("samples/messy.py")),
    (Language::JavaScript, include_str!("samples/messy.js")),
    (Language::TypeScript, include_str!("samples/messy.ts")),
    (Language::Java, include_str!("samples/Messy.java")),
    (Language::C, include_str!("samples/messy.c")),
    (Language::Cpp, include_str!("samples/messy.cpp")),
    (Language::Go, include_str!("samples/messy.go")),
    (Language::Rust, include_str!("samples/messy.rs")),
    (Language::Ruby, include_str!("samples/messy.rb")),
    (Language::Php, include_str!("samples/messy.php")),
    (Language::Sql, include_str!("samples/messy.sql")),
];

fn entry(language: Language) -> &'static str {
    match language {
        Language::Java => "total",
        _ => "best",
    }
}

fn marked(source: &str) -> Vec<(u32, &str)> {
    let marks = source.lines().zip(1..).filter_map(|(line, number)| {
        let (_, kinds) = line.split_once("<- ")?;
        Some(kinds.split(' ').map(move |kind| (number, kind)))
    });
    marks.flatten().collect()
}

#[test]
fn b_15_each_remark_stands_at_its_line_in_every_language() {
    let mut wrong = Vec::new();
    for (language, source) in MESSY {
        let name = language.name();
        let Some(read) = assess(language, source, Some(entry(language))) else {
            wrong.push(format!("{name} does not parse"));
            continue;
        };
        let mut found: Vec<(u32, &str)> = read
            .remarks
            .iter()
            .map(|remark| (remark.first_line, remark.kind.id()))
            .collect();
        let mut expected = marked(source);
        found.sort_unstable();
        expected.sort_unstable();
        if found != expected || read.score > 95 {
            wrong.push(format!(
                "{name} ({}): {found:?}, not {expected:?}",
                read.score
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_query_fits_its_grammar() {
    for language in Language::ALL {
        grammar::query(language).unwrap_or_else(|error| panic!("{}: {error}", language.name()));
    }
}

#[test]
fn the_function_that_the_judge_calls_need_not_be_called() {
    let source = "def longest_run(days):\n    return max(days)\n";
    let entry = assess(Language::Python, source, Some("longest_run")).unwrap();
    assert_eq!((entry.score, entry.remarks), (100, Vec::new()));
    let other = assess(Language::Python, source, Some("other")).unwrap();
    assert_eq!(other.remarks[0].kind, Kind::DeadCode);
}

#[test]
fn long_functions_wide_lines_and_many_paths_are_remarked_on() {
    let body = "    if n > 1:\n        n += 1\n".repeat(30);
    let source = format!(
        "def f(n):\n{body}    return n\n\n\nprint(f(1), \"{}\")\n",
        "x".repeat(120)
    );
    let read = assess(Language::Python, &source, Some("f")).unwrap();
    let at = |kind| {
        read.remarks
            .iter()
            .find(|remark| remark.kind == kind)
            .unwrap()
    };
    assert_eq!(
        (at(Kind::Length).first_line, at(Kind::Length).last_line),
        (1, 62)
    );
    assert_eq!(at(Kind::Complexity).first_line, 1);
    assert!(at(Kind::Complexity).message.contains("30 conditions"));
    assert!(
        read.remarks
            .iter()
            .any(|r| r.kind == Kind::Length && r.first_line == 65)
    );
}

#[test]
fn code_of_the_same_shape_with_other_names_is_found() {
    let part = |a: &str, b: &str| {
        format!(
            "    {a} = []\n    for word in {b}.split():\n        number = int(word)\n        if number % 2 == 0:\n            {a}.append(number * 3)\n        \
             else:\n            {a}.append(number - 1)\n    {a}.sort(key=abs, reverse=True)\n"
        )
    };
    let source = format!(
        "def both(left, right):\n{}{}    return kept, lost\n",
        part("kept", "left"),
        part("lost", "right")
    );
    let read = assess(Language::Python, &source, Some("both")).unwrap();
    let kinds: Vec<Kind> = read.remarks.iter().map(|remark| remark.kind).collect();
    assert_eq!(kinds, [Kind::Duplication]);
    assert_eq!(
        (read.remarks[0].first_line, read.remarks[0].last_line),
        (10, 17)
    );
}

#[test]
fn what_does_not_parse_is_not_judged() {
    assert_eq!(assess(Language::Python, "def f(:\n", None), None);
    assert!(assess(Language::Python, "", None).is_some());
}

#[test]
fn deep_programs_are_read_without_recursion() {
    let deep = format!(
        "x = {}1{}\nprint(x)\n",
        "(".repeat(10_000),
        ")".repeat(10_000)
    );
    assert!(assess(Language::Python, &deep, None).is_some());
    let blocks = format!("fn main() {}{}", "{".repeat(2_000), "}".repeat(2_000));
    assert!(assess(Language::Rust, &blocks, None).is_some());
}

#[test]
fn statements_alike_to_the_last_are_compared_within_the_program() {
    let read = assess(Language::Python, "x = 1\ny = 2\nz = 3\n", None);
    assert!(read.is_some());
}

#[test]
fn of_very_many_remarks_the_worst_are_kept_by_line() {
    let imports: String = (0..80)
        .map(|number| format!("import module_{number}\n"))
        .collect();
    let source = format!("{imports}def f():\n    return 1\n    return 2\n");
    let read = assess(Language::Python, &source, Some("f")).unwrap();
    assert_eq!(read.remarks.len(), MOST_REMARKS);
    assert!(read.remarks.is_sorted_by_key(|remark| remark.first_line));
    let worst = read.remarks.last().unwrap();
    assert_eq!((worst.kind, worst.first_line), (Kind::DeadCode, 83));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn simple_statements_in_any_number_and_order_are_read(
        statements in prop::collection::vec("[xyz] = [0-2]|[xyz] = f\\([xyz]\\)|print\\([xyz]\\)", 0..120),
        function in prop::bool::ANY,
    ) {
        let source = match function {
            true => format!("def f(x):\n    {}\n    return x\n", statements.join("\n    ")),
            false => statements.join("\n"),
        };
        if let Some(read) = assess(Language::Python, &source, Some("f")) {
            let lines = source.lines().count() as u32;
            prop_assert!(read.remarks.iter().all(|r| r.first_line <= r.last_line && r.last_line <= lines));
        }
    }

    #[test]
    fn whatever_is_written_the_reader_holds(
        at in 0..11_usize,
        cut in 0..2000_usize,
        noise in "[(){}\\[\\]'\"#/*\\\\\n\t;:=a-zé\u{0}-]{0,40}",
    ) {
        let (language, source) = MESSY[at];
        let cut = source.floor_char_boundary(cut.min(source.len()));
        let broken = format!("{}{noise}{}", &source[..cut], &source[cut..]);
        if let Some(read) = assess(language, &broken, None) {
            let lines = broken.lines().count() as u32 + 1;
            prop_assert!(read.remarks.iter().all(|r| r.first_line >= 1 && r.first_line <= r.last_line && r.last_line <= lines));
        }
    }
}
