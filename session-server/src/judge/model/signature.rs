//! What a function-style problem asks for: the name, the parameters and the result of one function.
//!
//! Problems write names in snake_case; each language gets its own form of them, and parameters that would be a reserved
//! word there get a `_` behind them.

use super::language::Language;
use std::{collections::BTreeSet, fmt};

/// Most parameters of a function.
pub const MAX_PARAMS: usize = 8;
/// Longest name of a function or a parameter.
pub const MAX_NAME: usize = 40;

/// The type of a parameter or a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// 64 bit, signed.
    Int,
    /// IEEE 754 binary64.
    Float,
    Bool,
    /// Without line feed and NUL.
    String,
    IntList,
    FloatList,
    StringList,
    /// Rows of any lengths.
    IntTable,
}

impl Type {
    pub const ALL: [Self; 8] = [
        Self::Int,
        Self::Float,
        Self::Bool,
        Self::String,
        Self::IntList,
        Self::FloatList,
        Self::StringList,
        Self::IntTable,
    ];

    /// As `problem.toml` writes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Float => "float",
            Self::Bool => "bool",
            Self::String => "string",
            Self::IntList => "int[]",
            Self::FloatList => "float[]",
            Self::StringList => "string[]",
            Self::IntTable => "int[][]",
        }
    }

    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a list or table is made of.
    pub fn element(self) -> Option<Self> {
        match self {
            Self::IntList => Some(Self::Int),
            Self::FloatList => Some(Self::Float),
            Self::StringList => Some(Self::String),
            Self::IntTable => Some(Self::IntList),
            Self::Int | Self::Float | Self::Bool | Self::String => None,
        }
    }

    /// Whether values print as floating-point numbers, which languages do each in their own way.
    pub fn is_floating(self) -> bool {
        matches!(self, Self::Float | Self::FloatList)
    }

    /// Whether the language has a plain form of it: C has none of lists of lists or strings.
    pub fn exists_in(self, language: Language) -> bool {
        match language {
            Language::C => !matches!(self, Self::StringList | Self::IntTable),
            Language::Sql => false,
            _ => true,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// snake_case.
    pub name: String,
    pub kind: Type,
}

/// Valid by construction: see [`Signature::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    params: Vec<Param>,
    returns: Type,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error(
        "`{0}` is not snake_case of at most {MAX_NAME} letters, digits and `_`, beginning with a letter"
    )]
    Name(String),
    #[error(
        "the function's name `{0}` needs two words at least, so that it is a reserved word nowhere"
    )]
    OneWord(String),
    #[error("the function's name `{0}` means something else in one of the languages")]
    Taken(String),
    #[error(
        "the parameter `{0}` is there twice (case and `_` do not count: some languages write camelCase)"
    )]
    Twice(String),
    #[error("the parameter `{0}` ends in `_len`, as the lengths of lists do in C")]
    Length(String),
    #[error("a function has 1 to {MAX_PARAMS} parameters, not {0}")]
    Params(usize),
}

impl Signature {
    pub fn new(name: String, params: Vec<Param>, returns: Type) -> Result<Self, SignatureError> {
        if !is_snake_case(&name) {
            return Err(SignatureError::Name(name));
        }
        if !name.contains('_') {
            return Err(SignatureError::OneWord(name));
        }
        if is_taken(&name) {
            return Err(SignatureError::Taken(name));
        }
        if params.is_empty() || params.len() > MAX_PARAMS {
            return Err(SignatureError::Params(params.len()));
        }
        let mut seen = BTreeSet::new();
        for param in &params {
            if !is_snake_case(&param.name) {
                return Err(SignatureError::Name(param.name.clone()));
            }
            if param.name.ends_with("_len") {
                return Err(SignatureError::Length(param.name.clone()));
            }
            if !seen.insert(param.name.replace('_', "")) {
                return Err(SignatureError::Twice(param.name.clone()));
            }
        }
        Ok(Self {
            name,
            params,
            returns,
        })
    }

    /// snake_case.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn params(&self) -> &[Param] {
        &self.params
    }

    pub fn returns(&self) -> Type {
        self.returns
    }

    /// The first of its types that the language has no plain form of; none: it can be solved in the language.
    pub fn missing_in(&self, language: Language) -> Option<Type> {
        self.params
            .iter()
            .map(|param| param.kind)
            .chain([self.returns])
            .find(|kind| !kind.exists_in(language))
    }

    /// The function's name in the language.
    pub fn function_name(&self, language: Language) -> String {
        match language {
            Language::Go => pascal_case(&self.name),
            _ => cased(&self.name, language),
        }
    }

    /// The parameter's name in the language, without PHP's `$`.
    pub fn param_name(param: &Param, language: Language) -> String {
        let name = cased(&param.name, language);
        if reserved(language)
            .split_whitespace()
            .any(|word| word == name)
        {
            name + "_"
        } else {
            name
        }
    }
}

fn cased(name: &str, language: Language) -> String {
    match language {
        Language::JavaScript
        | Language::TypeScript
        | Language::Java
        | Language::Go
        | Language::Php => camel_case(name),
        _ => name.to_owned(),
    }
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |so_far, word| so_far + &capitalized(word))
}

