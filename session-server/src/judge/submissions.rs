//! Problems as people meet them: shown, tried on the samples, submitted.

use super::{
    Judge, check_input, growing::Grown, judged::Judged, language_of, model, present, reading, store,
};
use crate::{
    app::App,
    db::Db,
    error::{ApiError, Result},
    ids,
    intake::Place,
    page::Cursor,
};
use api::{
    SubmissionId, UnixMs, UserId,
    judge::{
        BeingJudged, OwnRun, Problem as ShownProblem, ProblemKind, ProblemSummary, Problems,
        RunRequest, SamplesResult, Starter, Submission, SubmissionSummary, SubmitRequest, Verdict,
    },
};
use axum::http::StatusCode;
use futures_util::{FutureExt, StreamExt, stream};
use model::{
    harness,
    problem::{Case, Problem, Style, Task},
};
use runner::Language;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::task::JoinHandle;

/// Accepted submissions, and others, of one user for one problem that are kept.
const KEPT: i64 = 50;
/// Whose left-over submissions are judged at a time.
const USERS: usize = 8;

impl Judge {
    pub(super) fn problem(&self, id: &str) -> Result<Arc<Problem>> {
        self.problems
            .get(id)
            .ok_or_else(|| ApiError::not_found("problem"))
    }

    pub(super) fn list(&self, best: &BTreeMap<String, Verdict>) -> Problems {
        let items = self.problems.list();
        Problems {
            items: items.iter().map(|problem| summary(problem, best)).collect(),
        }
    }

    pub(super) async fn show(
        &self,
        problem: &Problem,
        best: &BTreeMap<String, Verdict>,
    ) -> ShownProblem {
        let ready = self.languages().await;
        let usable = Language::ALL.into_iter().filter(|language| {
            let is_ready = ready
                .items
                .iter()
                .any(|info| info.ready && info.id == language.id());
            is_ready && problem.allows(*language)
        });
        let starter = |language: Language| Starter {
            language: language.id().to_owned(),
            source: match (problem.given_in(language), &problem.style) {
                (Some(given), _) => given.to_owned(),
                (None, Style::Function(signature)) => {
                    harness::starter(language, signature).unwrap_or_default()
                }
                (None, Style::Stdin | Style::Sql) => present::starter(language).to_owned(),
            },
            cpu_ms: problem.limits.cpu_ms_in(language).into(),
        };
        ShownProblem {
            summary: summary(problem, best),
            report: match &problem.task {
                Task::Implementation => None,
                Task::Debugging { report, .. } => Some(report.clone()),
            },
            statement: problem.statement.clone(),
            style: match problem.style {
                Style::Function(_) => api::judge::ProblemStyle::Function,
                Style::Stdin => api::judge::ProblemStyle::Stdin,
                Style::Sql => api::judge::ProblemStyle::Sql,
            },
            samples: problem
                .samples
                .iter()
                .map(|sample| present::sample(problem, sample))
                .collect(),
            growth_is_measured: problem.growth.is_some(),
            hidden_cases: problem.hidden.len() as u32,
            memory_bytes: problem.limits.memory_bytes(),
            starters: usable.map(starter).collect(),
        }
    }

    /// The public cases, each with what the program answered.
    pub(super) async fn try_samples(
        &self,
        user: &UserId,
        problem: &Problem,
        request: &SubmitRequest,
    ) -> Result<SamplesResult> {
        let language = language_of(&request.language)?;
        let cases: Vec<&Case> = problem.samples.iter().map(|sample| &sample.case).collect();
        let judged = self
            .bench
            .judge(user.as_str(), problem, language, &request.source, &cases)
            .await?;
        Ok(present::samples_result(problem, language, &judged))
    }

    /// An input of the caller's own.
    pub(super) async fn try_input(
        &self,
        user: &UserId,
        problem: &Problem,
        request: &RunRequest,
    ) -> Result<OwnRun> {
        let language = language_of(&request.language)?;
        check_input(&request.input)?;
        let input = problem
            .own_input(&request.input)
            .map_err(|error| ApiError::invalid("input", sentence(&error)))?;
        let tried = self
            .bench
            .run(user.as_str(), problem, language, &request.source, &input)
            .await?;
        Ok(present::own_run(language, tried))
    }

    /// In the background: somebody is about to solve the problem.
    pub(super) fn make_inputs(&self, problem: &Arc<Problem>) {
        self.preparing.start(&self.bench, problem.clone());
    }

