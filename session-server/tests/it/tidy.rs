//! The shape of the code base, held by tests: see ARCHITECTURE.md.

use std::{
    fs,
    path::{Path, PathBuf},
};

const MAX_LINES: usize = 600;

/// The folder that holds the whole project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Every file below `folder` whose name ends in one of `endings`; nothing built, fetched or hidden.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let kind = entry.file_type().unwrap();
            let ours =
                !name.starts_with('.') && !matches!(&*name, "target" | "node_modules" | "dist");
            if kind.is_dir() && ours {
                folders.push(entry.path());
            } else if kind.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// Asserts that nothing was found, and shows what was.
#[track_caller]
fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_600_lines() {
    let sources = files(&root(), &[".rs", ".ts", ".tsx", ".sql", ".css"]);
    assert!(
        sources.len() > 50,
        "the walk finds the sources: {}",
        sources.len()
    );
    let generated = root().join("web/src/api/schema.ts");
    let long = sources
        .into_iter()
        .filter(|path| *path != generated)
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            (lines > MAX_LINES).then(|| format!("{} has {lines}", path.display()))
        })
        .collect();
    none(long, "a source file has at most 600 lines");
}

fn features() -> Vec<PathBuf> {
    let src = root().join("session-server/src");
    let mut features: Vec<_> = fs::read_dir(src)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("routes.rs").exists())
        .collect();
    features.sort();
    assert!(features.len() >= 2, "{features:?}");
    features
}

/// Whether a file holds rules only: `model.rs`, or anything in a folder `model`.
fn is_model(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "model.rs")
        || path
            .parent()
            .and_then(Path::file_name)
            .is_some_and(|name| name == "model")
}

#[test]
fn models_know_neither_transport_nor_storage_nor_the_runtime() {
    let mut wrong = vec![];
    for feature in features() {
        for path in files(&feature, &[".rs"])
            .into_iter()
            .filter(|path| is_model(path))
        {
            let text = fs::read_to_string(&path).unwrap();
            for word in [
                "axum::",
                "sqlx::",
                "tokio::",
                "use axum",
                "use sqlx",
                "use tokio",
                "SystemTime",
                "Instant::now",
            ] {
                if text.contains(word) {
                    wrong.push(format!("{} mentions {word}", path.display()));
                }
            }
        }
    }
    none(wrong, "a model is pure; time and randomness are parameters");
}

#[test]
fn a_feature_never_uses_another_features_store() {
    let mut wrong = vec![];
    for feature in features() {
        let module = fs::read_to_string(feature.join("mod.rs")).unwrap();
        // A private module is out of reach for its siblings: the compiler does the rest.
        let private = module.lines().any(|line| line.trim() == "mod store;");
        let exported = module
            .split(';')
            .any(|item| item.contains("pub use store::") || item.contains("pub use self::store"));
        if feature.join("store.rs").exists() || feature.join("store").exists() {
            if !private {
                wrong.push(format!(
                    "{} does not keep its store private",
                    feature.display()
                ));
            }
            if exported {
                wrong.push(format!("{} exports its store", feature.display()));
            }
        }
    }
    none(wrong, "a feature's store is its own");
}

/// What a TypeScript module imports.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    ["from \"", "import \"", "import(\""]
        .into_iter()
        .flat_map(move |lead| {
            text.match_indices(lead).filter_map(move |(at, _)| {
                let rest = &text[at + lead.len()..];
                rest.split_once('"').map(|(target, _)| target)
            })
        })
}

/// The feature an import leads to, of a module in `folder` (relative to `web/src`).
fn feature_of(folder: &Path, import: &str) -> Option<String> {
    let mut parts: Vec<&str> = match import.strip_prefix("@/") {
        Some(_) => vec![],
        None if import.starts_with('.') => folder.iter().filter_map(|part| part.to_str()).collect(),
        None => return None,
    };
    for part in import.trim_start_matches("@/").split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    match parts[..] {
        ["features", feature, ..] => Some(feature.to_owned()),
        _ => None,
    }
}

#[test]
fn features_of_the_web_client_do_not_import_each_other() {
    let src = root().join("web/src");
    let mut wrong = vec![];
    for path in files(&src.join("features"), &[".ts", ".tsx"]) {
        let folder = path.parent().unwrap().strip_prefix(&src).unwrap();
        let own = folder.iter().nth(1).and_then(|name| name.to_str());
        let text = fs::read_to_string(&path).unwrap();
        for import in imports(&text) {
            let other = feature_of(folder, import);
            if other.is_some() && other.as_deref() != own {
                wrong.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    none(wrong, "what two features share lives in ui/, lib/ or api/");
}

#[test]
fn imports_are_resolved() {
    let folder = Path::new("features/room/stage");
    let leads = |import| feature_of(folder, import);
    assert_eq!(leads("../socket/state").as_deref(), Some("room"));
    assert_eq!(leads("../../replay").as_deref(), Some("replay"));
    assert_eq!(leads("@/features/replay/player").as_deref(), Some("replay"));
    assert_eq!(leads("@/lib/format"), None);
    assert_eq!(leads("../../../lib/format"), None);
    assert_eq!(leads("yjs"), None);
    let text = "import { a } from \"./a\";\nimport \"./b.css\";\nconst c = import(\"./c\");";
    assert_eq!(imports(text).collect::<Vec<_>>(), ["./a", "./b.css", "./c"]);
}
