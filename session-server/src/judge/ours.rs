//! What a problem brings to be run besides solutions: its checker and its generator, in sandboxes of their own, within the turn
//! of whoever it is for.

use super::model::{
    checker::{Check, Difference},
    problem::Problem,
};
use runner::{End, File, Language, Limits, Program, RunnerError, Started, Turn};

/// Runs `program.py` with the words of its first line, after it has written the files it is given.
const FRAME: &str = r#"
import runpy, sys

given = sys.stdin.buffer
sys.argv = ["program.py", *given.readline().decode().split()]
while head := given.readline().split():
    with open(head[0], "wb") as file:
        file.write(given.read(int(head[1])))
runpy.run_path("program.py", run_name="__main__")
"#;

/// Each is started when it is first needed, and then run again and again.
#[derive(Debug, Default)]
pub(super) struct Ours {
    checker: Option<Started>,
    generator: Option<Started>,
}

impl Ours {
    /// The problem's own checker, in a sandbox: the answer is hostile.
    pub async fn check(
        &mut self,
        problem: &Problem,
        turn: &mut Turn,
        input: &[u8],
        expected: &[u8],
        answer: &[u8],
    ) -> Result<Check, RunnerError> {
        let limits = Limits {
            cpu_ms: 10_000,
            wall_ms: 20_000,
            memory_bytes: 1 << 30,
            file_bytes: 40 << 20,
            ..Limits::default()
        };
        let source = problem.check_program.as_deref().unwrap_or_default();
        let mut given = b"input expected output\n".to_vec();
        for (name, bytes) in [("input", input), ("expected", expected), ("output", answer)] {
            given.extend(format!("{name} {}\n", bytes.len()).into_bytes());
            given.extend(bytes);
        }
        let program = started(&mut self.checker, turn, source, limits).await?;
        let ran = turn.run(program, &given).await?;
        match ran.end {
            End::Exit(0) => Ok(Check::Right),
            End::Exit(1) => {
                let said = String::from_utf8_lossy(&ran.stdout).trim().to_owned();
                Ok(Check::Wrong(Difference::Said(said)))
            }
            end => {
                let why = format!("{}: check.py ended with {end:?}", problem.id);
                Err(RunnerError::Broken(why))
            }
        }
    }

    /// What `generate.py SIZE SEED SHAPE` prints.
    pub async fn generate(
        &mut self,
        problem: &Problem,
        turn: &mut Turn,
        arguments: &str,
    ) -> Result<Vec<u8>, RunnerError> {
        let limits = Limits {
            cpu_ms: 20_000,
            wall_ms: 40_000,
            memory_bytes: 1 << 30,
            output_bytes: 32 << 20,
            ..Limits::default()
        };
        let source = problem.generator.as_deref().unwrap_or_default();
        let program = started(&mut self.generator, turn, source, limits).await?;
        let ran = turn
            .run(program, format!("{arguments}\n").as_bytes())
            .await?;
        match ran.is_success() {
            true => Ok(ran.stdout),
            false => Err(RunnerError::Broken(format!(
                "{}: generate.py {arguments} failed",
                problem.id
            ))),
        }
    }

    pub async fn end(self, turn: &mut Turn) {
        for program in [self.checker, self.generator].into_iter().flatten() {
            turn.end(program).await;
        }
    }
}

async fn started<'a>(
    slot: &'a mut Option<Started>,
    turn: &mut Turn,
    source: &str,
    limits: Limits,
) -> Result<&'a mut Started, RunnerError> {
    if slot.is_none() {
        let program = Program {
            language: Language::Python,
            source: FRAME.as_bytes().to_vec(),
            files: vec![File {
                name: "program.py".to_owned(),
                bytes: source.as_bytes().to_vec(),
            }],
            arguments: Vec::new(),
            limits,
        };
        *slot = Some(turn.start(&program).await?);
    }
    slot.as_mut()
        .ok_or_else(|| RunnerError::Broken("it was not started".to_owned()))
}
