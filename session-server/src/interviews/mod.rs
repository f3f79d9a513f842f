//! Live interviews as evaluated: rubrics, submissions, the archive, the dashboard.

mod model;
mod routes;
mod store;

pub use routes::routes;

use crate::{
    app::App,
    error::{ApiError, Result},
    events, ids, rooms, search,
};
use api::{
    InterviewId, ParticipantId, RoomId, UserId,
    interviews::{Interview, InterviewSummary, RubricDraft, SaveRubricRequest, StudentDashboard},
};
use model::{Rubric, RubricError};
use store::{Candidate, Reader, Side};

/// The rubric one host fills in for one candidate of one room.
#[derive(Debug, Clone)]
struct Sheet {
    room: RoomId,
    participant: ParticipantId,
    host: UserId,
}

impl Sheet {
    async fn candidate(&self, conn: &mut sqlx::AnyConnection) -> Result<Candidate> {
        store::candidate(conn, &self.room, &self.participant, &self.host)
            .await?
            .ok_or_else(|| ApiError::not_found("candidate"))
    }

    async fn read(&self, conn: &mut sqlx::AnyConnection) -> Result<RubricDraft> {
        self.candidate(conn).await?;
        let draft = store::draft(conn, &self.room, &self.participant, &self.host).await?;
        let (rubric, version, updated_at_ms) = match draft {
            Some(draft) => (draft.rubric, draft.version, Some(draft.updated_at_ms)),
            None => (Rubric::empty(), 0, None),
        };
        Ok(RubricDraft {
            room_id: self.room.clone(),
            candidate: self.participant.clone(),
            pillars: rubric.pillars,
            summary: rubric.summary,
            version,
            updated_at_ms,
            submitted: store::submitted(conn, &self.room, &self.participant).await?,
        })
    }

    async fn save(&self, app: &App, request: &SaveRubricRequest) -> Result<RubricDraft> {
        let rubric = Rubric::check(request)?;
        let mut tx = app.db.write().await?;
        self.candidate(&mut tx).await?;
        self.write(&mut tx, &rubric, request.version, app.clock.now_ms())
            .await?;
        let draft = self.read(&mut tx).await?;
        tx.commit().await?;
        Ok(draft)
    }

    async fn write(
        &self,
        conn: &mut sqlx::AnyConnection,
        rubric: &Rubric,
        version: i64,
        now: api::UnixMs,
    ) -> Result<()> {
        let (room, participant) = (&self.room, &self.participant);
        if store::save(conn, room, participant, &self.host, rubric, version, now).await? {
            return Ok(());
        }
        Err(match store::submitted(conn, room, participant).await? {
            Some(_) => submitted_before(),
            None => ApiError::conflict(
                "This rubric was changed in another window. Reload it, then save again.",
            ),
        })
    }

    /// Files the rubric for good (VC-10) and tells both sides.
    async fn submit(&self, app: &App, request: &SaveRubricRequest) -> Result<Interview> {
        let rubric = Rubric::check(request)?;
        let weights = model::equal_weights();
        let composite = model::composite(&rubric.ratings()?, &weights)
            .ok_or_else(|| ApiError::internal("a rubric without weights"))?;
        let now = app.clock.now_ms();
        let mut tx = app.db.write().await?;
        let candidate = self.candidate(&mut tx).await?;
        // Takes the row's lock too, so that a save or another submission at the same time waits and then finds itself late.
        self.write(&mut tx, &rubric, request.version, now).await?;
        let summary = InterviewSummary {
            id: ids::interview(),
            room_id: self.room.clone(),
            title: candidate.room_title,
            interviewer_name: candidate.host_name,
            candidate_name: candidate.name,
            candidate_user_id: candidate.user_id.clone(),
            composite,
            held_at_ms: candidate.admitted_at_ms,
            submitted_at_ms: now,
        };
        let names = [
            summary.title.as_str(),
            &summary.interviewer_name,
            &summary.candidate_name,
        ];
        let new = store::NewInterview {
            search_text: model::search_text(&names, &rubric),
            summary: &summary,
            participant: &self.participant,
            interviewer: &self.host,
            rubric: &rubric,
            weights: &weights,
        };
        if !store::insert(&mut tx, &new).await? {
            return Err(submitted_before());
        }
        let event = events::Event::InterviewSubmitted {
            candidate: candidate.user_id,
            interviewer: self.host.clone(),
            interview: summary.clone(),
        };
        events::record(&mut tx, &event, now).await?;
        let interview = store::interview(&mut tx, &summary.id, &Reader::User(self.host.clone()))
            .await?
            .ok_or_else(|| ApiError::internal("an interview just inserted is not there"))?;
        tx.commit().await?;
        app.outbox.wake();
        app.rooms
            .rubric_submitted(&self.room, self.participant.clone(), summary.id, composite);
        Ok(interview)
    }
}

fn submitted_before() -> ApiError {
    ApiError::conflict("This rubric was submitted and cannot be changed any more.")
}

impl From<RubricError> for ApiError {
    fn from(error: RubricError) -> Self {
        ApiError::invalid(error.field(), error.to_string())
    }
}

async fn read(app: &App, id: &InterviewId, reader: &Reader) -> Result<Interview> {
    store::interview(&mut *app.db.read().await?, id, reader)
        .await?
        .ok_or_else(|| ApiError::not_found("interview"))
}

/// What a student's dashboard shows of live interviews.
async fn dashboard(app: &App, student: &UserId) -> Result<StudentDashboard> {
    let mut conn = app.db.read().await?;
    let ratings = store::ratings(&mut conn, student).await?;
    let everything = search::like_patterns("").map_err(ApiError::internal)?;
    let start = crate::page::Cursor::start();
    let latest = store::list(&mut conn, student, Side::Candidate, &everything, &start, 1).await?;
    Ok(StudentDashboard {
        interviews_held: ratings.len() as i64,
        latest: latest.into_iter().next(),
        pillars: model::means(&ratings),
        open_rooms: rooms::open_rooms(&mut conn, student).await?,
    })
}
