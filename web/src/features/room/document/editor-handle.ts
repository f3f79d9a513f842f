import type { Formatting } from "@/coding/formatting/lay-out";
import type { EditorHost, Selected } from "./editor-host";

/** What the rest of the page may ask of the editor, which arrives late and may go. */
export class EditorHandle {
  #host: EditorHost | null = null;

  attach(host: EditorHost | null): void {
    this.#host = host;
  }

  selectedLines(): Selected | null {
    return this.#host?.selectedLines() ?? null;
  }

  format(): Promise<Formatting> | undefined {
    return this.#host?.format();
  }
}
