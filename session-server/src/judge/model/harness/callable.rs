//! When a solution has no function that could be called.

use super::{
    super::{language::Language, signature::Signature},
    starter,
};

/// With this exit code the judge's part of a program says so, where languages look for a function only as it is called.
pub const NOTHING_TO_CALL: i32 = 87;

/// Says it to the author.
pub fn nothing_to_call(language: Language, signature: &Signature) -> String {
    let name = signature.function_name(language);
    match language {
        Language::Java => format!(
            "The judge calls the static method `{name}` of a class `Solution`, and your program has none."
        ),
        _ => format!(
            "The function `{name}` was not found: the judge calls it by this name, outside of any class."
        ),
    }
}

/// Says that the judge's call does not fit, and what would.
fn called_otherwise(language: Language, signature: &Signature) -> String {
    let name = signature.function_name(language);
    let starter = starter(language, signature).unwrap_or_default();
    let declared = starter
        .lines()
        .find(|line| line.contains(&format!("{name}(")));
    let declared = declared.unwrap_or(&name).trim().trim_end_matches(" {");
    format!("Your `{name}` takes or returns something else than the judge asks for: `{declared}`.")
}

/// Why nothing can be called, if that is what a compiler means that `said` so of a line after `end`, the last of the
/// solution's own.
pub fn uncallable(
    language: Language,
    signature: &Signature,
    said: &str,
    end: u32,
) -> Option<String> {
    let said = said.replace(['\u{2018}', '\u{2019}'], "'") + "\n";
    let is_judges = |complaint: &str| {
        said.match_indices(complaint)
            .any(|(at, _)| line_of(language, &said, at).is_some_and(|line| line > end))
    };
    let name = signature.function_name(language);
    let is_missing = missing(language, &name)
        .iter()
        .any(|complaint| said.contains(complaint));
    if is_missing && lines(language, &said).any(|line| line > end) {
        return Some(nothing_to_call(language, signature));
    }
    let is_other = misfits(language)
        .iter()
        .any(|complaint| is_judges(complaint));
    is_other.then(|| called_otherwise(language, signature))
}

/// What compilers say of a name that is not there.
fn missing(language: Language, name: &str) -> Vec<String> {
    match language {
        Language::Cpp => vec![format!("'::{name}' has not been declared")],
        Language::C => vec![
            format!("implicit declaration of function '{name}'"),
            format!("undefined reference to `{name}'"),
        ],
        Language::Go => vec![format!("undefined: {name}\n")],
        Language::Rust => vec![format!("cannot find function `{name}`")],
        Language::Java => vec![
            format!("symbol:   method {name}("),
            "symbol:   variable Solution".to_owned(),
            format!("non-static method {name}("),
        ],
        _ => Vec::new(),
    }
}

/// What they say of a call that does not fit. A brace that is missing, too, is told of a line of the judge's: in other words.
fn misfits(language: Language) -> &'static [&'static str] {
    match language {
        Language::Cpp => &[
            "error: no matching function for call to",
            "error: could not convert",
            "error: cannot convert",
            "error: conversion from",
            "error: cannot bind",
            "error: invalid initialization",
            "error: invalid conversion",
            "error: too few arguments to function",
            "error: too many arguments to function",
            "error: void value not ignored",
            "error: variable or field",
            "error: variable has incomplete type",
        ],
        Language::C => &[
            "error: too few arguments to function",
            "error: too many arguments to function",
            "error: incompatible type",
            "error: void value not ignored",
            "error: invalid initializer",
        ],
        Language::Go => &[
            ": cannot use ",
            ": not enough arguments in call to",
            ": too many arguments in call to",
            ": assignment mismatch",
            "(no value) used as value",
        ],
        Language::Rust => &["error[E0308]", "error[E0061]", "error[E0277]"],
        Language::Java => &[
            "error: incompatible types",
            "cannot be applied to given types",
        ],
        _ => &[],
    }
}

/// Lines of the program that are named.
fn lines(language: Language, said: &str) -> impl Iterator<Item = u32> {
    said.match_indices(language.file())
        .filter_map(|(at, file)| {
            let rest = said[at + file.len()..].strip_prefix(':')?;
            let digits = rest.split(|c: char| !c.is_ascii_digit());
            digits.into_iter().next()?.parse().ok()
        })
}

/// The line that what is said at `at` is about: named before it, by Rust after it.
fn line_of(language: Language, said: &str, at: usize) -> Option<u32> {
    match language {
        Language::Rust => lines(language, &said[at..]).next(),
        _ => {
            let start = said[..at].rfind('\n').map_or(0, |before| before + 1);
            lines(language, &said[start..at]).next()
        }
    }
}