fn pascal_case(name: &str) -> String {
    name.split('_').map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// Words of lower-case letters and digits joined by `_`, beginning with a letter.
pub fn is_snake_case(name: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.len() <= MAX_NAME
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('_').all(word)
}

/// Names of two words that some language has given away already.
fn is_taken(name: &str) -> bool {
    /// C++ keywords and global names of the headers that come with a solution in C or C++.
    const C: &str = "and_eq not_eq or_eq xor_eq co_await co_return co_yield const_cast dynamic_cast reinterpret_cast \
        static_assert static_cast thread_local wchar_t char8_t char16_t char32_t size_t ptrdiff_t max_align_t nullptr_t \
        int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intmax_t uintmax_t intptr_t uintptr_t \
        div_t ldiv_t time_t clock_t fpos_t quick_exit aligned_alloc signed_main";
    /// Functions and keywords of PHP, whose names have no case: camelCase of two words can hit them.
    const PHP: &str = "elseif endif endfor endforeach endwhile endswitch enddeclare foreach isset instanceof insteadof \
        strlen strcmp strtotime checkdate mktime gmdate localtime getdate sizeof natsort asort arsort rsort usort uasort \
        uksort ksort krsort getenv putenv usleep wordwrap explode implode strtok strtoupper strtolower basename dirname \
        pathinfo stristr strstr strpos stripos strrpos strripos substr strtr strrev ucfirst lcfirst ucwords nl2br sscanf \
        opendir readdir scandir passthru readfile rewind tmpfile realpath filesize filetype touch printf sprintf \
        microtime gettimeofday gettype settype intval floatval boolval strval uniqid serialize unserialize \
        intdiv bindec hexdec octdec decbin dechex decoct deg2rad rad2deg setlocale getcwd getrusage phpinfo syslog";
    let has = |list: &str, name: &str| list.split_whitespace().any(|taken| taken == name);
    has(C, name) || has(PHP, &name.replace('_', ""))
}

/// Words that cannot name a parameter.
fn reserved(language: Language) -> &'static str {
    match language {
        Language::Python => {
            "and as assert async await break class continue def del elif else except finally for from global if \
             import in is lambda nonlocal not or pass raise return try while with yield"
        }
        Language::JavaScript | Language::TypeScript => {
            "arguments await break case catch class const continue debugger default delete do else enum eval export \
             extends false finally for function if implements import in instanceof interface let new null package \
             private protected public return static super switch this throw true try typeof var void while with yield"
        }
        Language::Java => {
            "abstract assert boolean break byte case catch char class const continue default do double else enum \
             extends false final finally float for goto if implements import instanceof int interface long native new \
             null package private protected public return short static strictfp super switch synchronized this throw \
             throws transient true try void volatile while"
        }
        Language::C => {
            "asm auto bool break case char const continue default do double else enum extern false float for goto if \
             inline int long register restrict return short signed sizeof static struct switch true typedef typeof \
             union unsigned void volatile while"
        }
        Language::Cpp => {
            "and asm auto bitand bitor bool break case catch char class compl concept const consteval constexpr \
             constinit continue decltype default delete do double else enum explicit export extern false float for \
             friend goto if inline int long mutable namespace new noexcept not nullptr operator or private protected \
             public register requires return short signed sizeof static struct switch template this throw true try \
             typedef typeid typename union unsigned using virtual void volatile while xor"
        }
        Language::Go => {
            "break case chan const continue default defer else fallthrough for func go goto if import interface map \
             package range return select struct switch type var"
        }
        Language::Rust => {
            "abstract as async await become box break const continue crate do dyn else enum extern false final fn for \
             gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super \
             trait true try type typeof unsafe unsized use virtual where while yield"
        }
        Language::Ruby => {
            "alias and begin break case class def defined do else elsif end ensure false for if in module next nil not \
             or redo rescue retry return self super then true undef unless until when while yield"
        }
        Language::Php => "this",
        Language::Sql => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(name: &str, params: &[&str]) -> Result<Signature, SignatureError> {
        let params = params
            .iter()
            .map(|name| Param {
                name: (*name).to_owned(),
                kind: Type::Int,
            })
            .collect();
        Signature::new(name.to_owned(), params, Type::Int)
    }

    #[test]
    fn names_follow_the_language() {
        let signature = signature("longest_kept_streak_2", &["first_day", "end"]).unwrap();
        let name = |language| signature.function_name(language);
        assert_eq!(name(Language::Python), "longest_kept_streak_2");
        assert_eq!(name(Language::Java), "longestKeptStreak2");
        assert_eq!(name(Language::Go), "LongestKeptStreak2");
        let params = |language| {
            let name = |param| Signature::param_name(param, language);
            signature.params().iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(params(Language::Ruby), ["first_day", "end_"]);
        assert_eq!(params(Language::Php), ["firstDay", "end"]);
        assert_eq!(params(Language::Go), ["firstDay", "end"]);
    }

    #[test]
    fn names_that_cannot_work_everywhere_are_refused() {
        use SignatureError::*;
        let fault = |name: &str| signature(name, &["n"]).unwrap_err();
        for name in [
            "",
            "Two_words",
            "two__words",
            "_two",
            "two_",
            "2_words",
            "zwei_wörter",
        ] {
            assert_eq!(fault(name), Name(name.to_owned()));
        }
        assert_eq!(fault("delete"), OneWord("delete".to_owned()));
        assert_eq!(fault("str_len"), Taken("str_len".to_owned()));
        assert_eq!(fault("not_eq"), Taken("not_eq".to_owned()));
        assert_eq!(
            signature("two_words", &["a_1", "a1"]).unwrap_err(),
            Twice("a1".to_owned())
        );
        assert_eq!(
            signature("two_words", &["days_len"]).unwrap_err(),
            Length("days_len".to_owned())
        );
        assert_eq!(signature("two_words", &[]).unwrap_err(), Params(0));
        assert_eq!(signature("two_words", &["n"; 9]).unwrap_err(), Params(9));
    }

    #[test]
    fn types_have_names() {
        for kind in Type::ALL {
            assert_eq!(Type::of_id(kind.id()), Some(kind));
        }
        assert_eq!(Type::of_id("bool[]"), None);
    }
}
