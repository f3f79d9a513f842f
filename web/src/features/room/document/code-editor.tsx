import { useEffect, useMemo, useRef, useState } from "react";
import type { RoomFile } from "@/api/room-socket";
import { namedLines } from "@/coding/problems";
import { useTheme } from "@/lib/theme";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import { useView, useViewStore } from "../stage/view";
import { t } from "../strings";
import type { Writer } from "./cursors";
import type { EditorHandle } from "./editor-handle";
import { EditorHost } from "./editor-host";

export interface CodeEditorProps {
  file: RoomFile;
  files: readonly RoomFile[];
  handle: EditorHandle;
  onComment: () => void;
  onFormat: () => void;
}

/** Puts the editor into the page and hands it what the room says. Loaded lazily, with Monaco. */
export function CodeEditor({ file, files, handle, onComment, onFormat }: CodeEditorProps) {
  const session = useRoomSession();
  const view = useViewStore();
  const container = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<EditorHost | null>(null);
  const theme = useTheme();
  const role = useRoom((room) => room.role);
  const annotations = useRoom((room) => room.annotations);
  const participants = useRoom((room) => room.participants);
  const limit = useRoom((room) => room.integrity.large_paste_units);
  const active = useView((v) => v.activeAnnotation);
  // A document that was thrown away takes its editor with it.
  const { doc } = useSnapshot(() => session.document);
  const closed = useSnapshot((snapshot) => snapshot.document.closed !== null);
  const loaded = useSnapshot((snapshot) => snapshot.document.loaded);
  const latest = useRef({ onComment, onFormat });
  useEffect(() => {
    latest.current = { onComment, onFormat };
  });

  useEffect(() => {
    const node = container.current;
    if (!node) return;
    const made = new EditorHost(
      node,
      session.document,
      theme,
      { editor: t.files.editor(""), format: t.files.format, openComment: t.comments.openThread, readOnly: t.files.readOnly },
      {
        annotationClicked: (id) => {
          view.set({ activeAnnotation: id });
          view.openPanel("comments");
        },
        largePaste: (file_id, { units, lines }) =>
          session.act({ kind: "large_paste", incident_id: crypto.randomUUID(), file_id, units, lines }),
        comment: () => latest.current.onComment(),
        format: () => latest.current.onFormat(),
      },
    );
    handle.attach(made);
    setHost(made);
    return () => {
      handle.attach(null);
      setHost(null);
      made.dispose();
    };
    // The theme is followed below; a new editor for it would lose the cursor.
  }, [session, doc, view, handle]);

  const writers = useMemo(
    () =>
      new Map(
        participants.flatMap((p): [number, Writer][] =>
          p.doc_clients.map((client) => [client, { name: p.display_name, colour: p.colour }]),
        ),
      ),
    [participants],
  );

  useEffect(() => host?.setTheme(theme), [host, theme]);
  useEffect(() => host?.setFiles(files), [host, files]);
  useEffect(() => host?.show(file.id, t.files.editor(file.name)), [host, file.id, file.name, files]);
  useEffect(() => host?.setWriters(writers), [host, writers]);
  useEffect(() => host?.setReadOnly(role === "observer" || closed || !loaded), [host, role, closed, loaded]);
  useEffect(() => host?.setLargePasteUnits(role === "candidate" ? limit : Number.POSITIVE_INFINITY), [host, role, limit]);
  useEffect(() => {
    host?.setAnnotations(annotations, active);
    const annotation = annotations.find((a) => a.id === active);
    if (annotation && annotation.file_id === file.id) host?.reveal(annotation);
    // Only a newly chosen comment is scrolled to, not every change of the list.
  }, [host, active, file.id]);
  useEffect(() => host?.setAnnotations(annotations, active), [host, annotations, active]);

  // Of a run whose end is seen here, while the text is still the one that ran.
  const run = useRoom((room) => room.runs.at(-1));
  const begun = useRef<{ id: string; changes: number } | null>(null);
  useEffect(() => {
    if (!host || !run) return;
    if (!run.ended) {
      begun.current = run.fileId === file.id ? { id: run.id, changes: host.changes } : null;
      host.nameLines([]);
    } else if (begun.current?.id === run.id && begun.current.changes === host.changes) {
      const { compiler, stderr } = run.ended.result;
      host.nameLines(namedLines(`${compiler?.text ?? ""}\n${stderr.text}`));
    }
    // Not when another file is shown: that is a change to the host as well.
  }, [host, run]);

  return <div ref={container} data-editor className="min-h-0 flex-1 overflow-hidden" />;
}
