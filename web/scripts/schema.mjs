// Writes src/api/schema.ts from the server's OpenAPI document: `npm run schema -- path/to/openapi.json`.
// With --check it only says whether the committed file is current (exit 1 when it is not).
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const args = process.argv.slice(2);
const check = args.includes("--check");
const source = args.find((arg) => !arg.startsWith("--"));
if (source === undefined) {
  console.error("usage: npm run schema -- [--check] <openapi.json>");
  process.exit(2);
}

const document = JSON.parse(await readFile(resolve(source), "utf8"));
const target = new URL("../src/api/schema.ts", import.meta.url);
const header = "// Generated from the server's OpenAPI document by `npm run schema`. Do not edit.\n\n";
const text = header + astToString(await openapiTS(document));

if (check) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error("src/api/schema.ts is not current: run `npm run schema -- <openapi.json>` and commit it.");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