    async fn judge_pending(&self, pending: &store::Pending) -> Result<Submission> {
        let problem = self.problem(&pending.problem_id)?;
        let language = language_of(&pending.language)?;
        let cases: Vec<&Case> = problem.hidden.iter().collect();
        let (user, source) = (pending.user.as_str(), &pending.source);
        let mut trial = self.bench.begin(user, &problem, language, source).await?;
        let is_ready = trial.is_ready();
        let running = async {
            let judged = trial.judge(&cases, 0).await?;
            let grown = match judged.verdict() {
                model::verdict::Verdict::Ac if problem.growth.is_some() => {
                    let grown = trial.growth().await;
                    // An estimate is an extra: without it the verdict stands.
                    grown
                        .inspect_err(|error| tracing::warn!(%error, "growth was not measured"))
                        .ok()
                }
                _ => None,
            };
            trial.end().await;
            Ok::<_, ApiError>((judged, grown))
        };
        let reading = async {
            match is_ready {
                true => self.read(&problem, language, source).await,
                false => None,
            }
        };
        let (ran, readability) = tokio::join!(running, reading);
        let (judged, grown) = ran?;
        let mut submission = submission(pending, &problem, language, &judged, grown.as_ref());
        submission.readability = readability;
        Ok(submission)
    }

    /// How a program reads: an extra, too.
    async fn read(
        &self,
        problem: &Problem,
        language: Language,
        source: &str,
    ) -> Option<api::judge::Readability> {
        let entry = problem
            .signature()
            .map(|signature| signature.function_name(language));
        reading::read(&self.executable, language, source, entry.as_deref())
            .await
            .inspect_err(|error| tracing::warn!(%error, "a program was not read"))
            .ok()?
            .map(present::readability)
    }

    /// Whether a program in `language` may be handed in for a problem.
    pub fn can_take(&self, problem: &str, language: &str) -> Result<()> {
        let problem = self.problem(problem)?;
        let language = language_of(language)?;
        match problem.allows(language) {
            true => Ok(()),
            false => Err(ApiError::invalid(
                "language",
                format!("This problem cannot be solved in {}.", language.name()),
            )),
        }
    }

    /// Judges a program for another feature, which has kept it: its submission is in the author's history. The same again
    /// is judged once, also when a server died in the middle.
    pub async fn hand_in(
        &self,
        app: &App,
        user: &UserId,
        problem: &str,
        given: HandedIn,
    ) -> Result<Submission> {
        let problem = self.problem(problem)?;
        let lock = self.judging.of(given.id.as_str());
        let _alone = lock.lock().await;
        if let Some(judged) = store::submission(&mut *app.db.read().await?, user, &given.id).await?
        {
            return Ok(judged);
        }
        let id = given.id.clone();
        let (pending, _place) = self.admit(app, user, &problem, given)?;
        keep(app.db.clone(), pending.clone(), problem.hidden.len()).await?;
        match self.judge_pending(&pending).await {
            Ok(judged) => {
                finish(app, &pending, &judged).await?;
                Ok(judged)
            }
            // It is handed in again.
            Err(error) if error.status == StatusCode::TOO_MANY_REQUESTS => Err(error),
            Err(error) => {
                forget(&app.db, &id).await?;
                Err(error)
            }
        }
    }

    pub(super) async fn submit(
        &self,
        app: &App,
        user: &UserId,
        problem: &Problem,
        request: SubmitRequest,
    ) -> Result<Submission> {
        let given = HandedIn {
            id: ids::submission(),
            language: request.language,
            source: request.source,
            at_ms: app.clock.now_ms(),
        };
        let (pending, _place) = self.admit(app, user, problem, given)?;
        // The page may go away while it is stored, too.
        let mut withdrawn = Withdrawn {
            app,
            id: Some(pending.id.clone()),
            keeping: Some(tokio::spawn(keep(
                app.db.clone(),
                pending.clone(),
                problem.hidden.len(),
            ))),
        };
        withdrawn.kept().await?;
        let judged = self.judge_pending(&pending).await?;
        finish(app, &pending, &judged).await?;
        withdrawn.id = None;
        Ok(judged)
    }

