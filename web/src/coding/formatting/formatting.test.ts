// @vitest-environment node
import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { LANGUAGES, languageOfName } from "@/lib/languages";
import { smallEdits } from "@/lib/small-edits";
import { SourceError, formatterOf } from "./formatters";

// Hundreds of programs each, beside whatever else the machine does.
vi.setConfig({ testTimeout: 60_000 });

const CONTENT = fileURLToPath(new URL("../../../../content", import.meta.url));
const WEB = fileURLToPath(new URL("../../..", import.meta.url));

beforeAll(() => {
  // Modules are fetched from where the bundler says they are.
  vi.stubGlobal("fetch", async (url: string) => new Response(await readFile(join(WEB, url)), { headers: { "content-type": "application/wasm" } }));
});

/** The programs of the bank, right and wrong ones, by language. */
async function programs(): Promise<Map<string, { name: string; source: string }[]>> {
  const found = new Map<string, { name: string; source: string }[]>();
  for (const entry of await readdir(CONTENT, { recursive: true, withFileTypes: true })) {
    const language = entry.isFile() && extname(entry.name) !== "" ? languageOfName(entry.name) : null;
    if (!language?.formatter) continue;
    const path = join(entry.parentPath, entry.name);
    const of = found.get(language.id) ?? [];
    found.set(language.id, [...of, { name: path.slice(CONTENT.length), source: await readFile(path, "utf8") }]);
  }
  return found;
}

