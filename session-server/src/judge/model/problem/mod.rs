//! A coding problem or a debugging task, read from the texts of its folder (`content/problems/<id>/`,
//! `content/debugging/<id>/`; the format is in `content/README.md`).
//!
//! [`Problem::parse`] holds every rule of the format that needs no program run. That the solutions are right and the wrong
//! ones wrong is shown by running them.

mod cases;
mod explanation;
mod manifest;
mod prose;
mod sources;

#[cfg(test)]
mod tests;

pub use explanation::Explanation;
pub use sources::{Program, Wrong};

use super::{
    checker::Checker,
    growth::Growth,
    language::Language,
    signature::Signature,
    value::{self, Value, ValueError},
};
use std::collections::BTreeMap;

/// The shape of generated inputs whose cost grows regularly with the size.
pub const GROWTH_SHAPE: &str = "growth";
/// Largest size that a case may ask `generate.py` for.
pub const MAX_GENERATED_SIZE: u32 = 10_000_000;

const REPORT: &str = "report.md";

/// Valid by construction.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// kebab-case; the folder's name.
    pub id: String,
    pub title: String,
    pub task: Task,
    pub tier: Tier,
    /// Ids of roles, kebab-case.
    pub roles: Vec<String>,
    /// kebab-case.
    pub tags: Vec<String>,
    pub style: Style,
    /// How the reference's time grows; absent for SQL and in debugging tasks.
    pub growth: Option<Growth>,
    pub limits: Limits,
    pub checker: Checker,
    /// Markdown without HTML; without the title.
    pub statement: String,
    /// 2 or 3, named `sample-1` and so on.
    pub samples: Vec<Sample>,
    /// 10 or more; 8 in a debugging task.
    pub hidden: Vec<Case>,
    /// Source of `generate.py`, called with SIZE SEED SHAPE; absent for SQL, and where a debugging task needs none.
    pub generator: Option<String>,
    /// Source of `check.py`, called with INPUT_FILE EXPECTED_FILE OUTPUT_FILE; present with [`Checker::Custom`] alone.
    pub check_program: Option<String>,
    /// Python's first, at least one other; for SQL one or more; in a debugging task the given programs without the fault.
    pub references: Vec<Program>,
    /// 2 or more; 1 in a debugging task.
    pub wrong: Vec<Wrong>,
    pub explanation: Explanation,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Write a program.
    Implementation,
    /// Find the fault of a program and mend it.
    Debugging {
        /// Markdown: what somebody saw who was hurt by it.
        report: String,
        /// The same faulty program in one to three languages, which are those it can be mended in.
        given: Vec<Program>,
    },
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    Easy,
    Medium,
    Hard,
}

/// What a solution is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    /// One function, called by a harness.
    Function(Signature),
    /// A whole program from standard input to standard output.
    Stdin,
    /// One SQLite query on the tables that a case sets up.
    Sql,
}

/// For compiled languages; see [`Limits::cpu_ms_in`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// CPU time of one case, milliseconds.
    pub cpu_ms: u32,
    /// Peak memory of one case, MiB.
    pub memory_mib: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub case: Case,
    /// What it shows.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// kebab-case, unique in the problem; for hidden cases: the idea that it kills.
    pub name: String,
    pub input: CaseInput,
    /// What the checker compares with.
    pub expected: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum CaseInput {
    Given(Given),
    /// What `generate.py SIZE SEED SHAPE` prints: for function style a JSON array of the arguments.
    Generated {
        size: u32,
        seed: u64,
        shape: String,
    },
}

/// The form follows the problem's [`Style`].
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Args(Vec<Value>),
    /// Standard input.
    Text(String),
    /// SQL that makes the tables.
    Setup(String),
}

/// What is wrong with a problem's folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {what}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct ProblemError {
    /// Its path in the folder.
    pub file: String,
    /// Counted from 1.
    pub line: Option<u32>,
    pub what: String,
}

