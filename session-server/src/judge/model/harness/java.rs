use super::super::{
    language::Language,
    signature::{Signature, Type},
};
use super::{HERE, Wrapped, arguments, params, scan};

/// The class `Main`, up to where `main` reads the arguments.
const RUNTIME: &str = include_str!("runtime/Main.java");

/// The solution comes first: it may begin with imports. A package and `public` on its classes are taken away, because the
/// file is `Main.java`.
pub(super) fn wrap(signature: &Signature, source: &str) -> Wrapped {
    let source = plain(source);
    let (reads, names) = arguments(signature, "argument", |index, kind| {
        let (name, read) = (type_name(kind), reader(kind));
        format!("        {name} argument{index} = {read}();")
    });
    let call = format!(
        "        {} result = Solution.{}({names});\n",
        type_name(signature.returns()),
        signature.function_name(Language::Java)
    );
    let end = "        show(result);\n        System.out.flush();\n        \
        java.io.FileOutputStream stdout = new java.io.FileOutputStream(java.io.FileDescriptor.out);\n        \
        stdout.write(out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));\n    }\n}\n";
    Wrapped::new("", &source, &format!("{RUNTIME}{reads}{call}{end}"))
}

/// A program of any name: the class with its `main` is called by a class `Main` at the end, unless it is that itself.
pub(super) fn standalone(source: &str) -> String {
    let source = plain(source);
    match entry(&source) {
        Some(name) => format!(
            "{source}\nclass Main {{ public static void main(java.lang.String[] arguments) throws java.lang.Throwable {{ {name}.main(arguments); }} }}\n"
        ),
        None => source,
    }
}

/// The class with `main`, where there is no class `Main`.
fn entry(source: &str) -> Option<String> {
    let code = scan::code(source);
    let (mut class, mut entry, mut before) = (None, None, &b""[..]);
    for word in scan::words(&code) {
        let declares = [&b"class"[..], b"record", b"enum", b"interface"].contains(&before);
        if declares && word.depth == 0 {
            if word.text == b"Main" {
                return None;
            }
            class = Some(word.text);
        }
        if word.text == b"main" && before == b"void" && word.depth == 1 {
            entry = entry.or(class);
        }
        before = word.text;
    }
    Some(String::from_utf8_lossy(entry?).into_owned())
}

fn plain(source: &str) -> String {
    let code = scan::code(source);
    let mut plain = source.to_owned();
    let mut words = scan::words(&code).peekable();
    if let Some(first) = words.next_if(|word| word.text == b"package") {
        let name = code.get(first.at..).unwrap_or_default();
        let length = name
            .iter()
            .position(|&byte| byte == b';')
            .map_or(0, |end| end + 1);
        plain = scan::blanked(&plain, first.at, length);
    }
    for word in words.filter(|word| word.depth == 0 && word.text == b"public") {
        plain = scan::blanked(&plain, word.at, word.text.len());
    }
    plain
}

pub(super) fn starter(signature: &Signature) -> String {
    definition(signature, &format!("return {};", zero(signature.returns())))
}

pub(super) fn definition(signature: &Signature, body: &str) -> String {
    let params = params(signature, Language::Java, |name, kind| {
        format!("{} {name}", type_name(kind))
    });
    format!(
        "class Solution {{\n    static {} {}({params}) {{\n        // {HERE}\n        {body}\n    }}\n}}\n",
        type_name(signature.returns()),
        signature.function_name(Language::Java)
    )
}

fn reader(kind: Type) -> &'static str {
    match kind {
        Type::Int => "readInt",
        Type::Float => "readFloat",
        Type::Bool => "readBool",
        Type::String => "readString",
        Type::IntList => "readIntList",
        Type::FloatList => "readFloatList",
        Type::StringList => "readStringList",
        Type::IntTable => "readIntTable",
    }
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Int => "long",
        Type::Float => "double",
        Type::Bool => "boolean",
        Type::String => "String",
        Type::IntList => "long[]",
        Type::FloatList => "double[]",
        Type::StringList => "String[]",
        Type::IntTable => "long[][]",
    }
}

fn zero(kind: Type) -> &'static str {
    match kind {
        Type::Int => "0",
        Type::Float => "0.0",
        Type::Bool => "false",
        Type::String => "\"\"",
        Type::IntList => "new long[0]",
        Type::FloatList => "new double[0]",
        Type::StringList => "new String[0]",
        Type::IntTable => "new long[0][]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_9_a_program_may_have_any_name() {
        let source =
            "package a;\npublic class Hello {\n  public static void main(String[] a) { }\n}\n";
        let whole = standalone(source);
        assert!(
            whole.starts_with("          \n       class Hello {\n"),
            "{whole}"
        );
        assert!(whole.contains("\nclass Main {") && whole.contains(" Hello.main(arguments);"));
        let main = "class Helper { void main() { } }\nclass Main { }\n";
        assert_eq!(standalone(main), main);
        let none = "record Point(int x) { }\n";
        assert_eq!(standalone(none), none);
    }

    #[test]
    fn package_and_public_classes_are_made_plain() {
        let source = "// package a;\npackage b.c;\nimport x.Y;\npublic final class Solution {\n  public static long f() { return 0; }\n}\n";
        let plain = plain(source);
        assert_eq!(plain.len(), source.len());
        assert!(plain.starts_with("// package a;\n            \nimport x.Y;\n       final class"));
        assert!(plain.contains("  public static long f()"));
    }
}
