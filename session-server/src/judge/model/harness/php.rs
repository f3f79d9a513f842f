use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, HarnessError, Wrapped, params};

const RUNTIME: &str = include_str!("runtime/main.php");
const OPEN: &str = "<?php";
const CLOSE: &str = "?>";

/// The solution comes first: it may begin with `declare` or `namespace`.
pub(super) fn wrap(signature: &Signature, source: &str) -> Result<Wrapped, HarnessError> {
    /// The end of the program, in any case.
    const END: &str = "__halt_compiler";
    if source.to_ascii_lowercase().contains(END) {
        return Err(HarnessError::Ending(END));
    }
    let kinds: Vec<String> = signature
        .params()
        .iter()
        .map(|param| format!("\"{}\"", param.kind))
        .collect();
    let call = format!(
        "if (!\\function_exists(__NAMESPACE__ . '\\\\{name}') && !\\function_exists('{name}')) {{\n    exit(87);\n}}\n(new JudgeHarness())->run([{}], \"{}\", fn ($args) => {name}(...$args));\n",
        kinds.join(", "),
        signature.returns(),
        name = signature.function_name(Language::Php)
    );
    Ok(Wrapped::new(
        "",
        &opened(source),
        &format!("{RUNTIME}{call}"),
    ))
}

/// In PHP from the first byte to the last, without a line more.
fn opened(source: &str) -> String {
    let code = source.trim_start();
    let blank = &source[..source.len() - code.len()];
    let code = code.strip_prefix(OPEN).unwrap_or(code);
    let end = code.trim_end();
    let code = end.strip_suffix(CLOSE).unwrap_or(code);
    // The tag wants white space behind it.
    format!("{OPEN} {blank}{code}")
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, &format!("return {};", zero(signature.returns())))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let language = Language::Php;
    let docs: String = signature
        .params()
        .iter()
        .filter(|param| param.kind.element().is_some())
        .map(|param| {
            let name = Signature::param_name(param, language);
            format!(" * @param {} ${name}\n", param.kind)
        })
        .collect();
    let returns = signature.returns();
    let docs = match returns.element() {
        Some(_) => format!("/**\n{docs} * @return {returns}\n */\n"),
        None if docs.is_empty() => docs,
        None => format!("/**\n{docs} */\n"),
    };
    let params = params(signature, language, |name, kind| {
        format!("{} ${name}", type_name(kind))
    });
    format!(
        "{OPEN}\n\n{docs}function {}({params}): {}\n{{\n    // {HERE}\n    {body}\n}}\n",
        signature.function_name(language),
        type_name(returns)
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "int",
        Type::Float => "float",
        Type::Bool => "bool",
        Type::String => "string",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "array",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_where_they_must_be() {
        assert_eq!(opened("<?php\nf();\n"), "<?php \nf();\n");
        assert_eq!(opened("\n\n<?php f(); ?>\n"), "<?php \n\n f(); ");
        assert_eq!(opened("f();"), "<?php f();");
        assert_eq!(opened(""), "<?php ");
    }
}
