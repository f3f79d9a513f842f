//! Arguments and results of function-style problems, and the three texts of a value: JSON (in the problem's files), the
//! wire form (on the program's standard input) and the printed form (what checkers compare).

use super::{
    language::Language,
    signature::{Signature, Type},
};
use serde_json::Value as Json;
use std::fmt::{self, Write};

/// Integers up to here are exact in every language (JavaScript's are doubles).
pub const MAX_SAFE_INT: i64 = (1 << 53) - 1;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Int(i64),
    Float(f64),
    Bool(bool),
    /// Without line feed and NUL.
    String(String),
    IntList(Vec<i64>),
    FloatList(Vec<f64>),
    StringList(Vec<String>),
    IntTable(Vec<Vec<i64>>),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    #[error("this is not JSON: {0}")]
    Syntax(String),
    #[error("write a call, such as `{0}`, with arguments in JSON")]
    NoCall(String),
    #[error(
        "the arguments are not JSON: write lists as [1, 2], text in double quotes, and true or false in small letters"
    )]
    Arguments,
    #[error("the function is called `{wanted}`, not `{found}`")]
    Name { wanted: String, found: String },
    #[error("{place} is too large a number: whole numbers here go from -2^63 to 2^63 - 1")]
    Range { place: String },
    #[error("there must be {wanted} arguments, in JSON")]
    Count { wanted: usize },
    #[error("{place} is not of type {kind}: {found}")]
    Type {
        /// Such as ``argument `days`[3]``.
        place: String,
        kind: Type,
        /// The start of the JSON that is there.
        found: String,
    },
    #[error("{place} holds a line feed or NUL, which a string must not")]
    Character { place: String },
}

/// As in JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(f),
            Self::Float(number) => write!(f, "{number:?}"),
            Self::Bool(yes) => yes.fmt(f),
            Self::String(text) => Json::from(text.as_str()).fmt(f),
            Self::IntList(items) => write!(f, "{items:?}"),
            Self::FloatList(items) => write!(f, "{items:?}"),
            Self::StringList(items) => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| Json::from(item.as_str()).to_string())
                    .collect();
                write!(f, "[{}]", items.join(", "))
            }
            Self::IntTable(rows) => write!(f, "{rows:?}"),
        }
    }
}

impl Value {
    pub fn kind(&self) -> Type {
        match self {
            Self::Int(_) => Type::Int,
            Self::Float(_) => Type::Float,
            Self::Bool(_) => Type::Bool,
            Self::String(_) => Type::String,
            Self::IntList(_) => Type::IntList,
            Self::FloatList(_) => Type::FloatList,
            Self::StringList(_) => Type::StringList,
            Self::IntTable(_) => Type::IntTable,
        }
    }

    /// `place` names the value in errors.
    pub fn from_json(json: &Json, kind: Type, place: &str) -> Result<Self, ValueError> {
        Ok(match kind {
            Type::Int => Self::Int(int(json, place)?),
            Type::Float => Self::Float(float(json, place)?),
            Type::Bool => Self::Bool(
                json.as_bool()
                    .ok_or_else(|| mismatch(json, Type::Bool, place))?,
            ),
            Type::String => Self::String(string(json, place)?),
            Type::IntList => Self::IntList(list(json, kind, place, int)?),
            Type::FloatList => Self::FloatList(list(json, kind, place, float)?),
            Type::StringList => Self::StringList(list(json, kind, place, string)?),
            Type::IntTable => Self::IntTable(list(json, kind, place, |row, place| {
                list(row, Type::IntList, place, int)
            })?),
        })
    }

    /// Appends the wire form: lines, each ended by a line feed.
    ///
    /// - `int`: decimal. `float`: decimal that reads back as the same double. `bool`: `0` or `1`. `string`: its UTF-8.
    /// - `int[]`, `float[]`: one line: the count, then the elements, with one space before each.
    /// - `string[]`: the count, then a line for each element. `int[][]`: the count, then each row as an `int[]`.
    pub fn write_wire(&self, out: &mut Vec<u8>) {
        match self {
            Self::Int(value) => push(out, value),
            Self::Float(value) => push_float(out, *value),
            Self::Bool(value) => out.push(if *value { b'1' } else { b'0' }),
            Self::String(value) => out.extend_from_slice(value.as_bytes()),
            Self::IntList(values) => return write_ints(values, out),
            Self::FloatList(values) => {
                push(out, &values.len());
                for value in values {
                    out.push(b' ');
                    push_float(out, *value);
                }
            }
            Self::StringList(values) => {
                push(out, &values.len());
                for value in values {
                    out.push(b'\n');
                    out.extend_from_slice(value.as_bytes());
                }
            }
            Self::IntTable(rows) => {
                push(out, &rows.len());
                out.push(b'\n');
                for row in rows {
                    write_ints(row, out);
                }
                return;
            }
        }
        out.push(b'\n');
    }

