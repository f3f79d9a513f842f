//! `samples.jsonl` and `hidden.jsonl`: one case a line.

use super::super::{
    checker::Checker,
    value::{self, MAX_SAFE_INT},
};
use super::{
    Case, CaseInput, Given, MAX_GENERATED_SIZE, ProblemError, Sample, Style, is_kebab_case,
};
use serde::Deserialize;
use std::{collections::BTreeSet, ops::RangeInclusive};

const SAMPLES: RangeInclusive<usize> = 2..=3;
const HIDDEN: RangeInclusive<usize> = 10..=200;
const HIDDEN_OF_DEBUGGING: RangeInclusive<usize> = 8..=200;
/// Fewest hidden cases with a generated input, where there is a generator.
const MIN_GENERATED: usize = 2;
/// Longest expected output, bytes: 2 kB for generated inputs.
const MAX_EXPECTED_OF_GENERATED: usize = 2_000;
const MAX_EXPECTED: usize = 16_384;
/// Longest row, bytes: larger inputs are generated, but for SQL, which has no generator.
const MAX_ROW: usize = 65_536;
const MAX_SQL_ROW: usize = 1 << 20;

/// What the rows must fit.
pub(super) struct Reader<'a> {
    pub style: &'a Style,
    pub checker: &'a Checker,
    pub is_debugging: bool,
    pub has_generator: bool,
    /// Integers must be exact as doubles, because there is a reference in JavaScript or TypeScript.
    pub safe_ints: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: Option<String>,
    note: Option<String>,
    args: Option<serde_json::Value>,
    input: Option<String>,
    setup: Option<String>,
    generate: Option<Recipe>,
    expected: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recipe {
    size: u32,
    seed: u64,
    shape: String,
}

