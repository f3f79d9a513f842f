//! Makes a program of one file from a solution that is one function.
//!
//! The program reads a sentinel and the arguments from standard input, calls the function and prints the sentinel and the
//! result, so that what the function itself prints is told from the result: see [`stdin`] and [`split_output`].
//! The parts that never change are in `runtime/`, one file a language.
//!
//! How the files are named and run: `main.py` by `python3`; `main.js` by `node`; `main.ts` made `main.js` by
//! `esbuild --format=cjs --platform=node`; `Main.java` by `javac`, then the class `Main`; `main.cpp` by `g++ -std=c++20`;
//! `main.c` by `gcc -std=c17`, with `-lm`; `main.go` alone as package `main`; `main.rs` by `rustc --edition 2021`;
//! `main.rb` by `ruby`; `main.php` by `php -d memory_limit=-1 -d display_errors=stderr`.

mod c;
mod callable;
mod cpp;
mod go;
mod java;
mod javascript;
mod php;
mod python;
mod ruby;
mod rust;
mod scan;

#[cfg(test)]
mod tests;

pub use callable::{NOTHING_TO_CALL, nothing_to_call, uncallable};

use super::{
    language::Language,
    signature::{Signature, Type},
    value::Value,
};

/// What the stubs say where the solution goes.
const HERE: &str = "Write your solution here.";

/// A whole program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    pub source: String,
    /// Lines before the first of the solution.
    pub line_offset: u32,
    /// Lines of the solution.
    pub lines: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HarnessError {
    #[error("{} cannot be used here: it has no plain form of the type {kind}.", language.name())]
    Unsupported { language: Language, kind: Type },
    #[error("`{0}` cannot be used here: what follows it would not run.")]
    Ending(&'static str),
}

/// The line that separates what the function prints from its result; new for each run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentinel(String);

impl Sentinel {
    /// `random` must not be guessed by chance; a solution may know it, for its own output is all it can spoil.
    pub fn new(random: u128) -> Self {
        Self(format!("result-{random:032x}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first line of what the program reads.
    pub fn line(&self) -> Vec<u8> {
        format!("{}\n", self.0).into_bytes()
    }
}

/// The program that calls the function `signature` of the solution `source`.
pub fn wrap(
    language: Language,
    signature: &Signature,
    source: &str,
) -> Result<Wrapped, HarnessError> {
    supported(language, signature)?;
    let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    match language {
        Language::Python => Ok(python::wrap(signature, &source)),
        Language::JavaScript | Language::TypeScript => {
            Ok(javascript::wrap(language, signature, &source))
        }
        Language::Java => Ok(java::wrap(signature, &source)),
        Language::Cpp => Ok(cpp::wrap(signature, &source)),
        Language::C => Ok(c::wrap(signature, &source)),
        Language::Go => Ok(go::wrap(signature, &source)),
        Language::Rust => Ok(rust::wrap(signature, &source)),
        Language::Ruby => ruby::wrap(signature, &source),
        Language::Php => php::wrap(signature, &source),
        Language::Sql => Err(HarnessError::Unsupported {
            language,
            kind: signature.returns(),
        }),
    }
}

/// A whole program as the runner takes it: it knows Java's `Main` alone.
pub fn standalone(language: Language, source: &str) -> String {
    match language {
        Language::Java => java::standalone(source),
        _ => source.to_owned(),
    }
}

/// What the editor shows first: the function without a solution, which returns a zero or something empty.
pub fn starter(language: Language, signature: &Signature) -> Result<String, HarnessError> {
    supported(language, signature)?;
    Ok(match language {
        Language::Python => python::starter(signature),
        Language::JavaScript | Language::TypeScript => javascript::starter(language, signature),
        Language::Java => java::starter(signature),
        Language::Cpp => cpp::starter(signature),
        Language::C => c::starter(signature),
        Language::Go => go::starter(signature),
        Language::Rust => rust::starter(signature),
        Language::Ruby => ruby::starter(signature),
        Language::Php => php::starter(signature),
        Language::Sql => String::new(),
    })
}

/// What the program reads: the sentinel's line, then each argument in its wire form (see [`Value::write_wire`]).
pub fn stdin(sentinel: &Sentinel, args: &[Value]) -> Vec<u8> {
    let mut out = sentinel.line();
    out.extend(without_sentinel(args));
    out
}

/// [`stdin`] without the sentinel's line, which is another one each time.
pub fn without_sentinel(args: &[Value]) -> Vec<u8> {
    let mut out = Vec::new();
    for arg in args {
        arg.write_wire(&mut out);
    }
    out
}

/// What the solution printed of its own accord, and the printed form of the result: the parts before and after the last line
/// that is the sentinel. None: the function has not returned.
pub fn split_output<'a>(stdout: &'a [u8], sentinel: &Sentinel) -> Option<(&'a [u8], &'a [u8])> {
    // The runtimes begin a new line first: nobody knows whether the solution ended its own.
    let mark = format!("\n{}\n", sentinel.0);
    let at = stdout
        .windows(mark.len())
        .rposition(|window| window == mark.as_bytes())?;
    Some((stdout.get(..at)?, stdout.get(at + mark.len()..)?))
}

impl Wrapped {
    /// `before` the solution (ended by a line feed, unless it is empty) and `after` it.
    fn new(before: &str, source: &str, after: &str) -> Self {
        let lines = |text: &str| text.lines().count().try_into().unwrap_or(u32::MAX);
        // A blank line ends what a last line with `\` or `//` would swallow.
        Self {
            source: format!("{before}{source}\n\n{after}"),
            line_offset: lines(before),
            lines: lines(source).max(1),
        }
    }

    /// The line of the solution that a compiler means by `line` of the program; both count from 1.
    ///
    /// What is reported behind the solution (a brace that is not closed, a function of another form than is called) is put
    /// on its last line; what is reported before it is not its own.
    pub fn user_line(&self, line: u32) -> Option<u32> {
        let line = line.checked_sub(self.line_offset)?;
        (line >= 1).then(|| line.min(self.lines))
    }
}

fn supported(language: Language, signature: &Signature) -> Result<(), HarnessError> {
    match signature.missing_in(language) {
        Some(kind) => Err(HarnessError::Unsupported { language, kind }),
        None => Ok(()),
    }
}

/// The name of a type's functions in the runtimes that have one a type.
fn function_of(kind: Type) -> &'static str {
    match kind {
        Type::Int => "int",
        Type::Float => "float",
        Type::Bool => "bool",
        Type::String => "string",
        Type::IntList => "int_list",
        Type::FloatList => "float_list",
        Type::StringList => "string_list",
        Type::IntTable => "int_table",
    }
}

/// `name type` of each parameter in the language, in the order that `form` gives it.
fn params(
    signature: &Signature,
    language: Language,
    form: impl Fn(&str, Type) -> String,
) -> String {
    let params = signature.params().iter().map(|param| {
        let name = Signature::param_name(param, language);
        form(&name, param.kind)
    });
    params.collect::<Vec<_>>().join(", ")
}

/// One line a parameter, made by `form` from its number and type, and the list of their names `{prefix}0, {prefix}1`...
fn arguments(
    signature: &Signature,
    prefix: &str,
    form: impl Fn(usize, Type) -> String,
) -> (String, String) {
    let numbered = || signature.params().iter().enumerate();
    let lines = numbered().map(|(index, param)| form(index, param.kind) + "\n");
    let names = numbered().map(|(index, _)| format!("{prefix}{index}"));
    (lines.collect(), names.collect::<Vec<_>>().join(", "))
}
