//! `problem.toml`.

use super::super::{
    checker::{Checker, Comparison},
    growth::Growth,
    signature::{Param, Signature, Type},
};
use super::{Limits, ProblemError, Style, Tier, is_kebab_case, line_of};
use serde::Deserialize;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;

const FILE: &str = "problem.toml";
/// Longest title, in characters.
const MAX_TITLE: usize = 80;
const CPU_MS: RangeInclusive<u32> = 100..=10_000;
const MEMORY_MIB: RangeInclusive<u32> = 32..=1_024;
const ROLES: RangeInclusive<usize> = 3..=8;
const TAGS: RangeInclusive<usize> = 1..=12;

pub(super) struct Manifest {
    pub id: String,
    pub title: String,
    pub tier: Tier,
    pub roles: Vec<String>,
    pub tags: Vec<String>,
    pub style: Style,
    pub growth: Option<Growth>,
    pub limits: Limits,
    pub checker: Checker,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id: Spanned<String>,
    title: Spanned<String>,
    tier: Tier,
    roles: Spanned<Vec<String>>,
    tags: Spanned<Vec<String>>,
    style: Spanned<StyleName>,
    growth: Option<Spanned<String>>,
    function: Option<Spanned<FunctionForm>>,
    limits: LimitsForm,
    checker: Spanned<CheckerForm>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum StyleName {
    Function,
    Stdin,
    Sql,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionForm {
    name: String,
    params: Vec<ParamForm>,
    returns: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParamForm {
    name: String,
    #[serde(rename = "type")]
    kind: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsForm {
    cpu_ms: Spanned<u32>,
    memory_mib: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckerForm {
    kind: CheckerKind,
    tolerance: Option<f64>,
    program: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum CheckerKind {
    Exact,
    Tokens,
    Float,
    UnorderedLines,
    Custom,
}

pub(super) fn parse(text: &str, is_debugging: bool) -> Result<Manifest, ProblemError> {
    let form: Form = toml::from_str(text).map_err(|error| ProblemError {
        line: error
            .span()
            .and_then(|span| u32::try_from(line_of(text.as_bytes(), span.start)).ok()),
        ..ProblemError::of(FILE, error.message())
    })?;
    let faults = Faults { text };
    if !is_kebab_case(form.id.get_ref()) {
        return Err(faults.at(form.id.span(), "the id is not kebab-case"));
    }
    let title = form.title.get_ref();
    let fine = !title.is_empty() && title.trim() == title && !title.contains(char::is_control);
    if !fine || title.chars().count() > MAX_TITLE {
        let what = format!("the title is one line of 1 to {MAX_TITLE} characters");
        return Err(faults.at(form.title.span(), what));
    }
    labels(&form.roles, "roles", &ROLES, &faults)?;
    labels(&form.tags, "tags", &TAGS, &faults)?;
    let style = style(&form, &faults)?;
    let growth = growth(&form, is_debugging, &faults)?;
    let checker = checker(&form.checker, &style, &faults)?;
    Ok(Manifest {
        id: form.id.into_inner(),
        title: form.title.into_inner(),
        tier: form.tier,
        roles: form.roles.into_inner(),
        tags: form.tags.into_inner(),
        style,
        growth,
        limits: Limits {
            cpu_ms: within(form.limits.cpu_ms, "cpu_ms", &CPU_MS, &faults)?,
            memory_mib: within(form.limits.memory_mib, "memory_mib", &MEMORY_MIB, &faults)?,
        },
        checker,
    })
}

struct Faults<'a> {
    text: &'a str,
}

impl Faults<'_> {
    fn at(&self, span: Range<usize>, what: impl Into<String>) -> ProblemError {
        ProblemError::at(FILE, line_of(self.text.as_bytes(), span.start), what)
    }
}

fn labels(
    labels: &Spanned<Vec<String>>,
    what: &str,
    allowed: &RangeInclusive<usize>,
    faults: &Faults<'_>,
) -> Result<(), ProblemError> {
    let list = labels.get_ref();
    let fault = if !allowed.contains(&list.len()) {
        format!("there are {} to {} {what}", allowed.start(), allowed.end())
    } else if let Some(label) = list.iter().find(|label| !is_kebab_case(label)) {
        format!("`{label}` in {what} is not kebab-case")
    } else if let Some(label) = (1..list.len()).find(|&i| list[..i].contains(&list[i])) {
        format!("`{}` is twice in {what}", list[label])
    } else {
        return Ok(());
    };
    Err(faults.at(labels.span(), fault))
}

fn style(form: &Form, faults: &Faults<'_>) -> Result<Style, ProblemError> {
    match (form.style.get_ref(), &form.function) {
        (StyleName::Function, Some(function)) => signature(function, faults).map(Style::Function),
        (StyleName::Function, None) => {
            Err(faults.at(form.style.span(), "this style needs a [function]"))
        }
        (_, Some(function)) => Err(faults.at(
            function.span(),
            "only the style `function` has a [function]",
        )),
        (StyleName::Stdin, None) => Ok(Style::Stdin),
        (StyleName::Sql, None) => Ok(Style::Sql),
    }
}

fn signature(form: &Spanned<FunctionForm>, faults: &Faults<'_>) -> Result<Signature, ProblemError> {
    let kind = |name: &Spanned<String>| {
        Type::of_id(name.get_ref()).ok_or_else(|| {
            let what = format!("there is no type `{}`", name.get_ref());
            faults.at(name.span(), what)
        })
    };
    let function = form.get_ref();
    let mut params = Vec::new();
    for param in &function.params {
        params.push(Param {
            name: param.name.clone(),
            kind: kind(&param.kind)?,
        });
    }
    Signature::new(function.name.clone(), params, kind(&function.returns)?)
        .map_err(|error| faults.at(form.span(), error.to_string()))
}

fn growth(
    form: &Form,
    is_debugging: bool,
    faults: &Faults<'_>,
) -> Result<Option<Growth>, ProblemError> {
    /// Slower references would not reach sizes that tell them from wrong ones.
    const ALLOWED: [Growth; 5] = [
        Growth::Constant,
        Growth::Logarithmic,
        Growth::Linear,
        Growth::Linearithmic,
        Growth::Quadratic,
    ];
    let is_sql = *form.style.get_ref() == StyleName::Sql;
    match &form.growth {
        None if is_sql || is_debugging => Ok(None),
        None => Err(ProblemError::of(FILE, "`growth` is missing")),
        Some(name) if is_sql => Err(faults.at(name.span(), "SQL has no `growth`")),
        Some(name) if is_debugging => {
            Err(faults.at(name.span(), "a debugging task has no `growth`"))
        }
        Some(name) => ALLOWED
            .into_iter()
            .find(|growth| growth.id() == name.get_ref())
            .map(Some)
            .ok_or_else(|| {
                let what = "`growth` is 1, log n, n, n log n or n^2";
                faults.at(name.span(), what)
            }),
    }
}

fn checker(
    form: &Spanned<CheckerForm>,
    style: &Style,
    faults: &Faults<'_>,
) -> Result<Checker, ProblemError> {
    let CheckerForm {
        kind,
        tolerance,
        program,
    } = form.get_ref();
    let fault = |what: &str| Err(faults.at(form.span(), what));
    if tolerance.is_some() != (*kind == CheckerKind::Float) {
        return fault("a `tolerance` comes with the kind `float`, and only with it");
    }
    if program.is_some() != (*kind == CheckerKind::Custom) {
        return fault("a `program` comes with the kind `custom`, and only with it");
    }
    if program.as_ref().is_some_and(|name| name != "check.py") {
        return fault("the `program` is `check.py`");
    }
    let floating = matches!(style, Style::Function(signature) if signature.returns().is_floating());
    if floating && !matches!(kind, CheckerKind::Float | CheckerKind::Custom) {
        return fault("floats print differently in each language: the kind is `float` or `custom`");
    }
    let comparison = match kind {
        CheckerKind::Exact => Comparison::Exact,
        CheckerKind::Tokens => Comparison::Tokens,
        CheckerKind::UnorderedLines => Comparison::UnorderedLines,
        CheckerKind::Float => match tolerance {
            Some(tolerance) if (1e-12..=1.0).contains(tolerance) => Comparison::Float {
                tolerance: *tolerance,
            },
            _ => return fault("the tolerance is between 1e-12 and 1"),
        },
        CheckerKind::Custom => return Ok(Checker::Custom),
    };
    Ok(Checker::Compare(comparison))
}

fn within(
    value: Spanned<u32>,
    name: &str,
    range: &RangeInclusive<u32>,
    faults: &Faults<'_>,
) -> Result<u32, ProblemError> {
    if range.contains(value.get_ref()) {
        return Ok(value.into_inner());
    }
    let what = format!("`{name}` is {} to {}", range.start(), range.end());
    Err(faults.at(value.span(), what))
}
