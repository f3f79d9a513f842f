import { ClipboardCheck, Code, MessageSquare, MessageSquareCode, PanelRightClose, ShieldAlert, Users, Video } from "lucide-react";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { IconButton, cx } from "@/ui";
import { isOpen, severityNow } from "../integrity/severity";
import { ChatPanel } from "../panels/chat-panel";
import { CommentsPanel } from "../panels/comments-panel";
import { IntegrityPanel, useServerNow } from "../panels/integrity-panel";
import { PeoplePanel } from "../panels/people-panel";
import { RubricPanel, asRubricCandidate } from "../panels/rubric-panel";
import { useRoom, useRoomSession } from "../session/context";
import { candidatesOf } from "../socket/state";
import { t } from "../strings";
import { useUnread } from "./unread";
import { type PanelId, useView, useViewStore } from "./view";

const ICONS: Record<PanelId, ReactNode> = {
  chat: <MessageSquare aria-hidden />,
  integrity: <ShieldAlert aria-hidden />,
  rubric: <ClipboardCheck aria-hidden />,
  people: <Users aria-hidden />,
  comments: <MessageSquareCode aria-hidden />,
};

const HOST_PANELS: readonly PanelId[] = ["chat", "integrity", "rubric", "people", "comments"];
const OTHER_PANELS: readonly PanelId[] = ["chat", "people", "comments"];

export function usePanels(): readonly PanelId[] {
  return useRoom((room) => room.role) === "host" ? HOST_PANELS : OTHER_PANELS;
}

/** The open panel. Folding it away leaves the strip of buttons. */
export function PanelColumn() {
  const view = useViewStore();
  const open = useView((v) => v.panel);
  const phone = useView((v) => v.phone);
  const panels = usePanels();
  const node = useRef<HTMLElement>(null);
  const shown = open !== null && panels.includes(open) ? open : null;

  // What a person opens gets the focus; what is open from the start does not take it.
  const before = useRef(shown);
  useEffect(() => {
    if (shown === before.current) return;
    before.current = shown;
    if (shown !== null) node.current?.querySelector<HTMLElement>("textarea, [role=log], ol[tabindex], [role=radio], button[data-autofocus]")?.focus();
  }, [shown]);

  if (shown === null) return null;
  return (
    <aside
      ref={node}
      id="room-panel"
      aria-label={t.panels[shown]}
      className={cx(
        "min-h-0 min-w-0 flex-col bg-surface md:flex md:w-88 md:shrink-0 md:border-l md:border-line",
        phone === "panel" ? "max-md:flex max-md:flex-1" : "max-md:hidden",
      )}
    >
      <header className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-1.5 pl-4">
        <h2 className="text-14 font-semibold text-ink">{t.panels[shown]}</h2>
        <IconButton label={t.panels.hide} size="sm" className="max-md:hidden" onClick={() => view.set({ panel: null, phone: "code" })}>
          <PanelRightClose aria-hidden />
        </IconButton>
      </header>
      <Panel id={shown} />
    </aside>
  );
}

function Panel({ id }: { id: PanelId }) {
  switch (id) {
    case "chat":
      return <ChatPanel />;
    case "integrity":
      return <IntegrityPanel />;
    case "rubric":
      return <LiveRubric />;
    case "people":
      return <PeoplePanel />;
    case "comments":
      return <CommentsPanel />;
  }
}

function LiveRubric() {
  const { roomId } = useRoomSession();
  const participants = useRoom((room) => room.participants);
  const ids = useRoom((room) => room.candidates);
  const candidates = useMemo(() => candidatesOf({ participants, candidates: ids }).map(asRubricCandidate), [participants, ids]);
  return <RubricPanel roomId={roomId} roomOpen candidates={candidates} />;
}

