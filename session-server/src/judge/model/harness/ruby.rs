use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, HarnessError, Wrapped, params};

const RUNTIME: &str = include_str!("runtime/main.rb");

/// The solution comes first: it may begin with comments that mean something to Ruby.
pub(super) fn wrap(signature: &Signature, source: &str) -> Result<Wrapped, HarnessError> {
    /// Alone on a line, the end of the program.
    const END: &str = "__END__";
    if source.lines().any(|line| line == END) {
        return Err(HarnessError::Ending(END));
    }
    let kinds: Vec<String> = signature
        .params()
        .iter()
        .map(|param| format!("\"{}\"", param.kind))
        .collect();
    let call = format!(
        "exit!(87) unless respond_to?(:{name}, true)\nJudgeHarness.run([{}], \"{}\") {{ |*args| {name}(*args) }}\n",
        kinds.join(", "),
        signature.returns(),
        name = signature.name()
    );
    Ok(Wrapped::new("", source, &format!("{RUNTIME}{call}")))
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, zero(signature.returns()))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let docs: String = signature
        .params()
        .iter()
        .map(|param| {
            let name = Signature::param_name(param, Language::Ruby);
            format!("# @param {name} [{}]\n", type_name(param.kind))
        })
        .collect();
    let params = params(signature, Language::Ruby, |name, _| name.to_owned());
    format!(
        "{docs}# @return [{}]\ndef {}({params})\n  # {HERE}\n  {body}\nend\n",
        type_name(signature.returns()),
        signature.name()
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "Integer",
        Type::Float => "Float",
        Type::Bool => "Boolean",
        Type::String => "String",
        Type::IntList => "Array<Integer>",
        Type::FloatList => "Array<Float>",
        Type::StringList => "Array<String>",
        Type::IntTable => "Array<Array<Integer>>",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Bool => "false",
        Type::String => "\"\"",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "[]",
    }
}
