//! Code that never runs or is never used.

use super::{
    Kind, Remark,
    tree::{Binding, Program, Role, lines},
};
use std::collections::{HashMap, HashSet};

pub fn remarks(program: &Program<'_>, entry: Option<&str>) -> Vec<Remark> {
    let mut remarks = unreachable(program);
    remarks.extend(unused(program, entry));
    remarks.extend(commented_out(program));
    remarks
}

fn unreachable(program: &Program<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    program.walk(|node, _| {
        if !program.marks(node).block {
            return;
        }
        let statements = program.statements(node);
        let mut after = statements
            .iter()
            .skip_while(|statement| !program.marks(**statement).leave);
        let Some(leave) = after.next() else { return };
        // Others may jump to a label, and a declaration holds wherever it stands.
        let is_reached = |kind: &str| {
            [
                "label", "case", "default", "function", "class", "method", "type",
            ]
            .iter()
            .any(|part| kind.contains(part))
        };
        let rest: Vec<_> = after.take_while(|s| !is_reached(s.kind())).collect();
        if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
            remarks.push(Remark {
                kind: Kind::DeadCode,
                first_line: lines(**first).0,
                last_line: lines(**last).1,
                message: format!(
                    "This never runs: line {} leaves before it.",
                    lines(*leave).0
                ),
                points: 8,
            });
        }
    });
    remarks
}

/// Names that stand nowhere but where they are bound.
fn unused(program: &Program<'_>, entry: Option<&str>) -> Vec<Remark> {
    let mut bound: HashMap<&str, usize> = HashMap::new();
    for binding in &program.bindings {
        *bound.entry(&binding.name).or_default() += 1;
    }
    let mut seen = HashSet::new();
    let may_be_unused = |binding: &Binding| {
        binding.name.starts_with('_')
            || binding.name == "main"
            || Some(binding.name.as_str()) == entry
    };
    let unused = program.bindings.iter().filter(|binding| {
        let once = program.lines_of(&binding.name).len() <= bound[binding.name.as_str()];
        once && !may_be_unused(binding) && seen.insert(binding.name.clone())
    });
    unused
        .filter_map(|binding| {
            let name = &binding.name;
            let message = match binding.role {
                Role::Variable => format!("`{name}` is given a value that nothing reads."),
                Role::Import => format!("`{name}` is imported and not used."),
                Role::Function if !binding.is_member => format!("Nothing calls `{name}`."),
                _ => return None,
            };
            Some(Remark {
                kind: Kind::DeadCode,
                first_line: binding.line,
                last_line: binding.line,
                message,
                points: if binding.role == Role::Import { 2 } else { 5 },
            })
        })
        .collect()
}

/// Two or more lines of comments in a row that look like statements.
fn commented_out(program: &Program<'_>) -> Vec<Remark> {
    let mut code: Vec<u32> = Vec::new();
    program.walk(|node, _| {
        if node.kind().contains("comment") {
            let (first, _) = lines(node);
            let text = program.text(node).lines().zip(first..);
            code.extend(text.filter(|(text, _)| is_code(text)).map(|(_, line)| line));
        }
    });
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for line in code {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let long = runs.into_iter().filter(|(first, last)| last > first);
    long.map(|(first_line, last_line)| Remark {
        kind: Kind::DeadCode,
        first_line,
        last_line,
        message:
            "This looks like code that was commented out; readers wonder whether it is still meant."
                .to_owned(),
        points: 4,
    })
    .collect()
}

fn is_code(comment: &str) -> bool {
    let text = comment
        .trim()
        .trim_start_matches(['#', '/', '*', '-'])
        .trim_end_matches(['*', '/'])
        .trim();
    let is_name = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || "_.[]$@".contains(c))
    };
    let assigns = text.split_once('=').is_some_and(|(left, right)| {
        is_name(
            left.trim()
                .trim_end_matches(['+', '-', '*', '/', ':'])
                .trim(),
        ) && !right.is_empty()
    });
    let calls = text
        .strip_suffix(')')
        .and_then(|text| text.split_once('('))
        .is_some_and(|(name, _)| is_name(name));
    let keyword = [
        "if ", "for ", "while ", "elif ", "return ", "def ", "print(",
    ]
    .iter()
    .any(|word| text.starts_with(word))
        && text.ends_with([':', ';', '{', ')']);
    let ends = text.len() > 1 && text.ends_with([';', '{', '}']);
    assigns || calls || keyword || ends
}
