import { Alert, InlineProse, Spinner } from "@/ui";
import type { Run } from "./use-run";
import { codingStrings } from "./strings";

const t = codingStrings.run;

export interface RunNoteProps {
  run: Pick<Run<unknown>, "state" | "elapsedMs" | "waitS">;
  /** Where something else than a run was started. */
  texts?: RunTexts;
}

export interface RunTexts {
  running: (seconds: string) => string;
  stopped: string;
  stoppedBody: string;
  offline: string;
  offlineBody: string;
  failed: string;
}

/** What there is to say while there is no result; nothing when there is one. */
export function RunNote({ run, texts = t }: RunNoteProps) {
  const { state } = run;
  switch (state.kind) {
    case "running":
      return (
        <p className="tabular flex items-center gap-2.5 text-14 text-ink-soft">
          <Spinner className="text-accent-ink" />
          {texts.running((run.elapsedMs / 1000).toFixed(1))}
        </p>
      );
    case "stopped":
      return (
        <Alert meaning="info" title={texts.stopped}>
          {texts.stoppedBody}
        </Alert>
      );
    case "busy":
      return (
        <Alert meaning="caution" title={state.full ? t.busy : texts.failed} live>
          <p>
            <InlineProse markdown={state.message} />
          </p>
          {/* Counting aloud would drown everything else. */}
          <p className="tabular" aria-live="off">
            {t.again(run.waitS)}
          </p>
        </Alert>
      );
    case "failed":
      return (
        <Alert meaning="danger" title={state.offline ? texts.offline : texts.failed} live>
          {state.offline ? texts.offlineBody : <InlineProse markdown={state.message} />}
        </Alert>
      );
    case "idle":
    case "done":
      return null;
  }
}