/** What a formatter may not touch: everything but blanks, and what the two that read a syntax tree write their own way. */
const OWN_WAY: Record<string, RegExp> = {
  python: /[\s,()'"\\]/gu,
  javascript: /[\s,();'"`]/gu,
  typescript: /[\s,();'"`]/gu,
};
const rest = (language: string, source: string) => source.replaceAll(OWN_WAY[language] ?? /\s/gu, "");

describe("B-8 programs are laid out", async () => {
  const bank = await programs();
  const languages = LANGUAGES.filter((each) => each.formatter !== null).map((each) => each.id);

  test.each(languages)("every %s program of the bank stays the same program, and a second time changes nothing", async (language) => {
    const format = await formatterOf(language);
    const of = bank.get(language) ?? [];
    expect(of.length).toBeGreaterThan(5);
    for (const { name, source } of of) {
      const once = await format(source);
      expect(rest(language, once), name).toBe(rest(language, source));
      expect(await format(once), name).toBe(once);
    }
  });

  test.each([
    ["python", "total = 0\nfor x in [1, 2:\n    total += x\n", 2, "Expected `,`"],
    ["python", "# ä😀\nx = (\n", 3, "unexpected EOF"],
    ["javascript", "const a = 1;\nfunction f({\n", 3, "Unexpected token"],
    ["typescript", "type A = ;\n", 1, "Unexpected token"],
    ["go", "package main\n\nfunc main( {\n}\n", 3, "expected ')'"],
    ["sql", "select a\nfrom (t;\n", 2, "Parse error"],
    ["sql", "select 'a\nfrom t\n", 1, "Unexpected \"'a"],
  ])("a %s program that cannot be read is told where", async (language, source, line, reason) => {
    const format = await formatterOf(language);
    const refusal = await Promise.resolve().then(() => format(source)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SourceError);
    expect((refusal as SourceError).line).toBe(line);
    expect((refusal as SourceError).reason).toContain(reason);
    // And the next one is laid out.
    await expect(Promise.resolve(format(""))).resolves.toBeDefined();
  });

  test.each([
    ["python", "def f( a,b ):\n  return {'a':a,'b' :b}\n", 'def f(a, b):\n    return {"a": a, "b": b}\n'],
    ["typescript", "const f=<T,>(x:T):x is NonNullable<T>=>x!==null\n", "const f = <T,>(x: T): x is NonNullable<T> => x !== null;\n"],
    ["cpp", "int main( ){int a=1;for(;;){a++;}}", "int main() {\n    int a = 1;\n    for (;;) {\n        a++;\n    }\n}"],
    ["go", "package main\nfunc  main( ){\n for i:=range 3{\n_=i}}\n", "package main\n\nfunc main() {\n\tfor i := range 3 {\n\t\t_ = i\n\t}\n}\n"],
    // The last line gets no line feed while it is being written.
    ["python", "a=1\nb=a", "a = 1\nb = a"],
    ["javascript", "const a=1\n\n\n  ", "const a = 1;\n"],
  ])("%s as its programmers write it", async (language, source, laidOut) => {
    expect(await (await formatterOf(language))(source)).toBe(laidOut);
  });
  test.each([
    ["python", "s = f'{x:{\">\"}{w}}'\n"],
    ["java", "non-sealed class B implements A {}\n"],
    ["cpp", "namespace a {\nint x;\n} // end of a: keep!\n"],
    ["cpp", "#include <vector>\n#include <algorithm>\n"],
    ["c", "int x = non - sealed;\n"],
  ])("a %s program keeps what its formatter would change: %j", async (language, source) => {
    expect(await (await formatterOf(language))(source)).toBe(source);
  });

  test.each([
    ["sql", "select 1 /* note", "it would change the program"],
    ["sql", "select a$b from t", "it would change the program"],
    ["cpp", `int a;\n${"{\n".repeat(3_000)}`, "far too long"],
  ])("%s that would become something else is left as it is", async (language, source, reason) => {
    const format = await formatterOf(language);
    await expect(Promise.resolve().then(() => format(source))).rejects.toThrow(reason);
  });
});

describe("small edits between two texts", async () => {
  const bank = await programs();
  const applied = (source: string, edits: ReturnType<typeof smallEdits>) =>
    edits.reduceRight((text, { offset, length, text: come }) => text.slice(0, offset) + come + text.slice(offset + length), source);

  test.each([
    ["", ""],
    ["", "a"],
    ["a", ""],
    ["a😀b", "a😁b"],
    ["😀", "😀x"],
    ["f( a,b )", "f(a, b)"],
    ["['a']", '["a",\n]\n'],
    ["import b\nimport a\n", "import a\nimport b\n"],
    ["abc".repeat(200), "xyz".repeat(100)],
    ["\ud83e\ufeff\t \ude00abc\na\t\ncc", "\ud83e\t \ude00\ude00a\0bc\na\t\ncc"],
    [`x${" ".repeat(9_999)}y`, `z${" ".repeat(9_999)}w`],
  ])("turn %j into %j", (from, to) => {
    expect(applied(from, smallEdits(from, to))).toBe(to);
  });

  test("of quotes and blanks leave the words between them alone", () => {
    const from = "d={'a':1,'b' :2}\ndef solve(n):\n    return ['x','y']\n";
    const to = 'd = {"a": 1, "b": 2}\ndef solve(n):\n    return ["x", "y"]\n';
    const edits = smallEdits(from, to);
    expect(applied(from, edits)).toBe(to);
    expect(edits.filter(({ offset, length, text }) => /\w/u.test(from.slice(offset, offset + length) + text))).toEqual([]);
  });

  test("turn any text into any other, apart from each other, without half a character", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () => Array.from({ length: random(40) }, () => ["a", "b", "😀", "😁", " ", "\n", "'", '"', ",", "("][random(10)]).join("");
    for (let round = 0; round < 5_000; round += 1) {
      const [from, to] = [text(), text()];
      const edits = smallEdits(from, to);
      expect(applied(from, edits)).toBe(to);
      expect(edits.every(({ offset, length, text: come }) => !/\p{Surrogate}/u.test(from.slice(offset, offset + length) + come))).toBe(true);
      expect(edits.every(({ offset }, at) => at === 0 || offset > (edits[at - 1]?.offset ?? 0) + (edits[at - 1]?.length ?? 0))).toBe(true);
    }
  });

  test("turn every program of the bank into the same laid out, and hardly touch a word", async () => {
    let [all, named] = [0, 0];
    for (const [language, of] of bank) {
      const format = await formatterOf(language);
      for (const { name, source } of of) {
        const untidy = source.replaceAll("    ", "   ");
        const to = await Promise.resolve().then(() => format(untidy)).catch(() => untidy);
        const edits = smallEdits(untidy, to);
        expect(applied(untidy, edits), name).toBe(to);
        const ends = edits.map(({ offset, length }) => [offset, offset + length] as const);
        expect(ends.every(([, end], at) => at + 1 === ends.length || end < (ends[at + 1]?.[0] ?? 0)), name).toBe(true);
        all += edits.length;
        named += edits.filter(({ offset, length }) => /\w{3}/u.test(untidy.slice(offset, offset + length))).length;
      }
    }
    expect(named).toBeLessThan(all / 1000);
  });
});
