//! Questions that the configured language model writes for a student's next session. They hold every rule of the bank
//! before a student sees them.

use super::{
    model::{
        asked::Asked,
        dice::Dice,
        item::Item,
        question::{Kind, Question},
        role::Role,
    },
    store,
};
use crate::{
    ai::llm::{Llm, LlmError, novel},
    app::App,
    ids,
    judge::model::problem::Tier,
};
use api::UserId;
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::Arc};

/// Kept for a student, a role and a tier.
const STOCK: i64 = 2;
/// Of what was asked before, the latest that the model is told.
const SEEN: usize = 200;

/// Has a question written for the next session, if there are none in stock.
pub fn commission(app: &Arc<App>, user: &UserId, role: &str, tier: Tier) {
    if app.llm.is_none() {
        return;
    }
    let (app, user, role) = (app.clone(), user.clone(), role.to_owned());
    tokio::spawn(async move {
        if let (Some(llm), Some(role)) = (&app.llm, app.mocks.role(&role))
            && let Err(error) = write(&app, llm, &user, role, tier).await
        {
            tracing::warn!(error = %error, "no question was written");
        }
    });
}

#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Model(#[from] LlmError),
}

async fn write(
    app: &App,
    llm: &Llm,
    user: &UserId,
    role: &Role,
    tier: Tier,
) -> Result<(), WriteError> {
    let mut conn = app.db.read().await?;
    let stock = store::novel(&mut conn, user, &role.id, tier).await?;
    if stock.len() as i64 >= STOCK {
        return Ok(());
    }
    let seen = store::seen(&mut conn, user).await?;
    drop(conn);
    let Some(kind) = kind(role) else {
        return Ok(());
    };
    let items = app.mocks.of_role(&role.id);
    let topics: BTreeSet<&str> = items
        .filter(|item| item.kind() == kind)
        .map(Item::topic)
        .collect();
    let mut seen: Vec<(String, i64)> = seen.into_iter().collect();
    seen.sort_by_key(|(_, at_ms)| std::cmp::Reverse(*at_ms));
    let commission = novel::Commission {
        role_title: role.title.clone(),
        role_about: role.about.clone(),
        tier: tier_id(tier),
        kind: kind.id(),
        topics: topics.into_iter().map(str::to_owned).collect(),
        seen: seen.into_iter().take(SEEN).map(|(id, _)| id).collect(),
    };
    let fits = |text: &str| {
        fitting(text, kind, &role.id, tier, |question| {
            app.mocks.is_new(question)
                && stock
                    .iter()
                    .all(|(_, asked)| !asked.is_like(&question.prompt, &question.model_answer))
        })
    };
    let told = novel::write(llm, user, &commission, fits).await?;
    let mut tx = app.db.write().await?;
    store::insert_novel(
        &mut tx,
        user,
        &role.id,
        tier,
        &told.value,
        app.clock.now_ms(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

fn tier_id(tier: Tier) -> &'static str {
    match tier {
        Tier::Easy => "easy",
        Tier::Medium => "medium",
        Tier::Hard => "hard",
    }
}

/// Of those that are answered in words, by the role's shares.
fn kind(role: &Role) -> Option<Kind> {
    let mut dice = Dice::new(u64::from_le_bytes(ids::random()));
    let in_words = role
        .mix
        .iter()
        .filter(|(kind, _)| !matches!(kind, Kind::Implementation | Kind::Debugging));
    let (kinds, weights): (Vec<Kind>, Vec<f64>) = in_words
        .map(|(kind, share)| (*kind, f64::from(*share)))
        .unzip();
    dice.weighted(&weights).map(|at| kinds[at])
}

/// What the model wrote, if it is a question as they ship.
fn fitting(
    text: &str,
    kind: Kind,
    role: &str,
    tier: Tier,
    is_new: impl Fn(&Asked) -> bool,
) -> Result<Asked, String> {
    const FIELDS: [&str; 7] = [
        "topic",
        "tags",
        "minutes",
        "prompt",
        "model_answer",
        "follow_ups",
        "points",
    ];
    if text
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        return Err("it holds control characters".to_owned());
    }
    let mut form: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    if let Some(field) = form.keys().find(|field| !FIELDS.contains(&field.as_str())) {
        return Err(format!("there is no field `{field}`"));
    }
    form.insert("id".to_owned(), json!(format!("novel-{}", ids::uuid())));
    form.insert("kind".to_owned(), json!(kind));
    form.insert("roles".to_owned(), json!([role]));
    form.insert("tier".to_owned(), json!(tier));
    let question: Question =
        serde_json::from_value(form.into()).map_err(|error| error.to_string())?;
    question.check().map_err(|fault| fault.to_string())?;
    let asked = Asked {
        novel: true,
        ..Asked::question(&question)
    };
    match is_new(&asked) {
        true => Ok(asked),
        false => Err("it is nearly the same as a question that there is already".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{judge::Problems, mocks::Catalogue};

    fn shipped() -> (Catalogue, Question, Value) {
        let bank = crate::mocks::load(&Problems::default(), None).unwrap();
        let Some(Item::Question(question)) = bank.item("ticket-sale") else {
            panic!("a question that ships");
        };
        let question = Question::clone(question);
        let form = json!({
            "topic": question.topic, "tags": question.tags, "minutes": question.minutes, "prompt": question.prompt,
            "model_answer": question.model_answer, "follow_ups": question.follow_ups, "points": question.points,
        });
        (Catalogue::new(bank), question, form)
    }

    fn read(form: &Value, is_new: bool) -> Result<Asked, String> {
        fitting(
            &form.to_string(),
            Kind::Design,
            "backend",
            Tier::Hard,
            |_| is_new,
        )
    }

    #[test]
    fn vi_5_what_a_model_writes_holds_the_rules_of_the_bank() {
        let (_, question, form) = shipped();
        let asked = read(&form, true).unwrap();
        assert!(asked.novel && asked.id.starts_with("novel-"));
        assert_eq!((asked.tier, &asked.points), (Tier::Hard, &question.points));
        let mut light = form.clone();
        light["points"][0]["weight"] = json!(10);
        assert!(read(&light, true).unwrap_err().contains("weights sum"));
        let mut short = form.clone();
        short["prompt"] = json!("What is a cache?");
        assert!(read(&short, true).unwrap_err().contains("prompt"));
        let mut more = form.clone();
        more["answer_key"] = json!("x");
        assert!(read(&more, true).is_err());
        assert!(read(&form, false).unwrap_err().contains("nearly the same"));
    }

    #[test]
    fn vi_6_a_copy_of_what_ships_is_not_new() {
        let (catalogue, question, _) = shipped();
        assert!(!catalogue.is_new(&Asked::question(&question)));
        let other = Asked {
            prompt: "zebra quince ".repeat(20),
            model_answer: "violin harbour ".repeat(60),
            ..Asked::question(&question)
        };
        assert!(catalogue.is_new(&other));
    }
}
