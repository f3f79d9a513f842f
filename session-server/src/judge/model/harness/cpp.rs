use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, arguments, params};

const RUNTIME: &str = include_str!("runtime/main.cpp");

/// The judge's part comes first: the solution relies on its include, and may define macros. What follows the solution holds
/// no name that is likely to be one.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let (reads, names) = arguments(signature, "judge_argument", |index, kind| {
        let name = alias(kind);
        format!(
            "  judge_harness::{name} judge_argument{index} = judge_program.judge_next<judge_harness::{name}>();"
        )
    });
    let returns = alias(signature.returns());
    let name = signature.name();
    let main = format!(
        "signed main() {{\n  judge_harness::Program judge_program;\n{reads}  \
        const judge_harness::{returns} judge_result = ::{name}({names});\n  \
        judge_program.judge_add(judge_result);\n  judge_program.judge_print();\n}}\n"
    );
    Wrapped::new(RUNTIME, source, &main)
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, &format!("return {};", zero(signature.returns())))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let params = params(signature, Language::Cpp, |name, kind| {
        format!("{} {name}", type_name(kind))
    });
    format!(
        "{} {}({params}) {{\n    // {HERE}\n    {body}\n}}\n",
        type_name(signature.returns()),
        signature.name()
    )
}

fn alias(kind: Type) -> &'static str {
    match kind {
        Type::Int => "Int",
        Type::Float => "Float",
        Type::Bool => "Bool",
        Type::String => "String",
        Type::IntList => "IntList",
        Type::FloatList => "FloatList",
        Type::StringList => "StringList",
        Type::IntTable => "IntTable",
    }
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "long long",
        Type::Float => "double",
        Type::Bool => "bool",
        Type::String => "std::string",
        Type::IntList => "std::vector<long long>",
        Type::FloatList => "std::vector<double>",
        Type::StringList => "std::vector<std::string>",
        Type::IntTable => "std::vector<std::vector<long long>>",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Bool => "false",
        Type::String => "\"\"",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "{}",
    }
}
