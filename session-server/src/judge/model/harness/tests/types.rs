//! Every type in every language, there and back, by functions that return one of their parameters.

use super::{
    native::{Program, build},
    signature,
};
use crate::judge::model::{
    harness::{c, cpp, go, java, javascript, php, python, ruby, rust, starter},
    language::Language,
    signature::{Signature, Type},
    value::Value,
};

/// One of each type.
const PARAMS: [(&str, Type); 8] = [
    ("an_int", Type::Int),
    ("a_float", Type::Float),
    ("a_bool", Type::Bool),
    ("a_string", Type::String),
    ("int_list", Type::IntList),
    ("float_list", Type::FloatList),
    ("string_list", Type::StringList),
    ("int_table", Type::IntTable),
];

/// Elements of a large list.
const LARGE: i64 = 200_000;

fn params(language: Language) -> Vec<(&'static str, Type)> {
    PARAMS
        .into_iter()
        .filter(|(_, kind)| kind.exists_in(language))
        .collect()
}

/// A function that prints `debug` without ending the line and returns its parameter of the type.
fn identity(language: Language, signature: &Signature) -> String {
    let param = signature
        .params()
        .iter()
        .find(|param| param.kind == signature.returns())
        .unwrap();
    let name = Signature::param_name(param, language);
    match language {
        Language::Python => {
            python::definition(signature, &format!("print('debug', end=''); return {name}"))
        }
        Language::JavaScript | Language::TypeScript => javascript::definition(
            language,
            signature,
            &format!("process.stdout.write('debug'); return {name};"),
        ),
        Language::Java => java::definition(
            signature,
            &format!("System.out.print(\"debug\"); return {name};"),
        ),
        Language::Cpp => cpp::definition(
            signature,
            &format!("std::cout << \"debug\"; return {name};"),
        ),
        Language::C => {
            let (length, cast) = match param.kind {
                Type::IntList => (format!("*out_len = {name}_len; "), "(long long *)"),
                Type::FloatList => (format!("*out_len = {name}_len; "), "(double *)"),
                _ => (String::new(), ""),
            };
            let body = format!("printf(\"debug\"); {length}return {cast}{name};");
            c::definition(signature, &body)
        }
        Language::Go => {
            let body = format!("fmt.Print(\"debug\"); return {name}");
            format!(
                "package main\n\nimport \"fmt\"\n\n{}",
                go::definition(signature, &body)
            )
        }
        Language::Rust => rust::definition(signature, &format!("print!(\"debug\"); {name}")),
        Language::Ruby => ruby::definition(signature, &format!("print 'debug'; {name}")),
        Language::Php => php::definition(signature, &format!("echo 'debug'; return ${name};")),
        Language::Sql => unreachable!("there is no harness"),
    }
}

fn strings(texts: &[&str]) -> Value {
    Value::StringList(texts.iter().map(|&text| text.to_owned()).collect())
}

/// A value of each type, several times.
fn cases(language: Language) -> Vec<Vec<Value>> {
    let (min, max) = if language.counts_in_doubles() {
        (-(1 << 53) + 1, (1 << 53) - 1)
    } else {
        (i64::MIN, i64::MAX)
    };
    let text = "  žluťoučký 🐎, 日本語 'and' \"quotes\" \\n \\ %d $x #{y}\t";
    let all = vec![
        vec![
            Value::Int(min),
            Value::Float(0.1 + 0.2),
            Value::Bool(true),
            Value::String(text.to_owned()),
            Value::IntList(vec![min, -1, 0, 1, max]),
            Value::FloatList(vec![
                1e300,
                5e-324,
                f64::MAX,
                f64::MIN,
                1.0 / 3.0,
                -2.5,
                1e21,
                123_456_789.0,
            ]),
            strings(&["", " ", text, "", "a b"]),
            Value::IntTable(vec![vec![], vec![min, max], vec![0], vec![]]),
        ],
        vec![
            Value::Int(max),
            Value::Float(-1e-7),
            Value::Bool(false),
            Value::String(String::new()),
            Value::IntList(vec![]),
            Value::FloatList(vec![]),
            strings(&[]),
            Value::IntTable(vec![]),
        ],
        vec![
            Value::Int(0),
            Value::Float(f64::MIN_POSITIVE),
            Value::Bool(true),
            Value::String("12 34".to_owned()),
            Value::IntList(vec![7]),
            Value::FloatList(vec![0.0]),
            strings(&[""]),
            Value::IntTable(vec![vec![]]),
        ],
    ];
    let usable = |case: Vec<Value>| -> Vec<Value> {
        let exists = |value: &Value| value.kind().exists_in(language);
        case.into_iter().filter(exists).collect()
    };
    all.into_iter().map(usable).collect()
}

