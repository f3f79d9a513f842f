//! Names that do not say what they stand for, and names written another way than the language's.

use super::{
    Kind, Remark,
    grammar::Case,
    tree::{Binding, Program, Role},
};
use std::collections::HashSet;

/// Lines over which one letter, or `tmp`, is still seen together with what it means.
const NEAR: u32 = 12;
/// Counters and sizes, everywhere.
const USUAL: [&str; 8] = ["i", "j", "k", "m", "n", "x", "y", "_"];
const EMPTY: [&str; 11] = [
    "foo", "baz", "qux", "asdf", "blah", "stuff", "thing", "things", "var", "tmp", "temp",
];

pub fn remarks(program: &Program<'_>, entry: Option<&str>) -> Vec<Remark> {
    let mut seen = HashSet::new();
    let mut remarks = Vec::new();
    for binding in &program.bindings {
        if Some(binding.name.as_str()) == entry || !seen.insert(binding.name.as_str()) {
            continue;
        }
        let found = saying_little(program, binding).or_else(|| foreign(program.case(), binding));
        remarks.extend(found);
    }
    remarks.extend(mixed(program, entry));
    remarks
}

fn remark(line: u32, points: u32, message: String) -> Remark {
    Remark {
        kind: Kind::Naming,
        first_line: line,
        last_line: line,
        message,
        points,
    }
}

fn saying_little(program: &Program<'_>, binding: &Binding) -> Option<Remark> {
    let name = binding.name.as_str();
    let span = program.span(name);
    if !matches!(binding.role, Role::Variable | Role::Function) {
        return None;
    }
    let letters = name.chars().count();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    let is_run = letters > 1 && name.chars().all(|c| name.starts_with(c) && c != '_');
    let message = if letters == 1 && binding.role == Role::Function {
        format!("`{name}` does not say what the function does.")
    } else if letters == 1 && span > NEAR && !USUAL.contains(&name) {
        format!(
            "`{name}` is used over {span} lines: a name that says what it holds spares the reader going back."
        )
    } else if is_run || (EMPTY.contains(&stem) && (span > NEAR || !stem.starts_with("t"))) {
        format!("`{name}` does not say what it stands for.")
    } else {
        return None;
    };
    Some(remark(binding.line, 4, message))
}

fn is_snake(name: &str) -> bool {
    !name.contains(char::is_uppercase)
}

fn is_constant(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

fn is_camel(name: &str) -> bool {
    !name.trim_matches('_').contains('_')
}

fn is_pascal(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && is_camel(name)
}

/// A name written another way than the language's.
fn foreign(case: Case, binding: &Binding) -> Option<Remark> {
    let name = binding.name.trim_start_matches('_');
    let (fits, way) = match (binding.role, case) {
        (Role::Import, _) | (_, Case::Any) => return None,
        (Role::Type, Case::Either) => return None,
        (Role::Type, _) => (is_pascal(name), "`LikeThis`"),
        (_, Case::Snake) => (is_snake(name) || is_constant(name), "`like_this`"),
        (_, Case::Camel) => (is_camel(name) || is_constant(name), "`likeThis`"),
        (_, Case::Either) => return None,
    };
    (!fits).then(|| {
        let message = format!(
            "`{}` would be written {way} in this language.",
            binding.name
        );
        remark(binding.line, 3, message)
    })
}

/// Where either way will do, one of them.
fn mixed(program: &Program<'_>, entry: Option<&str>) -> Option<Remark> {
    if program.case() != Case::Either {
        return None;
    }
    let own = program.bindings.iter().filter(|binding| {
        let is_own = !matches!(binding.role, Role::Type | Role::Import);
        is_own && Some(binding.name.as_str()) != entry && !is_constant(&binding.name)
    });
    let (camel, snake): (Vec<&Binding>, Vec<&Binding>) = own
        .filter(|b| b.name.trim_matches('_').contains('_') || !is_snake(&b.name))
        .partition(|b| is_camel(&b.name));
    let (few, many, way) = match camel.len() < snake.len() {
        true => (camel, snake, "like_this"),
        false => (snake, camel, "likeThis"),
    };
    let (odd, usual) = (few.first()?, many.first()?);
    let message = format!(
        "`{}` is written another way than `{}`; here most names are written `{way}`.",
        odd.name, usual.name
    );
    Some(remark(odd.line, 3, message))
}
