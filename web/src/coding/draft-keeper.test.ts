import { describe, expect, test } from "vitest";
import { ApiError, type Draft } from "@/api";
import { DraftKeeper } from "./draft-keeper";
import type { Timers } from "./draft-saver";

/** Saves only when told to. */
const never: Timers = { set: () => null, clear: () => {} };
const draft = (input: string): Draft => ({ language: "python", sources: [], input });
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** One draft on a server, as its windows see it. */
function server() {
  let stored: Draft = { ...draft(""), updated_at_ms: null };
  const window = () => {
    const saved: (number | null)[] = [];
    const keeper = new DraftKeeper(
      {
        save: async (sent) => {
          if (sent.updated_at_ms !== stored.updated_at_ms) throw new ApiError("conflict", "Changed elsewhere.", 409);
          return (stored = { ...sent, updated_at_ms: (stored.updated_at_ms ?? 0) + 1 });
        },
        fetch: async () => stored,
        messageOf: (error) => (error as Error).message,
        onSaved: (version) => saved.push(version),
        timers: never,
      },
      stored.updated_at_ms ?? null,
    );
    const save = async (input: string) => {
      keeper.change(draft(input));
      keeper.flush();
      await settle();
    };
    return { keeper, save, saved };
  };
  return { window, input: () => stored.input };
}

describe("a draft in two windows", () => {
  test("one window saves over its own versions", async () => {
    const { window, input } = server();
    const one = window();
    await one.save("a");
    await one.save("b");
    expect([input(), one.saved, one.keeper.get().saved.kind]).toEqual(["b", [1, 2], "saved"]);
  });

  test("the window that is behind overwrites nothing, and says what the other has", async () => {
    const { window, input } = server();
    const [one, two] = [window(), window()];
    await one.save("of one");
    await two.save("of two");
    expect(input()).toBe("of one");
    expect(two.keeper.get().theirs?.input).toBe("of one");
    // Typing goes on, and still nothing is sent.
    await two.save("of two, longer");
    expect(input()).toBe("of one");
    two.keeper.keepMine();
    await settle();
    expect([input(), two.keeper.get().theirs]).toEqual(["of two, longer", null]);
  });

  test("the other window's is taken, and saved over from then on", async () => {
    const { window, input } = server();
    const [one, two] = [window(), window()];
    await one.save("of one");
    await two.save("of two");
    expect(two.keeper.takeTheirs()?.input).toBe("of one");
    expect(two.keeper.get()).toEqual({ saved: { kind: "saved" }, theirs: null });
    await two.save("of both");
    expect(input()).toBe("of both");
  });

  test("a window in which nothing waits follows the other, one in which something does, does not", async () => {
    const { window } = server();
    const [one, two, three] = [window(), window(), window()];
    three.keeper.change(draft("typed"));
    await one.save("of one");
    expect((await two.keeper.follow())?.input).toBe("of one");
    expect(await two.keeper.follow()).toBeNull();
    expect(await three.keeper.follow()).toBeNull();
    await two.save("of two");
    expect(two.keeper.get().theirs).toBeNull();
  });
});
