// Answers one question of a mock interview and waits for the model's part: node tests/llm/check.mjs ORIGIN
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

const [origin] = process.argv.slice(2);
const PATIENCE_MS = 600_000;
/** Between two looks: the processor is the model's. */
const PAUSE_MS = 500;

async function call(method, path, body, token) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", origin, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** What `look` gives, once it is something. */
async function until(what, look) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look().catch((error) => (error instanceof TypeError ? undefined : Promise.reject(error)));
    if (found !== undefined) return found;
    assert.ok(Date.now() < deadline, `no ${what} came`);
    await setTimeout(PAUSE_MS);
  }
}

const account = { email: "bo@example.org", password: "a long enough password", display_name: "Bo", role: "student" };
const { access_token: token } = await until("server", () => call("POST", "/auth/register", account));
const wish = { role: "product-manager", tier: "easy", length: 1, topic: null, adaptive: false };
const session = await call("POST", "/mocks/sessions", wish, token);
const text =
  "First I would ask the people who left why they left, because what those who stay say does not tell it. " +
  "Then I would count how many left for each reason, and change one thing at a time, with a date at which we look again.";
const work = { mode: "typed", text, words: [], verbatim: false, language: null, source: null, spent_ms: 60_000 };
const path = `/mocks/sessions/${session.id}`;
const answer = await call("POST", `${path}/items/1/answers`, { attempt: 1, work }, token);
assert.equal(answer.feedback.model_part.state, "waiting");
const feedback = await until("opinion", async () => {
  const { items } = await call("GET", path, undefined, token);
  const told = items[0].answers[0].feedback;
  return told.model_part.state === "waiting" ? undefined : told;
});
const part = feedback.model_part;
assert.equal(part.state, "ready", part.why);
assert.equal(feedback.score, answer.feedback.score, "the model moves no score");
assert.equal(part.points.length, feedback.points.length);
for (const { verdict, evidence, label } of part.points) {
  if (verdict === "missing") continue;
  console.log(`${verdict.padEnd(8)}${label}: "${text.slice(evidence.start, evidence.end)}"`);
}
console.log(`${part.model} gives ${part.score}, the sentence model ${feedback.score}: ${part.summary}`);