impl Reader<'_> {
    pub fn samples(&self, text: &str) -> Result<Vec<Sample>, ProblemError> {
        const FILE: &str = "samples.jsonl";
        let mut samples = Vec::new();
        for (line, row) in self.rows(FILE, text)? {
            let fault = |what: &str| ProblemError::at(FILE, line, what);
            let note = match &row.note {
                Some(note) if !note.trim().is_empty() => note.clone(),
                _ => return Err(fault("a sample has a `note`")),
            };
            if row.name.is_some() {
                return Err(fault("only hidden cases have a `name`"));
            }
            let case = self
                .case(format!("sample-{}", samples.len() + 1), row)
                .map_err(|what| fault(&what))?;
            if matches!(case.input, CaseInput::Generated { .. }) {
                return Err(fault("a sample's input is given, not generated"));
            }
            samples.push(Sample { case, note });
        }
        counted(FILE, "samples", samples.len(), &SAMPLES)?;
        Ok(samples)
    }

    pub fn hidden(&self, text: &str) -> Result<Vec<Case>, ProblemError> {
        const FILE: &str = "hidden.jsonl";
        let mut cases = Vec::new();
        let mut names = BTreeSet::new();
        for (line, mut row) in self.rows(FILE, text)? {
            let fault = |what: &str| ProblemError::at(FILE, line, what);
            if row.note.is_some() {
                return Err(fault("only samples have a `note`"));
            }
            let name = match row.name.take() {
                Some(name) if is_kebab_case(&name) => name,
                _ => return Err(fault("a hidden case has a `name` in kebab-case")),
            };
            if !names.insert(name.clone()) {
                return Err(fault(&format!("another case is named `{name}`")));
            }
            cases.push(self.case(name, row).map_err(|what| fault(&what))?);
        }
        let allowed = match self.is_debugging {
            true => &HIDDEN_OF_DEBUGGING,
            false => &HIDDEN,
        };
        counted(FILE, "cases", cases.len(), allowed)?;
        let generated = cases
            .iter()
            .filter(|case| matches!(case.input, CaseInput::Generated { .. }))
            .count();
        if *self.style != Style::Sql && !self.is_debugging && generated < MIN_GENERATED {
            let what = format!("there are {MIN_GENERATED} cases with generated inputs or more");
            return Err(ProblemError::of(FILE, what));
        }
        Ok(cases)
    }

    /// With the number of each row's line, counted from 1.
    fn rows(&self, file: &str, text: &str) -> Result<Vec<(usize, Row)>, ProblemError> {
        let max = match self.style {
            Style::Sql => MAX_SQL_ROW,
            Style::Function(_) | Style::Stdin => MAX_ROW,
        };
        let mut rows = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let fault = |what: String| ProblemError::at(file, index + 1, what);
            if line.len() > max {
                let what = format!("this is longer than {max} bytes");
                return Err(fault(what));
            }
            let row = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
            rows.push((index + 1, row));
        }
        Ok(rows)
    }

    fn case(&self, name: String, row: Row) -> Result<Case, String> {
        let expected = row.expected;
        let input = match (self.style, row.args, row.input, row.setup, row.generate) {
            (Style::Function(signature), Some(args), None, None, None) => {
                let args = value::args_of_json(signature, &args).map_err(|e| e.to_string())?;
                let unsafe_int = |value: &i64| value.unsigned_abs() > MAX_SAFE_INT.unsigned_abs();
                if self.safe_ints
                    && args
                        .iter()
                        .flat_map(|arg| arg.ints())
                        .any(|i| unsafe_int(&i))
                {
                    return Err("an integer is beyond 2^53, which the JavaScript or TypeScript reference cannot hold".to_owned());
                }
                CaseInput::Given(Given::Args(args))
            }
            (Style::Stdin, None, Some(text), None, None) => CaseInput::Given(Given::Text(text)),
            (Style::Sql, None, None, Some(setup), None) if !setup.trim().is_empty() => {
                CaseInput::Given(Given::Setup(setup))
            }
            (Style::Function(_) | Style::Stdin, None, None, None, Some(recipe)) => {
                if !self.has_generator {
                    return Err("there is no generate.py that would make this input".to_owned());
                }
                generated(recipe)?
            }
            (style, ..) => return Err(wanted(style).to_owned()),
        };
        let max = match input {
            CaseInput::Generated { .. } => MAX_EXPECTED_OF_GENERATED,
            CaseInput::Given(_) => MAX_EXPECTED,
        };
        if expected.len() > max {
            return Err(format!("`expected` is longer than {max} bytes"));
        }
        if let (Style::Function(signature), Checker::Compare(_)) = (self.style, self.checker) {
            let kind = signature.returns();
            if !value::is_printed_form(&expected, kind) {
                return Err(format!(
                    "`expected` is not how a result of type {kind} is printed"
                ));
            }
        }
        Ok(Case {
            name,
            input,
            expected,
        })
    }
}

fn generated(recipe: Recipe) -> Result<CaseInput, String> {
    let Recipe { size, seed, shape } = recipe;
    if !(1..=MAX_GENERATED_SIZE).contains(&size) {
        return Err(format!("the size is 1 to {MAX_GENERATED_SIZE}"));
    }
    if !is_kebab_case(&shape) {
        return Err("the shape is not kebab-case".to_owned());
    }
    Ok(CaseInput::Generated { size, seed, shape })
}

fn wanted(style: &Style) -> &'static str {
    match style {
        Style::Function(_) => "a case has either `args` or `generate`",
        Style::Stdin => "a case has either `input` or `generate`",
        Style::Sql => "a case has a `setup` that makes its tables, and no other input",
    }
}

fn counted(
    file: &str,
    what: &str,
    count: usize,
    range: &RangeInclusive<usize>,
) -> Result<(), ProblemError> {
    if range.contains(&count) {
        return Ok(());
    }
    let what = format!(
        "there are {} to {} {what}, not {count}",
        range.start(),
        range.end()
    );
    Err(ProblemError::of(file, what))
}
