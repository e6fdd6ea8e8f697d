import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  JsonCursor,
  MORE,
  OPEN_BRACE,
  OPEN_BRACKET,
  type Skimmed,
  SPACE,
} from "./json-cursor";

/** The steps of reading a text that arrives in pieces: stopped where bytes are missing, resumed when there are more. */
export type Steps<T = void> = Generator<void, T, void>;

/** From so many bytes on, a value that is still incomplete is tried again only when there are twice as many. */
const PATIENT_FROM = 2 ** 20;
/** No value that is read as a whole (a node of a tree, an event of a trace) is longer. */
const LONGEST_VALUE = 2 ** 28;

/**
 * Reads JSON from bytes that arrive in pieces, without ever making a string of the whole: V8's strings end at 512 MiB, and
 * the text of a profile is many times what it says.
 *
 * What the text should be is told by a generator. The methods that return `Steps` (`object`, `array`, `skip`, `whole`) may
 * be cut by the end of a piece. Those of the cursor need a value to be at hand; they are called inside `whole` or for an
 * element of `array`, which begin again at the value's first byte when bytes were missing. So what they change outside
 * must be changed at the end of the value, or be undone at its beginning.
 */
export class JsonStream extends JsonCursor {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private enough = 0;
  private ended = false;
  private done = false;
  private readonly steps: Steps;

  constructor(describe: (json: JsonStream) => Steps, fail: (why: string) => Error) {
    super(fail);
    this.steps = this.document(describe);
  }

  /** Takes the next piece; its memory may be used again afterwards. */
  push(piece: Uint8Array): void {
    const view = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.bytes.length + this.waitingBytes + view.length < this.enough) {
      this.waiting.push(Buffer.from(view));
      this.waitingBytes += view.length;
      return;
    }
    this.join(view);
    this.resume();
    this.before += this.at;
    this.bytes = Buffer.from(this.bytes.subarray(this.at));
    this.at = 0;
  }

  /** Reads what is left after the last piece. */
  end(): void {
    this.ended = true;
    this.join(Buffer.alloc(0));
    this.resume();
  }

  /** Runs `read` when its value is there from beginning to end; `cut` answers when the text ends within it. */
  *whole<T>(read: () => T, cut?: () => T): Steps<T> {
    for (;;) {
      this.kept = this.at;
      try {
        return read();
      } catch (error) {
        if (error !== MORE) throw error;
      }
      this.at = this.kept;
      const unread = this.bytes.length - this.at;
      if (this.ended) {
        this.at = this.bytes.length;
        if (cut !== undefined) return cut();
        throw this.fail(`the text ends at byte ${this.before + this.at}${this.within()}`);
      }
      if (unread > LONGEST_VALUE)
        throw this.fail(`a value is longer than ${LONGEST_VALUE / 2 ** 20} MiB${this.within()}`);
      this.enough = unread > PATIENT_FROM ? 2 * unread : 0;
      yield;
    }
  }

  /** An object of any size: `read` is given each field's name and consumes its value. */
  *object(read: (name: string) => Steps): Steps {
    yield* this.whole(() => this.open(OPEN_BRACE, "an object"));
    for (let first = true; ; first = false) {
      const name = yield* this.whole(() => (this.next(first, CLOSE_BRACE) ? this.name() : null));
      if (name === null) return;
      this.section = name;
      yield* read(name);
      this.section = "";
    }
  }

  /**
   * An array of any size: `read` consumes one element. Returns whether it was closed, which it must be unless
   * `mayBreakOff`; an element that breaks off is not counted.
   */
  *array(read: () => void, mayBreakOff = false): Steps<boolean> {
    yield* this.whole(() => this.open(OPEN_BRACKET, "an array"));
    this.element = 0;
    const closed = yield* this.whole(() => this.elements(read), mayBreakOff ? () => false : undefined);
    this.element = -1;
    return closed;
  }

  /** Any value of any size, unseen. */
  *skip(): Steps {
    const state: Skimmed = { depth: 0, resumable: true };
    yield* this.whole(() => {
      if (state.depth === 0 && !this.opens()) this.scalar();
      else this.skim(state);
    });
  }

  private *document(describe: (json: JsonStream) => Steps): Steps {
    yield* this.whole(() => this.byteOrderMark());
    yield* describe(this);
    this.done = true;
  }

  private byteOrderMark(): void {
    if (this.first() !== 0xef) return;
    if (this.bytes.length < this.at + 3) throw MORE;
    this.at += 3;
  }

  private resume(): void {
    this.steps.next();
    if (!this.done) return;
    while (this.at < this.bytes.length && this.bytes[this.at]! <= SPACE) this.at += 1;
    if (this.at < this.bytes.length) throw this.fail(`the text goes on after its end at byte ${this.before + this.at}`);
  }

  private join(piece: Buffer): void {
    const parts = [this.bytes, ...this.waiting, piece].filter((part) => part.length > 0);
    this.bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    this.waiting = [];
    this.waitingBytes = 0;
    this.enough = 0;
  }

  private elements(read: () => void): boolean {
    while (this.next(this.element === 0, CLOSE_BRACKET)) {
      read();
      this.element += 1;
      this.keep();
    }
    return true;
  }

  private within(): string {
    const place = this.place();
    return place === "" ? "" : ` within ${place}`;
  }
}
