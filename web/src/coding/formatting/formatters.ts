import clangWasm from "@wasm-fmt/clang-format/wasm?url";
import goWasm from "@wasm-fmt/gofmt/wasm?url";
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
/** So many times: blanks of thousands of nested blocks would fill every limit. */
const LONGER = 4;
const CLANG_STYLE = {
  BasedOnStyle: "LLVM",
  AllowShortFunctionsOnASingleLine: "Empty",
  BreakStringLiterals: false,
  ColumnLimit: WIDTH,
  FixNamespaceComments: false,
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
  return (source) => {
    // Other quotes inside of an f-string's braces are read by the newest versions of Python only.
    const quote_style = /\b(?:f|fr|rf)['"]/iu.test(source) ? "preserve" : "double";
    try {
      return format(source, "main.py", { indent_style: "space", indent_width: 4, line_width: WIDTH, quote_style });
    } catch (error) {
      // It throws no error but its text: "Expected an expression at byte range 15..21".
      const found = typeof error === "string" ? /^(.*) at byte range (\d+)\.\.\d+$/su.exec(error) : null;
      if (!found) throw error;
      const before = new TextEncoder().encode(source).subarray(0, Number(found[2]));
      throw new SourceError(before.filter((byte) => byte === 10).length + 1, found[1] ?? "");
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

async function java(): Promise<Format> {
  const format = await clang("Main.java");
  // The one keyword with a hyphen is taken for a difference.
  return async (source) => {
    const laidOut = await format(source);
    return source.includes("non - sealed") ? laidOut : laidOut.replaceAll("non - sealed", "non-sealed");
  };
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

async function sql(): Promise<Format> {
  const { formatDialect, sqlite } = await import("sql-formatter");
  return (source) => {
    let laidOut: string;
    try {
      laidOut = formatDialect(source, { dialect: sqlite, tabWidth: 4 });
    } catch (error) {
      // "Parse error at token: ) at line 1 column 15", and below it the grammar; or the rest of the program is named.
      throw located(error, /^(?<reason>[^\n]*?)(?:\n[^]*?)? at line (?<line>\d+)/u);
    }
    // It reads some of what SQLite reads otherwise, such as a comment without an end.
    const [before, after] = [source, laidOut].map((text) => text.match(SQL_TOKEN) ?? []);
    if (before?.join("\n") !== after?.join("\n")) throw new Error("it would change the program");
    return laidOut;
  };
}

const SQL_TOKEN =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\p{L}\p{N}_$]+|->>|->|<>|<=|>=|==|!=|\|\||<<|>>|\S/gu;

/** What does not name a line is no fault of the program. */
function located(error: unknown, shape: RegExp): unknown {
  const { line, reason = "" } = (error instanceof Error && shape.exec(error.message)?.groups) || {};
  return line === undefined ? error : new SourceError(Number(line), reason);
}

const LOADERS: Record<string, () => Promise<Format>> = {
  python,
  javascript: () => script("babel"),
  typescript: () => script("babel-ts"),
  java,
  cpp: () => clang("main.cpp"),
  c: () => clang("main.c"),
  go,
  sql,
};

const loaded = new Map<string, Promise<Format>>();

/** Lays a program out and ends it as it ended: a last line that is being written gets no line feed. */
function keepingEnd(format: Format): Format {
  return async (source) => {
    const laidOut = await format(source);
    if (laidOut.length > LONGER * source.length + 1_000) throw new Error("the result would be far too long");
    return /\n[ \t]*$/u.test(source) ? laidOut.replace(/\n*$/u, "\n") : laidOut.trimEnd();
  };
}

/** The formatter of a language of which `lib/languages` names one. */
export function formatterOf(language: string): Promise<Format> {
  const known = loaded.get(language);
  if (known) return known;
  const load = LOADERS[language];
  if (!load) throw new Error(`no formatter of ${language}`);
  const loading = load().then(keepingEnd);
  loaded.set(language, loading);
  return loading;
}
