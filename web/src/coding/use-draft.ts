import { type QueryClient, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "@/api";
import { problemText } from "@/lib/problem";
import { DraftKeeper } from "./draft-keeper";
import type { SaveState } from "./draft-saver";
import { type Starting, type Workspace, draftOf, workspaceOf } from "./workspace";

/** The draft as it was when the page opened; while the page is open, what is typed is the truth. */
export const draftQuery = (scope: string) =>
  queryOptions({
    queryKey: ["draft", scope],
    queryFn: ({ signal }) => api.draft(scope, signal),
    staleTime: Infinity,
  });

export interface KeptDraft {
  state: SaveState;
  /** Another window saved something else meanwhile; null when not. */
  behind: { takeTheirs: () => void; keepMine: () => void } | null;
}

/** The workspace of one scope, kept on the server as it changes. `draftQuery(scope)` must have been loaded. */
export function useDraft(scope: string, starters: readonly Starting[]): [Workspace, (change: (before: Workspace) => Workspace) => void, KeptDraft] {
  const client = useQueryClient();
  const { queryKey } = draftQuery(scope);
  const [workspace, setWorkspace] = useState(() => opened(client, scope, starters));
  const [channel] = useState(() => new Windows(scope));
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        {
          save: (draft) => api.saveDraft(scope, draft),
          fetch: () => api.draft(scope),
          messageOf: problemText,
          onSaved: (version) => {
            client.setQueryData(queryKey, (kept) => kept && { ...kept, updated_at_ms: version });
            channel.tell();
          },
        },
        client.getQueryData(queryKey)?.updated_at_ms ?? null,
      ),
  );
  const { saved, theirs } = useSyncExternalStore(keeper.subscribe, keeper.get);

  const told = useRef(workspace);
  useEffect(() => {
    if (workspace === told.current) return;
    told.current = workspace;
    const draft = draftOf(workspace, starters);
    client.setQueryData(draftQuery(scope).queryKey, { ...draft, updated_at_ms: keeper.version });
    keeper.change(draft);
  }, [workspace, keeper, client, scope, starters]);

  const show = useRef<(draft: Parameters<typeof workspaceOf>[0]) => void>(() => {});
  show.current = (draft) => {
    told.current = workspaceOf(draft, starters);
    client.setQueryData(queryKey, draft);
    setWorkspace(told.current);
  };

  useEffect(
    () =>
      channel.listen(() => {
        // A window that cannot look learns of it as it saves.
        void keeper.follow().then((draft) => draft && show.current(draft), () => {});
      }),
    [channel, keeper],
  );

  useEffect(() => {
    const leaving = () => keeper.flush();
    const hidden = () => {
      if (document.visibilityState === "hidden") keeper.flush();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.get().saved.kind === "saved") return;
      keeper.flush();
      event.preventDefault();
    };
    addEventListener("online", leaving);
    addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("online", leaving);
      removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hidden);
      keeper.flush();
    };
  }, [keeper]);

  const behind = theirs && {
    takeTheirs: () => {
      const draft = keeper.takeTheirs();
      if (draft) show.current(draft);
    },
    keepMine: () => keeper.keepMine(),
  };
  return [workspace, setWorkspace, { state: saved, behind }];
}

/** Tells other windows of this browser that there is something new; what, they ask the server. */
class Windows {
  #channel: BroadcastChannel | null = null;

  constructor(private readonly scope: string) {}

  tell(): void {
    this.#channel?.postMessage(null);
  }

  listen(heard: () => void): () => void {
    const channel = new BroadcastChannel(`ix-draft-${this.scope}`);
    channel.onmessage = heard;
    this.#channel = channel;
    return () => {
      channel.close();
      this.#channel = null;
    };
  }
}

function opened(client: QueryClient, scope: string, starters: readonly Starting[]): Workspace {
  const draft = client.getQueryData(draftQuery(scope).queryKey);
  return workspaceOf(draft ?? { language: "python", sources: [], input: "" }, starters);
}
