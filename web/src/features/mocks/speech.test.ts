import { describe, expect, test, vi } from "vitest";
import type { TimedWord } from "@/api";
import { FakeTimers } from "@/coding/fake-timers";
import { Dictation, LONGEST_MS, type Recognizer } from "./dictation";
import { speechOf } from "./speech";
import { Transcript, joined } from "./transcript";
import { MOST_CHARACTERS, NOTHING, withSpeech } from "./work";

const texts = (words: readonly TimedWord[]) => words.map((word) => word.text).join(" ");
const heard = (text: string, final = false) => ({ text, final });

describe("FW-1 words and their times", () => {
  test("a word has ended when it was first shown, and silence before it stays silence", () => {
    const transcript = new Transcript();
    expect(transcript.hear([heard("a")], 1_000)).toEqual([]);
    expect(transcript.hear([heard("a queue")], 1_600)).toEqual([]);
    expect(transcript.interim).toBe("a queue");
    const words = transcript.hear([heard("A queue grows", true)], 6_000);
    expect(words).toEqual([
      { text: "A", start_ms: 855, end_ms: 1_000 },
      { text: "queue", start_ms: 1_235, end_ms: 1_600 },
      { text: "grows", start_ms: 5_635, end_ms: 6_000 },
    ]);
    expect(transcript.interim).toBe("");
  });

  test("times follow each other, however the recogniser changes its mind", () => {
    const transcript = new Transcript();
    transcript.hear([heard("one two three four")], 500);
    const words = [
      ...transcript.hear([heard("one two", true), heard("three")], 700),
      ...transcript.hear([heard("one two", true), heard("three four five", true)], 900),
    ];
    expect(texts(words)).toBe("one two three four five");
    for (const [at, word] of words.entries()) {
      expect(word.start_ms).toBeLessThanOrEqual(word.end_ms);
      expect(word.start_ms).toBeGreaterThanOrEqual(words[at - 1]?.start_ms ?? 0);
    }
  });

  test("what was not final when the recogniser ended is kept, and its numbers begin anew", () => {
    const transcript = new Transcript(2_000);
    transcript.hear([heard("said", true), heard("half a")], 3_000);
    expect(texts(transcript.settle(4_000))).toBe("half a");
    const words = transcript.hear([heard("again", true)], 5_000);
    expect(words[0]).toMatchObject({ text: "again", end_ms: 5_000 });
    expect(transcript.settle(6_000)).toEqual([]);
  });

  test("sentences are joined by one blank", () => {
    expect([joined("", " a "), joined("a", "b"), joined("a\n", "b"), joined("a", "  ")]).toEqual(["a", "a b", "a\nb", "a"]);
  });
});

class FakeRecognizer implements Recognizer {
  lang = "";
  continuous = false;
  interimResults = false;
  onstart: Recognizer["onstart"] = null;
  onresult: Recognizer["onresult"] = null;
  onerror: Recognizer["onerror"] = null;
  onend: Recognizer["onend"] = null;
  start() {
    this.onstart?.();
  }
  stop() {}
  abort() {}
  says(...results: [text: string, final: boolean][]) {
    this.onresult?.({ results: results.map(([transcript, isFinal]) => ({ isFinal, 0: { transcript } })) });
  }
}

function room() {
  const timers = new FakeTimers();
  const made: FakeRecognizer[] = [];
  const words: TimedWord[] = [];
  const dictation = new Dictation({
    recognizer: () => {
      made.push(new FakeRecognizer());
      return made.at(-1) as FakeRecognizer;
    },
    now: () => timers.nowMs,
    timers,
    onWords: (more) => words.push(...more),
  });
  return { timers, made, words, dictation, newest: () => made.at(-1) as FakeRecognizer };
}