/// A case whose value of this type is large; none: the type has no length.
fn large_case(language: Language, kind: Type) -> Option<Vec<Value>> {
    let numbers = || (0..LARGE).map(|i| i * 7_919 % 1_000_003 - 500_000);
    let large = match kind {
        Type::IntList => Value::IntList(numbers().collect()),
        Type::FloatList => Value::FloatList(numbers().map(|i| i as f64 / 7.0).collect()),
        Type::StringList => Value::StringList(numbers().map(|i| format!("text {i}")).collect()),
        Type::IntTable => {
            let flat: Vec<i64> = numbers().collect();
            Value::IntTable(flat.chunks(4).map(<[i64]>::to_vec).collect())
        }
        Type::String => Value::String("0123456789".repeat(100_000)),
        Type::Int | Type::Float | Type::Bool => return None,
    };
    let mut case = cases(language).pop()?;
    *case.iter_mut().find(|value| value.kind() == kind)? = large;
    Some(case)
}

fn assert_same(printed: &str, value: &Value, context: &str) {
    let floats =
        |text: &str| -> Vec<f64> { text.lines().map(|line| line.parse().unwrap()).collect() };
    if value.kind().is_floating() {
        assert_eq!(floats(printed), floats(&value.printed()), "{context}");
    } else {
        assert!(printed == value.printed(), "{context}: {printed:.200?}");
    }
}

fn run(program: &Program, args: &[Value], kind: Type, context: &str) -> f64 {
    let run = program.run(args);
    assert_eq!(run.code, Some(0), "{context}: {}", run.stderr);
    let (prints, result) = run.parts().unwrap();
    assert_eq!(prints, "debug", "{context}");
    let value = args.iter().find(|value| value.kind() == kind).unwrap();
    assert_same(&result, value, context);
    run.cpu_seconds
}

fn every_type(language: Language) {
    let params = params(language);
    for &(_, kind) in &params {
        let context = format!("{} in {}", kind, language.name());
        let signature = signature("same_value", &params, kind);
        let program = build(language, &signature, &identity(language, &signature)).unwrap();
        for case in cases(language) {
            run(&program, &case, kind, &context);
        }
        if let Some(case) = large_case(language, kind) {
            // The machine may be busy with other tests.
            let seconds = (0..3)
                .map(|_| run(&program, &case, kind, &context))
                .fold(f64::INFINITY, f64::min);
            eprintln!("{context}: {LARGE} elements in {seconds} s of CPU time");
            assert!(seconds <= 1.0, "{context}: {seconds} s");
        }
    }
}

/// The stub itself compiles and returns nothing but a zero.
fn every_starter(language: Language) {
    let params = params(language);
    for &(_, kind) in &params {
        let signature = signature("same_value", &params, kind);
        let source = starter(language, &signature).unwrap();
        let program = build(language, &signature, &source).unwrap();
        let run = program.run(&cases(language)[0]);
        assert_eq!(run.code, Some(0), "{}: {}", language.name(), run.stderr);
        let zero = match kind {
            Type::Int => Value::Int(0),
            Type::Float => Value::Float(0.0),
            Type::Bool => Value::Bool(false),
            Type::String => Value::String(String::new()),
            Type::IntList => Value::IntList(vec![]),
            Type::FloatList => Value::FloatList(vec![]),
            Type::StringList => strings(&[]),
            Type::IntTable => Value::IntTable(vec![]),
        };
        assert_same(&run.parts().unwrap().1, &zero, language.name());
    }
}

macro_rules! languages {
    ($($name:ident: $language:ident),*) => { $(
        mod $name {
            use super::*;

            #[test]
            fn every_type_goes_there_and_back() {
                every_type(Language::$language);
            }

            #[test]
            fn every_starter_returns_a_zero() {
                every_starter(Language::$language);
            }
        }
    )* };
}

languages!(
    in_python: Python,
    in_javascript: JavaScript,
    in_typescript: TypeScript,
    in_java: Java,
    in_cpp: Cpp,
    in_c: C,
    in_go: Go,
    in_rust: Rust,
    in_ruby: Ruby,
    in_php: Php
);
