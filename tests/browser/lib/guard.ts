import type { BrowserContext } from "@playwright/test";

/** Notes what no page of ours may ever do: ask another origin for anything, or fail uncaught. */
export class Guard {
  readonly foreign: string[] = [];
  readonly faults: string[] = [];

  constructor(private readonly origin: string) {}

  watch(context: BrowserContext): void {
    context.on("request", (request) => this.#note(request.url()));
    context.on("page", (page) => page.on("websocket", (socket) => this.#note(socket.url())));
    context.on("weberror", (event) => this.faults.push(`${event.error().stack ?? event.error().message}`));
    context.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) this.faults.push(message.text());
    });
  }

  #note(url: string): void {
    const { protocol, origin, host } = new URL(url);
    const local = protocol === "data:" || protocol === "blob:" || protocol === "about:" || protocol === "chrome:";
    const socket = protocol === "ws:" && host === new URL(this.origin).host;
    if (!local && !socket && origin !== this.origin) this.foreign.push(url);
  }
}
