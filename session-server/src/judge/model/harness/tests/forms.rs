//! Solutions in forms that people write, and what is said of those that cannot work.

use super::{native::build, signature};
use crate::judge::model::{
    harness::wrap,
    language::Language,
    signature::{Signature, Type},
    value::Value,
};

/// `add_all(values: int[], first: int) -> int`.
fn add_all() -> Signature {
    let params = [("values", Type::IntList), ("first", Type::Int)];
    signature("add_all", &params, Type::Int)
}

fn args() -> Vec<Value> {
    vec![Value::IntList(vec![1, 2, 3]), Value::Int(10)]
}

/// Solutions that add up to 16.
const FORMS: &[(Language, &str)] = &[
    (
        Language::Python,
        "\"\"\"About.\"\"\"\nfrom __future__ import annotations\nfrom functools import *\nlist = sum\nstr = int = print = None\n\n\ndef add_all(values: 'list[int]', first: int) -> int:\n    return list(values, first)",
    ),
    (
        Language::Python,
        "import sys\nsys.stdout = sys.stderr\ndef add_all(values, first):\n    print('lost')\n    return sum(values, first) # no line feed at the end",
    ),
    (
        Language::Python,
        "if __name__ == '__main__':\n    print('as a program')\nadd_all = lambda values, first: sum(values) + first",
    ),
    (
        Language::JavaScript,
        "#!/usr/bin/env node\n\"use strict\";\nconst fs = require(\"fs\"), read = 1, run = 2, line = 3, input = 4\nconst addAll = (values, first) => values.reduce((a, b) => a + b, first) // ok",
    ),
    (
        Language::JavaScript,
        "var addAll = function (values, first) {\n  setTimeout(() => {}, 1);\n  return BigInt(values.reduce((a, b) => a + b, first));\n}",
    ),
    (
        Language::TypeScript,
        "import * as fs from \"fs\";\nimport { performance } from \"perf_hooks\";\n\ntype Numbers = readonly number[];\nenum Sign { Plus = 1 }\n\nexport function addAll(values: Numbers, first: number): number {\n  void fs; void performance;\n  return values.reduce((a: number, b: number): number => a + b * Sign.Plus, first);\n}\n",
    ),
    (
        Language::Java,
        "/* package a; */ package org.example.app;\n\nimport java.util.*;\nimport java.util.stream.LongStream;\n\npublic final class Solution {\n    private Solution() {}\n    public static long addAll(long[] values, long first) throws Exception {\n        return LongStream.of(values).sum() + new Helper().zero() + first;\n    }\n}\n\nclass Helper { public int zero() { return '{' - \"{\".charAt(0); } }",
    ),
    (
        Language::Java,
        "public class Solution {\n    static int addAll(long[] values, long first) {\n        int sum = (int) first;\n        for (long value : values) sum += value;\n        return sum;\n    }\n}\n",
    ),
    (
        Language::Cpp,
        "#include <vector>\nusing namespace std;\n#define int long long\n#define rep(i, n) for (int i = 0; i < (n); i++)\n#define read cin >>\n#define show cout <<\n#define line endl\n#define at size\nint add_all(const vector<int>& values, int first) {\n    rep(i, (int)values.size()) first += values[i];\n    return first;\n} \\",
    ),
    (
        Language::Cpp,
        "template <class T> T add_all(std::vector<T>& values, T first) { std::sort(values.begin(), values.end()); for (auto v : values) first += v; printf(\"%d\", 5); return first; }",
    ),
    (
        Language::C,
        "#define int long long\n#define size_of(x) (sizeof(x))\nstatic int plus(int a, int b) { return a + b; }\nint add_all(const int *values, size_t values_len, int first) {\n    for (size_t i = 0; i < values_len; i++) first = plus(first, values[i]);\n    return first;\n}",
    ),
    (
        Language::Go,
        "// Package main is mine.\npackage main\n\nimport (\n\t\"os\"\n\t\"strconv\"\n)\n\nvar io, program, argument0 = 1, 2, 3\n\nfunc AddAll(values []int64, first int64) int64 {\n\tos.Stdout.WriteString(strconv.Itoa(io))\n\tfor _, v := range values {\n\t\tfirst += v\n\t}\n\treturn first\n}",
    ),
    (
        Language::Go,
        "func AddAll(values []int64, first int64) (sum int64) {\n\tsum = first\n\tfor _, v := range values {\n\t\tsum += v\n\t}\n\treturn\n}\n",
    ),
    (
        Language::Rust,
        "//! About.\n#![allow(unused_imports)]\n#![deny(warnings)]\nuse std::collections::HashMap;\nuse std::io::{self, Read, Write};\n\n#[derive(Default)]\nstruct Program { at: u8 }\n\nfn add_all(mut values: Vec<i64>, first: i64) -> i64 {\n    let _ = (HashMap::<u8, u8>::new(), Program::default().at, io::stdout());\n    values.push(first);\n    values.iter().sum()\n}",
    ),
    (
        Language::Ruby,
        "# frozen_string_literal: true\nrequire 'set'\n\n$stdout = STDERR\nLINES = [1].freeze\n\ndef add_all(values, first = 0)\n  puts 'lost'\n  plus(values.sum, first)\nend\n\ndef plus(a, b) = a + b",
    ),
    (
        Language::Php,
        "<?php\n\ndeclare(strict_types=1);\n\nnamespace App;\n\nuse InvalidArgumentException;\n\nconst ZERO = 0;\n\nfunction addAll(array &$values, int $first): int\n{\n    sort($values);\n    return array_sum($values) + $first + ZERO;\n}\n\n?>\n",
    ),
    (
        Language::Php,
        "ob_start();\n$offset = 0;\nfunction addAll($values, $first)\n{\n    global $offset;\n    print 'kept';\n    return array_sum($values) + $first + $offset;\n} // ok",
    ),
];

