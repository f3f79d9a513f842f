import { SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import type { MockItem, MockSession } from "@/api";
import { useRunKeys } from "@/coding/run-keys";
import { chordLabel } from "@/lib/shortcuts";
import { Button, Card, Tooltip } from "@/ui";
import { AnswerEditor, ConflictNote, HandInNote } from "./answer-editor";
import { Hints } from "./hints";
import { Prompt } from "./prompt";
import { strings } from "./strings";
import type { HandIn } from "./use-hand-in";
import type { Working } from "./use-work";

const t = strings.answer;

export interface QuestionProps {
  session: MockSession;
  item: MockItem;
  working: Working;
  handIn: HandIn;
  /** Absent where it cannot be skipped any more. */
  onSkip?: () => void;
  /** Instead, to go back. */
  back?: ReactNode;
}

/** A question that is answered in words, spoken or typed (B-12, B-17). */
export function WordsQuestion({ session, item, working, handIn, onSkip, back }: QuestionProps) {
  const busy = handIn.run.state.kind === "running";
  const submit = () => void handIn.submit();
  useRunKeys({ run: submit, submit });
  const isStory = item.question.kind === "behavioural";
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="grid gap-6">
        <Prompt item={item} />
        <ConflictNote working={working} />
        <Card>
          <div className="grid gap-4">
            <AnswerEditor
              working={working}
              label={t.label(item.position)}
              hint={isStory ? t.star : undefined}
              voiceLabel={strings.voice.start}
              disabled={busy || working.theirs !== null}
            />
            <HandInNote handIn={handIn} work={working.work} isCoding={false} />
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
              {back}
              {onSkip && (
                <Button variant="ghost" disabled={busy} icon={<SkipForward aria-hidden />} onClick={onSkip}>
                  {t.skip}
                </Button>
              )}
              <Tooltip text={t.submitHint} shortcut={chordLabel("Ctrl Enter")}>
                <Button variant="primary" busy={busy} disabled={working.theirs !== null} onClick={submit}>
                  {t.submit}
                </Button>
              </Tooltip>
            </div>
          </div>
        </Card>
      </div>
      {session.ended_at_ms == null && item.state === "open" && (
        <Card padding="sm" className="lg:sticky lg:top-6">
          <Hints mockId={session.id} position={item.position} hints={item.hints} />
        </Card>
      )}
    </div>
  );
}
