/**
 * Hands events from a running piece of work to whoever reads them, one by one: `put` resolves when the reader has dealt
 * with the event, so what the work does afterwards is recorded afterwards.
 */
export class EventChannel<T> {
  private readonly waiting: { event: T; taken: () => void }[] = [];
  private closed = false;
  private wake: () => void = () => {};

  put = (event: T): Promise<void> =>
    new Promise((resolve) => {
      this.waiting.push({ event, taken: resolve });
      this.wake();
    });

  /** The work is done: reading ends with what is still waiting. */
  close = (): void => {
    this.closed = true;
    this.wake();
  };

  async *read(): AsyncGenerator<T, void> {
    for (;;) {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        yield next.event;
        next.taken();
      }
      if (this.closed) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
