use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, arguments, function_of, params, scan};

const RUNTIME: &str = include_str!("runtime/main.go");
/// Under names of its own: the solution may import the same packages, or forget to.
const HEAD: &str =
    "package main; import (judgeIO \"io\"; judgeOS \"os\"; judgeStrconv \"strconv\")\n";

/// The judge's imports come before the solution's, its functions after: Go wants all imports first. A `package` line of the
/// solution is taken away.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let (reads, names) = arguments(signature, "argument", |index, kind| {
        format!("\targument{index} := program.{}()", function_of(kind))
    });
    let main = format!(
        "func main() {{\n\tprogram := judgeStart()\n{reads}\tprogram.show_{}({}({names}))\n\tprogram.print()\n}}\n",
        function_of(signature.returns()),
        signature.function_name(Language::Go)
    );
    Wrapped::new(HEAD, &without_package(source), &format!("{RUNTIME}{main}"))
}

fn without_package(source: &str) -> String {
    let code = scan::code(source);
    let mut words = scan::words(&code);
    match (words.next(), words.next()) {
        (Some(package), Some(name)) if package.text == b"package" => {
            let end = name.at + name.text.len();
            scan::blanked(source, package.at, end - package.at)
        }
        _ => source.to_owned(),
    }
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, &format!("return {}", zero(signature.returns())))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let params = params(signature, Language::Go, |name, kind| {
        format!("{name} {}", type_name(kind))
    });
    format!(
        "func {}({params}) {} {{\n\t// {HERE}\n\t{body}\n}}\n",
        signature.function_name(Language::Go),
        type_name(signature.returns())
    )
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "int64",
        Type::Float => "float64",
        Type::Bool => "bool",
        Type::String => "string",
        Type::IntList => "[]int64",
        Type::FloatList => "[]float64",
        Type::StringList => "[]string",
        Type::IntTable => "[][]int64",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int | Type::Float => "0",
        Type::Bool => "false",
        Type::String => "\"\"",
        Type::IntList | Type::FloatList | Type::StringList | Type::IntTable => "nil",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_line_is_taken_away() {
        let source = "// A package.\n/* package x */ package main\n\nimport \"os\"\n";
        let bare = without_package(source);
        assert_eq!(
            bare,
            "// A package.\n/* package x */             \n\nimport \"os\"\n"
        );
        assert_eq!(without_package("import \"os\"\n"), "import \"os\"\n");
        assert_eq!(without_package(""), "");
    }
}