#[test]
fn solutions_may_have_many_forms() {
    for (language, solution) in FORMS {
        let context = format!("{}: {solution}", language.name());
        let program = build(*language, &add_all(), solution)
            .unwrap_or_else(|error| panic!("{context}\n{error}"));
        let run = program.run(&args());
        assert_eq!(run.code, Some(0), "{context}\n{}", run.stderr);
        let (_, result) = run
            .parts()
            .unwrap_or_else(|| panic!("{context}\nno result"));
        assert_eq!(result, "16\n", "{context}");
    }
}

/// What a language does not check when it compiles, the harness does: a wrong type is an error and no result.
#[test]
fn a_result_of_another_type_is_an_error() {
    let wrong = [
        (Language::Python, "def add_all(values, first):\n    pass\n"),
        (
            Language::Python,
            "def add_all(values, first):\n    return sum(values) / 1\n",
        ),
        (Language::JavaScript, "function addAll(values, first) {}\n"),
        (Language::JavaScript, "const addAll = () => 16.5;\n"),
        (Language::JavaScript, "const addAll = async () => 16;\n"),
        (
            Language::TypeScript,
            "function addAll(): any { return [16]; }\n",
        ),
        (Language::Ruby, "def add_all(values, first)\n  nil\nend\n"),
        (Language::Php, "<?php function addAll() { return 16.0; }\n"),
    ];
    for (language, solution) in wrong {
        let run = build(language, &add_all(), solution).unwrap().run(&args());
        assert_ne!(run.code, Some(0), "{solution}");
        assert!(run.parts().is_none(), "{solution}");
        assert!(
            run.stderr
                .contains("the function is to return int, but returned"),
            "{solution}: {}",
            run.stderr
        );
    }
}

