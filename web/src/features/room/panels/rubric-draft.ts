import type { Pillar, PillarRating, RubricDraft, SaveRubricRequest } from "@/api";

/** So long after the last change a draft is saved. */
const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = 5_000;

export type DraftStatus = "untouched" | "saved" | "unsaved" | "saving" | "failed";

export interface DraftView {
  pillars: readonly PillarRating[];
  summary: string;
  status: DraftStatus;
}

export interface DraftEnvironment {
  /** Answers the stored draft; "conflict" when `version` is not the stored one any more. Throws when it did not arrive. */
  save(request: SaveRubricRequest): Promise<RubricDraft | "conflict">;
  load(): Promise<RubricDraft>;
  after(ms: number, run: () => void): () => void;
}

/** A rubric while it is written: every change is saved soon after, one save at a time, under the version it was read at. */
export class DraftSaver {
  #pillars: PillarRating[];
  #summary: string;
  #version: number;
  #status: DraftStatus;
  #changed = new Set<Pillar | "summary">();
  #saving: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #view: DraftView;

  constructor(
    draft: RubricDraft,
    private readonly env: DraftEnvironment,
    private readonly tell: () => void,
  ) {
    this.#pillars = draft.pillars;
    this.#summary = draft.summary;
    this.#version = draft.version;
    this.#status = (draft.updated_at_ms ?? null) === null ? "untouched" : "saved";
    this.#view = { pillars: this.#pillars, summary: this.#summary, status: this.#status };
  }

  readonly get = (): DraftView => this.#view;

  rate(pillar: Pillar, rating: number): void {
    this.#edit(pillar, (row) => ({ ...row, rating }));
  }

  note(pillar: Pillar, notes: string): void {
    this.#edit(pillar, (row) => ({ ...row, notes }));
  }

  summarise(summary: string): void {
    this.#summary = summary;
    this.#touched("summary");
  }

  /** Everything as it must be submitted, with the version it follows. */
  async settled(): Promise<SaveRubricRequest> {
    this.#cancel?.();
    this.#cancel = null;
    await this.#saving;
    return this.#request();
  }

  /** Saves now what is not saved yet: the panel or the page is going away. */
  flush(): void {
    if (this.#changed.size === 0) return;
    this.#cancel?.();
    this.#cancel = null;
    void this.#save();
  }

  #edit(pillar: Pillar, change: (row: PillarRating) => PillarRating): void {
    this.#pillars = this.#pillars.map((row) => (row.pillar === pillar ? change(row) : row));
    this.#touched(pillar);
  }

  #touched(what: Pillar | "summary"): void {
    this.#changed.add(what);
    this.#become(this.#saving ? "saving" : "unsaved");
    this.#schedule(SAVE_AFTER_MS);
  }

  #schedule(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.env.after(ms, () => {
      this.#cancel = null;
      void this.#save();
    });
  }

  async #save(): Promise<void> {
    if (this.#saving) {
      await this.#saving;
      if (this.#changed.size > 0 && !this.#cancel && !this.#saving) return this.#save();
      return;
    }
    this.#saving = this.#saveOnce();
    await this.#saving;
  }

  async #saveOnce(): Promise<void> {
    const sent = this.#changed;
    this.#changed = new Set();
    this.#become("saving");
    try {
      const answer = await this.env.save(this.#request());
      if (answer === "conflict") {
        // Written elsewhere too (another tab): theirs stays where this page changed nothing.
        this.#adopt(await this.env.load(), new Set([...sent, ...this.#changed]));
        this.#changed = new Set([...sent, ...this.#changed]);
        this.#saving = null;
        this.#become("unsaved");
        this.#schedule(0);
        return;
      }
      this.#version = answer.version;
      this.#saving = null;
      this.#become(this.#changed.size > 0 ? "unsaved" : "saved");
    } catch {
      this.#changed = new Set([...sent, ...this.#changed]);
      this.#saving = null;
      this.#become("failed");
      if (!this.#cancel) this.#schedule(RETRY_AFTER_MS);
    }
  }

  #adopt(draft: RubricDraft, own: ReadonlySet<Pillar | "summary">): void {
    const mine = new Map(this.#pillars.map((row) => [row.pillar, row]));
    this.#pillars = draft.pillars.map((row) => (own.has(row.pillar) ? (mine.get(row.pillar) ?? row) : row));
    if (!own.has("summary")) this.#summary = draft.summary;
    this.#version = draft.version;
  }

  #request(): SaveRubricRequest {
    return { pillars: this.#pillars, summary: this.#summary, version: this.#version };
  }

  #become(status: DraftStatus): void {
    this.#status = status;
    this.#view = { pillars: this.#pillars, summary: this.#summary, status: this.#status };
    this.tell();
  }
}
