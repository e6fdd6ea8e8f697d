import type { EventDraft } from "@/lib/protocol/event";
import { appendEvents, type DatedDraft } from "@/lib/store/events";

/** Events wait at most this long to be stored together. */
const BATCH_MS = 50;
/** More than this at once is stored without waiting. */
const BATCH_EVENTS = 200;

/** Writes the trajectory of one attempt: events get their time when they happen and are stored in batches, in order. */
export class Recorder {
  private waiting: DatedDraft[] = [];
  private storing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private failure: { error: unknown } | undefined;
  private latestStep = 0;

  /** @param onFailure told once when events can no longer be stored: the attempt is over, whatever the agent does */
  constructor(
    private readonly attemptId: string,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** The highest step recorded so far. */
  get step(): number {
    return this.latestStep;
  }

  record(draft: EventDraft): void {
    this.latestStep = Math.max(this.latestStep, draft.step);
    this.waiting.push({ ...draft, at: new Date().toISOString() });
    if (this.waiting.length >= BATCH_EVENTS) this.store();
    else this.timer ??= setTimeout(() => this.store(), BATCH_MS);
  }

  /** Waits until everything recorded so far is stored. @throws what storing failed with */
  async flush(): Promise<void> {
    this.store();
    await this.storing;
    if (this.failure) throw this.failure.error;
  }

  /** One batch after the other: their order is the order of the trajectory. */
  private store(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.storing = this.storing.then(async () => {
      const batch = this.waiting;
      if (batch.length === 0 || this.failure) return;
      this.waiting = [];
      try {
        await appendEvents(this.attemptId, batch);
      } catch (error) {
        this.failure = { error };
        this.onFailure(error);
      }
    });
  }
}
