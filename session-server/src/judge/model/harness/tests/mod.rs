mod callable;
mod forms;
mod native;
mod types;

use super::*;
use crate::judge::model::signature::Param;

fn signature(name: &str, params: &[(&str, Type)], returns: Type) -> Signature {
    let params = params
        .iter()
        .map(|&(name, kind)| Param {
            name: name.to_owned(),
            kind,
        })
        .collect();
    Signature::new(name.to_owned(), params, returns).unwrap()
}

#[test]
fn the_last_sentinel_counts() {
    let sentinel = Sentinel::new(7);
    let mark = sentinel.as_str();
    let split = |text: String| {
        split_output(text.as_bytes(), &sentinel).map(|(prints, result)| {
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            (text(prints), text(result))
        })
    };
    let parts = |prints: &str, result: &str| Some((prints.to_owned(), result.to_owned()));
    assert_eq!(split(format!("\n{mark}\n42\n")), parts("", "42\n"));
    assert_eq!(split(format!("a\nb\n{mark}\n")), parts("a\nb", ""));
    assert_eq!(
        split(format!("x\n{mark}\n1\n{mark}\n2\n")),
        parts(&format!("x\n{mark}\n1"), "2\n")
    );
    assert_eq!(split(format!("{mark}\n42\n")), None);
    assert_eq!(split(format!("\n{mark} \n42\n")), None);
    assert_eq!(split(format!("\n{mark}")), None);
    assert_eq!(split(String::new()), None);
}

#[test]
fn sentinels_differ() {
    assert_ne!(Sentinel::new(1), Sentinel::new(2));
    assert_eq!(
        Sentinel::new(u128::MAX).as_str().len(),
        Sentinel::new(0).as_str().len()
    );
}

#[test]
fn lines_lead_back_to_the_solution() {
    let wrapped = Wrapped::new("a\nb\n", "c\nd", "e\n");
    assert_eq!(wrapped.source, "a\nb\nc\nd\n\ne\n");
    let lines: Vec<_> = (0..8).map(|line| wrapped.user_line(line)).collect();
    assert_eq!(
        lines,
        [
            None,
            None,
            None,
            Some(1),
            Some(2),
            Some(2),
            Some(2),
            Some(2)
        ]
    );
    assert_eq!(Wrapped::new("", "", "x\n").user_line(1), Some(1));
}

#[test]
fn the_solution_is_where_the_offset_says() {
    let signature = signature("first_day", &[("days", Type::IntList)], Type::Int);
    for language in Language::ALL {
        let Ok(starter) = starter(language, &signature) else {
            assert_eq!(language, Language::Sql);
            continue;
        };
        let wrapped = wrap(
            language,
            &signature,
            &format!("\u{feff}{}", starter.replace('\n', "\r\n")),
        )
        .unwrap();
        let after = wrapped.source.lines().skip(wrapped.line_offset as usize);
        for (line, expected) in after.zip(starter.lines()) {
            assert_eq!(line.trim_end(), expected);
        }
        assert_eq!(wrapped.lines as usize, starter.lines().count());
    }
}

#[test]
fn what_a_language_lacks_is_said() {
    let table = signature("all_rows", &[("rows", Type::IntTable)], Type::Int);
    let error = wrap(Language::C, &table, "").unwrap_err();
    assert_eq!(
        error.to_string(),
        "C cannot be used here: it has no plain form of the type int[][]."
    );
    assert_eq!(starter(Language::C, &table), Err(error));
    assert!(wrap(Language::Sql, &table, "").is_err());
    let ending = |language, text| wrap(language, &table, text).unwrap_err().to_string();
    assert!(ending(Language::Ruby, "a\n__END__\nb").starts_with("`__END__` cannot"));
    assert!(ending(Language::Php, "a(); __HALT_Compiler();").starts_with("`__halt_compiler`"));
}

#[test]
fn starters_look_like_their_language() {
    let signature = signature(
        "kept_days",
        &[("all_days", Type::IntList), ("type", Type::String)],
        Type::FloatList,
    );
    let starters = [
        (
            Language::Python,
            "def kept_days(all_days: list[int], type: str) -> list[float]:\n    # Write your solution here.\n    return []\n",
        ),
        (
            Language::JavaScript,
            "/**\n * @param {number[]} allDays\n * @param {string} type\n * @returns {number[]}\n */\nfunction keptDays(allDays, type) {\n  // Write your solution here.\n  return [];\n}\n",
        ),
        (
            Language::TypeScript,
            "function keptDays(allDays: number[], type: string): number[] {\n  // Write your solution here.\n  return [];\n}\n",
        ),
        (
            Language::Java,
            "class Solution {\n    static double[] keptDays(long[] allDays, String type) {\n        // Write your solution here.\n        return new double[0];\n    }\n}\n",
        ),
        (
            Language::Cpp,
            "std::vector<double> kept_days(std::vector<long long> all_days, std::string type) {\n    // Write your solution here.\n    return {};\n}\n",
        ),
        (
            Language::C,
            "double *kept_days(const long long *all_days, size_t all_days_len, const char *type, size_t *out_len) {\n    // Write your solution here.\n    *out_len = 0;\n    return NULL;\n}\n",
        ),
        (
            Language::Go,
            "func KeptDays(allDays []int64, type_ string) []float64 {\n\t// Write your solution here.\n\treturn nil\n}\n",
        ),
        (
            Language::Rust,
            "fn kept_days(all_days: Vec<i64>, type_: String) -> Vec<f64> {\n    // Write your solution here.\n    Vec::new()\n}\n",
        ),
        (
            Language::Ruby,
            "# @param all_days [Array<Integer>]\n# @param type [String]\n# @return [Array<Float>]\ndef kept_days(all_days, type)\n  # Write your solution here.\n  []\nend\n",
        ),
        (
            Language::Php,
            "<?php\n\n/**\n * @param int[] $allDays\n * @return float[]\n */\nfunction keptDays(array $allDays, string $type): array\n{\n    // Write your solution here.\n    return [];\n}\n",
        ),
    ];
    for (language, expected) in starters {
        assert_eq!(starter(language, &signature).unwrap(), expected);
    }
}
