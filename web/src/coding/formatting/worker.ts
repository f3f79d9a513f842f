import { SourceError, formatterOf } from "./formatters";
import type { Answer, Question } from "./protocol";

/*
 * Formatters run here: a hostile program may keep one busy for long, and the page must not wait for it.
 */

const answer = (of: Answer) => postMessage(of);

self.onmessage = async ({ data: { language, source } }: MessageEvent<Question>) => {
  try {
    const format = await formatterOf(language);
    answer({ kind: "ready" });
    answer({ kind: "formatted", source: await format(source) });
  } catch (error) {
    if (error instanceof SourceError) answer({ kind: "refused", line: error.line, reason: error.reason });
    else answer({ kind: "failed", reason: firstLine(error instanceof Error ? error.message : String(error)) });
  }
};

const firstLine = (text: string) => text.split("\n", 1)[0] ?? "";
