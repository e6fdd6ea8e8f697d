import type { ActionAnswer } from "@/components/ui/action-answer";
import type { Problem } from "@/lib/protocol/problem";
import type { StudyDesign } from "@/lib/protocol/study";

/** Where a draft stands between the page and the store. */
export type SaveStatus =
  /** `problems` are those that only the store can tell. */
  | { kind: "saved"; at: string; problems: readonly Problem[] }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "failed"; message: string }
  | { kind: "conflict"; message: string };

export type Save = (revision: number, design: StudyDesign) => Promise<ActionAnswer<Saved>>;
type Saved = { revision: number; at: string; problems: Problem[] };

const DELAY_MS = 700;
const RETRY_MS = 5_000;

/**
 * Saves a draft a moment after its last change, one save at a time, each from the revision the one before made. A save that
 * failed is tried again; a draft that was changed elsewhere is never overwritten: saving stops, and the status says so.
 */
export class Autosave {
  private pending: StudyDesign | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private conflict = false;

  constructor(
    private readonly save: Save,
    private revision: number,
    private readonly onStatus: (status: SaveStatus) => void,
  ) {}

  change(design: StudyDesign): void {
    this.pending = design;
    if (this.conflict) return;
    this.onStatus({ kind: "unsaved" });
    this.schedule(DELAY_MS);
  }

  /** Saves what is not saved yet, now. @returns whether everything is saved */
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Whether leaving the page would lose something that could still be saved. */
  get dirty(): boolean {
    return this.pending !== null && !this.conflict;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private async drain(): Promise<boolean> {
    while (this.pending && !this.conflict) {
      const design = this.pending;
      this.onStatus({ kind: "saving" });
      const answer = await this.save(this.revision, design).catch(() => UNREACHABLE);
      if (!answer.ok) return this.failed(answer);
      this.revision = answer.revision;
      if (this.pending === design) this.pending = null;
      this.onStatus({ kind: "saved", at: answer.at, problems: answer.problems });
    }
    return !this.conflict;
  }

  private failed({ field, message }: { field?: string; message: string }): false {
    this.conflict = field === "revision";
    this.onStatus({ kind: this.conflict ? "conflict" : "failed", message });
    if (!this.conflict) this.schedule(RETRY_MS);
    return false;
  }
}

const UNREACHABLE = {
  ok: false as const,
  message: "The server cannot be reached. Your changes are kept on this page and saved as soon as it answers.",
};
