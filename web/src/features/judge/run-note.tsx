import { Alert, Spinner } from "@/ui";
import type { Run } from "./use-run";
import { strings } from "./strings";

const t = strings.run;

/** What there is to say while there is no result; nothing when there is one. */
export function RunNote({ run }: { run: Pick<Run<unknown>, "state" | "elapsedMs" | "waitS"> }) {
  const { state } = run;
  switch (state.kind) {
    case "running":
      return (
        <p className="tabular flex items-center gap-2.5 text-14 text-ink-soft">
          <Spinner className="text-accent-ink" />
          {t.running((run.elapsedMs / 1000).toFixed(1))}
        </p>
      );
    case "stopped":
      return (
        <Alert meaning="info" title={t.stopped}>
          {t.stoppedBody}
        </Alert>
      );
    case "busy":
      return (
        <Alert meaning="caution" title={t.busy} live>
          <p>{state.message}</p>
          {/* Counting aloud would drown everything else. */}
          <p className="tabular" aria-live="off">
            {t.again(run.waitS)}
          </p>
        </Alert>
      );
    case "failed":
      return (
        <Alert meaning="danger" title={state.offline ? t.offline : t.failed} live>
          {state.offline ? t.offlineBody : state.message}
        </Alert>
      );
    case "idle":
    case "done":
      return null;
  }
}
