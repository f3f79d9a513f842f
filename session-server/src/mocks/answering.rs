//! An answer is kept first, then read.

use super::{
    model::{asked::Asked, work},
    present, quota,
    reading::{self, program},
    sessions,
    store::{self, Pending},
};
use crate::{
    app::App,
    error::{ApiError, Result},
    events::Delivery,
    ids,
};
use api::{
    MockId, UserId,
    interviews::UserEvent,
    mocks::{AnswerMock, MockAnswer, MockItemState, MockWork},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

const MOST_ATTEMPTS: u32 = 20;
/// How long a request waits for what is found in its answer; later it is pushed.
const PATIENCE: Duration = Duration::from_secs(20);
/// About what one takes in storage.
const TIMED_WORD_BYTES: usize = 60;

/// Keeps an answer and reads it; a page that goes away meanwhile finds it read when it comes back.
pub async fn answer(
    app: &Arc<App>,
    user: &UserId,
    id: &MockId,
    position: u32,
    request: AnswerMock,
) -> Result<MockAnswer> {
    let pending = match keep(app, user, id, position, request).await? {
        Kept::New(pending) => *pending,
        Kept::Before(answer) if answer.feedback.is_some() => return Ok(*answer),
        Kept::Before(answer) => {
            reading::read_left_of(app, id).await?;
            return read_meanwhile(app, user, id, position, *answer).await;
        }
    };
    let answer = MockAnswer {
        attempt: pending.attempt,
        work: pending.work.clone(),
        hints: pending.hints,
        answered_at_ms: pending.answered_at_ms,
        feedback: None,
        submission_id: None,
    };
    let Some(reading) = reading::begin(app, &pending) else {
        return read_meanwhile(app, user, id, position, answer).await;
    };
    Ok(match tokio::time::timeout(PATIENCE, reading).await {
        Ok(Ok(Some(read))) => MockAnswer {
            feedback: Some(read.feedback),
            submission_id: read.submission,
            ..answer
        },
        // It is kept: what is found in it follows.
        Ok(Ok(None) | Err(_)) | Err(_) => answer,
    })
}

/// An answer that was sent before, once what the first request waits for is there.
async fn read_meanwhile(
    app: &App,
    user: &UserId,
    id: &MockId,
    position: u32,
    answer: MockAnswer,
) -> Result<MockAnswer> {
    let mut told = app.bus.subscribe();
    let attempt = answer.attempt;
    let read = async {
        loop {
            let mut conn = app.db.read().await?;
            let now = store::attempt(&mut conn, user, id, position, attempt).await?;
            drop(conn);
            match now {
                Some(now) if now.feedback.is_some() => return Ok(now),
                _ => told_of(&mut told, id).await,
            }
        }
    };
    tokio::time::timeout(PATIENCE, read)
        .await
        .unwrap_or(Ok(answer))
}

/// Returns when something may have changed in the session.
async fn told_of(told: &mut Receiver<Delivery>, id: &MockId) {
    loop {
        match told.recv().await {
            Ok(Delivery::To(_, UserEvent::MockChanged { mock_id })) if mock_id == *id => return,
            Ok(Delivery::To(..)) => {}
            Ok(Delivery::ResyncAll) | Err(RecvError::Lagged(_)) => return,
            // The server stops: nothing is told any more.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

enum Kept {
    New(Box<Pending>),
    /// The same was sent before.
    Before(Box<MockAnswer>),
}

async fn keep(
    app: &App,
    user: &UserId,
    id: &MockId,
    position: u32,
    request: AnswerMock,
) -> Result<Kept> {
    let mut tx = app.db.write().await?;
    let (summary, item) = sessions::locked(&mut tx, app, user, id, position).await?;
    let work = work::whole(request.work, item.asked.is_coding()).map_err(present::bad_work)?;
    check_program(app, &item.asked, &work)?;
    if let Some(before) = store::attempt(&mut tx, user, id, position, request.attempt).await? {
        // Time goes by until what was lost on the way is sent again.
        let is_same = MockWork {
            spent_ms: before.work.spent_ms,
            ..work
        } == before.work;
        return match is_same {
            true => Ok(Kept::Before(Box::new(before))),
            false => Err(ApiError::conflict(
                "This question was answered in another window. Reload to see that answer.",
            )),
        };
    }
    let has_ended = summary.ended_at_ms.is_some();
    let last = store::last_attempt(&mut tx, id, position).await?;
    if request.attempt != last + 1 {
        return Err(ApiError::invalid(
            "attempt",
            format!("The next attempt is number {}.", last + 1),
        ));
    }
    if request.attempt > MOST_ATTEMPTS {
        return Err(ApiError::conflict(format!(
            "{MOST_ATTEMPTS} attempts at one question are kept."
        )));
    }
    if has_ended && item.state == MockItemState::Open {
        return Err(sessions::has_ended());
    }
    let bytes = work.text.len()
        + work.source.as_ref().map_or(0, String::len)
        + work.words.len() * TIMED_WORD_BYTES;
    quota::answer(&mut tx, user, id, bytes, app.clock.now_ms()).await?;
    let counts = !has_ended && item.state == MockItemState::Open;
    let pending = Pending {
        session: id.clone(),
        user: user.clone(),
        position,
        attempt: request.attempt,
        counts,
        hints: if counts { item.hints } else { 0 },
        answered_at_ms: app.clock.now_ms(),
        submission: program(&item.asked, &work).map(|_| ids::submission()),
        asked: item.asked,
        work,
    };
    let (said, about) = (&pending.work.text, pending.asked.techniques());
    let program = pending.work.source.as_deref().unwrap_or_default();
    let said = format!("\n{said}\n{about}\n{program}").to_lowercase();
    store::insert_answer(&mut tx, &pending, &said).await?;
    if counts {
        store::set_state(&mut tx, id, Some(position), MockItemState::Answered).await?;
    }
    tx.commit().await?;
    Ok(Kept::New(Box::new(pending)))
}

fn check_program(app: &App, asked: &Asked, work: &MockWork) -> Result<()> {
    let Some(problem) = &asked.problem_id else {
        return Ok(());
    };
    match (&work.language, &work.source) {
        (Some(language), Some(_)) => app.judge.can_take(problem, language),
        (None, Some(source)) if !source.trim().is_empty() => Err(ApiError::invalid(
            "language",
            "Say which language the program is in.",
        )),
        _ => Ok(()),
    }
}
