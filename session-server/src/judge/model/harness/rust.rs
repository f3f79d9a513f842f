use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, arguments, function_of, params};

const RUNTIME: &str = include_str!("runtime/main.rs");

/// The solution comes first: it may begin with attributes of the crate.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let (reads, names) = arguments(signature, "argument", |index, kind| {
        format!("    let argument{index} = program.{}();", function_of(kind))
    });
    let main = format!(
        "#[allow(warnings)]\nfn main() {{\n    let mut program = judge_harness::Program::start();\n{reads}    \
        program.show_{}({}({names}));\n    program.print();\n}}\n",
        function_of(signature.returns()),
        signature.name()
    );
    Wrapped::new("", source, &format!("{RUNTIME}{main}"))
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, zero(signature.returns()))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let params = params(signature, Language::Rust, |name, kind| {
        format!("{name}: {}", type_name(kind))
    });
    format!(
        "fn {}({params}) -> {} {{\n    // {HERE}\n    {body}\n}}\n",
        signature.name(),
        type_name(signature.returns())
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "i64",
        Type::Float => "f64",
        Type::Bool => "bool",
        Type::String => "String",
        Type::IntList => "Vec<i64>",
        Type::FloatList => "Vec<f64>",
        Type::StringList => "Vec<String>",
        Type::IntTable => "Vec<Vec<i64>>",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Bool => "false",
        Type::String => "String::new()",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "Vec::new()",
    }
}