    /// The text that checkers see of such a result: every line ended by a line feed, an empty list is nothing.
    ///
    /// The harness of each language prints the same, but for floats: there any form that reads back as the same double.
    pub fn printed(&self) -> String {
        let lines = |lines: Vec<String>| lines.into_iter().map(|line| line + "\n").collect();
        match self {
            Self::Int(value) => format!("{value}\n"),
            Self::Float(value) => format!("{value:?}\n"),
            Self::Bool(value) => format!("{value}\n"),
            Self::String(value) => format!("{value}\n"),
            Self::IntList(values) => lines(values.iter().map(i64::to_string).collect()),
            Self::FloatList(values) => lines(values.iter().map(|v| format!("{v:?}")).collect()),
            Self::StringList(values) => lines(values.clone()),
            Self::IntTable(rows) => lines(rows.iter().map(|row| spaced(row)).collect()),
        }
    }

    /// Every integer in it.
    pub fn ints(&self) -> Vec<i64> {
        match self {
            Self::Int(value) => vec![*value],
            Self::IntList(values) => values.clone(),
            Self::IntTable(rows) => rows.concat(),
            _ => Vec::new(),
        }
    }
}

/// The arguments of a call, from the JSON array that a case or `generate.py` holds.
pub fn args_from_json(signature: &Signature, json: &[u8]) -> Result<Vec<Value>, ValueError> {
    let json: Json =
        serde_json::from_slice(json).map_err(|error| ValueError::Syntax(error.to_string()))?;
    args_of_json(signature, &json)
}

/// The arguments of a call that somebody wrote down: `name([1, 2], "x")`, or the JSON array of the arguments.
pub fn args_of_call(signature: &Signature, text: &str) -> Result<Vec<Value>, ValueError> {
    let text = text.trim();
    if text.is_empty() {
        let names = signature.params().iter().map(|param| param.name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        return Err(ValueError::NoCall(format!("{}({names})", signature.name())));
    }
    let call = text.strip_suffix(')').and_then(|text| text.split_once('('));
    let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let json = match call {
        Some((name, args)) if is_name(name.trim_end()) => {
            check_name(signature, name.trim_end())?;
            format!("[{args}]")
        }
        _ => text.to_owned(),
    };
    args_from_json(signature, json.as_bytes()).map_err(|error| match error {
        ValueError::Syntax(_) => ValueError::Arguments,
        other => other,
    })
}

/// Any language's form of the name will do, or none.
fn check_name(signature: &Signature, name: &str) -> Result<(), ValueError> {
    let is_known = Language::ALL
        .into_iter()
        .any(|language| signature.function_name(language) == name);
    match name.is_empty() || is_known {
        true => Ok(()),
        false => Err(ValueError::Name {
            wanted: signature.name().to_owned(),
            found: name.to_owned(),
        }),
    }
}

/// See [`args_from_json`].
pub fn args_of_json(signature: &Signature, json: &Json) -> Result<Vec<Value>, ValueError> {
    let params = signature.params();
    let args = json
        .as_array()
        .filter(|args| args.len() == params.len())
        .ok_or(ValueError::Count {
            wanted: params.len(),
        })?;
    params
        .iter()
        .zip(args)
        .map(|(param, arg)| {
            Value::from_json(arg, param.kind, &format!("argument `{}`", param.name))
        })
        .collect()
}

/// Whether a text is a printed form of a value of this type. White space at the ends is not looked at.
pub fn is_printed_form(text: &str, kind: Type) -> bool {
    let lines = || text.trim_end().lines();
    let is_int = |text: &str| {
        text.parse::<i64>()
            .is_ok_and(|value| value.to_string() == text)
    };
    let is_float = |text: &str| text.parse::<f64>().is_ok();
    match kind {
        Type::Int => is_int(text.trim()),
        Type::Float => is_float(text.trim()),
        Type::Bool => matches!(text.trim(), "true" | "false"),
        Type::String => lines().count() <= 1,
        Type::IntList => lines().all(is_int),
        Type::FloatList => lines().all(is_float),
        Type::StringList => true,
        Type::IntTable => lines().all(|line| line.is_empty() || line.split(' ').all(is_int)),
    }
}

fn int(json: &Json, place: &str) -> Result<i64, ValueError> {
    let is_large = || {
        json.as_f64()
            .is_some_and(|value| value.abs() >= (1_u64 << 63) as f64)
    };
    json.as_i64().ok_or_else(|| match is_large() {
        true => ValueError::Range {
            place: place.to_owned(),
        },
        false => mismatch(json, Type::Int, place),
    })
}

fn float(json: &Json, place: &str) -> Result<f64, ValueError> {
    json.as_f64()
        .filter(|value| value.is_finite())
        .ok_or_else(|| mismatch(json, Type::Float, place))
}

fn string(json: &Json, place: &str) -> Result<String, ValueError> {
    let text = json
        .as_str()
        .ok_or_else(|| mismatch(json, Type::String, place))?;
    if text.contains(['\n', '\0']) {
        return Err(ValueError::Character {
            place: place.to_owned(),
        });
    }
    Ok(text.to_owned())
}

fn list<T>(
    json: &Json,
    kind: Type,
    place: &str,
    element: impl Fn(&Json, &str) -> Result<T, ValueError>,
) -> Result<Vec<T>, ValueError> {
    let values = json.as_array().ok_or_else(|| mismatch(json, kind, place))?;
    let mut elements = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        // The place is written only where it is needed: lists are long.
        let read = element(value, place);
        elements.push(match read {
            Ok(read) => read,
            Err(_) => element(value, &format!("{place}[{index}]"))?,
        });
    }
    Ok(elements)
}

