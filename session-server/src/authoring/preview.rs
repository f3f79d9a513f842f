//! An item as a student meets it, and what is known of the answer.

use crate::{
    judge::model::problem::{Problem, Task},
    mocks::model::item::Item,
};
use std::fmt::{Result, Write};

/// Variants of a question with parameters, whose prompts are shown.
const VARIANTS: u64 = 3;

/// Markdown.
pub fn preview(item: &Item) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, item);
    text
}

fn write(out: &mut String, item: &Item) -> Result {
    writeln!(out, "# {}\n", item.id())?;
    writeln!(
        out,
        "{}, {}, on {}, {} minutes\nfor {}; {}\n",
        item.kind().id(),
        format!("{:?}", item.tier()).to_lowercase(),
        item.topic(),
        item.minutes(),
        item.roles().join(", "),
        item.tags().join(", ")
    )?;
    match item {
        Item::Question(question) => {
            writeln!(out, "{}\n", question.prompt)?;
            if question.varies() {
                for seed in 1..VARIANTS {
                    let other = question.variant(seed);
                    writeln!(out, "Another variant: {}\n", other.prompt)?;
                }
            }
        }
        Item::Problem(problem) => write_problem(out, problem)?,
    }
    writeln!(out, "## A good answer\n\n{}\n", item.model_answer().trim())?;
    writeln!(out, "## Points\n")?;
    for point in item.points() {
        writeln!(out, "{:>3}  {}: {}", point.weight, point.label, point.text)?;
        for paraphrase in &point.paraphrases {
            writeln!(out, "     or: {paraphrase}")?;
        }
        writeln!(out, "     not: {}", point.misconception)?;
    }
    writeln!(out, "\n## Follow-ups\n")?;
    for follow_up in item.follow_ups() {
        writeln!(out, "- {follow_up}")?;
    }
    Ok(())
}

fn write_problem(out: &mut String, problem: &Problem) -> Result {
    writeln!(out, "## {}\n", problem.title)?;
    if let Task::Debugging { report, .. } = &problem.task {
        for line in report.lines() {
            writeln!(out, "> {line}")?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}\n", problem.statement.trim())?;
    for (at, sample) in problem.samples.iter().enumerate() {
        let input = problem.input_text(&sample.case).unwrap_or_default();
        writeln!(
            out,
            "### Example {}\n\n```\n{}\n```\n",
            at + 1,
            input.trim()
        )?;
        let expected = sample.case.expected.trim();
        writeln!(
            out,
            "Expected:\n\n```\n{expected}\n```\n\n{}\n",
            sample.note
        )?;
    }
    if let Task::Debugging { given, .. } = &problem.task {
        for program in given {
            let (language, source) = (program.language.name(), program.source.trim());
            writeln!(out, "### Given in {language}\n\n```\n{source}\n```\n")?;
        }
    }
    let names: Vec<&str> = problem
        .hidden
        .iter()
        .map(|case| case.name.as_str())
        .collect();
    writeln!(out, "Hidden cases: {}\n", names.join(", "))
}
