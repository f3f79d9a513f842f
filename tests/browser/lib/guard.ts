import type { BrowserContext, Page } from "@playwright/test";

/** Notes what no page of ours may ever do: ask another origin for anything, or fail uncaught. */
export class Guard {
  readonly foreign: string[] = [];
  readonly faults: string[] = [];

  constructor(
    private readonly origin: string,
    private readonly isServed: () => boolean,
  ) {}

  watch(context: BrowserContext, page: Page): void {
    const sockets = (of: Page) => of.on("websocket", (socket) => this.#note(socket.url()));
    sockets(page);
    context.on("request", (request) => this.#note(request.url()));
    context.on("page", sockets);
    context.on("weberror", (event) => {
      const text = event.error().stack ?? event.error().message;
      // Without a server a script or worker cannot be loaded: its promise is rejected with an event, which has no text.
      if (text !== "" || this.isServed()) this.faults.push(text);
    });
    // What React's error boundaries caught, and what the content policy refused; not a connection that was lost.
    context.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error" && !/^(Failed to load resource|WebSocket connection to)/.test(text)) this.faults.push(text);
    });
  }

  #note(url: string): void {
    const { protocol, origin, host } = new URL(url);
    const local = protocol === "data:" || protocol === "blob:" || protocol === "about:" || protocol === "chrome:";
    const socket = protocol === "ws:" && host === new URL(this.origin).host;
    if (!local && !socket && origin !== this.origin) this.foreign.push(url);
  }
}