    /// Refuses what cannot be judged or is too much.
    fn admit(
        &self,
        app: &App,
        user: &UserId,
        problem: &Problem,
        given: HandedIn,
    ) -> Result<(store::Pending, Place)> {
        let language = language_of(&given.language)?;
        present::check_source(&given.source)?;
        self.can_take(&problem.id, language.id())?;
        self.bench.check(problem, language, &given.source)?;
        let place = self.intake.take(user, app.clock.now_ms()).map_err(|seconds| {
            let mut error = ApiError::too_many_requests(seconds);
            error.set_message(format!(
                "Many of your submissions are being judged. Try again in {seconds} s; what you wrote is kept."
            ));
            error
        })?;
        self.runner.room(user.as_str())?;
        let pending = store::Pending {
            id: given.id,
            user: user.clone(),
            problem_id: problem.id.clone(),
            language: language.id().to_owned(),
            source: given.source,
            submitted_at_ms: given.at_ms,
        };
        Ok((pending, place))
    }
}

async fn keep(db: Db, pending: store::Pending, cases: usize) -> sqlx::Result<()> {
    let mut tx = db.write().await?;
    store::insert_pending(&mut tx, &pending, cases as i64).await?;
    tx.commit().await
}

/// A program on its way to the judge, with the identifier that its submission gets.
#[derive(Debug, Clone)]
pub struct HandedIn {
    pub id: SubmissionId,
    pub language: String,
    pub source: String,
    pub at_ms: UnixMs,
}

/// A page that goes away, or is told that nothing came of it, takes its submission with it.
struct Withdrawn<'a> {
    app: &'a App,
    id: Option<SubmissionId>,
    /// Goes on without the page: whether a commit that nobody waits for took place cannot be known.
    keeping: Option<JoinHandle<sqlx::Result<()>>>,
}

impl Withdrawn<'_> {
    async fn kept(&mut self) -> Result<()> {
        if let Some(keeping) = &mut self.keeping {
            let kept = keeping.await;
            self.keeping = None;
            kept.map_err(ApiError::internal)??;
        }
        Ok(())
    }
}

impl Drop for Withdrawn<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            let db = self.app.db.clone();
            let stopping = self.app.drained();
            let keeping = self.keeping.take();
            tokio::spawn(async move {
                if let Some(keeping) = keeping {
                    let _ = keeping.await;
                }
                // It is the server that goes away: the next start judges it.
                if stopping.now_or_never().is_some() {
                    return;
                }
                if let Err(error) = forget(&db, &id).await {
                    tracing::warn!(%error, "a withdrawn submission was not removed");
                }
            });
        }
    }
}

async fn forget(db: &Db, id: &SubmissionId) -> sqlx::Result<()> {
    let mut tx = db.write().await?;
    store::forget_pending(&mut tx, id).await?;
    tx.commit().await
}

async fn finish(app: &App, pending: &store::Pending, judged: &Submission) -> sqlx::Result<()> {
    let mut tx = app.db.write().await?;
    store::finish(&mut tx, judged).await?;
    store::forget_old(&mut tx, &pending.user, &pending.problem_id, KEPT).await?;
    tx.commit().await
}

/// Judges what a server that stopped or died had taken and not judged.
pub async fn judge_left_over(app: Arc<App>) {
    let left = async { store::pending(&mut *app.db.read().await?, app.clock.now_ms()).await };
    let left = match left.await {
        Ok(left) => left,
        Err(error) => {
            return tracing::error!(%error, "cannot look for submissions that were not judged");
        }
    };
    let mut by_user: BTreeMap<UserId, Vec<store::Pending>> = BTreeMap::new();
    for pending in left {
        by_user
            .entry(pending.user.clone())
            .or_default()
            .push(pending);
    }
    // Nobody waits for all that somebody else had handed in.
    let all = stream::iter(by_user.into_values()).for_each_concurrent(USERS, async |left| {
        for pending in left {
            judge_one_left_over(&app, &pending).await;
        }
    });
    tokio::select! {
        biased;
        () = app.drained() => {}
        () = all => {}
    }
}

async fn judge_one_left_over(app: &App, pending: &store::Pending) {
    let lock = app.judge.judging.of(pending.id.as_str());
    let _alone = lock.lock().await;
    let judged =
        async { store::submission(&mut *app.db.read().await?, &pending.user, &pending.id).await };
    // Whoever had handed it in may have come first.
    if matches!(judged.await, Ok(Some(_))) {
        return;
    }
    let judged = loop {
        match app.judge.judge_pending(pending).await {
            Err(error) if error.status == StatusCode::TOO_MANY_REQUESTS => {
                let seconds = error.body.retry_after_s.unwrap_or(1).max(1);
                tokio::time::sleep(Duration::from_secs(seconds.into())).await;
            }
            ended => break ended,
        }
    };
    let judged = judged.unwrap_or_else(|error| {
        tracing::error!(id = %pending.id, error = error.message(), "a submission could not be judged");
        not_judged(pending)
    });
    if let Err(error) = finish(app, pending, &judged).await {
        tracing::error!(id = %pending.id, %error, "what became of a submission was not stored");
    }
}

