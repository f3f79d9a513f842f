//! The role `eval-answers`: answers of a JSON-lines file, one row of results each.

use super::{Ask, Evaluation, Evaluator};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// Whose turn it is when nobody else asks.
const OPERATOR: &str = "";
/// Larger than any answer that is read, with its question; a longer line is an error, not memory.
const LINE_BYTES: u64 = 4 << 20;

#[derive(Debug, Deserialize)]
struct Row {
    id: serde_json::Value,
    #[serde(flatten)]
    ask: Ask,
}

#[derive(Debug, Serialize)]
struct Evaluated {
    id: serde_json::Value,
    #[serde(flatten)]
    evaluation: Evaluation,
}

#[derive(Debug, thiserror::Error)]
pub enum RowError {
    #[error("line {line}: {source}")]
    Row {
        line: usize,
        source: serde_json::Error,
    },
    #[error("line {line} is longer than {LINE_BYTES} bytes")]
    Long { line: usize },
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Evaluates one row at a time, and writes its result before it reads the next.
pub async fn evaluate(
    evaluator: &Evaluator,
    mut rows: impl BufRead,
    mut out: impl Write,
) -> Result<(), RowError> {
    for line in 1.. {
        let mut bytes = Vec::new();
        let mut bounded = io::Read::take(&mut rows, LINE_BYTES + 1);
        if bounded.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.len() as u64 > LINE_BYTES {
            return Err(RowError::Long { line });
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let row: Row =
            serde_json::from_slice(&bytes).map_err(|source| RowError::Row { line, source })?;
        let evaluated = Evaluated {
            id: row.id,
            evaluation: evaluator.evaluate(OPERATOR, row.ask).await,
        };
        serde_json::to_writer(&mut out, &evaluated).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}
