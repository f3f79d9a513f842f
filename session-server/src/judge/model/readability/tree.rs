//! A program's syntax tree, and what its language's query finds in it.

use super::{
    super::language::Language,
    grammar::{self, Case},
};
use std::{
    collections::HashMap,
    ops::ControlFlow,
    time::{Duration, Instant},
};
use tree_sitter::{
    Node, ParseOptions, ParseState, Parser, Query, QueryCursor, StreamingIterator, Tree,
};

/// Sources of 64 KiB parse within milliseconds.
const DEADLINE: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Variable,
    Parameter,
    Function,
    Method,
    Type,
    Import,
}

/// A place where a name is bound.
#[derive(Debug, Clone)]
pub struct Binding {
    pub role: Role,
    pub name: String,
    /// From 1.
    pub line: u32,
    /// Inside of a class or the like.
    pub is_member: bool,
}

/// What a node is besides its kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks {
    pub function: bool,
    pub nest: bool,
    pub else_if: bool,
    pub branch: bool,
    pub leave: bool,
    pub block: bool,
}

pub struct Program<'a> {
    pub language: Language,
    pub source: &'a str,
    pub tree: Tree,
    pub bindings: Vec<Binding>,
    marks: HashMap<usize, Marks>,
    /// Lines of each word outside of comments.
    words: HashMap<&'a str, Vec<u32>>,
}

impl Marks {
    fn add(&mut self, capture: &str) {
        match capture {
            "function" => self.function = true,
            "nest" => self.nest = true,
            "else_if" => self.else_if = true,
            "branch" => self.branch = true,
            "leave" => self.leave = true,
            "block" => self.block = true,
            _ => {}
        }
    }
}

impl<'a> Program<'a> {
    /// None: the grammar does not know such a program.
    pub fn parse(language: Language, source: &'a str) -> Option<Self> {
        let mut parser = Parser::new();
        parser.set_language(&grammar::language(language)).ok()?;
        let start = Instant::now();
        let mut progress = |_: &ParseState| match start.elapsed() > DEADLINE {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let bytes = source.as_bytes();
        let mut read = |at: usize, _| bytes.get(at..).unwrap_or_default();
        let options = ParseOptions::new().progress_callback(&mut progress);
        let tree = parser.parse_with_options(&mut read, None, Some(options))?;
        if tree.root_node().has_error() {
            return None;
        }
        let query = grammar::query(language).ok()?;
        let (marks, bindings) = capture(&query, &tree, source);
        let words = words(&tree, source);
        Some(Self {
            language,
            source,
            tree,
            bindings,
            marks,
            words,
        })
    }

    pub fn case(&self) -> Case {
        grammar::case(self.language)
    }

    pub fn marks(&self, node: Node<'_>) -> Marks {
        self.marks.get(&node.id()).copied().unwrap_or_default()
    }

    pub fn text(&self, node: Node<'_>) -> &'a str {
        &self.source[node.byte_range()]
    }

    /// The lines on which a word stands, comments left out; as often as it stands there.
    pub fn lines_of(&self, word: &str) -> &[u32] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// From the first to the last line with this word.
    pub fn span(&self, word: &str) -> u32 {
        let lines = self.lines_of(word);
        match (lines.first(), lines.last()) {
            (Some(first), Some(last)) => last - first + 1,
            _ => 0,
        }
    }

    /// Calls `visit` with every node and its ancestors, outermost first; parents before children.
    ///
    /// Without recursion: how deep a program is nested is up to its author.
    pub fn walk<'t>(&'t self, visit: impl FnMut(Node<'t>, &[Node<'t>])) {
        walk(self.tree.root_node(), visit);
    }

    /// Statements of a block.
    pub fn statements<'t>(&self, block: Node<'t>) -> Vec<Node<'t>> {
        let mut cursor = block.walk();
        let children = block.named_children(&mut cursor);
        children.filter(|child| !child.is_extra()).collect()
    }
}

/// First and last line of a node, from 1.
pub fn lines(node: Node<'_>) -> (u32, u32) {
    let (start, end) = (node.start_position(), node.end_position());
    // What ends with a line's end does not reach into the next one.
    let last = end.row - usize::from(end.column == 0 && end.row > start.row);
    (start.row as u32 + 1, last as u32 + 1)
}

pub fn walk<'t>(from: Node<'t>, mut visit: impl FnMut(Node<'t>, &[Node<'t>])) {
    let mut cursor = from.walk();
    let mut ancestors = Vec::new();
    loop {
        let node = cursor.node();
        visit(node, &ancestors);
        if cursor.goto_first_child() {
            ancestors.push(node);
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() || ancestors.pop().is_none() {
                return;
            }
        }
    }
}

fn capture(query: &Query, tree: &Tree, source: &str) -> (HashMap<usize, Marks>, Vec<Binding>) {
    let mut marks: HashMap<usize, Marks> = HashMap::new();
    let mut roles: HashMap<usize, Role> = HashMap::new();
    let names = query.capture_names();
    let mut cursor = QueryCursor::new();
    let mut captures = cursor.captures(query, tree.root_node(), source.as_bytes());
    while let Some((found, at)) = captures.next() {
        let capture = found.captures()[*at];
        let id = capture.node.id();
        let name = names[capture.index as usize];
        match role_of(name) {
            Some(role) => {
                roles.entry(id).or_insert(role);
            }
            None => marks.entry(id).or_default().add(name),
        }
    }
    let mut bindings = Vec::new();
    walk(tree.root_node(), |node, ancestors| {
        if let Some(&role) = roles.get(&node.id()) {
            bindings.push(Binding {
                role,
                name: source[node.byte_range()].to_owned(),
                line: lines(node).0,
                is_member: ancestors.iter().skip(1).any(|node| is_type(node.kind())),
            });
        }
    });
    (marks, bindings)
}

fn role_of(capture: &str) -> Option<Role> {
    Some(match capture {
        "variable" => Role::Variable,
        "parameter" => Role::Parameter,
        "function.name" => Role::Function,
        "method.name" => Role::Method,
        "type" => Role::Type,
        "import" => Role::Import,
        _ => return None,
    })
}

/// Whether functions in such a node are called by others than the program.
fn is_type(kind: &str) -> bool {
    ["class", "impl", "trait", "interface", "struct", "module"]
        .iter()
        .any(|part| kind.starts_with(part))
}

fn words<'a>(tree: &Tree, source: &'a str) -> HashMap<&'a str, Vec<u32>> {
    let mut comments = Vec::new();
    walk(tree.root_node(), |node, _| {
        if node.kind().contains("comment") {
            comments.push(node.byte_range());
        }
    });
    let mut words: HashMap<&str, Vec<u32>> = HashMap::new();
    let mut comments = comments.into_iter().peekable();
    let mut line = 1;
    let mut start = None;
    for (at, c) in source.char_indices().chain([(source.len(), '\n')]) {
        let is_word = c.is_alphanumeric() || c == '_';
        match (start, is_word) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                while comments.next_if(|comment| comment.end <= from).is_some() {}
                let commented = comments.peek().is_some_and(|comment| comment.start <= from);
                if !commented {
                    words.entry(&source[from..at]).or_default().push(line);
                }
                start = None;
            }
            _ => {}
        }
        line += u32::from(c == '\n');
    }
    words
}
