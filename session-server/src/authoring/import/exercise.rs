//! From an exercise's texts to drafts: pure.

use super::shape::{NoShape, Shape};
use crate::judge::model::{
    problem::is_kebab_case,
    signature::{Param, Signature, SignatureError, Type},
    value::Value,
};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Groups within groups.
const MAX_DEPTH: usize = 8;
const MAX_CASES: usize = 5_000;
/// Hidden cases of a problem, and the longest row that its format takes.
const MAX_HIDDEN: usize = 200;
const MAX_ROW: usize = 60_000;
const SAMPLES: usize = 2;
/// Fewer make no problem.
const FEWEST: usize = 4;
const MAX_STATEMENT: usize = 14_000;

/// The texts beside the cases.
#[derive(Debug, Default)]
pub struct Texts {
    pub introduction: String,
    pub instructions: String,
    pub metadata: String,
}

/// A problem that somebody has to finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: String,
    /// By their names.
    pub files: BTreeMap<&'static str, String>,
    pub cases: usize,
    /// Cases that expect an error, or hold what our types cannot.
    pub left_out: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotImported {
    #[error("there is no readable {0}")]
    Missing(&'static str),
    #[error("canonical-data.json: {0}")]
    Json(String),
    #[error("cases lie deeper than {MAX_DEPTH} groups, or are more than {MAX_CASES}")]
    Size,
    #[error("`{0}` is no name that an exercise's property has")]
    Property(String),
    #[error("it has no input")]
    NoInput,
    #[error("input `{name}`: {why}")]
    Input { name: String, why: NoShape },
    #[error("expected: {0}")]
    Expected(NoShape),
    #[error("only {0} of its cases can be expressed")]
    Few(usize),
    #[error("{0}")]
    Signature(#[from] SignatureError),
    #[error("the texts hold a NUL or are too long")]
    Text,
    #[error("its folder is there already")]
    There,
    #[error("{0}")]
    Write(String),
}

#[derive(Deserialize)]
struct Canonical {
    cases: Vec<Node>,
}

/// A case, or a group of them.
#[derive(Deserialize)]
struct Node {
    description: Option<String>,
    cases: Option<Vec<Node>>,
    property: Option<String>,
    input: Option<Map<String, Json>>,
    expected: Option<Json>,
}

struct Case {
    description: String,
    input: Map<String, Json>,
    expected: Json,
}

type Outcome = Result<Draft, NotImported>;

/// A draft for each property, or why there is none.
pub fn drafts(
    slug: &str,
    canonical: &str,
    texts: &Texts,
) -> Result<Vec<(String, Outcome)>, NotImported> {
    let canonical: Canonical =
        serde_json::from_str(canonical).map_err(|error| NotImported::Json(error.to_string()))?;
    let mut properties: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    collect(canonical.cases, 0, &mut 0, &mut properties)?;
    let is_only = properties.len() == 1;
    let draft = |(property, cases): (String, Vec<Case>)| {
        let outcome = draft(slug, &property, is_only, &cases, texts);
        (property, outcome)
    };
    Ok(properties.into_iter().map(draft).collect())
}

fn collect(
    nodes: Vec<Node>,
    depth: usize,
    count: &mut usize,
    properties: &mut BTreeMap<String, Vec<Case>>,
) -> Result<(), NotImported> {
    for node in nodes {
        *count += 1;
        if depth > MAX_DEPTH || *count > MAX_CASES {
            return Err(NotImported::Size);
        }
        match node {
            Node {
                cases: Some(cases), ..
            } => collect(cases, depth + 1, count, properties)?,
            Node {
                property: Some(property),
                input: Some(input),
                expected,
                description,
                ..
            } => properties.entry(property).or_default().push(Case {
                description: description.unwrap_or_default(),
                input,
                expected: expected.unwrap_or_default(),
            }),
            _ => {
                let what = "a case has neither `cases` nor `property` and `input`";
                return Err(NotImported::Json(what.to_owned()));
            }
        }
    }
    Ok(())
}

fn draft(slug: &str, property: &str, is_only: bool, cases: &[Case], texts: &Texts) -> Outcome {
    let named = snake_case(property).ok_or_else(|| {
        let shown = property.chars().take(40).collect();
        NotImported::Property(shown)
    })?;
    let (kept, errors): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| !is_error(case));
    let (kept, params, returns) = typed(kept)?;
    let prefix = slug.replace('-', "_");
    let name = match named.contains('_') {
        true => named.clone(),
        false => format!("{prefix}_{named}"),
    };
    let signature = Signature::new(name, params, returns)?;
    let id = match is_only {
        true => slug.to_owned(),
        false => format!("{slug}-{}", named.replace('_', "-")),
    };
    if !is_kebab_case(&id) {
        return Err(NotImported::Property(id));
    }
    let rows = rows(&signature, &kept);
    if rows.len() < FEWEST {
        return Err(NotImported::Few(rows.len()));
    }
    let (samples, hidden) = rows.split_at(SAMPLES);
    let hidden = &hidden[..hidden.len().min(MAX_HIDDEN)];
    let files = BTreeMap::from([
        ("problem.toml", manifest(slug, &id, &signature, texts)),
        (
            "statement.md",
            statement(texts, &signature, !errors.is_empty())?,
        ),
        (
            "samples.jsonl",
            lines(
                samples,
                |row| json!({ "args": row.args, "expected": row.expected, "note": row.note }),
            ),
        ),
        (
            "hidden.jsonl",
            lines(
                &named_rows(hidden),
                |(name, row)| json!({ "name": name, "args": row.args, "expected": row.expected }),
            ),
        ),
    ]);
    Ok(Draft {
        id,
        files,
        cases: samples.len() + hidden.len(),
        left_out: cases.len() - samples.len() - hidden.len(),
    })
}

fn is_error(case: &Case) -> bool {
    case.expected
        .as_object()
        .is_some_and(|object| object.contains_key("error"))
}

/// The cases that can be expressed, and the types that hold all of them. A third may be left out, no more: then it is
/// another problem.
fn typed(cases: Vec<&Case>) -> Result<(Vec<&Case>, Vec<Param>, Type), NotImported> {
    let all = cases.len();
    let mut first_fault = None;
    let mut inputs: Option<BTreeMap<&str, Shape>> = None;
    let mut expected: Option<Shape> = None;
    let mut kept = Vec::new();
    for case in cases {
        let shapes = case.input.iter().map(|(name, value)| {
            let shape = Shape::of(value).map_err(|why| NotImported::Input {
                name: name.chars().take(40).collect(),
                why,
            })?;
            Ok((name.as_str(), shape))
        });
        let shapes = shapes.collect::<Result<BTreeMap<_, _>, NotImported>>();
        let result = Shape::of(&case.expected).map_err(NotImported::Expected);
        let (shapes, result) = match (shapes, result) {
            (Ok(shapes), Ok(result)) => (shapes, result),
            (Err(fault), _) | (_, Err(fault)) => {
                first_fault.get_or_insert(fault);
                continue;
            }
        };
        expected = Some(match expected {
            None => result,
            Some(known) => known.join(result).map_err(NotImported::Expected)?,
        });
        match &mut inputs {
            None => inputs = Some(shapes),
            Some(known) if known.len() == shapes.len() => {
                for (name, shape) in shapes {
                    let place = known.get_mut(name).ok_or_else(|| other_inputs(name))?;
                    *place = place.join(shape).map_err(|why| NotImported::Input {
                        name: name.to_owned(),
                        why,
                    })?;
                }
            }
            Some(_) => return Err(other_inputs("")),
        }
        kept.push(case);
    }
    match first_fault {
        Some(fault) if 3 * kept.len() < 2 * all => return Err(fault),
        _ => {}
    }
    let (Some(inputs), Some(expected)) = (inputs, expected) else {
        return Err(NotImported::Few(0));
    };
    if inputs.is_empty() {
        return Err(NotImported::NoInput);
    }
    let params = inputs.into_iter().map(|(name, shape)| {
        let named = snake_case(name).ok_or_else(|| NotImported::Property(name.to_owned()))?;
        Ok(Param {
            name: named,
            kind: shape.settled(),
        })
    });
    let params = params.collect::<Result<Vec<_>, NotImported>>()?;
    Ok((kept, params, expected.settled()))
}

fn other_inputs(name: &str) -> NotImported {
    let why = NoShape::Kind("an input that only some cases have");
    let name = name.to_owned();
    NotImported::Input { name, why }
}

struct Row {
    note: String,
    args: Vec<Json>,
    expected: String,
}

/// The texts of cases that fit the signature; of equal calls the first.
fn rows(signature: &Signature, cases: &[&Case]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for case in cases {
        let args: Vec<Json> = case.input.values().cloned().collect();
        let Ok(expected) = Value::from_json(&case.expected, signature.returns(), "expected") else {
            continue;
        };
        let row = Row {
            note: one_line(&case.description),
            args,
            expected: expected.printed(),
        };
        let size = row.expected.len() + Json::from(row.args.clone()).to_string().len();
        if size < MAX_ROW && rows.iter().all(|other| other.args != row.args) {
            rows.push(row);
        }
    }
    rows
}

/// Each with a name in kebab-case that no other has.
fn named_rows(rows: &[Row]) -> Vec<(String, &Row)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut named = |row: &Row| {
        let words = row.note.split(|c: char| !c.is_ascii_alphanumeric());
        let mut name = String::new();
        for word in words.filter(|word| !word.is_empty()) {
            if name.len() + word.len() > 50 {
                break;
            }
            if !name.is_empty() {
                name.push('-');
            }
            name.push_str(&word.to_ascii_lowercase());
        }
        if name.is_empty() {
            "case".clone_into(&mut name);
        }
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        match *count {
            1 => name,
            // No name of words ends so.
            again => format!("{name}-x{again}"),
        }
    };
    rows.iter().map(|row| (named(row), row)).collect()
}

