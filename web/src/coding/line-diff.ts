/** One line of a comparison. */
export interface DiffLine {
  kind: "same" | "expected" | "actual";
  text: string;
}

/** Beyond this many lines on a side the lines are compared one by one, without looking for ones that moved. */
const MOST_LINES = 400;

/** What is to be removed and added to get from what a program answered to what was expected; empty when nothing is. */
export function lineDiff(expected: string, actual: string): DiffLine[] {
  const [left, right] = [linesOf(expected), linesOf(actual)];
  const lines = left.length > MOST_LINES || right.length > MOST_LINES ? positional(left, right) : aligned(left, right);
  return lines.some((line) => line.kind !== "same") ? lines : [];
}

/** Blanks at the end of lines and a last line feed are not compared by the judge either. */
function linesOf(text: string): string[] {
  const lines = text.replace(/\s+$/u, "").split("\n");
  return lines.map((line) => line.trimEnd());
}

function positional(left: string[], right: string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [a, b] = [left[at], right[at]];
    if (a !== undefined && a === b) lines.push({ kind: "same", text: a });
    else {
      if (a !== undefined) lines.push({ kind: "expected", text: a });
      if (b !== undefined) lines.push({ kind: "actual", text: b });
    }
  }
  return lines;
}

/** By the longest common subsequence. */
function aligned(left: string[], right: string[]): DiffLine[] {
  const width = right.length + 1;
  const longest = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]];
    if (a !== undefined && a === b) {
      lines.push({ kind: "same", text: a });
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: "expected", text: a });
      i += 1;
    } else {
      lines.push({ kind: "actual", text: b ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** Long stretches without a difference are left out: `null` stands for one. */
export function folded(lines: readonly DiffLine[], around = 2): (DiffLine | null)[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== "same"));
  const shown: (DiffLine | null)[] = [];
  lines.forEach((line, at) => {
    if (near[at] === true) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  });
  return shown;
}