fn mismatch(json: &Json, kind: Type, place: &str) -> ValueError {
    /// Longest excerpt, in characters.
    const FOUND: usize = 40;
    ValueError::Type {
        place: place.to_owned(),
        kind,
        found: json.to_string().chars().take(FOUND).collect(),
    }
}

fn push(out: &mut Vec<u8>, value: &impl ToString) {
    out.extend_from_slice(value.to_string().as_bytes());
}

fn push_float(out: &mut Vec<u8>, value: f64) {
    out.extend_from_slice(format!("{value:?}").as_bytes());
}

fn write_ints(values: &[i64], out: &mut Vec<u8>) {
    push(out, &values.len());
    for value in values {
        out.push(b' ');
        push(out, value);
    }
    out.push(b'\n');
}

fn spaced(row: &[i64]) -> String {
    let mut line = String::new();
    for (index, value) in row.iter().enumerate() {
        let space = if index == 0 { "" } else { " " };
        // Writing to a String cannot fail.
        let _ = write!(line, "{space}{value}");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::signature::Param;
    use super::*;
    use serde_json::json;

    fn wire(value: &Value) -> String {
        let mut out = Vec::new();
        value.write_wire(&mut out);
        String::from_utf8(out).unwrap()
    }

    fn read(json: Json, kind: Type) -> Result<Value, ValueError> {
        Value::from_json(&json, kind, "argument `x`")
    }

    #[test]
    fn every_type_has_three_texts() {
        let cases = [
            (
                json!(i64::MIN),
                Type::Int,
                "-9223372036854775808\n",
                "-9223372036854775808\n",
            ),
            (json!(0.1), Type::Float, "0.1\n", "0.1\n"),
            (json!(3), Type::Float, "3.0\n", "3.0\n"),
            (json!(1e300), Type::Float, "1e300\n", "1e300\n"),
            (json!(true), Type::Bool, "1\n", "true\n"),
            (json!(" a b "), Type::String, " a b \n", " a b \n"),
            (json!([]), Type::IntList, "0\n", ""),
            (json!([1, -2]), Type::IntList, "2 1 -2\n", "1\n-2\n"),
            (
                json!([0.5, 2]),
                Type::FloatList,
                "2 0.5 2.0\n",
                "0.5\n2.0\n",
            ),
            (json!(["", "é"]), Type::StringList, "2\n\né\n", "\né\n"),
            (json!([]), Type::StringList, "0\n", ""),
            (
                json!([[1, 2], [], [3]]),
                Type::IntTable,
                "3\n2 1 2\n0\n1 3\n",
                "1 2\n\n3\n",
            ),
            (json!([]), Type::IntTable, "0\n", ""),
        ];
        for (json, kind, on_the_wire, printed) in cases {
            let value = read(json, kind).unwrap();
            assert_eq!(value.kind(), kind);
            assert_eq!(wire(&value), on_the_wire);
            assert_eq!(value.printed(), printed);
            assert!(is_printed_form(printed, kind), "{printed:?}");
        }
    }

    #[test]
    fn what_is_of_another_type_is_named() {
        let fault = |json, kind| read(json, kind).unwrap_err().to_string();
        assert_eq!(
            fault(json!([1, [2, 3.5]]), Type::IntList),
            "argument `x`[1] is not of type int: [2,3.5]"
        );
        assert_eq!(
            fault(json!([[1], [2, 3.5]]), Type::IntTable),
            "argument `x`[1][1] is not of type int: 3.5"
        );
        assert_eq!(
            fault(json!(u64::MAX), Type::Int),
            "argument `x` is too large a number: whole numbers here go from -2^63 to 2^63 - 1"
        );
        assert_eq!(
            fault(json!(1), Type::Bool),
            "argument `x` is not of type bool: 1"
        );
        assert!(fault(json!(["a", "b\n"]), Type::StringList).starts_with("argument `x`[1] holds"));
        assert!(fault(json!("\0"), Type::String).starts_with("argument `x` holds"));
    }

    #[test]
    fn a_call_is_read_as_it_is_written_down() {
        let param = |name: &str, kind| crate::judge::model::signature::Param {
            name: name.to_owned(),
            kind,
        };
        let params = vec![param("days", Type::IntList), param("word", Type::String)];
        let signature = Signature::new("longest_run".to_owned(), params, Type::Int).unwrap();
        let expected = vec![
            Value::IntList(vec![1, 2]),
            Value::String("a) (b".to_owned()),
        ];
        for text in [
            "longest_run([1, 2], \"a) (b\")",
            " longestRun ([1,2], \"a) (b\")\n",
            "([1,2],\"a) (b\")",
            "[[1, 2], \"a) (b\"]",
        ] {
            assert_eq!(args_of_call(&signature, text).unwrap(), expected, "{text}");
        }
        for text in [
            "",
            "longest_run([1, 2])",
            "longest_run(1, 2",
            "x y([1], \"a\")",
        ] {
            assert!(args_of_call(&signature, text).is_err(), "{text}");
        }
    }

    #[test]
    fn b_9_what_is_wrong_with_a_call_is_said_plainly() {
        let param = |name: &str, kind| Param {
            name: name.to_owned(),
            kind,
        };
        let params = vec![param("days", Type::IntList), param("k", Type::Int)];
        let signature = Signature::new("kept_days".to_owned(), params, Type::Int).unwrap();
        let said = |text: &str| args_of_call(&signature, text).unwrap_err().to_string();
        assert!(said(" ").contains("such as `kept_days(days, k)`"));
        assert!(said("kept_days([1, 2, 'a')").starts_with("the arguments are not JSON"));
        assert_eq!(
            said("lost_days([1], 2)"),
            "the function is called `kept_days`, not `lost_days`"
        );
        assert!(args_of_call(&signature, "keptDays([1], 2)").is_ok());
        let large = said("kept_days([1], 100000000000000000000)");
        assert!(
            large.contains("`k` is too large") && !large.contains("e+20"),
            "{large}"
        );
    }

    #[test]
    fn arguments_are_counted() {
        let param = |name: &str, kind| Param {
            name: name.to_owned(),
            kind,
        };
        let params = vec![param("days", Type::IntList), param("k", Type::Int)];
        let signature = Signature::new("kept_days".to_owned(), params, Type::Int).unwrap();
        assert_eq!(
            args_from_json(&signature, b"[[1, 2], 3]").unwrap(),
            [Value::IntList(vec![1, 2]), Value::Int(3)]
        );
        let fault = |json: &[u8]| args_from_json(&signature, json).unwrap_err();
        assert_eq!(fault(b"[[1, 2]]"), ValueError::Count { wanted: 2 });
        assert_eq!(fault(b"{}"), ValueError::Count { wanted: 2 });
        assert!(matches!(fault(b"[1, 2"), ValueError::Syntax(_)));
        assert!(matches!(fault(b"[1, 2]"), ValueError::Type { .. }));
    }

    #[test]
    fn printed_forms_are_recognised() {
        for (text, kind) in [
            ("+3", Type::Int),
            ("3.0", Type::Int),
            ("", Type::Int),
            ("True", Type::Bool),
            ("1\nx", Type::IntList),
            ("1  2", Type::IntTable),
            ("a\nb", Type::String),
        ] {
            assert!(!is_printed_form(text, kind), "{text:?} as {kind}");
        }
    }
}
