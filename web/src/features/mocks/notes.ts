import type { Advice, TextSpan } from "@/api";

/** Everything that is remarked of one place in an answer. */
export interface Note {
  /** The words that all its remarks are about; null where they are about the whole answer or about lines. */
  span: TextSpan | null;
  lines: Advice["lines"];
  remarks: Remark[];
}

export interface Remark {
  message: string;
  /** The words of the note that it is about, where they are fewer than the note's. */
  spans: TextSpan[];
}

/** Remarks at one sentence, or at the same lines, as one note; what is about the whole answer stays by itself. */
export function notes(text: string, advice: readonly Advice[]): Note[] {
  const groups: Advice[][] = [];
  for (const each of advice) {
    const group = groups.find((others) => others.some((other) => isSamePlace(text, other, each)));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const spans = group.flatMap(({ span }) => span ?? []);
    const span = spans.length === 0 ? null : around(spans);
    return { span, lines: group[0]?.lines, remarks: remarks(group, span) };
  });
}

function isSamePlace(text: string, a: Advice, b: Advice): boolean {
  if (a.span && b.span) return isSameSentence(text, a.span, b.span);
  return a.lines != null && b.lines != null && a.lines[0] === b.lines[0] && a.lines[1] === b.lines[1];
}

function isSameSentence(text: string, a: TextSpan, b: TextSpan): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  // The end of a sentence may be the last character of the first or follow it.
  return second.start < first.end || !/[.!?…]["'”’)]*\s|\n/u.test(text.slice(first.end - 1, second.start));
}

const around = (spans: readonly TextSpan[]): TextSpan => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

/** Each message once, with all the words that it was said of. */
function remarks(group: readonly Advice[], whole: TextSpan | null): Remark[] {
  const isPart = (span: Advice["span"]): span is TextSpan => span != null && (span.start !== whole?.start || span.end !== whole.end);
  return [...new Set(group.map(({ message }) => message))].map((message) => ({
    message,
    spans: group.flatMap((each) => (each.message === message && isPart(each.span) ? each.span : [])),
  }));
}
