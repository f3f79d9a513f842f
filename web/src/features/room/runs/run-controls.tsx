import { useQuery } from "@tanstack/react-query";
import { EyeOff, Keyboard, Play, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { queries } from "@/api";
import type { RoomFile } from "@/api/room-socket";
import { chordLabel } from "@/lib/shortcuts";
import { Button, Field, Popover, Textarea, Tooltip } from "@/ui";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import { t } from "../strings";
import { type Hindrance, hindrance, mayStop, runUnderWay } from "./runs";

/** Between pressing and the room's word that it has begun. */
const ASKED_MS = 3_000;

/** Runs the open file for everybody. */
export function RunControls({ file }: { file: RoomFile }) {
  const session = useRoomSession();
  const role = useRoom((room) => room.role);
  const me = useRoom((room) => room.me);
  const current = useRoom((room) => runUnderWay(room.runs));
  const running = current !== null;
  const live = useSnapshot(({ phase }) => phase.kind === "live");
  const unsaved = useSnapshot((snapshot) => snapshot.document.save !== "saved");
  // Only people with an account may ask.
  const languages = useQuery({ ...queries.languages(), enabled: session.caller.kind === "user" && role !== "observer" });
  const [input, setInput] = useState("");
  const [asked, setAsked] = useState(false);
  const because = hindrance({ role, live, unsaved, running, file, languages: languages.data?.items ?? null });
  // What was typed a moment ago still travels: the run waits for it instead of refusing.
  const may = because === null || because === "unsaved";

  useEffect(() => {
    if (running) setAsked(false);
  }, [running]);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), ASKED_MS);
    return () => clearTimeout(timer);
  }, [asked]);

  const run = () => {
    if (!may || asked) return;
    setAsked(true);
    whenSaved(session, () => session.act({ kind: "run", file_id: file.id, input }));
  };
  useRunKey(run);

  return (
    <div className="flex items-center gap-1">
      {may && (
        <Popover
          label={t.runs.input}
          align="end"
          trigger={
            <Button
              variant="ghost"
              size="sm"
              icon={<Keyboard aria-hidden />}
              aria-label={input === "" ? t.runs.input : t.runs.inputSet}
              className="px-2"
            >
              <span className="max-sm:hidden">{t.runs.inputShort}</span>
              {input !== "" && <span className="size-2 rounded-full bg-accent" />}
            </Button>
          }
        >
          <Field
            label={t.runs.input}
            hint={
              <>
                {t.runs.inputHint}
                <span className="mt-1 flex items-start gap-1.5 text-ink-soft">
                  <EyeOff className="mt-0.5 size-4 shrink-0" aria-hidden />
                  {t.runs.inputPrivate}
                </span>
              </>
            }
          >
            <Textarea
              rows={4}
              spellCheck={false}
              maxLength={16_000}
              value={input}
              data-run-input
              onChange={(event) => setInput(event.target.value)}
              className="max-h-60 min-h-24 font-mono"
            />
          </Field>
        </Popover>
      )}
      {mayStop(current, me, role) ? (
        <Button
          size="sm"
          icon={<Square aria-hidden />}
          aria-disabled={!live || undefined}
          onClick={() => live && session.act({ kind: "stop_run", run_id: current.id })}
          className="px-2.5"
        >
          {t.runs.stop}
        </Button>
      ) : (
        <Tooltip text={because === null ? t.runs.hint : reasonOf(because)} shortcut={because === null ? chordLabel("Ctrl Enter") : undefined}>
          {/* Not `disabled`: the reason must be reachable by keyboard. */}
          <Button
            size="sm"
            variant={may ? "primary" : "secondary"}
            icon={<Play aria-hidden />}
            busy={asked || running}
            aria-disabled={!may || undefined}
            onClick={run}
            className="px-2.5"
          >
            {t.runs.run}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

function reasonOf(because: Hindrance): string {
  if (typeof because === "string") return t.runs.why[because];
  return because.missing === null ? t.runs.notRunnable(because.language) : t.runs.missing(because.language);
}

/** Acts once everything typed here is at the server, whose text is the one that runs. */
function whenSaved(session: ReturnType<typeof useRoomSession>, act: () => void): void {
  const saved = () => session.get().document.save === "saved";
  if (saved()) return act();
  const stop = () => {
    unsubscribe();
    clearTimeout(timer);
  };
  const unsubscribe = session.subscribe(() => {
    if (!saved()) return;
    stop();
    act();
  });
  const timer = setTimeout(stop, ASKED_MS);
}

/** Ctrl or Cmd with Enter, in the editor or in the run's input. */
function useRunKey(run: () => void) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (!(event.target instanceof Element) || !event.target.closest("[data-editor], [data-run-input]")) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest.current();
    };
    // Before the editor, which would add a line.
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
