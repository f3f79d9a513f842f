import { type ReactNode, type Ref, useRef } from "react";
import type { MockWork, TimedWord } from "@/api";
import { SaveMark } from "@/coding/save-mark";
import { displayLocale } from "@/lib/format";
import { Alert, Button, Field, Textarea, cx } from "@/ui";
import { strings } from "./strings";
import { type Voice, useDictation } from "./use-dictation";
import type { HandIn } from "./use-hand-in";
import type { Working } from "./use-work";
import { VoicePanel } from "./voice-panel";
import { MOST_CHARACTERS, type Obstacle, characters, isWritten, withSpeech, withText } from "./work";

const t = strings.answer;

const figure = (value: number) => value.toLocaleString(displayLocale());

/** What stands in the way of handing a work in. */
export function obstacleText(obstacle: Obstacle, work: MockWork): string {
  if (obstacle === "empty") return t.empty;
  return obstacle === "words" ? t.tooManyWords : t.tooLong(figure(characters(work.text)), figure(MOST_CHARACTERS));
}

/** Dictation into a work: what is said is added to its text until no more can be read. */
export function useSpokenWork(working: Working): Voice {
  const stop = useRef<() => void>(() => {});
  const voice = useDictation((words: TimedWord[]) => {
    let isFull = false;
    working.change((before) => {
      const { work, full } = withSpeech(before, words);
      isFull = full;
      return work;
    });
    if (isFull) stop.current();
  });
  stop.current = () => voice.dictation.stop("length");
  return voice;
}

export interface AnswerEditorProps {
  working: Working;
  voice: Voice;
  label: string;
  hint?: string;
  /** What belongs into it. */
  placeholder?: string;
  voiceLabel: string;
  disabled: boolean;
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
  className?: string;
}

/** Writing and speaking into one answer. */
export function AnswerEditor({ working, voice, label, hint, placeholder = t.placeholder, voiceLabel, disabled, rows = 9, ref, className }: AnswerEditorProps) {
  const { work, saved } = working;
  const words = work.text.trim() === "" ? 0 : work.text.trim().split(/\s+/u).length;
  const tooLong = characters(work.text) > MOST_CHARACTERS;
  return (
    <div className={cx("grid content-start gap-3", className)}>
      <Field label={label} hint={working.theirs ? strings.conflict.first : hint} error={tooLong ? obstacleText("length", work) : null}>
        <Textarea
          ref={ref}
          rows={rows}
          value={work.text}
          readOnly={disabled}
          placeholder={placeholder}
          onChange={(event) => {
            const { value } = event.target;
            working.change((before) => withText(before, value));
          }}
          className="max-h-[60dvh] min-h-40 leading-relaxed read-only:bg-hover read-only:text-ink-soft"
        />
      </Field>
      <div className="flex items-center justify-between gap-4 text-12 text-ink-faint">
        <p className="flex flex-wrap gap-x-3">
          <span className="tabular">{t.count(words)}</span>
          <span>{t.language}</span>
        </p>
        {(saved.kind !== "saved" || isWritten(work)) && <SaveMark state={saved} />}
      </div>
      <VoicePanel voice={voice} words={work.words} label={voiceLabel} disabled={disabled} />
    </div>
  );
}

/** What there is to say of handing in: in the way, under way, failed. */
export function HandInNote({ handIn, work, isCoding }: { handIn: HandIn; work: MockWork; isCoding: boolean }) {
  const { run, obstacle } = handIn;
  const { state } = run;
  return (
    <div className="grid gap-2 empty:hidden">
      {obstacle && state.kind !== "running" && <Alert meaning="caution" title={obstacleText(obstacle, work)} live />}
      {state.kind === "running" && (
        <div role="status" className="grid gap-0.5 text-14">
          {/* The seconds are for the eye: read aloud they would drown everything else. */}
          <p aria-hidden className="tabular text-ink-soft">
            {(isCoding ? t.judging : t.reading)((run.elapsedMs / 1000).toFixed(1))}
          </p>
          <p className="text-ink-faint">{t.readingHint}</p>
        </div>
      )}
      {state.kind === "busy" && (
        <Alert meaning="caution" title={t.failed} live>
          {state.message} {t.failedBody}
        </Alert>
      )}
      {state.kind === "failed" && (
        <Alert meaning={state.offline ? "caution" : "danger"} title={state.offline ? t.lost : t.failed} live>
          {state.offline ? t.lostBody : `${state.message} ${t.failedBody}`}
        </Alert>
      )}
    </div>
  );
}

/** Two windows wrote different things: both are shown, one is chosen. */
export function ConflictNote({ working }: { working: Working }) {
  const { theirs, work, keeper } = working;
  const u = strings.conflict;
  if (!theirs) return null;
  return (
    <section aria-label={u.title} role="alert" className="grid gap-3 rounded-10 border border-caution-line bg-caution-soft p-4">
      <div className="grid gap-0.5 text-14">
        <h2 className="font-medium text-caution-ink">{u.title}</h2>
        <p className="text-ink-soft">{u.body}</p>
      </div>
      <div className="grid gap-3 md:grid-cols-2">
        <Version title={u.mine} work={work} action={<Button size="sm" onClick={() => keeper.keepMine()}>{u.keepMine}</Button>} />
        <Version title={u.theirs} work={theirs.work} action={<Button size="sm" onClick={() => keeper.takeTheirs()}>{u.takeTheirs}</Button>} />
      </div>
    </section>
  );
}

function Version({ title, work, action }: { title: string; work: MockWork; action: ReactNode }) {
  const source = work.source?.trim() ?? "";
  return (
    <div className="grid content-start gap-2 rounded-8 border border-line bg-surface p-3 text-14">
      <h3 className="font-medium">{title}</h3>
      <div tabIndex={0} role="group" aria-label={title} className="max-h-56 overflow-auto">
        {work.text.trim() !== "" && <p className="break-words whitespace-pre-wrap">{work.text}</p>}
        {source !== "" && <pre className="mt-2 font-mono text-12 leading-5">{source}</pre>}
        {work.text.trim() === "" && source === "" && <p className="text-ink-faint">{strings.conflict.nothing}</p>}
      </div>
      <div className="mt-auto">{action}</div>
    </div>
  );
}
