//! Runs of a file's text: one at a time in a room, seen by everybody, part of the recording.

use super::{Audience, Effect, Refusal, RoomState, Run};
use api::{
    FileId, ParticipantId, UnixMs,
    judge::{Output, RunResult, Verdict},
    room_socket::EventBody,
    rooms::RoomRole,
};
use runner::Language;

/// Standard input, bytes.
pub const MAX_RUN_INPUT: usize = 16 << 10;

impl RoomState {
    pub(super) fn run(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        file_id: &FileId,
        input: String,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        if self.running.is_some() {
            return Err("Something is running already. Stop it first, or wait for its end.");
        }
        if input.len() > MAX_RUN_INPUT {
            return Err("The input is too long: 16 KiB are allowed.");
        }
        if input.contains('\0') {
            return Err("The input contains a NUL character.");
        }
        let file = self
            .files
            .iter()
            .find(|file| file.id == *file_id && !file.deleted);
        let file = file.ok_or("There is no such file.")?;
        let language =
            Language::from_id(&file.language).ok_or("Files in this language cannot be run.")?;
        let run = Run {
            id: format!("run-{}", self.seq + 1),
            file_id: file_id.clone(),
            language,
            input,
        };
        let body = EventBody::RunStarted {
            run_id: run.id.clone(),
            file_id: run.file_id.clone(),
            language: language.id().to_owned(),
            input: run.input.clone(),
        };
        self.running = Some((run.id.clone(), run.file_id.clone()));
        let seq = self.emit(Some(by), Some(cid), body, Audience::All, now, effects);
        effects.push(Effect::Run(run));
        Ok(seq)
    }

    /// By who started it, or a host.
    pub(super) fn stop_run(
        &mut self,
        by: &ParticipantId,
        cid: &str,
        run_id: &str,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) -> Result<i64, Refusal> {
        let Some((_, file_id)) = self
            .running
            .clone()
            .filter(|(running, _)| running.as_str() == run_id)
        else {
            return Err("It has ended already.");
        };
        let person = self.people.get(by).ok_or("There is no such person.")?;
        if person.role != RoomRole::Host && self.runner.as_ref() != Some(by) {
            return Err("Only who started it and the host may stop it.");
        }
        let name = person.display_name.clone();
        self.running = None;
        effects.push(Effect::StopRun {
            run_id: run_id.to_owned(),
        });
        let body = EventBody::RunEnded {
            run_id: run_id.to_owned(),
            file_id,
            result: failed(format!("Stopped by {name}.")),
            stopped: true,
        };
        Ok(self.emit(Some(by), Some(cid), body, Audience::All, now, effects))
    }

    pub(super) fn run_ended(
        &mut self,
        run_id: String,
        file_id: FileId,
        result: RunResult,
        now: UnixMs,
        effects: &mut Vec<Effect>,
    ) {
        let is_its_end = self
            .running
            .as_ref()
            .is_some_and(|(running, _)| *running == run_id);
        if !is_its_end || self.has_ended() {
            return;
        }
        self.running = None;
        let body = EventBody::RunEnded {
            run_id,
            file_id,
            result,
            stopped: false,
        };
        self.emit(None, None, body, Audience::All, now, effects);
    }

    /// The server died in the middle of a run: whoever comes back is told that nothing will come of it.
    pub(super) fn end_interrupted_run(&mut self, now: UnixMs, effects: &mut Vec<Effect>) {
        let Some((run_id, file_id)) = self.interrupted.take() else {
            return;
        };
        let body = EventBody::RunEnded {
            run_id,
            file_id,
            result: failed("The server was restarted during this run. Run it again."),
            stopped: false,
        };
        self.emit(None, None, body, Audience::All, now, effects);
    }

    pub(super) fn fold_run(&mut self, body: &EventBody) {
        match body {
            EventBody::RunStarted {
                run_id, file_id, ..
            } => self.interrupted = Some((run_id.clone(), file_id.clone())),
            EventBody::RunEnded { .. } => self.interrupted = None,
            _ => {}
        }
    }
}

/// A run of which nothing came, through no fault of the program.
pub fn failed(message: impl Into<String>) -> RunResult {
    RunResult {
        verdict: Verdict::SystemError,
        message: message.into(),
        compiler: None,
        stdout: Output::default(),
        stderr: Output::default(),
        cost: None,
        exit_code: None,
    }
}

/// Of an empty file.
pub fn nothing_to_run() -> RunResult {
    RunResult {
        verdict: Verdict::Accepted,
        message: "Nothing to run: this file is empty.".to_owned(),
        ..failed("")
    }
}

/// What of a result a room keeps and shows.
pub fn shortened(mut result: RunResult) -> RunResult {
    const MAX_SHOWN: usize = 16 << 10;
    let outputs = [&mut result.stdout, &mut result.stderr]
        .into_iter()
        .chain(&mut result.compiler);
    for output in outputs {
        if output.text.len() > MAX_SHOWN {
            let end = output.text.floor_char_boundary(MAX_SHOWN);
            output.text.truncate(end);
            output.cut = true;
        }
        // PostgreSQL keeps no NUL in text.
        if output.text.contains('\0') {
            output.text = output.text.replace('\0', "\u{2400}");
            output.lossy = true;
        }
    }
    result
}
