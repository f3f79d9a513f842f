import { describe, expect, test, vi } from "vitest";
import { ApiError, type MockDraft, type MockWork, type SaveMockDraft } from "@/api";
import { PAUSE_MS } from "@/coding/draft-saver";
import { FakeTimers } from "@/coding/fake-timers";
import { NOTHING } from "./work";
import { type LocalCopy, type LocalStore, WorkKeeper } from "./work-keeper";

const saying = (text: string, spent_ms = 0): MockWork => ({ ...NOTHING, text, spent_ms });

/** The server's draft of one question. */
class Draft {
  current: MockDraft | null = null;

  save({ version, work }: SaveMockDraft): MockDraft {
    if (version !== (this.current?.version ?? 0)) throw new ApiError("conflict", "Worked on in another window.", 409);
    this.current = { version: version + 1, work };
    return this.current;
  }
}

class Copy implements LocalStore {
  copy: LocalCopy | null = null;
  read = () => this.copy;
  write = (copy: LocalCopy) => void (this.copy = copy);
  clear = () => void (this.copy = null);
}

/** A window on the question. */
function open(server: Draft, local = new Copy()) {
  const timers = new FakeTimers();
  const send = vi.fn(async (draft: SaveMockDraft) => server.save(draft));
  const keeper = new WorkKeeper(
    { send, fetch: async () => server.current, messageOf: (error) => (error as Error).message, conflictMessage: "Choose.", local, onSaved: () => {}, timers },
    server.current,
    NOTHING,
  );
  return { keeper, timers, send, local, write: (text: string) => keeper.change((work) => ({ ...work, text })) };
}

const text = (keeper: WorkKeeper) => keeper.get().work.text;