/// A function that fails or ends the program gives no result, whatever it printed.
#[test]
fn a_function_that_does_not_return_gives_no_result() {
    let ends: [(Language, &str, bool); 19] = [
        (
            Language::Python,
            "def add_all(values, first):\n    print(16)\n    raise ValueError('no')\n",
            false,
        ),
        (
            Language::Python,
            "import os\ndef add_all(values, first):\n    os._exit(0)\n",
            true,
        ),
        (
            Language::Python,
            "x = input()\ndef add_all(values, first):\n    return 16\n",
            false,
        ),
        (
            Language::JavaScript,
            "function addAll() { console.log(16); throw new Error(\"no\"); }\n",
            false,
        ),
        (
            Language::JavaScript,
            "function addAll() { process.exit(0); }\n",
            true,
        ),
        (
            Language::TypeScript,
            "function addAll(): number { throw 1; }\n",
            false,
        ),
        (
            Language::Java,
            "class Solution { static long addAll(long[] v, long f) { return v[3]; } }\n",
            false,
        ),
        (
            Language::Java,
            "class Solution { static long addAll(long[] v, long f) { System.exit(0); return 1; } }\n",
            true,
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long> v, long long) { return v.at(3); }\n",
            false,
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long>, long long) { puts(\"16\"); exit(0); }\n",
            true,
        ),
        (
            Language::C,
            "long long add_all(const long long *v, size_t n, long long f) { (void)v; (void)n; (void)f; abort(); }\n",
            false,
        ),
        (
            Language::C,
            "long long add_all(const long long *v, size_t n, long long f) { (void)v; (void)n; (void)f; exit(0); }\n",
            true,
        ),
        (
            Language::Go,
            "func AddAll(v []int64, f int64) int64 { return v[f] }\n",
            false,
        ),
        (
            Language::Go,
            "import \"os\"\nfunc AddAll(v []int64, f int64) int64 { os.Exit(0); return 1 }\n",
            true,
        ),
        (
            Language::Rust,
            "fn add_all(v: Vec<i64>, _f: i64) -> i64 { v[3] }\n",
            false,
        ),
        (
            Language::Rust,
            "fn add_all(_v: Vec<i64>, _f: i64) -> i64 { std::process::exit(0) }\n",
            true,
        ),
        (
            Language::Ruby,
            "def add_all(values, first)\n  puts 16\n  raise 'no'\nend\n",
            false,
        ),
        (
            Language::Ruby,
            "def add_all(values, first)\n  exit\nend\n",
            true,
        ),
        (
            Language::Php,
            "<?php function addAll($v, $f) { echo 16; exit(0); }\n",
            true,
        ),
    ];
    for (language, solution, exits_with_zero) in ends {
        let run = build(language, &add_all(), solution).unwrap().run(&args());
        assert_eq!(
            run.code == Some(0),
            exits_with_zero,
            "{solution}: {}",
            run.stderr
        );
        assert!(run.parts().is_none(), "{solution}");
    }
}

/// The first line number that follows `file:` in what a compiler said.
fn reported_line(said: &str, file: &str) -> Option<u32> {
    let mark = format!("{file}:");
    said.split(&mark).skip(1).find_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    })
}

/// A fault in the third line, and a brace that is missing at the end.
#[test]
fn compilers_report_lines_of_the_solution() {
    let faults = [
        (
            Language::Java,
            "class Solution {\n    static long addAll(long[] v, long f) {\n        return nothing;\n    }\n}\n",
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long> v, long long f) {\n    (void)v; (void)f;\n    return nothing;\n}\n",
        ),
        (
            Language::C,
            "long long add_all(const long long *v, size_t n, long long f) {\n    (void)v; (void)n; (void)f;\n    return nothing;\n}\n",
        ),
        (
            Language::Go,
            "package main\nfunc AddAll(v []int64, f int64) int64 {\n\treturn nothing\n}\n",
        ),
        (
            Language::Rust,
            "fn add_all(v: Vec<i64>, f: i64) -> i64 {\n    let _ = (v, f);\n    nothing\n}\n",
        ),
        (
            Language::TypeScript,
            "function addAll(v: number[], f: number): number {\n\n  return ?;\n}\n",
        ),
    ];
    for (language, solution) in faults {
        let file = match language {
            Language::Java => "Main.java".to_owned(),
            _ => format!("main.{}", language.extension()),
        };
        let line = |solution: &str| {
            let said = build(language, &add_all(), solution).err().unwrap();
            let wrapped = wrap(language, &add_all(), solution).unwrap();
            wrapped.user_line(reported_line(&said, &file).unwrap())
        };
        assert_eq!(line(solution), Some(3), "{solution}");
        let open = solution
            .replace("nothing", "f")
            .trim_end()
            .trim_end_matches('}')
            .to_owned();
        if language != Language::TypeScript {
            let reported = line(&open).unwrap();
            assert!((1..=5).contains(&reported), "{open}: {reported}");
        }
    }
}
