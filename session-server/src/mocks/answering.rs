//! An answer is kept first, then read: its words by the evaluator, its program by the judge.

use super::{
    model::{
        asked::Asked,
        delivery::{self, Form},
        question::Kind,
        scoring::{self, Findings, Program},
        skill, work,
    },
    opinions, present, quota, sessions,
    store::{self, Pending, Read},
};
use crate::{
    ai::{Ask, KeyPoint},
    app::App,
    error::{ApiError, Result},
    events::Delivery,
    ids,
    judge::HandedIn,
    text,
};
use api::{
    MockId, UnixMs, UserId,
    interviews::UserEvent,
    judge::Submission,
    mocks::{AnswerMock, MockAnswer, MockItemState, MockWork, ModelPart, Skill},
};
use axum::http::StatusCode;
use sqlx::AnyConnection;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    task::JoinSet,
};

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
        Kept::Before(answer) => return read_meanwhile(app, user, id, position, *answer).await,
    };
    let reading = tokio::spawn(read_and_tell(app.clone(), pending.clone()));
    let (feedback, submission_id) = match tokio::time::timeout(PATIENCE, reading).await {
        Ok(Ok(read)) => read.map(|read| (Some(read.feedback), read.submission))?,
        Ok(Err(failure)) => return Err(ApiError::internal(failure)),
        Err(_) => (None, None),
    };
    Ok(MockAnswer {
        attempt: pending.attempt,
        work: pending.work,
        hints: pending.hints,
        answered_at_ms: pending.answered_at_ms,
        feedback,
        submission_id,
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

async fn read_and_tell(app: Arc<App>, pending: Pending) -> Result<Read> {
    let mut read = read(&app, &pending).await;
    let opinion = read.evaluation.clone().filter(|_| app.llm.is_some());
    if opinion.is_some() {
        read.feedback.model_part = Some(ModelPart::Waiting);
    }
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    if store::finish(&mut tx, &pending, &read).await? && pending.counts {
        rate(&mut tx, &pending, read.feedback.score, now).await?;
        sessions::settle(&mut tx, &pending.session).await?;
    }
    tx.commit().await?;
    let event = UserEvent::MockChanged {
        mock_id: pending.session.clone(),
    };
    app.bus.publish(pending.user.clone(), event);
    if let Some(evaluation) = opinion {
        let feedback = read.feedback.clone();
        tokio::spawn(opinions::add(app.clone(), pending, feedback, evaluation));
    }
    Ok(read)
}

/// The first answer to a question moves the skill in its topic: afterwards its model answer was there to be read.
async fn rate(conn: &mut AnyConnection, of: &Pending, score: f64, now: UnixMs) -> Result<()> {
    if store::knows(conn, &of.user, &of.session, &of.asked.id).await? {
        return Ok(());
    }
    let skills = store::skills(conn, &of.user).await?;
    let skill = moved(&skills, &of.asked, score);
    store::set_skill(conn, &of.user, &skill, now).await?;
    Ok(())
}

/// The skill that an answer moves.
fn moved(skills: &[Skill], asked: &Asked, score: f64) -> Skill {
    let known = skills.iter().find(|skill| skill.topic == asked.topic);
    let (rating, answers) = known.map_or((skill::FIRST, 0), |known| (known.rating, known.answers));
    Skill {
        topic: asked.topic.clone(),
        rating: skill::after(rating, answers, asked.tier, score),
        answers: answers + 1,
    }
}

async fn read(app: &App, pending: &Pending) -> Read {
    let Pending { asked, work, .. } = pending;
    let has_words = text::is_visible(&work.text);
    let (evaluation, judged) = tokio::join!(
        async {
            match has_words && !asked.points.is_empty() {
                true => Some(
                    app.ai
                        .evaluate(pending.user.as_str(), ask(asked, work, pending.hints))
                        .await,
                ),
                false => None,
            }
        },
        judge(app, pending),
    );
    let heard = has_words.then(|| delivery::hear(work, form(asked)));
    let program = match &judged {
        None => Program::None,
        Some(Ok(submission)) => Program::Judged(submission),
        Some(Err(why)) => Program::Unjudged(why),
    };
    let findings = Findings {
        evaluation: evaluation.as_ref(),
        heard: heard.as_ref(),
        program,
        hints: pending.hints,
    };
    Read {
        feedback: scoring::feedback(asked, &findings),
        evaluation,
        submission: judged
            .and_then(Result::ok)
            .map(|submission| submission.summary.id),
    }
}

fn form(asked: &Asked) -> Form {
    match asked.kind {
        Kind::Behavioural => Form::Event,
        _ if asked.problem_id.is_some() => Form::Explanation,
        _ => Form::Answer,
    }
}

/// What the evaluator is asked about an answer.
pub fn ask(asked: &Asked, work: &MockWork, hints: u32) -> Ask {
    let points = asked.points.iter().map(|point| KeyPoint {
        label: point.label.clone(),
        weight: point.weight,
        text: point.text.clone(),
        paraphrases: point.paraphrases.clone(),
        misconception: Some(point.misconception.clone()),
    });
    Ask {
        question: asked.prompt.clone(),
        reference: asked.model_answer.clone(),
        points: points.collect(),
        answer: work.text.clone(),
        hints: asked
            .hints()
            .into_iter()
            .take(hints as usize)
            .map(str::to_owned)
            .collect(),
    }
}

/// The problem that a program solves, its language and itself.
fn program<'a>(asked: &'a Asked, work: &'a MockWork) -> Option<(&'a str, &'a str, &'a str)> {
    let source = work.source.as_deref()?;
    let is_there = !source.trim().is_empty();
    is_there.then_some((
        asked.problem_id.as_deref()?,
        work.language.as_deref()?,
        source,
    ))
}

/// None when no program came; a sentence when it could not be judged.
async fn judge(app: &App, pending: &Pending) -> Option<std::result::Result<Submission, String>> {
    let (problem, language, source) = program(&pending.asked, &pending.work)?;
    let given = HandedIn {
        // Answers of before have none yet.
        id: pending.submission.clone().unwrap_or_else(ids::submission),
        language: language.to_owned(),
        source: source.to_owned(),
        at_ms: pending.answered_at_ms,
    };
    loop {
        match app
            .judge
            .hand_in(app, &pending.user, problem, given.clone())
            .await
        {
            Ok(submission) => return Some(Ok(submission)),
            // The answer is kept already: it waits for its turn.
            Err(error) if error.status == StatusCode::TOO_MANY_REQUESTS => {
                let seconds = error.body.retry_after_s.unwrap_or(1).max(1);
                tokio::time::sleep(Duration::from_secs(seconds.into())).await;
            }
            Err(error) => {
                return Some(Err(format!(
                    "The program was not judged. {}",
                    error.message()
                )));
            }
        }
    }
}

/// Reads what a server that stopped or died had kept and not read.
pub async fn read_left_over(app: Arc<App>) {
    let left = async { store::pending(&mut *app.db.read().await?, app.clock.now_ms()).await };
    let left = match left.await {
        Ok(left) => left,
        Err(error) => {
            return tracing::error!(%error, "cannot look for answers that were not read");
        }
    };
    // All at once: the evaluator and the judge let their authors take turns.
    let mut reading = JoinSet::new();
    for pending in left {
        reading.spawn(read_and_tell(app.clone(), pending));
    }
    loop {
        tokio::select! {
            biased;
            () = app.drained() => return,
            read = reading.join_next() => match read {
                None => return,
                Some(Ok(Ok(_))) => {}
                Some(Ok(Err(error))) => {
                    tracing::error!(error = error.message(), "an answer could not be read");
                }
                Some(Err(failure)) => tracing::error!(%failure, "an answer could not be read"),
            },
        }
    }
}
