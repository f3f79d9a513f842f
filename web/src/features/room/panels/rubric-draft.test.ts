import { expect, test } from "vitest";
import type { RubricDraft, SaveRubricRequest } from "@/api";
import { PILLARS } from "@/lib/pillars";
import { DraftSaver } from "./rubric-draft";

const draft = (over: Partial<RubricDraft> = {}): RubricDraft => ({
  room_id: "r",
  candidate: "c",
  pillars: PILLARS.map(({ id }) => ({ pillar: id, rating: null, notes: "" })),
  summary: "",
  version: 4,
  updated_at_ms: null,
  submitted: null,
  ...over,
});

test("a rubric that nobody has written into does not claim to be saved", () => {
  const environment = { save: () => Promise.resolve("conflict" as const), load: () => Promise.resolve(draft()), after: () => () => undefined };
  expect(new DraftSaver(draft(), environment, () => undefined).get().status).toBe("untouched");
  expect(new DraftSaver(draft({ updated_at_ms: 5 }), environment, () => undefined).get().status).toBe("saved");
});

function world() {
  const saves: SaveRubricRequest[] = [];
  const answers: ((answer: RubricDraft | "conflict" | Error) => void)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let stored = draft();
  const saver = new DraftSaver(
    stored,
    {
      save: (request) => {
        saves.push(request);
        return new Promise((resolve, reject) =>
          answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
        );
      },
      load: () => Promise.resolve(stored),
      after: (ms, run) => {
        const timer = { ms, run };
        timers.push(timer);
        return () => {
          const at = timers.indexOf(timer);
          if (at >= 0) timers.splice(at, 1);
        };
      },
    },
    () => undefined,
  );
  const settle = async () => {
    for (let i = 0; i < 8; i += 1) await Promise.resolve();
  };
  return {
    saver,
    saves,
    timers,
    setStored: (next: RubricDraft) => (stored = next),
    async fire() {
      timers.shift()?.run();
      await settle();
    },
    async answer(answer: RubricDraft | "conflict" | Error) {
      answers.shift()?.(answer);
      await settle();
    },
  };
}

test("VC-6 a draft is saved once for a burst of typing, under the version it was read at", async () => {
  const w = world();
  w.saver.note("code_quality", "c");
  w.saver.note("code_quality", "clear");
  w.saver.rate("code_quality", 4);
  expect(w.saver.get().status).toBe("unsaved");
  expect(w.timers).toHaveLength(1);
  await w.fire();
  expect(w.saves).toHaveLength(1);
  expect(w.saves[0]?.version).toBe(4);
  expect(w.saves[0]?.pillars[2]).toEqual({ pillar: "code_quality", rating: 4, notes: "clear" });
  expect(w.saver.get().status).toBe("saving");
  await w.answer(draft({ version: 5 }));
  expect(w.saver.get().status).toBe("saved");
});

test("what is typed during a save goes into the next one, with the new version", async () => {
  const w = world();
  w.saver.summarise("one");
  await w.fire();
  w.saver.summarise("one two");
  expect(w.saver.get().status).toBe("saving");
  await w.fire();
  expect(w.saves).toHaveLength(1);
  await w.answer(draft({ version: 5 }));
  expect(w.saves).toHaveLength(2);
  expect(w.saves[1]).toMatchObject({ summary: "one two", version: 5 });
  await w.answer(draft({ version: 6 }));
  expect(w.saver.get().status).toBe("saved");
  expect((await w.saver.settled()).version).toBe(6);
});

test("a save that fails keeps the text and is tried again", async () => {
  const w = world();
  w.saver.summarise("kept");
  await w.fire();
  await w.answer(new Error("offline"));
  expect(w.saver.get()).toMatchObject({ status: "failed", summary: "kept" });
  await w.fire();
  expect(w.saves[1]).toMatchObject({ summary: "kept", version: 4 });
});

test("VC-10 a draft changed in another tab is merged, not overwritten", async () => {
  const w = world();
  w.saver.rate("culture_fit", 5);
  await w.fire();
  w.setStored(
    draft({
      version: 9,
      summary: "from the other tab",
      pillars: draft().pillars.map((p) => ({ ...p, rating: 2 })),
    }),
  );
  await w.answer("conflict");
  await w.fire();
  expect(w.saves[1]?.version).toBe(9);
  expect(w.saves[1]?.summary).toBe("from the other tab");
  expect(w.saves[1]?.pillars.map((p) => p.rating)).toEqual([2, 2, 2, 2, 2, 5]);
});
