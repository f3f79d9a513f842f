//! When a solution has no function that could be called.

use super::super::{language::Language, signature::Signature};

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

/// Whether this is what a compiler means: it `said` so of a line after `end`, the last of the solution's own.
pub fn says_nothing_to_call(
    language: Language,
    signature: &Signature,
    said: &str,
    end: u32,
) -> bool {
    let name = signature.function_name(language);
    let complaints: &[String] = &match language {
        Language::Cpp => vec![format!("'::{name}' has not been declared")],
        Language::C => vec![
            format!("implicit declaration of function '{name}'"),
            format!("undefined reference to `{name}'"),
        ],
        Language::Go => vec![format!("undefined: {name}")],
        Language::Rust => vec![format!("cannot find function `{name}`")],
        Language::Java => vec![
            format!("symbol:   method {name}("),
            "symbol:   variable Solution".to_owned(),
            format!("non-static method {name}("),
        ],
        _ => return false,
    };
    let said = said.replace(['\u{2018}', '\u{2019}'], "'");
    let file = format!("{}:", language.file());
    let mut lines = said.match_indices(&file).filter_map(|(at, _)| {
        let digits = said[at + file.len()..].split(|c: char| !c.is_ascii_digit());
        digits.into_iter().next()?.parse::<u32>().ok()
    });
    complaints.iter().any(|complaint| said.contains(complaint)) && lines.any(|line| line > end)
}
