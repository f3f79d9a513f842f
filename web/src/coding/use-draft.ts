import { type QueryClient, queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Draft, api } from "@/api";
import { problemText } from "@/lib/problem";
import { DraftSaver, type SaveState } from "./draft-saver";
import { type Starting, type Workspace, draftOf, workspaceOf } from "./workspace";

/** The draft as it was when the page opened; while the page is open, what is typed is the truth. */
export const draftQuery = (scope: string) =>
  queryOptions({
    queryKey: ["draft", scope],
    queryFn: ({ signal }) => api.draft(scope, signal),
    staleTime: Infinity,
  });

/** The workspace of one scope, kept on the server as it changes. `draftQuery(scope)` must have been loaded. */
export function useDraft(scope: string, starters: readonly Starting[]): [Workspace, (change: (before: Workspace) => Workspace) => void, SaveState] {
  const client = useQueryClient();
  const [workspace, setWorkspace] = useState(() => opened(client, scope, starters));
  const [saver] = useState(() => new DraftSaver<Draft>((draft) => api.saveDraft(scope, draft), problemText));
  const saved = useSyncExternalStore(saver.subscribe, saver.get);

  const told = useRef(workspace);
  useEffect(() => {
    if (workspace === told.current) return;
    told.current = workspace;
    const draft = draftOf(workspace, starters);
    client.setQueryData(draftQuery(scope).queryKey, draft);
    saver.change(draft);
  }, [workspace, saver, client, scope, starters]);

  useEffect(() => {
    const leaving = () => saver.flush();
    const hidden = () => {
      if (document.visibilityState === "hidden") saver.flush();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.get().kind === "saved") return;
      saver.flush();
      event.preventDefault();
    };
    addEventListener("online", leaving);
    addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("online", leaving);
      removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hidden);
      saver.flush();
    };
  }, [saver]);

  return [workspace, setWorkspace, saved];
}

function opened(client: QueryClient, scope: string, starters: readonly Starting[]): Workspace {
  const draft = client.getQueryData(draftQuery(scope).queryKey);
  return workspaceOf(draft ?? { language: "python", sources: [], input: "" }, starters);
}
