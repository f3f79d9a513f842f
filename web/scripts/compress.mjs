// Puts a gzip copy beside every file of dist/ that compresses and is over one packet, so that the server compresses nothing at run time.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const ONE_PACKET = 1400;

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|html|svg|json|wasm|webmanifest)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const content = readFileSync(path);
  if (content.length > ONE_PACKET) writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
