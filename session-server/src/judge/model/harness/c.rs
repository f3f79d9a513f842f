//! C has no lists: each is a pointer and a length, and a list that is returned has its length written to the last parameter.

use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, function_of};

const RUNTIME: &str = include_str!("runtime/main.c");

/// The judge's part comes first: the solution relies on its includes, and may define macros. What follows the solution holds
/// no name that is likely to be one.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let mut reads = String::new();
    let mut names = Vec::new();
    for (index, param) in signature.params().iter().enumerate() {
        let kind = function_of(param.kind);
        let name = format!("judge_argument{index}");
        let length = format!("judge_length{index}");
        if param.kind.element().is_some() {
            reads += &format!("  judge_length {length};\n");
            reads += &format!("  judge_{kind} {name} = judge_next_{kind}(&{length});\n");
            names.extend([name, length]);
        } else {
            reads += &format!("  judge_{kind} {name} = judge_next_{kind}();\n");
            names.push(name);
        }
    }
    let returns = function_of(signature.returns());
    let (out_length, shown) = if signature.returns().element().is_some() {
        names.push("&judge_out_length".to_owned());
        (
            "  judge_length judge_out_length = 0;\n",
            "judge_result, judge_out_length",
        )
    } else {
        ("", "judge_result")
    };
    let main = format!(
        "signed main(void) {{\n  judge_string judge_sentinel = judge_read();\n{reads}{out_length}  \
        judge_{returns} judge_result = {}({});\n  judge_mark(judge_sentinel);\n  \
        judge_show_{returns}({shown});\n}}\n",
        signature.name(),
        names.join(", ")
    );
    Wrapped::new(RUNTIME, source, &main)
}

pub(super) fn starter(signature: &Signature) -> String {
    let body = match signature.returns() {
        Type::IntList | Type::FloatList => "*out_len = 0;\n    return NULL;",
        Type::Float => "return 0.0;",
        Type::Bool => "return false;",
        Type::String => "return \"\";",
        Type::Int | Type::StringList | Type::IntTable => "return 0;",
    };
    definition(signature, body)
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let mut params: Vec<String> = signature
        .params()
        .iter()
        .map(|param| {
            let name = Signature::param_name(param, Language::C);
            let declared = format!("const {}{name}", type_name(param.kind));
            match param.kind {
                Type::IntList | Type::FloatList => format!("{declared}, size_t {name}_len"),
                Type::String => declared,
                _ => format!("{}{name}", type_name(param.kind)),
            }
        })
        .collect();
    let mut returns = type_name(signature.returns()).to_owned();
    match signature.returns() {
        Type::IntList | Type::FloatList => params.push("size_t *out_len".to_owned()),
        Type::String => returns = format!("const {returns}"),
        _ => {}
    }
    format!(
        "{returns}{}({}) {{\n    // {HERE}\n    {body}\n}}\n",
        signature.name(),
        params.join(", ")
    )
}

/// With what separates it from a name.
fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "long long ",
        Type::Float => "double ",
        Type::Bool => "bool ",
        Type::String => "char *",
        Type::IntList => "long long *",
        Type::FloatList => "double *",
        // Refused before: see `Type::exists_in`.
        Type::StringList | Type::IntTable => "void *",
    }
}