describe("B-18 an answer while it is written", () => {
  test("is kept in the browser at once and on the server after a pause, each draft over the one before", async () => {
    const server = new Draft();
    const { timers, write, local, keeper } = open(server);
    write("a");
    expect(local.copy).toEqual({ version: 0, work: saying("a") });
    await timers.pass(PAUSE_MS);
    write("ab");
    await timers.pass(PAUSE_MS);
    expect(server.current).toEqual({ version: 2, work: saying("ab") });
    expect(keeper.get().saved.kind).toBe("saved");
    expect(local.copy).toBeNull();
    expect(text(open(server).keeper)).toBe("ab");
  });

  test("without a connection stays in the browser, and goes on from there after a crash", async () => {
    const server = new Draft();
    const first = open(server);
    first.send.mockRejectedValue(new ApiError("offline", "No connection.", 0));
    first.write("written on a train");
    await first.timers.pass(PAUSE_MS);
    expect(first.keeper.get().saved).toMatchObject({ kind: "failed", again: true });
    const second = open(server, first.local);
    expect(text(second.keeper)).toBe("written on a train");
    await second.timers.pass(PAUSE_MS);
    expect(server.current?.work.text).toBe("written on a train");
  });

  test("an idle window follows what another one writes", async () => {
    const server = new Draft();
    const idle = open(server);
    const busy = open(server);
    busy.write("theirs");
    await busy.timers.pass(PAUSE_MS);
    idle.keeper.offer(server.current as MockDraft);
    expect([text(idle.keeper), idle.keeper.get().taken]).toEqual(["theirs", 1]);
    idle.write("theirs, and mine");
    await idle.timers.pass(PAUSE_MS);
    expect(server.current).toMatchObject({ version: 2, work: { text: "theirs, and mine" } });
  });

  async function conflict() {
    const server = new Draft();
    const [mine, theirs] = [open(server), open(server)];
    theirs.write("theirs");
    await theirs.timers.pass(PAUSE_MS);
    mine.write("mine");
    await mine.timers.pass(PAUSE_MS);
    return { server, mine };
  }

  test("of two windows that wrote different things neither overwrites the other", async () => {
    const { server, mine } = await conflict();
    expect(mine.keeper.get().theirs?.work.text).toBe("theirs");
    expect(text(mine.keeper)).toBe("mine");
    mine.write("mine, longer");
    await mine.timers.pass(10 * PAUSE_MS);
    expect(server.current?.work.text).toBe("theirs");
    expect(mine.local.copy?.work.text).toBe("mine, longer");
  });

  test("mine is kept over theirs when it is chosen", async () => {
    const { server, mine } = await conflict();
    mine.keeper.keepMine();
    await mine.timers.pass(PAUSE_MS);
    expect(server.current).toMatchObject({ version: 2, work: { text: "mine" } });
    expect(mine.keeper.get()).toMatchObject({ theirs: null, saved: { kind: "saved" } });
  });

  test("theirs is taken when it is chosen, and writing goes on over it", async () => {
    const { server, mine } = await conflict();
    mine.keeper.takeTheirs();
    expect([text(mine.keeper), mine.keeper.get().theirs]).toEqual(["theirs", null]);
    mine.write("theirs, and mine");
    await mine.timers.pass(PAUSE_MS);
    expect(server.current).toMatchObject({ version: 2, work: { text: "theirs, and mine" } });
  });

  test("what could not be saved is shown beside what was saved since", async () => {
    const server = new Draft();
    const local = new Copy();
    const { write, timers } = open(server);
    write("first");
    await timers.pass(PAUSE_MS);
    local.copy = { version: 7, work: saying("from before the crash") };
    const { keeper } = open(server, local);
    expect(text(keeper)).toBe("from before the crash");
    expect(keeper.get().theirs?.work.text).toBe("first");
  });

  test("left without a choice between two, each visit asks again", async () => {
    const { server, mine } = await conflict();
    for (const visit of [1, 2, 3]) {
      const { keeper, timers } = open(server, mine.local);
      keeper.leave(visit * 60_000);
      await timers.pass(10 * PAUSE_MS);
      expect([text(keeper), keeper.get().theirs?.work.text, server.current?.work.text]).toEqual(["mine", "theirs", "theirs"]);
      expect(keeper.get().saved).toMatchObject({ kind: "failed", message: "Choose." });
    }
    const { keeper, timers } = open(server, mine.local);
    keeper.keepMine();
    await timers.pass(PAUSE_MS);
    expect(server.current).toMatchObject({ version: 2, work: { text: "mine" } });
  });

  test("a window in which only time went by asks nothing", async () => {
    const server = new Draft();
    const [watched, busy] = [open(server), open(server)];
    busy.write("theirs");
    await busy.timers.pass(PAUSE_MS);
    watched.keeper.leave(60_000);
    await watched.timers.pass(PAUSE_MS);
    expect(watched.keeper.get()).toMatchObject({ theirs: null, work: { text: "theirs", spent_ms: 60_000 } });
  });

  test("time is saved when the page is left, if there was enough of it", async () => {
    const server = new Draft();
    const { keeper, timers } = open(server);
    keeper.leave(900);
    await timers.pass(PAUSE_MS);
    expect(server.current).toBeNull();
    keeper.leave(9_000);
    await timers.pass(PAUSE_MS);
    expect(server.current?.work.spent_ms).toBe(9_000);
  });

  test("handed in elsewhere, another text is kept as a draft, and the same is not", async () => {
    const server = new Draft();
    const first = open(server);
    first.write("an answer");
    await first.timers.pass(PAUSE_MS);
    const [same, other] = [open(server), open(server)];
    server.current = null;
    same.keeper.leave(60_000);
    await same.timers.pass(PAUSE_MS);
    expect(server.current).toBeNull();
    other.write("another answer");
    await other.timers.pass(PAUSE_MS);
    expect(server.current).toMatchObject({ version: 1, work: { text: "another answer" } });
  });

  test("a draft that is too long is said to be, and saved once it is not", async () => {
    const server = new Draft();
    const { keeper, write, timers, send, local } = open(server);
    send.mockRejectedValueOnce(new ApiError("invalid", "Too long.", 422));
    write("long");
    await timers.pass(20 * PAUSE_MS);
    expect(keeper.get().saved).toEqual({ kind: "failed", message: "Too long.", again: false });
    expect([send.mock.calls.length, local.copy?.work.text]).toEqual([1, "long"]);
    write("short");
    await timers.pass(PAUSE_MS);
    expect(server.current?.work.text).toBe("short");
  });

  test("nothing is saved any more once it is handed in", async () => {
    const server = new Draft();
    const { keeper, write, timers, send, local } = open(server);
    write("an answer");
    keeper.close();
    await timers.pass(10 * PAUSE_MS);
    keeper.handedIn();
    keeper.leave(60_000);
    expect([send.mock.calls.length, local.copy]).toEqual([0, null]);
  });
});
