//! The same code twice: runs of statements with the same words, or of the same shape with other names and values.

use super::{
    Kind, Remark,
    tree::{Program, lines, walk},
};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};
use tree_sitter::Node;

/// Tokens of a run that is worth a remark.
const SAME_WORDS: usize = 25;
const SAME_SHAPE: usize = 50;
const LINES: u32 = 3;
/// Statements alike of which each is compared with each.
const ALIKE: usize = 48;
const MOST_REMARKS: usize = 3;

struct Statement {
    block: usize,
    words: u64,
    shape: u64,
    tokens: usize,
    lines: (u32, u32),
}

/// A run of statements that is there twice.
#[derive(Debug, Clone, Copy)]
struct Twice {
    tokens: usize,
    first: (u32, u32),
    second: (u32, u32),
    same_words: bool,
}

pub fn remarks(program: &Program<'_>) -> Vec<Remark> {
    let statements = statements(program);
    let mut found = runs(&statements, |s| s.words, SAME_WORDS, true);
    found.extend(runs(&statements, |s| s.shape, SAME_SHAPE, false));
    found.sort_by_key(|twice| std::cmp::Reverse((twice.tokens, twice.same_words)));
    let mut told: Vec<Twice> = Vec::new();
    for twice in found {
        let within =
            |(first, last): (u32, u32), other: (u32, u32)| first <= other.1 && other.0 <= last;
        if told.len() < MOST_REMARKS && !told.iter().any(|t| within(t.second, twice.second)) {
            told.push(twice);
        }
    }
    told.into_iter()
        .map(|twice| Remark {
            kind: Kind::Duplication,
            first_line: twice.second.0,
            last_line: twice.second.1,
            message: format!(
                "These lines {} lines {} to {}. One function for both would hold it once.",
                match twice.same_words {
                    true => "repeat",
                    false => "do, with other names, the same as",
                },
                twice.first.0,
                twice.first.1
            ),
            points: 8,
        })
        .collect()
}

fn statements(program: &Program<'_>) -> Vec<Statement> {
    let mut all = Vec::new();
    let mut block = 0;
    program.walk(|node, _| {
        if program.marks(node).block {
            block += 1;
            let own = program.statements(node).into_iter();
            all.extend(own.map(|statement| of(program, statement, block)));
        }
    });
    all
}

fn of(program: &Program<'_>, statement: Node<'_>, block: usize) -> Statement {
    let (mut words, mut shape) = (DefaultHasher::new(), DefaultHasher::new());
    let mut tokens = 0;
    walk(statement, |node, _| {
        if node.child_count() > 0 || node.is_extra() {
            return;
        }
        tokens += 1;
        program.text(node).hash(&mut words);
        // Names and values by their kind, everything else is its own kind.
        node.kind_id().hash(&mut shape);
    });
    Statement {
        block,
        words: words.finish(),
        shape: shape.finish(),
        tokens,
        lines: lines(statement),
    }
}

/// Longest runs of statements that are there twice without overlapping.
fn runs(
    statements: &[Statement],
    key: fn(&Statement) -> u64,
    least: usize,
    same_words: bool,
) -> Vec<Twice> {
    let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (second, statement) in statements.iter().enumerate() {
        let others = alike.entry(key(statement)).or_default();
        for &first in others.iter() {
            let length = run(statements, first, second, key);
            let tokens = statements[second..second + length]
                .iter()
                .map(|s| s.tokens)
                .sum();
            let over = |at: usize| (statements[at].lines.0, statements[at + length - 1].lines.1);
            let (lines, others) = (over(second), over(first));
            let apart = others.1 < lines.0 || lines.1 < others.0;
            if tokens >= least && lines.1 - lines.0 + 1 >= LINES && apart {
                found.push(Twice {
                    tokens,
                    first: others.min(lines),
                    second: lines.max(others),
                    same_words,
                });
            }
        }
        if others.len() < ALIKE {
            others.push(second);
        }
    }
    found
}

fn run(statements: &[Statement], first: usize, second: usize, key: fn(&Statement) -> u64) -> usize {
    let to_end = statements.len() - second;
    let most = match statements[first].block == statements[second].block {
        true => to_end.min(second - first),
        false => to_end,
    };
    let goes_on = |length: &usize| {
        let (a, b) = (&statements[first + length], &statements[second + length]);
        a.block == statements[first].block
            && b.block == statements[second].block
            && key(a) == key(b)
    };
    (0..most).take_while(goes_on).count()
}
