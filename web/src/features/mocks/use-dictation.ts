import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { TimedWord } from "@/api";
import { realTimers } from "@/coding/draft-saver";
import { displayLocale } from "@/lib/format";
import { Dictation, type DictationView } from "./dictation";
import { type Speech, type SpeechWindow, speechOf } from "./speech";

export interface Voice extends DictationView {
  /** Absent while the browser is asked; null where it cannot. */
  speech: Speech | null | undefined;
  dictation: Dictation;
}

/** Speech recognition for one answer; stops when the answer goes away. */
export function useDictation(onWords: (words: TimedWord[]) => void): Voice {
  const [speech, setSpeech] = useState<Speech | null | undefined>(undefined);
  const known = useRef<Speech | null>(null);
  const told = useRef(onWords);
  useEffect(() => {
    told.current = onWords;
  });
  const [dictation] = useState(
    () =>
      new Dictation({
        recognizer: () => {
          if (!known.current) throw new Error("no recogniser");
          return known.current.make();
        },
        now: () => performance.now(),
        timers: realTimers,
        onWords: (words) => told.current(words),
      }),
  );
  useEffect(() => {
    let gone = false;
    void speechOf(window as SpeechWindow, displayLocale(), navigator.userAgent).then((found) => {
      if (gone) return;
      known.current = found;
      setSpeech(found);
    });
    return () => {
      gone = true;
      dictation.stop();
    };
  }, [dictation]);
  return { ...useSyncExternalStore(dictation.subscribe, dictation.get), speech, dictation };
}
