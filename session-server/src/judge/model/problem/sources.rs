//! `solutions/` and `wrong/`.

use super::super::{language::Language, signature::is_snake_case, verdict::Verdict};
use super::{ProblemError, Style, Texts};

/// A right solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
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

pub(super) fn references(texts: &Texts<'_>, style: &Style) -> Result<Vec<Reference>, ProblemError> {
    let mut references = Vec::new();
    for (name, source) in texts.in_folder("solutions") {
        let path = format!("solutions/{name}");
        let (stem, language) = named(&path, name, style)?;
        if stem != "reference" {
            let what = "a solution is named `reference` with its language's extension";
            return Err(ProblemError::of(&path, what));
        }
        references.push(Reference {
            language,
            source: source.to_owned(),
        });
    }
    references.sort_by_key(|reference| reference.language);
    let has = |language| {
        references
            .iter()
            .any(|reference| reference.language == language)
    };
    let main = match style {
        Style::Sql => Language::Sql,
        Style::Function(_) | Style::Stdin => Language::Python,
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

pub(super) fn wrong(texts: &Texts<'_>, style: &Style) -> Result<Vec<Wrong>, ProblemError> {
    const FEWEST: usize = 2;
    let mut wrong = Vec::new();
    for (name, source) in texts.in_folder("wrong") {
        let path = format!("wrong/{name}");
        let (stem, language) = named(&path, name, style)?;
        if !is_snake_case(stem) {
            let what = "the file is named for its idea, in snake_case";
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
    if wrong.len() < FEWEST {
        let what = format!("there are {FEWEST} wrong solutions or more");
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