describe("B-12 listening", () => {
  test("goes on over the ends that recognisers make in silence", async () => {
    const { timers, made, words, dictation, newest } = room();
    dictation.start([]);
    expect(dictation.get().state).toEqual({ kind: "listening", quiet: false });
    await timers.pass(1_000);
    newest().says(["first", true]);
    await timers.pass(8_000);
    newest().onerror?.({ error: "no-speech" });
    expect(dictation.get().state).toEqual({ kind: "listening", quiet: true });
    newest().onend?.();
    await timers.pass(1_000);
    newest().says(["second", false]);
    expect(dictation.get().interim).toBe("second");
    dictation.stop();
    expect(made).toHaveLength(2);
    expect(words.map(({ text, end_ms }) => [text, end_ms])).toEqual([
      ["first", 1_000],
      ["second", 10_000],
    ]);
    expect(dictation.get()).toEqual({ state: { kind: "off", ending: "stopped" }, interim: "" });
  });

  test.each([
    ["not-allowed", "not-allowed"],
    ["audio-capture", "no-microphone"],
    ["network", "network"],
    ["language-not-supported", "language"],
    ["bad-grammar", "broken"],
  ])("%s ends it, and what was said is kept", async (error, ending) => {
    const { timers, words, dictation, newest } = room();
    dictation.start([]);
    await timers.pass(2_000);
    newest().says(["half a sentence", false]);
    newest().onerror?.({ error });
    newest().onend?.();
    expect(dictation.get().state).toEqual({ kind: "off", ending });
    expect(texts(words)).toBe("half a sentence");
  });

  test("a recogniser that ends at once, again and again, is not started for ever", () => {
    const { made, dictation, newest } = room();
    dictation.start([]);
    for (let at = 0; at < 10 && dictation.isOn; at += 1) newest().onend?.();
    expect(dictation.get().state).toEqual({ kind: "off", ending: "broken" });
    expect(made.length).toBeLessThan(6);
  });

  test("speech that never ends is stopped after ten minutes, and cannot go on", async () => {
    const { timers, words, dictation, newest } = room();
    dictation.start([]);
    await timers.pass(LONGEST_MS - 1);
    newest().says(["still talking", false]);
    await timers.pass(1);
    expect(dictation.get().state).toEqual({ kind: "off", ending: "time" });
    expect(texts(words)).toBe("still talking");
    dictation.start(words);
    expect(dictation.get().state).toEqual({ kind: "off", ending: "time" });
  });

  test("a recording that goes on later counts on from its last word", async () => {
    const { timers, words, dictation, newest } = room();
    await timers.pass(50_000);
    dictation.start([{ text: "before", start_ms: 0, end_ms: 7_000 }]);
    await timers.pass(1_000);
    newest().says(["after", true]);
    expect(words[0]).toMatchObject({ text: "after", end_ms: 8_000 });
  });

  test("no more is taken than can be read, and the page is told", () => {
    const long = { ...NOTHING, text: "x".repeat(MOST_CHARACTERS - 3) };
    const { work, full } = withSpeech(long, [{ text: "hello", start_ms: 0, end_ms: 1 }]);
    expect([full, work.text.length, work.text.endsWith(" he")]).toEqual([true, MOST_CHARACTERS, true]);
    expect(withSpeech(NOTHING, [{ text: "hello", start_ms: 0, end_ms: 1 }])).toMatchObject({ full: false, work: { mode: "voice", text: "hello" } });
  });
});

describe("B-17 what a browser can do", () => {
  test("none: the typed way alone", async () => {
    expect(await speechOf({}, "en-GB", "")).toBeNull();
  });

  test("on the device where the browser can, else wherever its maker does it", async () => {
    class Local extends FakeRecognizer {
      static available = vi.fn(async () => "available" as const);
    }
    class Far extends FakeRecognizer {
      static available = vi.fn(async () => "downloadable" as const);
    }
    const local = await speechOf({ SpeechRecognition: Local }, "en-GB", "");
    expect(local?.onDevice).toBe(true);
    expect(local?.make()).toMatchObject({ processLocally: true, lang: "en-GB", continuous: true, interimResults: true });
    expect((await speechOf({ SpeechRecognition: Far }, "en-GB", ""))?.onDevice).toBe(false);
    expect(await speechOf({ webkitSpeechRecognition: FakeRecognizer }, "en", "Android 15")).toMatchObject({ onDevice: false });
    expect((await speechOf({ webkitSpeechRecognition: FakeRecognizer }, "en", "Android 15"))?.make().continuous).toBe(false);
  });
});
