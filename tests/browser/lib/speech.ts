import type { BrowserContext, Page } from "@playwright/test";

/** Gives the pages of this context a speech recogniser that hears what a test says; headless browsers have no service for it. */
export async function giveSpeech(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    class Recognizer {
      static current: Recognizer | null = null;
      onstart: (() => void) | null = null;
      onresult: ((event: object) => void) | null = null;
      onerror: ((event: object) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        Recognizer.current = this;
        queueMicrotask(() => this.onstart?.());
      }
      stop() {}
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: Recognizer, webkitSpeechRecognition: Recognizer, ixRecognizer: Recognizer });
  });
}

/** Takes the recogniser away, as in browsers that have none. */
export async function takeSpeech(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined }));
}

interface Hearing {
  onresult: ((event: object) => void) | null;
  onerror: ((event: object) => void) | null;
  onend: (() => void) | null;
}

/** What the recogniser has heard: the last piece may still change unless it is said to be final. */
export function hear(page: Page, pieces: readonly string[], isFinal: boolean): Promise<void> {
  return page.evaluate(
    ([texts, final]) => {
      const { current } = (window as unknown as { ixRecognizer: { current: Hearing } }).ixRecognizer;
      current.onresult?.({ results: texts.map((transcript, at) => ({ isFinal: final || at < texts.length - 1, 0: { transcript } })) });
    },
    [pieces, isFinal] as const,
  );
}

/** The recogniser gives up. */
export function failSpeech(page: Page, error: string): Promise<void> {
  return page.evaluate((code) => {
    const { current } = (window as unknown as { ixRecognizer: { current: Hearing } }).ixRecognizer;
    current.onerror?.({ error: code });
    current.onend?.();
  }, error);
}
