//! `solutions/`, `wrong/` and `given/`.

use super::super::{language::Language, signature::is_snake_case, verdict::Verdict};
use super::{ProblemError, Style, Task, Texts};
use std::ops::RangeInclusive;

/// Lines of a given program: enough to hide a fault in, few enough to read in an interview.
const LINES: RangeInclusive<usize> = 20..=60;
const SQL_LINES: RangeInclusive<usize> = 8..=60;

/// A right solution, or a given program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    pub language: Language,
    pub source: String,
}

/// A plausible wrong solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The file's name: its idea in snake_case, and the language's extension.
    pub file: String,
    pub language: Language,
    /// WA, TLE, RE or MLE, as its first line says.
    pub expect: Verdict,
    pub source: String,
}

pub(super) fn given(texts: &Texts<'_>, style: &Style) -> Result<Vec<Program>, ProblemError> {
    let given = programs(texts, "given", "given", style)?;
    if !(1..=3).contains(&given.len()) {
        let what = "the program is there in 1 to 3 languages";
        return Err(ProblemError::of("given", what));
    }
    for program in &given {
        let lines = program.source.lines().count();
        let allowed = match program.language {
            Language::Sql => &SQL_LINES,
            _ => &LINES,
        };
        if !allowed.contains(&lines) {
            let (least, most) = (allowed.start(), allowed.end());
            let file = format!("given/given.{}", program.language.extension());
            let what = format!("a given program has {least} to {most} lines, not {lines}");
            return Err(ProblemError::of(&file, what));
        }
    }
    Ok(given)
}

pub(super) fn references(
    texts: &Texts<'_>,
    style: &Style,
    task: &Task,
) -> Result<Vec<Program>, ProblemError> {
    let references = programs(texts, "solutions", "reference", style)?;
    let has = |language| {
        references
            .iter()
            .any(|reference| reference.language == language)
    };
    let main = match (task, style) {
        (Task::Debugging { given, .. }, _) => {
            return mended(given, references);
        }
        (Task::Implementation, Style::Sql) => Language::Sql,
        (Task::Implementation, Style::Function(_) | Style::Stdin) => Language::Python,
    };
    if !has(main) {
        let file = format!("solutions/reference.{}", main.extension());
        return Err(ProblemError::of(&file, "this file is missing"));
    }
    if *style != Style::Sql && references.len() < 2 {
        let what = "there is a reference in one language more than Python";
        return Err(ProblemError::of("solutions", what));
    }
    Ok(references)
}

/// Each given program has its mended one, and nothing else is mended.
fn mended(given: &[Program], references: Vec<Program>) -> Result<Vec<Program>, ProblemError> {
    let lacks = |one: &[Program], other: &[Program]| {
        let mut languages = one.iter().map(|program| program.language);
        languages.find(|language| other.iter().all(|program| program.language != *language))
    };
    let file = |language: Language| format!("solutions/reference.{}", language.extension());
    if let Some(language) = lacks(given, &references) {
        return Err(ProblemError::of(&file(language), "this file is missing"));
    }
    if let Some(language) = lacks(&references, given) {
        let what = "no program is given in this language";
        return Err(ProblemError::of(&file(language), what));
    }
    Ok(references)
}

/// The files of a folder that holds one program, `stem`, in several languages.
fn programs(
    texts: &Texts<'_>,
    folder: &str,
    stem: &str,
    style: &Style,
) -> Result<Vec<Program>, ProblemError> {
    let mut programs = Vec::new();
    for (name, source) in texts.in_folder(folder) {
        let path = format!("{folder}/{name}");
        let (found, language) = named(&path, name, style)?;
        if found != stem {
            let what = format!("this file is named `{stem}` with its language's extension");
            return Err(ProblemError::of(&path, what));
        }
        programs.push(Program {
            language,
            source: source.to_owned(),
        });
    }
    programs.sort_by_key(|program| program.language);
    Ok(programs)
}

pub(super) fn wrong(
    texts: &Texts<'_>,
    style: &Style,
    task: &Task,
) -> Result<Vec<Wrong>, ProblemError> {
    let fewest = match task {
        Task::Implementation => 2,
        Task::Debugging { .. } => 1,
    };
    let mut wrong = Vec::new();
    for (name, source) in texts.in_folder("wrong") {
        let path = format!("wrong/{name}");
        let (stem, language) = named(&path, name, style)?;
        if !is_snake_case(stem) {
            let what = "the file is named for its idea, in snake_case";
            return Err(ProblemError::of(&path, what));
        }
        if let Task::Debugging { given, .. } = task
            && given.iter().all(|program| program.language != language)
        {
            let what = "no program is given in this language";
            return Err(ProblemError::of(&path, what));
        }
        let expect =
            expected(source.lines().next().unwrap_or_default(), language).ok_or_else(|| {
                let comment = language.comment();
                let what = format!("the first line is `{comment} expect: WA` (or TLE, RE, MLE)");
                ProblemError::at(&path, 1, what)
            })?;
        wrong.push(Wrong {
            file: name.to_owned(),
            language,
            expect,
            source: source.to_owned(),
        });
    }
    if wrong.len() < fewest {
        let what = format!(
            "wrong solutions: {}, where {fewest} are needed",
            wrong.len()
        );
        return Err(ProblemError::of("wrong", what));
    }
    Ok(wrong)
}

/// The file's stem and its language, which must be able to solve a problem of this style.
fn named<'a>(
    path: &str,
    name: &'a str,
    style: &Style,
) -> Result<(&'a str, Language), ProblemError> {
    let fault = |what: String| Err(ProblemError::of(path, what));
    let Some((stem, language)) = name
        .rsplit_once('.')
        .and_then(|(stem, end)| Some((stem, Language::from_extension(end)?)))
    else {
        return fault("no language has this extension".to_owned());
    };
    let title = language.name();
    match style {
        Style::Function(signature) => match signature.missing_in(language) {
            Some(kind) => fault(format!("{title} has no plain form of the type {kind}")),
            None => Ok((stem, language)),
        },
        Style::Stdin if language == Language::Sql => fault("this is not an SQL problem".to_owned()),
        Style::Sql if language != Language::Sql => fault(format!("{title} is not SQL")),
        Style::Stdin | Style::Sql => Ok((stem, language)),
    }
}

/// What `expect: ...` in the first line says.
fn expected(line: &str, language: Language) -> Option<Verdict> {
    let line = match language {
        Language::Php => line.trim_start_matches("<?php").trim_start(),
        _ => line,
    };
    let words = line.strip_prefix(language.comment())?.trim();
    match words.strip_prefix("expect:")?.trim() {
        "WA" => Some(Verdict::Wa),
        "TLE" => Some(Verdict::Tle),
        "RE" => Some(Verdict::Re),
        "MLE" => Some(Verdict::Mle),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_what_to_expect() {
        let wa = Some(Verdict::Wa);
        assert_eq!(expected("# expect: WA", Language::Python), wa);
        assert_eq!(expected("// expect:WA ", Language::Java), wa);
        assert_eq!(expected("<?php // expect: WA", Language::Php), wa);
        assert_eq!(expected("-- expect: WA", Language::Sql), wa);
        assert_eq!(expected("// expect: WA", Language::Ruby), None);
        assert_eq!(expected("// expect: AC", Language::Java), None);
        assert_eq!(expected("", Language::Java), None);
    }
}
