//! JavaScript and TypeScript: the judge's part is the same in both.

use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, params};

/// A block that the call ends.
const RUNTIME: &str = include_str!("runtime/main.js");

/// The solution comes first: it may begin with `"use strict"` or, in TypeScript, imports.
pub(super) fn wrap(language: Language, signature: &Signature, source: &str) -> Wrapped {
    let kinds: Vec<String> = signature
        .params()
        .iter()
        .map(|param| format!("\"{}\"", param.kind))
        .collect();
    let call = format!(
        "  run(typeof {name} === \"function\" ? {name} : null, [{}], \"{}\");\n}}\n",
        kinds.join(", "),
        signature.returns(),
        name = signature.function_name(language)
    );
    Wrapped::new("", source, &format!("{RUNTIME}{call}"))
}

pub(super) fn starter(language: Language, signature: &Signature) -> String {
    let body = format!("return {};", zero(signature.returns()));
    definition(language, signature, &body)
}

pub(super) fn definition(language: Language, signature: &Signature, body: &str) -> String {
    let name = signature.function_name(language);
    let returns = type_name(signature.returns());
    if language == Language::TypeScript {
        let params = params(signature, language, |name, kind| {
            format!("{name}: {}", type_name(kind))
        });
        return format!("function {name}({params}): {returns} {{\n  // {HERE}\n  {body}\n}}\n");
    }
    let docs: String = signature
        .params()
        .iter()
        .map(|param| {
            let name = Signature::param_name(param, language);
            format!(" * @param {{{}}} {name}\n", type_name(param.kind))
        })
        .collect();
    let params = params(signature, language, |name, _| name.to_owned());
    format!(
        "/**\n{docs} * @returns {{{returns}}}\n */\nfunction {name}({params}) {{\n  // {HERE}\n  {body}\n}}\n"
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int | Type::Float => "number",
        Type::Bool => "boolean",
        Type::String => "string",
        Type::IntList | Type::FloatList => "number[]",
        Type::StringList => "string[]",
        Type::IntTable => "number[][]",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int | Type::Float => "0",
        Type::Bool => "false",
        Type::String => "\"\"",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "[]",
    }
}
