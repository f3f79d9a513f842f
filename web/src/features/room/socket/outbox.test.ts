import { expect, test } from "vitest";
import { Outbox } from "./outbox";

function outbox() {
  let made = 0;
  return new Outbox(() => `c${++made}`);
}

test("ARCH-10 an action stays until it is settled, in order, under the same cid", () => {
  const box = outbox();
  box.add({ kind: "chat", text: "one" }, 0);
  box.add({ kind: "chat", text: "two" }, 0);
  expect(box.pending(10).map((m) => m.cid)).toEqual(["c1", "c2"]);
  expect(box.settle("c1")).toEqual({ kind: "chat", text: "one" });
  expect(box.pending(20)).toEqual([{ type: "act", cid: "c2", action: { kind: "chat", text: "two" } }]);
  expect(box.settle("c1")).toBeNull();
  expect(box.size).toBe(1);
});

test("C-11 an absence delivered late tells how long ago it began", () => {
  const box = outbox();
  box.add({ kind: "away_began", incident_id: "i", signal: "tab_hidden", began_ago_ms: 100 }, 1_000);
  const [resent] = box.pending(6_000.4);
  expect(resent?.action).toMatchObject({ began_ago_ms: 5_100 });
});
