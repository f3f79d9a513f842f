import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type MockDraft, type MockItem, type MockSession, type MockWork, api, queries } from "@/api";
import { problemText } from "@/lib/problem";
import { localCopies } from "./local-copies";
import { strings } from "./strings";
import { useVisibleClock } from "./use-visible-clock";
import { NOTHING } from "./work";
import { type Kept, WorkKeeper } from "./work-keeper";

/** The keepers of one interview, which outlive going from question to question. */
export class Keepers {
  readonly #keepers = new Map<string, WorkKeeper>();

  of(key: string, make: () => WorkKeeper): WorkKeeper {
    const keeper = this.#keepers.get(key) ?? make();
    this.#keepers.set(key, keeper);
    return keeper;
  }

  flush(): void {
    for (const keeper of this.#keepers.values()) keeper.flush();
  }
}

export interface Working extends Kept {
  keeper: WorkKeeper;
  spentMs: number;
  change: (next: (before: MockWork) => MockWork) => void;
  /** With the time until now. */
  finished: () => MockWork;
}

/** A program is tried again from the one that was handed in, with what was said about it; other answers are found anew. */
function begun(item: MockItem): MockWork {
  const last = item.answers.at(-1)?.work;
  if (item.question.problem_id == null || last === undefined) return NOTHING;
  return { ...NOTHING, text: last.text, language: last.language ?? null, source: last.source ?? null };
}

/** What is written, said and programmed for one question, kept while it changes. `attempt`: the one it becomes. */
export function useWork(keepers: Keepers, mockId: string, item: MockItem, attempt: number, counting: boolean): Working {
  const client = useQueryClient();
  const { position } = item;
  const keeper = keepers.of(`${position}/${attempt}`, () => {
    const key = queries.mock(mockId).queryKey;
    const known = (draft: MockDraft) =>
      client.setQueryData(key, (session: MockSession | undefined) => session && withDraft(session, position, draft));
    return new WorkKeeper(
      {
        send: (draft) => api.saveMockDraft(mockId, position, draft),
        fetch: async () => {
          const session = await api.mock(mockId);
          client.setQueryData(key, session);
          return session.items.find((each) => each.position === position)?.draft ?? null;
        },
        messageOf: problemText,
        conflictMessage: strings.conflict.title,
        local: localCopies(mockId, position),
        onSaved: known,
      },
      item.draft ?? null,
      begun(item),
    );
  });
  const kept = useSyncExternalStore(keeper.subscribe, keeper.get);
  const [spentMs, clock] = useVisibleClock(kept.work.spent_ms, counting);
  useEffect(() => clock.atLeast(kept.work.spent_ms), [clock, kept.work.spent_ms]);

  const { draft } = item;
  useEffect(() => {
    if (draft) keeper.offer(draft);
  }, [keeper, draft]);

  useEffect(() => {
    const leave = () => keeper.leave(clock.at(performance.now()));
    const hidden = () => {
      if (document.visibilityState === "hidden") leave();
    };
    const warn = (event: BeforeUnloadEvent) => {
      leave();
      if (keeper.get().saved.kind !== "saved" && keeper.get().saved.kind !== "waiting") event.preventDefault();
    };
    const online = () => keeper.flush();
    document.addEventListener("visibilitychange", hidden);
    addEventListener("beforeunload", warn);
    addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("beforeunload", warn);
      removeEventListener("online", online);
      leave();
    };
  }, [keeper, clock]);

  const timed = useCallback((work: MockWork) => ({ ...work, spent_ms: Math.max(work.spent_ms, clock.at(performance.now())) }), [clock]);
  const change = useCallback((next: (before: MockWork) => MockWork) => keeper.change((work) => timed(next(work))), [keeper, timed]);
  return { ...kept, keeper, spentMs, change, finished: () => timed(keeper.get().work) };
}

function withDraft(session: MockSession, position: number, draft: MockDraft): MockSession {
  return { ...session, items: session.items.map((item) => (item.position === position ? { ...item, draft } : item)) };
}

export function useKeepers(): Keepers {
  const [keepers] = useState(() => new Keepers());
  useEffect(() => () => keepers.flush(), [keepers]);
  return useMemo(() => keepers, [keepers]);
}
