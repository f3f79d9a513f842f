//! What the languages differ in.

use super::super::language::Language;
use tree_sitter::{Query, QueryError};

/// How names are written by those who write the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `longest_run`
    Snake,
    /// `longestRun`, or `LongestRun`
    Camel,
    /// One of both, the same throughout.
    Either,
    /// As one likes.
    Any,
}

pub fn case(language: Language) -> Case {
    match language {
        Language::Python | Language::Rust | Language::Ruby => Case::Snake,
        Language::JavaScript | Language::TypeScript | Language::Java | Language::Go => Case::Camel,
        Language::C | Language::Cpp | Language::Php => Case::Either,
        Language::Sql => Case::Any,
    }
}

pub fn language(language: Language) -> tree_sitter::Language {
    match language {
        Language::Python => tree_sitter_python::LANGUAGE.into(),
        Language::JavaScript => tree_sitter_javascript::LANGUAGE.into(),
        Language::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
        Language::Java => tree_sitter_java::LANGUAGE.into(),
        Language::Cpp => tree_sitter_cpp::LANGUAGE.into(),
        Language::C => tree_sitter_c::LANGUAGE.into(),
        Language::Go => tree_sitter_go::LANGUAGE.into(),
        Language::Rust => tree_sitter_rust::LANGUAGE.into(),
        Language::Ruby => tree_sitter_ruby::LANGUAGE.into(),
        Language::Php => tree_sitter_php::LANGUAGE_PHP.into(),
        Language::Sql => tree_sitter_sequel::LANGUAGE.into(),
    }
}

pub fn query(of: Language) -> Result<Query, QueryError> {
    let text = match of {
        Language::Python => include_str!("queries/python.scm"),
        Language::JavaScript => include_str!("queries/javascript.scm"),
        Language::TypeScript => include_str!("queries/typescript.scm"),
        Language::Java => include_str!("queries/java.scm"),
        Language::Cpp => include_str!("queries/cpp.scm"),
        Language::C => include_str!("queries/c.scm"),
        Language::Go => include_str!("queries/go.scm"),
        Language::Rust => include_str!("queries/rust.scm"),
        Language::Ruby => include_str!("queries/ruby.scm"),
        Language::Php => include_str!("queries/php.scm"),
        Language::Sql => include_str!("queries/sql.scm"),
    };
    Query::new(&language(of), text)
}
