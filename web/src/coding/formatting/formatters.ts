import clangWasm from "@wasm-fmt/clang-format/wasm?url";
import goWasm from "@wasm-fmt/gofmt/wasm?url";
import magoWasm from "@wasm-fmt/mago_fmt/wasm?url";
import ruffWasm from "@wasm-fmt/ruff_fmt/wasm?url";

/*
 * A program is laid out as the tool does that its language's programmers use. Each is loaded when it is first asked
 * for: together they are larger than the rest of the client.
 */

/** Why a program could not be laid out: it cannot be read as one. Lines count from 1. */
export class SourceError extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Answers the same program, laid out; throws a SourceError, or whatever else when the formatter broke. */
export type Format = (source: string) => Promise<string> | string;

const WIDTH = 100;
const CLANG_STYLE = {
  BasedOnStyle: "LLVM",
  AllowShortFunctionsOnASingleLine: "Empty",
  BreakStringLiterals: false,
  ColumnLimit: WIDTH,
  IncludeBlocks: "Preserve",
  IndentWidth: 4,
  // Comments are their author's, and the order of includes can matter.
  ReflowComments: "Never",
  SortIncludes: { Enabled: false },
  SortUsingDeclarations: "Never",
};

async function python(): Promise<Format> {
  const { default: load, format } = await import("@wasm-fmt/ruff_fmt/web");
  await load(ruffWasm);
  const style = { indent_style: "space", indent_width: 4, line_width: WIDTH } as const;
  return (source) => {
    try {
      return format(source, "main.py", style);
    } catch (error) {
      // It throws no error but its text: "Expected an expression at byte range 15..21".
      const found = typeof error === "string" ? /^(.*) at byte range (\d+)\.\.\d+$/su.exec(error) : null;
      if (!found) throw error;
      throw new SourceError(lineOf(source, Number(found[2])), found[1] ?? "");
    }
  };
}

async function go(): Promise<Format> {
  const { default: load, format } = await import("@wasm-fmt/gofmt/web");
  await load(goWasm);
  return (source) => {
    try {
      return format(source);
    } catch (error) {
      // "2:13: expected ')', found '{'"
      throw located(error, /(?<line>\d+):\d+: (?<reason>.*)/u);
    }
  };
}

async function clang(file: string): Promise<Format> {
  const { default: load, format } = await import("@wasm-fmt/clang-format/web");
  await load(clangWasm);
  const style = JSON.stringify(CLANG_STYLE);
  return (source) => format(source, file, style);
}

async function script(parser: "babel" | "babel-ts"): Promise<Format> {
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return (source) =>
    format(source, { parser, plugins: [babel, estree], printWidth: WIDTH, tabWidth: 2 }).catch((error: unknown) => {
      // "Unexpected token (1:13)", and below it the lines around.
      throw located(error, /(?<reason>.*?) \((?<line>\d+):\d+\)/u);
    });
}

async function php(): Promise<Format> {
  const { default: load, format } = await import("@wasm-fmt/mago_fmt/web");
  await load(magoWasm);
  const style = { "print-width": WIDTH, "tab-width": 4, "use-tabs": false };
  return (source) => {
    try {
      return format(source, "main.php", style);
    } catch (error) {
      // "UnexpectedToken(Exactly(RightBracket), Semicolon, Span { …, start: Position { offset: 14 }, … })"
      const found = typeof error === "string" ? /^(\w+)\(.*?offset: (\d+)/su.exec(error) : null;
      if (!found?.[1]) throw error;
      const reason = found[1].replaceAll(/(?<!^)[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
      throw new SourceError(lineOf(source, Number(found[2])), reason);
    }
  };
}

async function sql(): Promise<Format> {
  const { formatDialect, sqlite } = await import("sql-formatter");
  return (source) => {
    try {
      return `${formatDialect(source, { dialect: sqlite, tabWidth: 4 }).trimEnd()}\n`;
    } catch (error) {
      // "Parse error at token: ) at line 1 column 15", and below it the grammar.
      throw located(error, /(?<reason>.*?) at line (?<line>\d+)/u);
    }
  };
}

/** What does not name a line is no fault of the program. */
function located(error: unknown, shape: RegExp): unknown {
  const { line, reason = "" } = (error instanceof Error && shape.exec(error.message)?.groups) || {};
  return line === undefined ? error : new SourceError(Number(line), reason);
}

/** The line of a place counted in bytes. */
function lineOf(source: string, offset: number): number {
  const before = new TextEncoder().encode(source).subarray(0, offset);
  return before.filter((byte) => byte === 10).length + 1;
}

const LOADERS: Record<string, () => Promise<Format>> = {
  python,
  javascript: () => script("babel"),
  typescript: () => script("babel-ts"),
  java: () => clang("Main.java"),
  cpp: () => clang("main.cpp"),
  c: () => clang("main.c"),
  go,
  php,
  sql,
};

const loaded = new Map<string, Promise<Format>>();

/** The formatter of a language of which `lib/languages` names one. */
export function formatterOf(language: string): Promise<Format> {
  const known = loaded.get(language);
  if (known) return known;
  const load = LOADERS[language];
  if (!load) throw new Error(`no formatter of ${language}`);
  const loading = load();
  loaded.set(language, loading);
  return loading;
}
