//! B-15: a solution without the function that is asked for is told so, in words of its own.

use super::native::build;
use super::*;

fn add() -> Signature {
    signature(
        "add_all",
        &[("values", Type::IntList), ("first", Type::Int)],
        Type::Int,
    )
}

/// What the author would be told of a solution that cannot be called.
fn told(language: Language, solution: &str) -> Option<String> {
    let wrapped = wrap(language, &add(), solution).unwrap();
    let args = [Value::IntList(vec![1, 2]), Value::Int(3)];
    match build(language, &add(), solution) {
        Ok(program) => (program.run(&args).code == Some(NOTHING_TO_CALL))
            .then(|| nothing_to_call(language, &add())),
        Err(said) => uncallable(language, &add(), &said, wrapped.line_offset + wrapped.lines),
    }
}

#[test]
fn b_15_a_function_of_another_name_or_in_a_class_is_not_found() {
    let solutions = [
        (
            Language::Python,
            "def sum_all(values, first):\n    return 1\n",
        ),
        (
            Language::Python,
            "class Solution:\n    def add_all(self, values, first):\n        return 1\n",
        ),
        (
            Language::JavaScript,
            "function sumAll(values, first) { return 1; }\n",
        ),
        (
            Language::JavaScript,
            "class Solution { addAll(values, first) { return 1; } }\n",
        ),
        (
            Language::TypeScript,
            "function sumAll(values: number[], first: number): number { return 1; }\n",
        ),
        (Language::Ruby, "def sum_all(values, first)\n  1\nend\n"),
        (
            Language::Ruby,
            "class Solution\n  def add_all(values, first)\n    1\n  end\nend\n",
        ),
        (
            Language::Php,
            "<?php\nfunction sumAll($values, $first) { return 1; }\n",
        ),
        (
            Language::Php,
            "<?php\nnamespace a;\nclass Solution { function addAll($values, $first) { return 1; } }\n",
        ),
        (
            Language::Java,
            "class Solution { static long sumAll(long[] values, long first) { return 1; } }\n",
        ),
        (
            Language::Java,
            "class Solution { long addAll(long[] values, long first) { return 1; } }\n",
        ),
        (
            Language::Java,
            "class Answer { static long addAll(long[] values, long first) { return 1; } }\n",
        ),
        (
            Language::Cpp,
            "class Solution { public: long long add_all(std::vector<long long> v, long long f) { return 1; } };\n",
        ),
        (
            Language::C,
            "long long sum_all(const long long *v, size_t n, long long f) { return 1; }\n",
        ),
        (
            Language::Go,
            "package main\nfunc SumAll(v []int64, f int64) int64 { return 1 }\n",
        ),
        (
            Language::Rust,
            "struct Solution;\nimpl Solution { pub fn add_all(v: Vec<i64>, f: i64) -> i64 { 1 } }\n",
        ),
    ];
    for (language, solution) in solutions {
        let told = told(language, solution).unwrap();
        assert_eq!(told, nothing_to_call(language, &add()), "{solution}");
        assert!(
            told.contains(&format!("`{}`", add().function_name(language))),
            "{told}"
        );
        assert!(!told.to_lowercase().contains("harness"), "{told}");
    }
}

#[test]
fn b_15_other_faults_are_not_mistaken_for_it() {
    let solutions = [
        (
            Language::Python,
            "def add_all(values, first):\n    return nothing\n",
        ),
        (
            Language::JavaScript,
            "const addAll = (values, first) => nothing;\n",
        ),
        (
            Language::Php,
            "<?php\nnamespace a;\nfunction addAll($values, $first) { return nothing(); }\n",
        ),
        (
            Language::Ruby,
            "def add_all(values, first)\n  nothing\nend\n",
        ),
        (
            Language::Cpp,
            "long long twice(long long f) { return add_all({}, f); }\nlong long add_all(std::vector<long long> v, long long f) { return 1; }\n",
        ),
        (
            Language::Java,
            "class Solution { static long addAll(long[] values, long first) { return nothing; } }\n",
        ),
        (
            Language::Go,
            "package main\nfunc AddAll(v []int64, f int64) int64 { return nothing }\n",
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long> v, long long f) { if (f) { return 1; }\n",
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long> v, long long f) { std::string s = f; return v; }\n",
        ),
        (
            Language::Rust,
            "fn add_all(v: Vec<i64>, f: i64) -> i64 { v }\n",
        ),
    ];
    for (language, solution) in solutions {
        assert_eq!(told(language, solution), None, "{solution}");
    }
}

#[test]
fn b_15_a_function_that_takes_or_returns_something_else_is_told_what_is_asked() {
    let solutions = [
        (
            Language::Cpp,
            "long long add_all(std::vector<std::string> v, long long f) { return 1; }\n",
            "long long add_all(std::vector<long long> values, long long first)",
        ),
        (
            Language::Cpp,
            "long long add_all(std::vector<long long> v) { return 1; }\n",
            "long long add_all(",
        ),
        (
            Language::Cpp,
            "std::vector<int> add_all(std::vector<long long> v, long long f) { return {}; }\n",
            "long long add_all(",
        ),
        (
            Language::C,
            "long long add_all(const long long *v, long long f) { return 1; }\n",
            "long long add_all(",
        ),
        (
            Language::Go,
            "package main\nfunc AddAll(v []string, f int64) int64 { return 1 }\n",
            "func AddAll(",
        ),
        (
            Language::Rust,
            "fn add_all(v: Vec<String>, f: i64) -> i64 { 1 }\n",
            "fn add_all(",
        ),
        (
            Language::Rust,
            "fn add_all(v: Vec<i64>) -> i64 { 1 }\n",
            "fn add_all(",
        ),
        (
            Language::Java,
            "class Solution { static long addAll(String[] values, long first) { return 1; } }\n",
            "static long addAll(",
        ),
    ];
    for (language, solution, asked) in solutions {
        let told = told(language, solution).unwrap_or_else(|| panic!("{solution}"));
        assert!(
            told.contains("something else") && told.contains(asked),
            "{told}"
        );
    }
}