fn not_judged(pending: &store::Pending) -> Submission {
    Submission {
        summary: SubmissionSummary {
            id: pending.id.clone(),
            problem_id: pending.problem_id.clone(),
            language: pending.language.clone(),
            verdict: Verdict::SystemError,
            passed: 0,
            cases: 0,
            submitted_at_ms: pending.submitted_at_ms,
        },
        message:
            "The server stopped while this was being judged, and could not judge it afterwards. \
                  Nothing is wrong with your program. Submit it again."
                .to_owned(),
        source: pending.source.clone(),
        compiler: None,
        results: Vec::new(),
        cost: None,
        time_growth: None,
        memory_growth: None,
        readability: None,
    }
}

fn sentence(error: &model::value::ValueError) -> String {
    let said = error.to_string();
    let mut letters = said.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), letters.as_str())
}

fn summary(problem: &Problem, best: &BTreeMap<String, Verdict>) -> ProblemSummary {
    ProblemSummary {
        id: problem.id.clone(),
        title: problem.title.clone(),
        kind: match problem.task {
            Task::Implementation => ProblemKind::Implementation,
            Task::Debugging { .. } => ProblemKind::Debugging,
        },
        tier: match problem.tier {
            model::problem::Tier::Easy => api::judge::Tier::Easy,
            model::problem::Tier::Medium => api::judge::Tier::Medium,
            model::problem::Tier::Hard => api::judge::Tier::Hard,
        },
        tags: problem.tags.clone(),
        languages: Language::ALL
            .into_iter()
            .filter(|language| problem.allows(*language))
            .map(|language| language.id().to_owned())
            .collect(),
        best: best.get(&problem.id).copied(),
    }
}

fn submission(
    pending: &store::Pending,
    problem: &Problem,
    language: Language,
    judged: &Judged,
    grown: Option<&Grown>,
) -> Submission {
    let verdict = judged.verdict();
    Submission {
        summary: SubmissionSummary {
            id: pending.id.clone(),
            problem_id: pending.problem_id.clone(),
            language: pending.language.clone(),
            verdict: present::verdict(verdict),
            passed: judged.passed() as u32,
            cases: problem.hidden.len() as u32,
            submitted_at_ms: pending.submitted_at_ms,
        },
        message: present::overall_sentence(verdict, judged),
        source: pending.source.clone(),
        compiler: present::compiler_of(language, judged),
        results: judged
            .cases
            .iter()
            .map(|case| present::hidden_case(case, &judged.budget))
            .collect(),
        cost: present::hidden_cost(judged),
        time_growth: grown.map(|grown| present::growth(grown.time_growth(), &grown.time)),
        memory_growth: grown.map(|grown| present::growth(grown.memory_growth(), &grown.memory)),
        readability: None,
    }
}

/// The problems that `user` has solved, and when last.
pub async fn solved(
    conn: &mut sqlx::AnyConnection,
    user: &UserId,
) -> Result<BTreeMap<String, UnixMs>> {
    Ok(store::solved(conn, user).await?)
}

pub(super) async fn best(app: &App, user: &UserId) -> Result<BTreeMap<String, Verdict>> {
    Ok(store::best(&mut *app.db.read().await?, user).await?)
}

pub(super) async fn history(
    app: &App,
    user: &UserId,
    problem: &str,
    cursor: &Cursor,
    limit: i64,
) -> Result<Vec<SubmissionSummary>> {
    Ok(store::history(&mut *app.db.read().await?, user, problem, cursor, limit).await?)
}

/// The caller's submissions for a problem that are not judged yet, oldest first.
pub(super) async fn being_judged(
    app: &App,
    user: &UserId,
    problem: &str,
) -> Result<Vec<BeingJudged>> {
    Ok(store::being_judged(&mut *app.db.read().await?, user, problem).await?)
}

pub(super) async fn read(app: &App, user: &UserId, id: &SubmissionId) -> Result<Submission> {
    store::submission(&mut *app.db.read().await?, user, id)
        .await?
        .ok_or_else(|| ApiError::not_found("submission"))
}
