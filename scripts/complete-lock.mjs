// Adds to a package-lock.json the optional platform packages that npm left out because the registry in use does not
// carry them (a mirror with one platform): without their entries `npm ci` refuses the lock file.
//   node scripts/complete-lock.mjs web
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node scripts/complete-lock.mjs FOLDER");
  process.exit(2);
}

const file = join(folder, "package-lock.json");
const lock = JSON.parse(await readFile(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "openbsd", "netbsd", "sunos", "aix", "win32"];
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "loong64"];

const added = [];
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${from}/node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[`node_modules/${name}`]) continue;
    const words = name.split("-");
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.includes(processor));
    // A platform package pins its version; anything else must be resolved by npm itself.
    if (!/^\d+\.\d+\.\d+/.test(version) || cpu.length === 0) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? `${file} is complete` : `${file}: added ${added.join(", ")}`);
