import { MessageSquare, SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { Button, EmptyState, Textarea, cx } from "@/ui";
import { clockTime } from "@/lib/format";
import { linkParts } from "@/lib/links";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import type { ChatLine, Notice } from "../socket/state";
import { nameOf } from "../stage/people";
import { t } from "../strings";

const LIMIT = 4_000;
/** Lines of one person within this time stand under one name. */
const GROUP_MS = 3 * 60_000;

type Line = { kind: "chat"; line: ChatLine } | { kind: "notice"; notice: Notice };

export function ChatPanel() {
  const chat = useRoom((room) => room.chat);
  const notices = useRoom((room) => room.notices);
  const pending = useSnapshot((snapshot) => snapshot.pendingChat);
  const lines = merged(chat, notices);
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    const node = log.current;
    if (node && atEnd.current) node.scrollTop = node.scrollHeight;
  }, [lines.length, pending.length]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={log}
        role="log"
        aria-label={t.chat.log}
        tabIndex={0}
        onScroll={({ currentTarget: node }) => {
          atEnd.current = node.scrollHeight - node.scrollTop - node.clientHeight < 48;
        }}
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2"
      >
        {lines.map((line, index) =>
          line.kind === "chat" ? (
            <Message key={line.line.seq} line={line.line} before={lines[index - 1]} />
          ) : (
            <NoticeLine key={line.notice.seq} notice={line.notice} />
          ),
        )}
        {chat.length + pending.length === 0 && (
          <EmptyState compact title={t.chat.empty} picture={<MessageSquare className="size-6" strokeWidth={1.5} aria-hidden />}>
            {t.chat.emptyBody}
          </EmptyState>
        )}
        {pending.map((text, index) => (
          <p key={`${index}-${text}`} className="mt-2 text-14 break-words whitespace-pre-wrap text-ink-faint">
            {text} <span className="text-12">{t.chat.sending}</span>
          </p>
        ))}
      </div>
      <Composer onSent={() => (atEnd.current = true)} />
    </div>
  );
}

function merged(chat: readonly ChatLine[], notices: readonly Notice[]): Line[] {
  return [
    ...chat.map((line): Line => ({ kind: "chat", line })),
    ...notices.map((notice): Line => ({ kind: "notice", notice })),
  ].sort((a, b) => seqOf(a) - seqOf(b));
}

function seqOf(line: Line): number {
  return line.kind === "chat" ? line.line.seq : line.notice.seq;
}

function Message({ line, before }: { line: ChatLine; before: Line | undefined }) {
  const participants = useRoom((room) => room.participants);
  const me = useRoom((room) => room.me);
  const author = participants.find((p) => p.id === line.by);
  const follows =
    before?.kind === "chat" && before.line.by === line.by && line.atMs - before.line.atMs < GROUP_MS;
  return (
    <div className={cx(follows ? "mt-1" : "mt-3 first:mt-0")}>
      {!follows && (
        <p className="flex items-baseline gap-2">
          <span className={cx("text-14 font-semibold", `ix-who-${author?.colour ?? 0}`)} style={{ color: "var(--who)" }}>
            {line.by === me ? t.you : (author?.display_name ?? t.somebody)}
          </span>
          <time className="tabular text-12 text-ink-faint" dateTime={new Date(line.atMs).toISOString()}>
            {clockTime(line.atMs)}
          </time>
        </p>
      )}
      <p className="text-14 break-words whitespace-pre-wrap text-ink">
        {linkParts(line.text).map((part, index) =>
          part.kind === "text" ? (
            part.text
          ) : (
            <a
              key={index}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer"
              className="rounded-4 break-all text-accent-ink underline underline-offset-2"
            >
              {part.text}
            </a>
          ),
        )}
      </p>
    </div>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const participants = useRoom((room) => room.participants);
  const name = nameOf(participants, notice.participantId, t.somebody);
  return <p className="mt-3 text-center text-12 text-ink-faint first:mt-0">{t.chat[notice.kind](name)}</p>;
}

function Composer({ onSent }: { onSent: () => void }) {
  const session = useRoomSession();
  const [text, setText] = useState("");
  const length = [...text].length;
  const tooLong = length > LIMIT;
  const sendable = text.trim() !== "" && !tooLong;

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!sendable) return;
    session.act({ kind: "chat", text: text.trim() });
    setText("");
    onSent();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form onSubmit={send} className="grid gap-1.5 border-t border-line p-3">
      <div className="flex items-end gap-2">
        <Textarea
          rows={1}
          value={text}
          aria-label={t.chat.input}
          aria-invalid={tooLong || undefined}
          placeholder={t.chat.placeholder}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="max-h-32 min-h-control resize-none py-2!"
        />
        <Button type="submit" variant="primary" aria-disabled={!sendable} aria-label={t.chat.send} className="px-3!">
          <SendHorizontal aria-hidden />
        </Button>
      </div>
      {tooLong && (
        <p role="alert" className="text-12 text-danger-ink">
          {t.chat.tooLong(LIMIT)}
        </p>
      )}
    </form>
  );
}
