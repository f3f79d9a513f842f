// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** The rules of the client's source, held by a test: see ARCHITECTURE.md. */

const SRC = join(import.meta.dirname, "..");
const GENERATED = new Set(["api/schema.ts"]);

interface Source {
  path: string;
  text: string;
}

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => ({ path: relative(SRC, join(SRC, name)).split(sep).join("/"), text: readFileSync(join(SRC, name), "utf8") }))
  .filter((source) => !GENERATED.has(source.path));

const isTest = (source: Source) => /\.test\.tsx?$/u.test(source.path);

function parse(source: Source): ts.SourceFile {
  return ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

test("no source file passes 600 lines", () => {
  expect(sources.filter((source) => source.text.split("\n").length > 601).map((source) => source.path)).toEqual([]);
});

test("features never import each other, and ui, lib and api import no feature", () => {
  const faults: string[] = [];
  for (const source of sources.filter((each) => !isTest(each))) {
    const own = /^features\/([^/]+)\//u.exec(source.path)?.[1];
    for (const match of source.text.matchAll(/(?:from|import)\s*\(?\s*"@\/features\/([^"/]+)/gu)) {
      const inApp = source.path.startsWith("app/");
      if (!inApp && match[1] !== own) faults.push(`${source.path} imports features/${match[1]}`);
    }
    if (own !== undefined && /from "(\.\.\/){2,}|from "\.\.\/\.\.\/features/u.test(source.text) && source.path.split("/").length === 3) {
      faults.push(`${source.path} climbs out of its folder`);
    }
  }
  expect(faults).toEqual([]);
});

test("no `any`, and no silenced type errors", () => {
  const faults: string[] = [];
  for (const source of sources) {
    if (/@ts-(ignore|nocheck|expect-error)/u.test(source.text) && source.path !== "app/tidy.test.ts") faults.push(`${source.path}: @ts-`);
    walk(parse(source), (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) faults.push(`${source.path}: any`);
    });
  }
  expect(faults).toEqual([]);
});

describe("English is kept in catalogues, so that languages can follow", () => {
  const SPOKEN = new Set(["aria-label", "title", "placeholder", "alt", "label", "hint", "lead", "description"]);
  /** The product's name, and names of keys, are the same in every language. */
  const UNTRANSLATED = new Set(["Interview", "Xpert", "Esc", "Ctrl"]);
  const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && !UNTRANSLATED.has(text.trim());

  test("no words are written into markup", () => {
    const faults: string[] = [];
    for (const source of sources.filter((each) => each.path.endsWith(".tsx") && !isTest(each))) {
      walk(parse(source), (node) => {
        if (ts.isJsxText(node) && hasWords(node.text)) faults.push(`${source.path}: ${node.text.trim()}`);
        if (
          ts.isJsxAttribute(node) &&
          ts.isIdentifier(node.name) &&
          SPOKEN.has(node.name.text) &&
          node.initializer !== undefined &&
          ts.isStringLiteral(node.initializer) &&
          hasWords(node.initializer.text)
        ) {
          faults.push(`${source.path}: ${node.name.text}="${node.initializer.text}"`);
        }
      });
    }
    expect(faults).toEqual([]);
  });
});

test("VI-1 no source names an address of another origin", () => {
  const faults = sources
    .filter((source) => !isTest(source))
    .flatMap((source) => [...source.text.matchAll(/["'`](?:https?:)?\/\/[a-z0-9]/giu)].map(() => source.path))
    .filter((path) => path !== "app/guards.ts");
  expect(faults).toEqual([]);
});
