import { Check, CornerDownRight, MessageSquareCode, RotateCcw } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button, EmptyState, Textarea, cx } from "@/ui";
import { clockTime } from "@/lib/format";
import type { Annotation } from "@/api/room-socket";
import { rangeOf } from "@/lib/anchors";
import type { Selected } from "../document/editor-host";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import { useView, useViewStore } from "../stage/view";
import { t } from "../strings";

/** Comments on the code, by file and line; resolved ones folded away (C-7). */
export function CommentsPanel() {
  const annotations = useRoom((room) => room.annotations);
  const files = useRoom((room) => room.files);
  const role = useRoom((room) => room.role);
  const draft = useView((view) => view.draft);
  const shown = annotations.filter((a) => files.some((f) => f.id === a.file_id && !f.deleted));
  const open = shown.filter((a) => !a.resolved);
  const resolved = shown.filter((a) => a.resolved);
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-3 overflow-y-auto p-4">
      {draft && <NewComment key={draft.anchors.start + draft.anchors.end} draft={draft} />}
      {shown.length === 0 && !draft && (
        <EmptyState compact title={t.comments.empty} picture={<MessageSquareCode className="size-6" strokeWidth={1.5} aria-hidden />}>
          {role === "observer" ? t.comments.emptyReadOnly : t.comments.emptyBody}
        </EmptyState>
      )}
      {open.map((annotation) => (
        <Thread key={annotation.id} annotation={annotation} />
      ))}
      {resolved.length > 0 && (
        <details className="group">
          <summary className="rounded-6 py-1 text-14 font-medium text-ink-faint">{t.comments.resolved(resolved.length)}</summary>
          <div className="mt-2 grid gap-3">
            {resolved.map((annotation) => (
              <Thread key={annotation.id} annotation={annotation} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function NewComment({ draft }: { draft: Selected }) {
  const session = useRoomSession();
  const view = useViewStore();
  const file = useRoom((room) => room.files.find((f) => f.id === draft.fileId));
  const close = () => view.set({ draft: null });
  return (
    <section aria-label={t.comments.new} className="grid gap-2 rounded-10 border border-accent-line bg-accent-soft p-3">
      <p className="text-12 font-medium text-ink-soft">
        {file?.name} · {t.comments.lines(draft.fromLine, draft.toLine)}
      </p>
      <pre className="max-h-24 overflow-hidden rounded-6 bg-surface px-2 py-1.5 text-12 whitespace-pre-wrap text-ink-soft">{draft.quote}</pre>
      <TextForm
        label={t.comments.input}
        submit={t.comments.add}
        onCancel={close}
        onSubmit={(text) => {
          const annotation_id = crypto.randomUUID();
          session.act({ kind: "annotation_add", annotation_id, file_id: draft.fileId, ...draft.anchors, text });
          view.set({ draft: null, activeAnnotation: annotation_id });
        }}
      />
    </section>
  );
}

function Thread({ annotation }: { annotation: Annotation }) {
  const session = useRoomSession();
  const view = useViewStore();
  const role = useRoom((room) => room.role);
  const file = useRoom((room) => room.files.find((f) => f.id === annotation.file_id));
  const active = useView((v) => v.activeAnnotation === annotation.id);
  const [replying, setReplying] = useState(false);
  const lines = useLines(annotation);
  const node = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active) node.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const mayWrite = role !== "observer";
  return (
    <article
      ref={node}
      aria-label={t.comments.thread(file?.name ?? "", lines)}
      className={cx(
        "grid gap-2 rounded-10 border bg-surface p-3",
        active ? "border-accent ring-1 ring-accent" : "border-line",
        annotation.resolved && "bg-sunken",
      )}
    >
      <button
        type="button"
        title={t.comments.show}
        onClick={() => view.set({ activeAnnotation: annotation.id, fileId: annotation.file_id, phone: "code" })}
        className="justify-self-start rounded-4 text-12 font-medium text-accent-ink underline-offset-4 hover:underline"
      >
        {file?.name} · {lines}
      </button>
      {annotation.notes.map((note, index) => (
        <Note key={`${note.at_ms}-${index}`} author={note.participant_id} atMs={note.at_ms} text={note.text} />
      ))}
      {mayWrite && replying && (
        <TextForm
          label={t.comments.replyInput}
          submit={t.comments.reply}
          onCancel={() => setReplying(false)}
          onSubmit={(text) => {
            session.act({ kind: "annotation_reply", annotation_id: annotation.id, text });
            setReplying(false);
          }}
        />
      )}
      {mayWrite && !replying && (
        <div className="flex gap-2">
          {!annotation.resolved && (
            <Button size="sm" variant="ghost" icon={<CornerDownRight aria-hidden />} onClick={() => setReplying(true)}>
              {t.comments.reply}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            icon={annotation.resolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
            onClick={() =>
              session.act({ kind: "annotation_resolve", annotation_id: annotation.id, resolved: !annotation.resolved })
            }
          >
            {annotation.resolved ? t.comments.reopen : t.comments.resolve}
          </Button>
        </div>
      )}
    </article>
  );
}

function Note({ author, atMs, text }: { author: string; atMs: number; text: string }) {
  const participant = useRoom((room) => room.participants.find((p) => p.id === author));
  const me = useRoom((room) => room.me);
  return (
    <div className="grid gap-0.5">
      <p className="flex items-baseline gap-2">
        <span className={cx("text-14 font-semibold", `ix-who-${participant?.colour ?? 0}`)} style={{ color: "var(--who)" }}>
          {author === me ? t.you : (participant?.display_name ?? t.somebody)}
        </span>
        <time className="tabular text-12 text-ink-faint">{clockTime(atMs)}</time>
      </p>
      <p className="text-14 break-words whitespace-pre-wrap text-ink">{text}</p>
    </div>
  );
}

interface TextFormProps {
  label: string;
  submit: string;
  onSubmit: (text: string) => void;
  onCancel: () => void;
}

function TextForm({ label, submit, onSubmit, onCancel }: TextFormProps) {
  const [text, setText] = useState("");
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onSubmit(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event);
  };
  return (
    <form onSubmit={send} className="grid gap-2">
      <Textarea
        ref={input}
        rows={2}
        maxLength={4_000}
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="text-14!"
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t.comments.cancel}
        </Button>
        <Button size="sm" variant="primary" type="submit" disabled={text.trim() === ""}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** "Lines 3–5", kept true while the text is edited. */
function useLines(annotation: Annotation): string {
  const session = useRoomSession();
  const loaded = useSnapshot((snapshot) => snapshot.document.loaded);
  const { doc } = session.document;
  const [lines, setLines] = useState("");
  useEffect(() => {
    const text = doc.getText(annotation.file_id);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      timer = undefined;
      const range = rangeOf(text, annotation);
      if (!range || range.from === range.to) return setLines(range ? t.comments.gone : "");
      const content = text.toString();
      const lineAt = (offset: number) => content.slice(0, offset).split("\n").length;
      setLines(t.comments.lines(lineAt(range.from), lineAt(range.to)));
    };
    measure();
    const changed = () => {
      timer ??= setTimeout(measure, 300);
    };
    text.observe(changed);
    return () => {
      clearTimeout(timer);
      text.unobserve(changed);
    };
  }, [doc, annotation, loaded]);
  return lines;
}
