// Uses a running server as people do: node tests/compose/check.mjs ORIGIN LOG_FILE, after a restart: ORIGIN --again.
import { readFile } from "node:fs/promises";
import assert from "node:assert/strict";

const [origin, log] = process.argv.slice(2);
const again = log === "--again";
const password = "a long enough password";
const email = { admin: "root@example.org", interviewer: "grace@example.org" };

async function call(method, path, body, token) {
  const answer = await fetch(origin + path, {
    method,
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text.startsWith("{") ? JSON.parse(text) : text;
}

/** Until the published port answers: the engine restarts it meanwhile. */
async function ready() {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await call("GET", "/healthz");
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const health = await ready();
assert.equal(health.status, "ok");

if (!again) {
  const token = /one-time token ([\w-]+)/.exec(await readFile(log, "utf8"))?.[1];
  assert.ok(token, "the first start prints a set-up token");
  const admin = await call("POST", "/api/v1/setup", { token, email: email.admin, password, display_name: "Root" });
  const grace = await call("POST", "/api/v1/auth/register", {
    email: email.interviewer,
    password,
    display_name: "Grace",
    role: "interviewer",
  });
  await call("PUT", `/api/v1/admin/interviewers/${grace.user.id}/verified`, { verified: true }, admin.access_token);
}
const { access_token } = await call("POST", "/api/v1/auth/login", { email: email.interviewer, password });
if (!again) await call("POST", "/api/v1/rooms", { title: "Two trees", guests_allowed: true }, access_token);
const { items } = await call("GET", "/api/v1/rooms", undefined, access_token);
assert.equal(items.length, 1);
const lobby = await call("GET", `/api/v1/rooms/${items[0].id}/lobby`);
assert.equal(lobby.title, "Two trees");
assert.match(await call("GET", `/r/${lobby.id}`), /<script type="module"/);
if (process.env.IX_RUNNER) {
  assert.equal(health.runner, "ok");
  const program = { language: "python", source: "print(2 * int(input()))\n", input: "21\n" };
  const ran = await call("POST", "/api/v1/judge/runs", program, access_token);
  assert.equal(ran.stdout.text, "42\n", JSON.stringify(ran));
}
console.log(`${again ? "after a restart: " : ""}health, login, room and page are fine: ${JSON.stringify(health)}`);
