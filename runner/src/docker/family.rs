//! Languages that share an image.

use crate::Language;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Python,
    Node,
    Jvm,
    Native,
    Go,
    Rust,
    Ruby,
    Php,
    Sqlite,
}

impl Family {
    pub const ALL: [Family; 9] = [
        Family::Python,
        Family::Node,
        Family::Jvm,
        Family::Native,
        Family::Go,
        Family::Rust,
        Family::Ruby,
        Family::Php,
        Family::Sqlite,
    ];

    pub fn of(language: Language) -> Self {
        match language {
            Language::Python => Family::Python,
            Language::JavaScript | Language::TypeScript => Family::Node,
            Language::Java => Family::Jvm,
            Language::Cpp | Language::C => Family::Native,
            Language::Go => Family::Go,
            Language::Rust => Family::Rust,
            Language::Ruby => Family::Ruby,
            Language::Php => Family::Php,
            Language::Sql => Family::Sqlite,
        }
    }

    /// How its image's name ends, and its file in runner/images begins.
    pub fn name(self) -> &'static str {
        match self {
            Family::Python => "python",
            Family::Node => "node",
            Family::Jvm => "jvm",
            Family::Native => "native",
            Family::Go => "go",
            Family::Rust => "rust",
            Family::Ruby => "ruby",
            Family::Php => "php",
            Family::Sqlite => "sqlite",
        }
    }

    pub fn languages(self) -> impl Iterator<Item = Language> {
        Language::ALL
            .into_iter()
            .filter(move |&language| Family::of(language) == self)
    }
}
