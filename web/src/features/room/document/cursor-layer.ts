import type { monaco as Monaco } from "@/lib/monaco";
import type { RemoteCursor } from "./cursors";

type Editor = Monaco.editor.IStandaloneCodeEditor;

/** How long a name stays in full after its cursor moved: it covers the line above. */
const NAME_SHOWN_MS = 1_200;

interface Flag {
  widget: Monaco.editor.IContentWidget;
  node: HTMLElement;
  head: number;
  place: Monaco.IPosition;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Draws other people's carets, selections and names into one editor. */
export class CursorLayer {
  readonly #decorations: Monaco.editor.IEditorDecorationsCollection;
  readonly #flags = new Map<number, Flag>();

  constructor(
    private readonly monaco: typeof Monaco,
    private readonly editor: Editor,
  ) {
    this.#decorations = editor.createDecorationsCollection();
  }

  show(cursors: readonly RemoteCursor[]): void {
    const model = this.editor.getModel();
    if (!model) return this.clear();
    const seen = new Set(cursors.map((cursor) => cursor.clientId));
    for (const [clientId, flag] of this.#flags) if (!seen.has(clientId)) this.#removeFlag(clientId, flag);
    this.#decorations.set(
      cursors.flatMap((cursor) => {
        const head = model.getPositionAt(cursor.head);
        this.#showFlag(cursor, head);
        const caret = {
          range: this.monaco.Range.fromPositions(head),
          options: { className: `ix-caret ix-who-${cursor.colour}`, stickiness: 1, zIndex: 10 },
        };
        if (cursor.from === cursor.to) return [caret];
        const range = this.monaco.Range.fromPositions(model.getPositionAt(cursor.from), model.getPositionAt(cursor.to));
        return [{ range, options: { className: `ix-selection ix-who-${cursor.colour}`, stickiness: 1 } }, caret];
      }),
    );
  }

  clear(): void {
    this.#decorations.clear();
    for (const [clientId, flag] of this.#flags) this.#removeFlag(clientId, flag);
  }

  #showFlag(cursor: RemoteCursor, place: Monaco.IPosition): void {
    const known = this.#flags.get(cursor.clientId);
    if (known) {
      known.node.textContent = cursor.name;
      known.node.className = `ix-flag ix-who-${cursor.colour}${known.node.classList.contains("ix-flag-quiet") ? " ix-flag-quiet" : ""}`;
      if (known.head !== cursor.head) this.#wake(known);
      known.head = cursor.head;
      known.place = place;
      this.editor.layoutContentWidget(known.widget);
      return;
    }
    const node = document.createElement("div");
    node.className = `ix-flag ix-who-${cursor.colour}`;
    node.textContent = cursor.name;
    const above = this.monaco.editor.ContentWidgetPositionPreference.ABOVE;
    const below = this.monaco.editor.ContentWidgetPositionPreference.BELOW;
    const flag: Flag = {
      node,
      head: cursor.head,
      place,
      timer: undefined,
      widget: {
        getId: () => `ix-flag-${cursor.clientId}`,
        getDomNode: () => node,
        getPosition: () => ({ position: flag.place, preference: [above, below] }),
        suppressMouseDown: false,
      },
    };
    this.#flags.set(cursor.clientId, flag);
    this.editor.addContentWidget(flag.widget);
    this.#wake(flag);
  }

  #wake(flag: Flag): void {
    flag.node.classList.remove("ix-flag-quiet");
    clearTimeout(flag.timer);
    flag.timer = setTimeout(() => flag.node.classList.add("ix-flag-quiet"), NAME_SHOWN_MS);
  }

  #removeFlag(clientId: number, flag: Flag): void {
    clearTimeout(flag.timer);
    this.editor.removeContentWidget(flag.widget);
    this.#flags.delete(clientId);
  }
}