fn lines<T>(rows: &[T], line: impl Fn(&T) -> Json) -> String {
    rows.iter()
        .map(|row| line(row).to_string() + "\n")
        .collect()
}

fn one_line(text: &str) -> String {
    let text: String = text.chars().take(200).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.is_empty() {
        true => "an example".to_owned(),
        false => text,
    }
}

/// `lowerCamelCase` and `snake_case` as `snake_case`.
fn snake_case(name: &str) -> Option<String> {
    let fine = name.len() <= 60 && name.starts_with(|c: char| c.is_ascii_lowercase());
    let mut snake = String::new();
    for c in name.chars() {
        match c {
            'A'..='Z' => {
                snake.push('_');
                snake.push(c.to_ascii_lowercase());
            }
            'a'..='z' | '0'..='9' | '_' => snake.push(c),
            _ => return None,
        }
    }
    fine.then_some(snake)
}

fn manifest(slug: &str, id: &str, signature: &Signature, texts: &Texts) -> String {
    #[derive(Deserialize, Default)]
    struct Metadata {
        title: Option<String>,
        source: Option<String>,
    }
    let metadata: Metadata = toml::from_str(&texts.metadata).unwrap_or_default();
    let words = id.replace('-', " ");
    let title = metadata.title.filter(|_| id == slug);
    let title: String = one_line(&title.unwrap_or(words)).chars().take(80).collect();
    let source = one_line(&metadata.source.unwrap_or_else(|| "not named".to_owned()));
    let params: Vec<String> = signature
        .params()
        .iter()
        .map(|param| format!("{{ name = \"{}\", type = \"{}\" }}", param.name, param.kind))
        .collect();
    let checker = match signature.returns() {
        Type::Float | Type::FloatList => "kind = \"float\"\ntolerance = 1e-6",
        Type::String | Type::StringList => "kind = \"exact\"",
        _ => "kind = \"tokens\"",
    };
    format!(
        "# A draft from exercises/{slug}; its source: {source}.\n\
         # To be decided: tier, roles (3 to 8), tags, growth. To be written: generate.py with two generated cases,\n\
         # solutions/, wrong/, explanation.toml. `session-server content-check` says what is still amiss.\n\
         id = \"{id}\"\n\
         title = {title}\n\
         tier = \"easy\"\n\
         roles = []\n\
         tags = [\"exercise\"]\n\
         style = \"function\"\n\
         growth = \"\"\n\n\
         [function]\n\
         name = \"{name}\"\n\
         params = [{params}]\n\
         returns = \"{returns}\"\n\n\
         [limits]\n\
         cpu_ms = 1000\n\
         memory_mib = 256\n\n\
         [checker]\n\
         {checker}\n",
        title = toml_text(title.trim()),
        name = signature.name(),
        params = params.join(", "),
        returns = signature.returns(),
    )
}

