//! Reading an answer that is kept: its words by the evaluator, its program by the judge.

use super::{
    model::{
        asked::Asked,
        delivery::{self, Form},
        question::Kind,
        scoring::{self, Findings, Program},
        skill,
    },
    opinions, sessions,
    store::{self, Pending, Read},
};
use crate::{
    ai::{Ask, KeyPoint},
    app::App,
    error::Result,
    ids,
    judge::HandedIn,
    text,
};
use api::{
    MockId, UnixMs,
    interviews::UserEvent,
    judge::Submission,
    mocks::{MockWork, ModelPart, Skill},
};
use axum::http::StatusCode;
use sqlx::AnyConnection;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::task::JoinHandle;

/// Older than this and unread, an answer is nobody's: neither this server reads it, nor does another one any more.
const LEFT_MS: UnixMs = 120_000;

type Key = (MockId, u32, u32);

/// The answers that are being read here, until everything about them is stored.
#[derive(Debug, Default)]
pub struct Desk(Mutex<HashSet<Key>>);

/// One answer on the desk.
#[derive(Debug)]
pub struct Turn {
    desk: Arc<Desk>,
    key: Key,
}

impl Desk {
    /// None where it is being read already.
    pub fn take(self: &Arc<Self>, pending: &Pending) -> Option<Turn> {
        let key = (pending.session.clone(), pending.position, pending.attempt);
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(key.clone()).then(|| Turn {
            desk: self.clone(),
            key,
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut keys = self.desk.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.remove(&self.key);
    }
}

/// Reads an answer, whoever waits for that; nothing comes of it where it failed, which is logged, or where it is being read.
pub fn begin(app: &Arc<App>, pending: &Pending) -> Option<JoinHandle<Option<Read>>> {
    let turn = app.desk.take(pending)?;
    let (app, pending) = (app.clone(), pending.clone());
    Some(tokio::spawn(async move {
        match read_and_tell(app, pending, turn).await {
            Ok(read) => Some(read),
            Err(error) => {
                tracing::error!(error = error.message(), "an answer could not be read");
                None
            }
        }
    }))
}

/// Reads what was kept in this session and is read by nobody.
pub async fn read_left_of(app: &Arc<App>, session: &MockId) -> Result<()> {
    let left = store::pending_of(&mut *app.db.read().await?, session).await?;
    for pending in &left {
        begin(app, pending);
    }
    Ok(())
}

/// Which of the answers that are not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// All of them: the server starts.
    All,
    /// What should be done by now, or was kept by a clock that was put back since.
    Overdue,
}

impl Left {
    /// Before and after which time they were kept.
    pub fn times(self, app: &App) -> (UnixMs, UnixMs) {
        let now = app.clock.now_ms();
        match self {
            Self::All => (UnixMs::MAX, now),
            Self::Overdue => (now - LEFT_MS, now),
        }
    }
}

/// Reads what was kept and never read: the server died, or what was found could not be stored.
pub async fn read_left_over(app: &Arc<App>, which: Left) {
    let left = async { store::pending(&mut *app.db.read().await?, which.times(app)).await };
    match left.await {
        // All at once: the evaluator and the judge let their authors take turns.
        Ok(left) => left.iter().for_each(|pending| drop(begin(app, pending))),
        Err(error) => tracing::error!(%error, "cannot look for answers that were not read"),
    }
}

async fn read_and_tell(app: Arc<App>, pending: Pending, turn: Turn) -> Result<Read> {
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
        tokio::spawn(opinions::add(
            app.clone(),
            pending,
            feedback,
            evaluation,
            turn,
        ));
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
        own_event: asked.kind == Kind::Behavioural,
        hints: asked
            .hints()
            .into_iter()
            .take(hints as usize)
            .map(str::to_owned)
            .collect(),
    }
}

/// The problem that a program solves, its language and itself.
pub fn program<'a>(asked: &'a Asked, work: &'a MockWork) -> Option<(&'a str, &'a str, &'a str)> {
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
