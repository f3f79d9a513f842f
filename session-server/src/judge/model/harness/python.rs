use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, params};

const RUNTIME: &str = include_str!("runtime/main.py");

/// The solution comes first: it may begin with `from __future__ import`.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let kinds: String = signature
        .params()
        .iter()
        .map(|param| format!("\"{}\", ", param.kind))
        .collect();
    let call = format!(
        "_judge_run(\"{}\", ({kinds}), \"{}\")\n",
        signature.name(),
        signature.returns()
    );
    Wrapped::new("", source, &format!("{RUNTIME}{call}"))
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, &format!("return {}", zero(signature.returns())))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let params = params(signature, Language::Python, |name, kind| {
        format!("{name}: {}", type_name(kind))
    });
    format!(
        "def {}({params}) -> {}:\n    # {HERE}\n    {body}\n",
        signature.name(),
        type_name(signature.returns())
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "int",
        Type::Float => "float",
        Type::Bool => "bool",
        Type::String => "str",
        Type::IntList => "list[int]",
        Type::FloatList => "list[float]",
        Type::StringList => "list[str]",
        Type::IntTable => "list[list[int]]",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Bool => "False",
        Type::String => "\"\"",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "[]",
    }
}
