import { readFileSync } from "node:fs";

const [, ...lines] = readFileSync(0, "utf8").trim().split("\n");

// The visible strokes, then those that can be redone.
const strokes: number[] = [];
let visible = 0;
for (const line of lines) {
  const [action, word] = line.split(" ");
  const amount = Number(word);
  if (action === "draw") {
    strokes.length = visible;
    strokes.push(amount);
    visible += 1;
  } else if (action === "undo") {
    visible = Math.max(visible - amount, 0);
  } else {
    visible = Math.min(visible + amount, strokes.length);
  }
}

const total = strokes.slice(0, visible).reduce((sum, length) => sum + length, 0);
console.log(visible, strokes.length - visible, total);
