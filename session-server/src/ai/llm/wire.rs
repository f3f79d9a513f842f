//! The chat completions protocol, as far as it is used.

use super::{LlmError, Wanted};
use crate::text::is_invisible;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// More than any answer costs: what an endpoint counts is not believed beyond.
const MOST_TOKENS: u64 = 1_000_000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    role: &'static str,
    content: String,
}

impl Message {
    pub fn new(role: &'static str, content: String) -> Self {
        Self { role, content }
    }
}

/// How strictly the endpoint can be held to a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Form {
    Schema,
    Object,
    Plain,
}

impl Form {
    pub fn of(byte: u8) -> Self {
        [Form::Schema, Form::Object]
            .into_iter()
            .find(|form| *form as u8 == byte)
            .unwrap_or(Form::Plain)
    }

    pub fn laxer(self) -> Option<Self> {
        match self {
            Form::Schema => Some(Form::Object),
            Form::Object => Some(Form::Plain),
            Form::Plain => None,
        }
    }
}

pub fn request(model: &str, wanted: &Wanted, messages: &[Message], form: Form) -> Value {
    let mut request = json!({
        "model": model,
        "messages": messages,
        "max_tokens": wanted.max_tokens,
        "temperature": 0,
        "seed": 1,
        "stream": false,
    });
    let schema = &wanted.schema;
    match form {
        Form::Schema => {
            request["response_format"] = json!({ "type": "json_schema", "json_schema": { "name": wanted.name, "strict": true, "schema": schema } });
        }
        Form::Object | Form::Plain => {
            let shape = format!(
                "{}\nAnswer with one JSON object of this schema and nothing else: {schema}",
                wanted.system
            );
            request["messages"][0]["content"] = json!(shape);
        }
    }
    if form == Form::Object {
        request["response_format"] = json!({ "type": "json_object" });
    }
    request
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    pub tokens: u64,
    pub model: String,
}

pub fn answer(body: &[u8], model: &str, messages: &[Message]) -> Result<Answer, LlmError> {
    #[derive(Deserialize)]
    struct Body {
        model: Option<String>,
        choices: Vec<Choice>,
        usage: Option<Usage>,
    }
    #[derive(Deserialize)]
    struct Choice {
        finish_reason: Option<String>,
        message: Said,
    }
    #[derive(Deserialize)]
    struct Said {
        content: Option<String>,
    }
    #[derive(Deserialize)]
    struct Usage {
        total_tokens: u64,
    }
    let body: Body = serde_json::from_slice(body).map_err(|_| LlmError::Unfit { tokens: 0 })?;
    let choice = body
        .choices
        .into_iter()
        .next()
        .ok_or(LlmError::Unfit { tokens: 0 })?;
    if choice.finish_reason.as_deref() == Some("length") {
        return Err(LlmError::CutOff);
    }
    let text = choice.message.content.unwrap_or_default();
    // A letter costs a quarter of a token where the endpoint does not count.
    let guess = messages
        .iter()
        .map(|message| message.content.len())
        .sum::<usize>()
        + text.len();
    let name = body.model.unwrap_or_else(|| model.to_owned());
    Ok(Answer {
        tokens: body.usage.map_or(guess as u64 / 4, |usage| {
            usage.total_tokens.min(MOST_TOKENS)
        }),
        // It goes into the database and to people.
        model: name
            .chars()
            .filter(|c| !is_invisible(*c))
            .take(80)
            .collect(),
        text,
    })
}

/// Without the fences that models like to put around JSON.
pub fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let inner = text
        .strip_prefix("```json")
        .or_else(|| text.strip_prefix("```"));
    match inner.and_then(|inner| inner.strip_suffix("```")) {
        Some(inner) => inner.trim(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: Value) -> Result<Answer, LlmError> {
        answer(
            body.to_string().as_bytes(),
            "asked-for",
            &[Message::new("user", "four".to_owned())],
        )
    }

    #[test]
    fn an_answer_is_read_or_refused() {
        let whole = json!({ "model": "m", "choices": [{ "finish_reason": "stop", "message": { "content": "{}" } }],
            "usage": { "total_tokens": 9 } });
        let told = Answer {
            text: "{}".to_owned(),
            tokens: 9,
            model: "m".to_owned(),
        };
        assert_eq!(read(whole), Ok(told));
        let uncounted = json!({ "choices": [{ "message": { "content": "also" } }] });
        assert_eq!(
            read(uncounted).map(|told| (told.tokens, told.model)),
            Ok((2, "asked-for".to_owned()))
        );
        let cut =
            json!({ "choices": [{ "finish_reason": "length", "message": { "content": "{" } }] });
        assert_eq!(read(cut), Err(LlmError::CutOff));
        assert_eq!(
            read(json!({ "choices": [] })),
            Err(LlmError::Unfit { tokens: 0 })
        );
        assert_eq!(
            answer(b"{\"choices\": [{", "m", &[]),
            Err(LlmError::Unfit { tokens: 0 })
        );
    }

    #[test]
    fn fences_are_taken_off() {
        assert_eq!(unfenced("```json\n{\"a\": 1}\n```"), "{\"a\": 1}");
        assert_eq!(unfenced(" {} "), "{}");
        assert_eq!(unfenced("```{}"), "```{}");
    }

    #[test]
    fn every_form_says_the_schema() {
        let wanted = Wanted {
            system: "Be brief.".to_owned(),
            user: String::new(),
            name: "x",
            schema: json!({ "type": "object" }),
            max_tokens: 5,
        };
        let messages = [Message::new("system", wanted.system.clone())];
        for form in [Form::Schema, Form::Object, Form::Plain] {
            assert_eq!(Form::of(form as u8), form);
            let text = request("m", &wanted, &messages, form).to_string();
            assert!(
                text.contains("\\\"type\\\"") || text.contains("json_schema"),
                "{text}"
            );
        }
    }
}
