import type { TextSpan } from "@/api";

/** A stretch of a text, and which of the spans cover it. */
export interface Stretch {
  text: string;
  /** Indices into the spans, in their order. */
  by: number[];
}

/**
 * Cuts a text at the borders of spans, which count UTF-16 code units as strings here do. What a span says beyond the
 * text is left out, and no border falls inside a character.
 */
export function stretches(text: string, spans: readonly (TextSpan | null | undefined)[]): Stretch[] {
  const ranges = spans.map((span) => (span ? { start: outside(text, span.start, -1), end: outside(text, span.end, 1) } : null));
  const borders = new Set([0, text.length]);
  for (const range of ranges) {
    if (range && range.start < range.end) {
      borders.add(range.start);
      borders.add(range.end);
    }
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    const by = ranges.flatMap((range, index) => (range && range.start <= start && range.end >= end ? [index] : []));
    return { text: text.slice(start, end), by };
  });
}

/** The border itself, or the next one in a direction where it would part a surrogate pair. */
function outside(text: string, border: number, direction: -1 | 1): number {
  const at = Math.min(Math.max(0, border), text.length);
  const before = text.charCodeAt(at - 1);
  const parts = at > 0 && at < text.length && before >= 0xd800 && before < 0xdc00;
  return parts ? at + direction : at;
}

/** The words of a span. */
export function quoted(text: string, span: TextSpan): string {
  return text.slice(outside(text, span.start, -1), outside(text, span.end, 1)).trim();
}
