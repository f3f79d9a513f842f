//! Functions that are too long, too deep, or have too many paths; lines that are too wide.

use super::{
    super::language::Language,
    Kind, Remark,
    tree::{Program, lines},
};

const LONGEST_FUNCTION: u32 = 50;
const MOST_PARAMETERS: usize = 6;
const WIDEST_LINE: usize = 110;
const DEEPEST: usize = 4;
const MOST_PATHS: usize = 12;

struct Function {
    /// Its place in the row of ancestors.
    depth: usize,
    lines: (u32, u32),
    parameters: usize,
    paths: usize,
    deepest: usize,
    deepest_lines: (u32, u32),
}

pub fn remarks(program: &Program<'_>) -> Vec<Remark> {
    let mut open: Vec<Function> = Vec::new();
    let mut remarks = wide_lines(program);
    program.walk(|node, ancestors| {
        while open.last().is_some_and(|f| f.depth >= ancestors.len()) {
            let done = open.pop();
            remarks.extend(done.iter().flat_map(|f| of_function(program, f)));
        }
        let marks = program.marks(node);
        if marks.function {
            open.push(Function {
                depth: ancestors.len(),
                lines: lines(node),
                parameters: parameters(node),
                paths: 1,
                deepest: 0,
                deepest_lines: (0, 0),
            });
        }
        let Some(function) = open.last_mut() else {
            return;
        };
        function.paths += usize::from(marks.branch);
        if marks.nest && !marks.else_if {
            let around = &ancestors[(function.depth + 1).min(ancestors.len())..];
            let nests = around.iter().filter(|node| {
                let marks = program.marks(**node);
                marks.nest && !marks.else_if
            });
            let depth = 1 + nests.count();
            if depth > function.deepest {
                function.deepest = depth;
                function.deepest_lines = lines(node);
            }
        }
    });
    remarks.extend(open.iter().flat_map(|f| of_function(program, f)));
    remarks
}

fn parameters(function: tree_sitter::Node<'_>) -> usize {
    let direct = function.child_by_field_name("parameters");
    let declared = function.child_by_field_name("declarator");
    let list = direct.or_else(|| declared?.child_by_field_name("parameters"));
    list.map_or(0, |list| list.named_child_count())
}

fn of_function(program: &Program<'_>, function: &Function) -> Vec<Remark> {
    let (first, last) = function.lines;
    let length = last - first + 1;
    let what = match program.language {
        Language::Sql => "query",
        _ => "function",
    };
    let mut remarks = Vec::new();
    if length > LONGEST_FUNCTION {
        remarks.push(Remark {
            kind: Kind::Length,
            first_line: first,
            last_line: last,
            message: format!(
                "This {what} has {length} lines. Parts with a purpose of their own can be {}.",
                match program.language {
                    Language::Sql => "common table expressions with names",
                    _ => "functions with names",
                }
            ),
            points: if length > 2 * LONGEST_FUNCTION { 14 } else { 8 },
        });
    }
    if function.parameters > MOST_PARAMETERS {
        remarks.push(Remark {
            kind: Kind::Complexity,
            first_line: first,
            last_line: first,
            message: format!(
                "This function takes {} parameters; those that belong together can be one value.",
                function.parameters
            ),
            points: 4,
        });
    }
    if function.deepest > DEEPEST {
        let (first_line, last_line) = function.deepest_lines;
        remarks.push(Remark {
            kind: Kind::Nesting,
            first_line,
            last_line,
            message: format!(
                "This stands {} levels deep. Leaving early where there is nothing to do, or a function for the inner part, \
                 keeps it shallow.",
                function.deepest
            ),
            points: 10,
        });
    }
    if function.paths > MOST_PATHS {
        remarks.push(Remark {
            kind: Kind::Complexity,
            first_line: first,
            last_line: last,
            message: format!(
                "{} conditions and loops decide what this {what} does: hard to hold in mind, and to test. It can be split where \
                 they are independent.",
                function.paths - 1
            ),
            points: if function.paths > 2 * MOST_PATHS { 12 } else { 6 },
        });
    }
    remarks
}

/// One remark for all of them.
fn wide_lines(program: &Program<'_>) -> Vec<Remark> {
    let width = |line: &str| line.chars().count();
    let wide = program.source.lines().zip(1_u32..);
    let wide: Vec<(&str, u32)> = wide.filter(|(line, _)| width(line) > WIDEST_LINE).collect();
    let Some(&(line, first_line)) = wide.first() else {
        return Vec::new();
    };
    let others = match wide.len() - 1 {
        0 => String::new(),
        1 => " One other is that wide.".to_owned(),
        more => format!(" {more} others are that wide."),
    };
    vec![Remark {
        kind: Kind::Length,
        first_line,
        last_line: first_line,
        message: format!(
            "This line is {} characters wide: it has to be scrolled to be read.{others}",
            width(line)
        ),
        points: 3 + (wide.len() as u32 - 1).min(3),
    }]
}
