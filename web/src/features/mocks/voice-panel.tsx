import { Mic, MicOff, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { TimedWord } from "@/api";
import { stopwatch } from "@/lib/format";
import { Alert, Button, Spinner, Tooltip } from "@/ui";
import { strings } from "./strings";
import type { Voice } from "./use-dictation";

const t = strings.voice;

export interface VoicePanelProps {
  voice: Voice;
  words: readonly TimedWord[];
  /** What the button begins. */
  label: string;
  disabled?: boolean;
}

/** Alt R anywhere on the page begins and ends listening. */
export function useVoiceKey(toggle: () => void) {
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyR" || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

/** FW-1, B-12: the button that listens, what is heard, and where the browser turns it into text. */
export function VoicePanel({ voice, words, label, disabled = false }: VoicePanelProps) {
  const { state, speech, interim, dictation } = voice;
  const on = state.kind !== "off";
  const toggle = () => {
    if (!speech || disabled) return;
    if (on) dictation.stop();
    else dictation.start(words);
  };
  useVoiceKey(toggle);
  if (speech === undefined) return <div className="h-11" />;
  if (speech === null) {
    return (
      <p className="flex items-start gap-2 text-14 text-ink-soft">
        <MicOff className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
        {t.none}
      </p>
    );
  }
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Tooltip text={on ? t.stop : label} shortcut={t.keys}>
          <Button
            size="sm"
            variant={on ? "primary" : "secondary"}
            aria-pressed={on}
            disabled={disabled}
            icon={on ? <Square aria-hidden /> : <Mic aria-hidden />}
            onClick={toggle}
          >
            {on ? t.stop : words.length > 0 ? t.more : label}
          </Button>
        </Tooltip>
        {on && <Listening voice={voice} />}
      </div>
      {on && (
        <div className="min-h-11 rounded-8 border border-dashed border-line-strong px-3 py-2 text-14">
          <p className="sr-only">{t.live}</p>
          <p data-live-transcript className={interim === "" ? "text-ink-faint" : "text-ink-soft italic"}>
            {interim === "" ? t.nothingYet : interim}
          </p>
        </div>
      )}
      <p className="text-12 text-ink-faint">{speech.onDevice ? t.where.device : t.where.maker}</p>
      <div role="status" className="empty:hidden">
        {state.kind === "listening" && state.quiet && <p className="text-14 text-caution-ink">{t.quiet}</p>}
        {state.kind === "off" && state.ending !== null && state.ending !== "stopped" && (
          <Alert meaning={state.ending === "time" || state.ending === "length" ? "info" : "caution"} title={t.endings[state.ending]}>
            {words.length > 0 ? t.kept : undefined}
          </Alert>
        )}
        {state.kind === "off" && state.ending === "stopped" && words.length > 0 && <p className="text-14 text-ink-soft">{t.editable}</p>}
      </div>
    </div>
  );
}

function Listening({ voice: { state, dictation } }: { voice: Voice }) {
  const [elapsedMs, setElapsedMs] = useState(() => dictation.elapsedMs());
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(dictation.elapsedMs()), 500);
    return () => clearInterval(timer);
  }, [dictation]);
  return (
    <p className="tabular flex items-center gap-2 text-14 text-ink-soft">
      {state.kind === "starting" ? (
        <>
          <Spinner className="size-4 text-accent-ink" />
          {t.starting}
        </>
      ) : (
        <>
          <span aria-hidden className="size-2.5 animate-pulse rounded-full bg-danger" />
          {t.listening} <span aria-hidden>{stopwatch(elapsedMs)}</span>
        </>
      )}
    </p>
  );
}