/// By their paths in the folder, such as `solutions/reference.py`.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Problem {
    pub fn parse(files: &Files) -> Result<Self, ProblemError> {
        let texts = Texts::of(files)?;
        let is_debugging = texts.get(REPORT).is_some() || texts.in_folder("given").next().is_some();
        let manifest = manifest::parse(texts.need("problem.toml")?, is_debugging)?;
        let is_sql = manifest.style == Style::Sql;
        let generator = texts.get("generate.py");
        match generator {
            None if !is_sql && !is_debugging => return Err(missing("generate.py")),
            Some(_) if is_sql => return Err(needless("generate.py", "SQL has no sizes")),
            Some(text) if !is_debugging && !text.contains(GROWTH_SHAPE) => {
                let what = format!("the shape `{GROWTH_SHAPE}` is not made");
                return Err(ProblemError::of("generate.py", what));
            }
            _ => {}
        }
        let check_program = texts.get("check.py");
        match check_program {
            None if manifest.checker == Checker::Custom => return Err(missing("check.py")),
            Some(_) if manifest.checker != Checker::Custom => {
                return Err(needless("check.py", "the checker's kind is not `custom`"));
            }
            _ => {}
        }
        let task = match is_debugging {
            true => Task::Debugging {
                report: prose::report(texts.need(REPORT)?)?,
                given: sources::given(&texts, &manifest.style)?,
            },
            false => Task::Implementation,
        };
        let references = sources::references(&texts, &manifest.style, &task)?;
        let wrong = sources::wrong(&texts, &manifest.style, &task)?;
        let reader = cases::Reader {
            style: &manifest.style,
            checker: &manifest.checker,
            is_debugging,
            has_generator: generator.is_some(),
            safe_ints: references
                .iter()
                .any(|reference| reference.language.counts_in_doubles()),
        };
        let statement = prose::statement(texts.need("statement.md")?, &manifest.title)?;
        if is_debugging {
            prose::contract(&statement)?;
        }
        Ok(Self {
            statement,
            samples: reader.samples(texts.need("samples.jsonl")?)?,
            hidden: reader.hidden(texts.need("hidden.jsonl")?)?,
            generator: generator.map(str::to_owned),
            check_program: check_program.map(str::to_owned),
            references,
            wrong,
            explanation: Explanation::parse(texts.need("explanation.toml")?)?,
            task,
            id: manifest.id,
            title: manifest.title,
            tier: manifest.tier,
            roles: manifest.roles,
            tags: manifest.tags,
            style: manifest.style,
            growth: manifest.growth,
            limits: manifest.limits,
            checker: manifest.checker,
        })
    }

    /// The signature, in function style.
    pub fn signature(&self) -> Option<&Signature> {
        match &self.style {
            Style::Function(signature) => Some(signature),
            Style::Stdin | Style::Sql => None,
        }
    }

    /// The faulty program of a debugging task.
    pub fn given_in(&self, language: Language) -> Option<&str> {
        let Task::Debugging { given, .. } = &self.task else {
            return None;
        };
        let mut given = given.iter();
        let program = given.find(|program| program.language == language)?;
        Some(&program.source)
    }

    /// An input that somebody wrote down: a call, standard input, or the SQL that makes tables.
    pub fn own_input(&self, text: &str) -> Result<Given, ValueError> {
        Ok(match &self.style {
            Style::Function(signature) => Given::Args(value::args_of_call(signature, text)?),
            Style::Stdin => Given::Text(text.to_owned()),
            Style::Sql => Given::Setup(text.to_owned()),
        })
    }

    /// A case's input as people read and write it; none when it is generated.
    pub fn input_text(&self, case: &Case) -> Option<String> {
        match (&case.input, &self.style) {
            (CaseInput::Given(Given::Args(args)), Style::Function(signature)) => {
                let args: Vec<String> = args.iter().map(Value::to_string).collect();
                Some(format!("{}({})", signature.name(), args.join(", ")))
            }
            (CaseInput::Given(Given::Text(text) | Given::Setup(text)), _) => Some(text.clone()),
            _ => None,
        }
    }

    /// Whether it can be solved in the language.
    pub fn allows(&self, language: Language) -> bool {
        if let Task::Debugging { .. } = self.task {
            return self.given_in(language).is_some();
        }
        match &self.style {
            Style::Function(signature) => signature.missing_in(language).is_none(),
            Style::Stdin => language != Language::Sql,
            Style::Sql => language == Language::Sql,
        }
    }
}

impl Limits {
    /// CPU time of one case in this language, milliseconds.
    pub fn cpu_ms_in(self, language: Language) -> u32 {
        self.cpu_ms.saturating_mul(language.slowness())
    }

    pub fn memory_bytes(self) -> u64 {
        u64::from(self.memory_mib) << 20
    }
}

impl ProblemError {
    pub fn of(file: &str, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            what: what.into(),
        }
    }

    fn at(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            line: u32::try_from(line).ok(),
            ..Self::of(file, what)
        }
    }
}

/// The files as text; there are no others than the format knows.
struct Texts<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Texts<'a> {
    fn of(files: &'a Files) -> Result<Self, ProblemError> {
        const KNOWN: [&str; 8] = [
            "problem.toml",
            "statement.md",
            "explanation.toml",
            REPORT,
            "samples.jsonl",
            "hidden.jsonl",
            "generate.py",
            "check.py",
        ];
        let mut texts = BTreeMap::new();
        for (path, bytes) in files {
            let known = KNOWN.contains(&path.as_str())
                || matches!(path.split_once('/'), Some(("given" | "solutions" | "wrong", name)) if !name.contains('/'));
            if !known {
                return Err(needless(path, "the format knows no such file"));
            }
            let text = std::str::from_utf8(bytes).map_err(|error| {
                let line = line_of(bytes, error.valid_up_to());
                ProblemError::at(path, line, "this is not UTF-8")
            })?;
            if text.contains(['\0', '\r']) {
                let offset = text.find(['\0', '\r']).unwrap_or_default();
                let line = line_of(bytes, offset);
                let what = "this holds a NUL or a carriage return";
                return Err(ProblemError::at(path, line, what));
            }
            texts.insert(path.as_str(), text);
        }
        Ok(Self(texts))
    }

    fn get(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).copied()
    }

    fn need(&self, path: &str) -> Result<&'a str, ProblemError> {
        self.get(path).ok_or_else(|| missing(path))
    }

    /// Name, without the folder, and text of each file in it.
    fn in_folder<'b>(&'b self, folder: &'b str) -> impl Iterator<Item = (&'a str, &'a str)> + 'b {
        self.0.iter().filter_map(move |(path, text)| {
            let (parent, name) = path.split_once('/')?;
            (parent == folder).then_some((name, *text))
        })
    }
}

fn missing(file: &str) -> ProblemError {
    ProblemError::of(file, "this file is missing")
}

fn needless(file: &str, why: &str) -> ProblemError {
    ProblemError::of(file, format!("this file must not be there: {why}"))
}

/// The line, counted from 1, that the byte at `offset` is in.
fn line_of(text: &[u8], offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    1 + before.iter().filter(|&&byte| byte == b'\n').count()
}

/// Words of lower-case letters and digits joined by `-`, at most 64 bytes.
pub fn is_kebab_case(name: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.len() <= 64 && name.split('-').all(word)
}