/// As TOML writes it between quotes; JSON's escapes are among TOML's.
fn toml_text(text: &str) -> String {
    Json::from(text.replace(char::is_control, " ")).to_string()
}

fn statement(
    texts: &Texts,
    signature: &Signature,
    has_errors: bool,
) -> Result<String, NotImported> {
    let mut text = String::new();
    for part in [&texts.introduction, &texts.instructions] {
        let part = part.replace("\r\n", "\n");
        let body: Vec<&str> = part.lines().filter(|line| !is_heading(line)).collect();
        let body = without_pictures(body.join("\n").trim());
        if !body.is_empty() {
            text += &format!("{body}\n\n");
        }
    }
    if text.contains(['\0', '\r']) || text.len() > MAX_STATEMENT {
        return Err(NotImported::Text);
    }
    text += "**Input**\n\n";
    for param in signature.params() {
        text += &format!("- `{}`: {}\n", param.name, param.kind);
    }
    text += &format!(
        "\n**Output**\n\nReturn a value of type {}.\n",
        signature.returns()
    );
    if has_errors {
        text += "\n**Notes**\n\nThe input is always valid: nothing has to be refused.\n";
    }
    Ok(text)
}

/// The headings that every such file begins with.
fn is_heading(line: &str) -> bool {
    let heading = line.trim_start_matches('#').trim();
    line.starts_with("# ") && ["Introduction", "Instructions", "Description"].contains(&heading)
}

/// Pictures lie elsewhere: their texts stay.
fn without_pictures(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("![") {
        kept.push_str(before);
        let picture = after.split_once("](").and_then(|(alt, after)| {
            let (_, after) = after.split_once(')')?;
            (!alt.contains('\n')).then_some((alt, after))
        });
        match picture {
            Some((alt, after)) => {
                kept.push_str(alt);
                rest = after;
            }
            None => rest = after,
        }
    }
    kept + rest
}