/** The buttons of the panels: a strip at the edge, and on a phone the bar that also leads to code and video. */
export function PanelStrip() {
  const view = useViewStore();
  const open = useView((v) => v.panel);
  const phone = useView((v) => v.phone);
  const panels = usePanels();
  const marks = useMarks();
  return (
    <nav
      aria-label={t.panels.label}
      className="flex shrink-0 gap-1 border-line bg-canvas p-1.5 max-md:justify-around max-md:overflow-x-auto max-md:border-t md:w-12 md:flex-col md:border-l"
    >
      <StripButton hidden label={t.panels.code} pressed={phone === "code"} onClick={() => view.set({ phone: "code" })}>
        <Code aria-hidden />
      </StripButton>
      <StripButton hidden label={t.panels.video} pressed={phone === "video"} onClick={() => view.set({ phone: "video" })}>
        <Video aria-hidden />
      </StripButton>
      {panels.map((id) => (
        <StripButton
          key={id}
          label={t.panels[id]}
          expanded={open === id}
          mark={marks[id]}
          className={cx(open === id && "md:bg-accent-soft md:text-accent-ink", open === id && phone === "panel" && "max-md:bg-accent-soft max-md:text-accent-ink")}
          onClick={() => view.togglePanel(id)}
        >
          {ICONS[id]}
        </StripButton>
      ))}
    </nav>
  );
}

interface Mark {
  count: number;
  /** What is counted, for screen readers. */
  meaning: string;
  tone: "accent" | "caution" | "danger";
}

function useMarks(): Partial<Record<PanelId, Mark>> {
  const unread = useUnread();
  const waiting = useRoom((room) => room.waiting.length);
  const role = useRoom((room) => room.role);
  const policy = useRoom((room) => room.integrity);
  const incidents = useRoom((room) => room.incidents);
  const comments = useRoom((room) => room.annotations.filter((a) => !a.resolved).length);
  const now = useServerNow(role === "host" && incidents.some(isOpen));
  const red = incidents.some((incident) => severityNow(incident, policy, now) === "red");
  return {
    ...(unread > 0 && { chat: { count: unread, meaning: t.panels.unread(unread), tone: "accent" as const } }),
    ...(role === "host" && waiting > 0 && { people: { count: waiting, meaning: t.panels.waiting(waiting), tone: "accent" as const } }),
    ...(incidents.length > 0 && {
      integrity: {
        count: incidents.length,
        meaning: t.panels.incidents(incidents.length),
        tone: red ? ("danger" as const) : ("caution" as const),
      },
    }),
    ...(comments > 0 && { comments: { count: comments, meaning: t.panels.open(comments), tone: "accent" as const } }),
  };
}

const MARK_TONES = {
  accent: "bg-accent text-on-accent",
  caution: "bg-caution text-surface",
  danger: "bg-danger text-on-danger",
} as const;

interface StripButtonProps {
  label: string;
  pressed?: boolean;
  expanded?: boolean;
  mark?: Mark | undefined;
  /** On a phone only. */
  hidden?: boolean;
  className?: string;
  onClick: () => void;
  children: ReactNode;
}

function StripButton({ label, pressed, expanded, mark, hidden = false, className, onClick, children }: StripButtonProps) {
  const id = useId();
  return (
    <span className={cx("relative", hidden && "md:hidden")}>
      <IconButton
        label={label}
        pressed={pressed}
        aria-expanded={expanded}
        aria-controls={expanded ? "room-panel" : undefined}
        aria-describedby={mark ? id : undefined}
        tooltipSide="left"
        className={className}
        onClick={onClick}
      >
        {children}
      </IconButton>
      {mark && (
        <span
          data-tone={mark.tone}
          className={cx(
            "tabular pointer-events-none absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.625rem] leading-none font-semibold",
            MARK_TONES[mark.tone],
          )}
        >
          <span aria-hidden>{mark.count}</span>
          <span id={id} className="sr-only">
            {mark.meaning}
          </span>
        </span>
      )}
    </span>
  );
}
