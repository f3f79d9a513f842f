// Which test holds which requirement: reads the ids that tests cite in their names and comments.
//   node tests/requirements.mjs            writes docs/requirements.md
//   node tests/requirements.mjs --check    fails when that file is not current, an id of this release has no test, or
//                                          ARCHITECTURE.md names a test that does not exist
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";

const OUT = "docs/requirements.md";
const ID = /\b([A-Z]{1,4}[0-9]?-[0-9]+b?)\b/g;

/** Every id a text cites, also as the beginning of a Rust name: c_10_c_13_a_tab_switch. */
export function idsOf(text) {
  const ids = [...text.matchAll(ID)].map((match) => match[1]);
  for (let rest = text; ; ) {
    const match = /^([a-z]{1,4}[0-9]?)_([0-9]+b?)(?:_|$)/.exec(rest);
    if (match === null) return ids;
    ids.push(`${match[1].toUpperCase()}-${match[2]}`);
    rest = rest.slice(match[0].length);
  }
}

const isComment = (line) => /^\s*(\/\/|\/\*|\*)/.test(line);

/** Tests of a Rust file: [name, ids]. Comments before a test and inside it belong to it, a file's header to the file. */
export function rustTests(text, isTestFile) {
  const found = [];
  let before = [];
  let marked = false;
  let current = null;
  for (const line of text.split("\n")) {
    const header = /^\s*\/\/!(.*)/.exec(line);
    const start = /^\s*(?:pub )?(?:async )?fn (\w+)/.exec(line);
    if (header !== null) {
      if (isTestFile && idsOf(header[1]).length > 0) found.push(["the whole file", idsOf(header[1])]);
    } else if (/^\s*#\[(?:tokio::)?test\b/.test(line)) {
      marked = true;
      current = null;
    } else if (start !== null && marked) {
      current = [start[1], [...idsOf(start[1]), ...before]];
      found.push(current);
      before = [];
      marked = false;
    } else if (isComment(line)) {
      if (current === null || marked) before.push(...idsOf(line));
      else current[1].push(...idsOf(line));
    } else if (start !== null || /^(?:}|impl|mod|pub|struct|enum)/.test(line)) {
      current = null;
      before = [];
    } else if (current !== null) {
      const trailing = /\/\/ (.*)$/.exec(line);
      if (trailing !== null) current[1].push(...idsOf(trailing[1]));
    } else if (line.trim() !== "" && !/^\s*#\[/.test(line)) {
      before = [];
    }
  }
  return found;
}

/** Tests of a TypeScript file, likewise. */
export function scriptTests(text) {
  const found = [];
  let before = [];
  let current = null;
  for (const line of text.split("\n")) {
    const start = /^\s*(?:test|it)(?:\.each\(.*\))?\(\s*(["'`])(.*?)\1\s*,/.exec(line);
    if (start !== null) {
      current = [start[2], [...idsOf(start[2]), ...before]];
      found.push(current);
      before = [];
    } else if (isComment(line)) {
      (current === null ? before : current[1]).push(...idsOf(line));
    } else if (/^(?:}\);|describe)/.test(line)) {
      current = null;
      before = [];
    }
  }
  return found;
}

/** The tests that cite each id, and the names of all Rust tests. */
async function collect() {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "runner", "session-server", "sfu", "web/src", "tests"], { encoding: "utf8" });
  const tests = new Map();
  const names = new Set();
  for (const path of files.split("\n").sort()) {
    const rust = path.endsWith(".rs");
    if (!rust && !/\.(test|spec)\.tsx?$/.test(path)) continue;
    const text = await readFile(path, "utf8").catch(() => "");
    const inTests = /(^|\/)tests?(\/|\.rs$)/.test(path);
    const found = rust ? rustTests(text, inTests) : scriptTests(text);
    for (const [name, ids] of found) {
      if (rust) names.add(name);
      for (const id of new Set(ids)) {
        if (!tests.has(id)) tests.set(id, []);
        tests.get(id).push(`\`${path}\`: ${name.replaceAll("|", "\\|")}`);
      }
    }
  }
  return { tests, names };
}

async function main() {
  const release = (await readFile("docs/requirements.tsv", "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const { tests, names } = await collect();
  const missing = release.filter(([id]) => !tests.has(id)).map(([id]) => id);

  const parts = release.map(([id, what]) => {
    const list = tests.get(id)?.map((test) => `- ${test}`) ?? ["- no test yet"];
    return `### ${id}\n${what}\n\n${list.join("\n")}\n`;
  });
  const text = `# Requirements and the tests that hold them\n\nWritten by \`make requirements\` from the ids that tests cite; \`make test\` fails when it is not current.\n\n${parts.join("\n")}`;

  if (!process.argv.includes("--check")) {
    await writeFile(OUT, text);
    console.log(`${OUT}: ${release.length - missing.length} of ${release.length} requirements have tests`);
    if (missing.length > 0) console.log(`without: ${missing.join(", ")}`);
    return;
  }
  const current = await readFile(OUT, "utf8").catch(() => "");
  if (current !== text) console.error(`${OUT} is not current: run \`make requirements\` and commit it.`);
  if (missing.length > 0) console.error(`No test cites ${missing.join(", ")}.`);
  const architecture = await readFile("ARCHITECTURE.md", "utf8");
  const gone = [...architecture.matchAll(/`([a-z0-9]+(?:_[a-z0-9]+){3,})`/g)].map((match) => match[1]).filter((name) => !names.has(name));
  if (gone.length > 0) console.error(`ARCHITECTURE.md names tests that do not exist: ${gone.join(", ")}`);
  if (current !== text || missing.length > 0 || gone.length > 0) process.exit(1);
  console.log(`${release.length} requirements, each with a test`);
}

if (process.argv[1]?.endsWith("requirements.mjs")) await main();
