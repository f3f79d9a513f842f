//! The configured language model's part of a feedback: asked for once the answer is read, added when it comes.

use super::{
    model::{asked::Asked, scoring},
    reading::{self, Left, Turn},
    store::{self, Pending},
};
use crate::{
    ai::{
        Evaluation,
        llm::{Llm, LlmError, opinion},
    },
    app::App,
    error::Result,
};
use api::{
    interviews::UserEvent,
    mocks::{MockFeedback, ModelPart, PointFeedback},
};
use std::sync::Arc;

/// Asked of a model that the operator has taken away since.
const GONE: &str =
    "No language model is asked here any more. What is said above stands without it.";

/// Asks the model about an answer that was read, and adds what it says.
pub async fn add(
    app: Arc<App>,
    pending: Pending,
    feedback: MockFeedback,
    evaluation: Evaluation,
    _turn: Turn,
) {
    let part = match &app.llm {
        Some(llm) => part(&app, llm, &pending, &evaluation).await,
        None => ModelPart::Failed {
            why: GONE.to_owned(),
        },
    };
    let feedback = MockFeedback {
        model_part: Some(part),
        ..feedback
    };
    let amended = async {
        let mut tx = app.db.write().await?;
        store::amend(&mut tx, &pending, &feedback).await?;
        tx.commit().await
    };
    match amended.await {
        Ok(()) => {
            let event = UserEvent::MockChanged {
                mock_id: pending.session.clone(),
            };
            app.bus.publish(pending.user.clone(), event);
        }
        Err(error) => tracing::error!(%error, "a model's opinion was not stored"),
    }
}

async fn part(app: &App, llm: &Llm, pending: &Pending, evaluation: &Evaluation) -> ModelPart {
    let asked: Result<std::result::Result<_, LlmError>> = async {
        let ask = reading::ask(&pending.asked, &pending.work, pending.hints);
        let most = opinion::most_tokens(&ask);
        let budget = llm.settings().session_tokens;
        let mut tx = app.db.write().await?;
        let is_reserved = store::reserve_tokens(&mut tx, &pending.session, most, budget).await?;
        tx.commit().await?;
        if !is_reserved {
            return Ok(Err(LlmError::Budget));
        }
        let told = opinion::ask(llm, &pending.user, &ask, evaluation).await;
        let tokens = match &told {
            Ok(told) => told.tokens,
            Err(LlmError::Unfit { tokens }) => *tokens,
            Err(_) => 0,
        };
        let mut tx = app.db.write().await?;
        store::settle_tokens(&mut tx, &pending.session, most, tokens).await?;
        tx.commit().await?;
        Ok(told)
    }
    .await;
    match asked {
        Ok(Ok(told)) => ModelPart::Ready {
            points: points(&pending.asked, &told.value.points),
            score: told.value.score,
            summary: told.value.summary,
            follow_up: told.value.follow_up,
            prompt: told.value.prompt,
            model: told.model,
        },
        Ok(Err(error)) => ModelPart::Failed {
            why: format!("{error} What is said above stands without it."),
        },
        Err(error) => ModelPart::Failed {
            why: error.message().to_owned(),
        },
    }
}

fn points(asked: &Asked, told: &[opinion::OpinionPoint]) -> Vec<PointFeedback> {
    let told = asked.points.iter().zip(told);
    told.map(|(point, told)| scoring::point_feedback(point, told.verdict, told.quote))
        .collect()
}

/// Asks again for what was waited for when the server died, or could not be stored.
pub async fn add_left_over(app: &Arc<App>, which: Left) {
    let waiting = async { store::waiting(&mut *app.db.read().await?, which.times(app)).await };
    let waiting = match waiting.await {
        Ok(waiting) => waiting,
        Err(error) => {
            return tracing::error!(%error, "cannot look for answers that wait for a model");
        }
    };
    for (pending, feedback, evaluation) in waiting {
        let Some(turn) = app.desk.take(&pending) else {
            continue;
        };
        tokio::select! {
            biased;
            () = app.drained() => return,
            () = add(app.clone(), pending, feedback, evaluation, turn) => {}
        }
    }
}
