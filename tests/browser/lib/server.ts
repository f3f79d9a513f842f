import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
const target = process.env["CARGO_TARGET_DIR"] || join(cache, "interviewxpert", "target");
const executable = process.env["IX_TEST_SERVER"] ?? join(target, "debug", "session-server");

const START_MS = 20_000;

/** The real server on a fresh SQLite file, on ports that stay the same over restarts. */
export class Server {
  readonly origin: string;
  /** Everything it wrote to its log so far. */
  log = "";
  #child: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly mediaPort: number,
    private readonly settings: Record<string, string>,
  ) {
    this.origin = `http://localhost:${port}`;
  }

  static async start(settings: Record<string, string> = {}): Promise<Server> {
    if (!existsSync(executable)) throw new Error(`${executable} does not exist: run \`make build-tests\` first`);
    const folder = await mkdtemp(join(tmpdir(), "ix-server-"));
    const server = new Server(folder, await freeTcpPort(), await freeUdpPort(), settings);
    await server.restart();
    return server;
  }

  /** Starts on the same data and the same ports; returns when it is ready. */
  async restart(): Promise<void> {
    if (this.#child !== undefined) throw new Error("it is still running");
    const child = spawn(executable, ["serve"], {
      env: {
        PATH: process.env["PATH"],
        IX_LISTEN: `127.0.0.1:${this.port}`,
        IX_PUBLIC_ORIGIN: this.origin,
        IX_DATA_DIR: this.folder,
        IX_MEDIA_BIND: "127.0.0.1",
        IX_MEDIA_PORT: `${this.mediaPort}`,
        IX_MEDIA_WORKERS: "1",
        ...this.settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.log += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const deadline = Date.now() + START_MS;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.log}`);
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      if (Date.now() > deadline) throw new Error(`the server was not ready in ${START_MS} ms:\n${this.log}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** SIGKILL: it gets no chance to save or to say goodbye. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The one-time token that every start prints until there is an admin; each makes the one before worthless. */
  get setupToken(): string {
    const token = [...this.log.matchAll(/one-time token ([\w-]+)/g)].at(-1)?.[1];
    if (token === undefined) throw new Error(`no set-up token in the log:\n${this.log}`);
    return token;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    await exited;
  }
}

function freeTcpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createServer();
    socket.once("error", reject);
    socket.listen(0, "127.0.0.1", () => {
      const address = socket.address();
      socket.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

function freeUdpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
