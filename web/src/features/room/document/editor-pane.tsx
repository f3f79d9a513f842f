import { lazy, Suspense, useEffect, useMemo } from "react";
import { FormatNews } from "@/coding/format-button";
import { useFormatting } from "@/coding/use-formatting";
import { Alert, Button, Spinner, toast } from "@/ui";
import { uiStrings } from "@/lib/strings";
import { RunDrawer } from "../runs/run-drawer";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import { useView, useViewStore } from "../stage/view";
import { t } from "../strings";
import { FileTabs, FirstFile } from "./file-tabs";
import { EditorHandle } from "./editor-handle";

const CodeEditor = lazy(() => import("./code-editor").then((module) => ({ default: module.CodeEditor })));

/** Files, editor, and what is wrong with saving, if anything is. */
export function EditorPane() {
  const session = useRoomSession();
  const view = useViewStore();
  const allFiles = useRoom((room) => room.files);
  const role = useRoom((room) => room.role);
  const chosen = useView((v) => v.fileId);
  const files = useMemo(() => allFiles.filter((file) => !file.deleted), [allFiles]);
  const current = files.find((file) => file.id === chosen) ?? files[0] ?? null;
  const handle = useMemo(() => new EditorHandle(), []);

  const awaited = useView((v) => v.awaited);
  const arrived = awaited === null ? undefined : files.find((file) => file.name === awaited);
  useEffect(() => {
    if (arrived) view.set({ fileId: arrived.id, awaited: null, enlarged: null });
    else if (current && chosen !== current.id) view.set({ fileId: current.id });
  }, [arrived, chosen, current, view]);

  const formatting = useFormatting(current?.language ?? "plaintext", () => handle.format());
  const comment = () => {
    const selected = handle.selectedLines();
    if (!selected) return;
    view.set({ draft: selected });
    view.openPanel("comments");
  };

  return (
    <section aria-label={t.panels.code} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      {files.length > 0 && <FileTabs files={files} current={current} formatting={formatting} onComment={comment} />}
      <FormatNews formatting={formatting} />
      <SaveTrouble text={() => (current ? session.document.doc.getText(current.id).toString() : "")} />
      {current ? (
        <Suspense fallback={<EditorLoading />}>
          <CodeEditor file={current} files={files} handle={handle} onComment={comment} onFormat={formatting.run} />
        </Suspense>
      ) : (
        <FirstFile mayWrite={role !== "observer"} />
      )}
      <RunDrawer />
    </section>
  );
}

function EditorLoading() {
  return (
    <div className="grid flex-1 place-items-center text-ink-faint">
      <Spinner label={t.files.editorLoading} />
    </div>
  );
}

/** The two cases in which typing on would be in vain, said where one types. */
function SaveTrouble({ text }: { text: () => string }) {
  const session = useRoomSession();
  const { closed, save } = useSnapshot((snapshot) => snapshot.document);
  if (closed) {
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text());
        toast("good", uiStrings.copied);
      } catch {
        toast("caution", uiStrings.copyFailed);
      }
    };
    return (
      <Alert
        meaning="danger"
        title={t.save.refused}
        live
        className="m-3"
        action={
          <>
            <Button size="sm" onClick={() => void copy()}>
              {t.save.copyMine}
            </Button>
            <Button size="sm" variant="primary" onClick={() => session.reloadDocument()}>
              {t.save.reload}
            </Button>
          </>
        }
      >
        {t.save.refusedBody(closed.reason ?? t.save.refusedNoReason)}
      </Alert>
    );
  }
  if (save === "failing") {
    return (
      <Alert meaning="danger" title={t.save.failing} live className="m-3">
        {t.save.failingBody}
      </Alert>
    );
  }
  return null;
}
