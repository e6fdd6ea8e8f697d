/** Names of the fields to look for in an object; a field is then known by its place in this list, any other by -1. */
export type FieldNames = readonly Uint8Array[];

export const fieldNames = (...names: readonly string[]): FieldNames => names.map((name) => Buffer.from(name));

/** Thrown where the bytes at hand end inside a value; caught by `JsonStream` and never seen outside. */
export const MORE = new Error("the next piece is needed");
const SHOWN_BYTES = 12;

export const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
/** Integers of so many digits are exact when they are added up digit by digit. */
const EXACT_DIGITS = 15;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** How far an object or array was passed over. */
export type Skimmed = { depth: number; readonly resumable: boolean };

/**
 * Reads JSON values that are at hand, from the first byte to the one behind the last; throws MORE where bytes are missing.
 * What is looked for is parsed by hand from the bytes, everything else is passed over unseen.
 */
export class JsonCursor {
  protected bytes: Buffer = Buffer.alloc(0);
  protected at = 0;
  /** Where reading begins again when more bytes are there. */
  protected kept = 0;
  /** Bytes of the text before `bytes`. */
  protected before = 0;
  protected section = "";
  protected element = -1;
  private field = -1;
  private names: FieldNames = [];
  private escaped = false;

  /** @param fail makes the error of a clause such as `nodes[3].url at byte 17 should be text, and begins "5, "` */
  constructor(protected readonly fail: (why: string) => Error) {}

  /** The byte that the next value begins with. */
  first(): number {
    const { bytes } = this;
    for (let at = this.at; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte <= SPACE) continue;
      this.at = at;
      return byte;
    }
    throw MORE;
  }

  /** An object at hand: `read` is given the place of each field's name in `names`, or -1, and consumes its value. */
  fields(names: FieldNames, read: (field: number) => void): void {
    this.open(OPEN_BRACE, "an object");
    for (let first = true; this.next(first, CLOSE_BRACE); first = false) {
      read(this.knownName(names));
      this.field = -1;
    }
  }

  /** An array at hand: `read` consumes one element. */
  items(read: () => void): void {
    this.open(OPEN_BRACKET, "an array");
    for (let first = true; this.next(first, CLOSE_BRACKET); first = false) read();
  }

  /** Consumes the bracket or brace that a value begins with. */
  open(byte: number, wanted: string): void {
    if (this.first() !== byte) throw this.wrong(wanted);
    this.at += 1;
  }

  /** Whether another field or element follows; consumes the comma before it, or the closing `close`. */
  next(first: boolean, close: number): boolean {
    const byte = this.first();
    if (byte !== close && first) return true;
    if (byte !== close && byte !== COMMA) throw this.wrong(`"," or "${String.fromCharCode(close)}"`);
    this.at += 1;
    return byte === COMMA;
  }

  /** A field's name with its colon. */
  name(): string {
    const name = this.string();
    this.open(COLON, '":"');
    return name;
  }

  /** A field's name with its colon, as a place in `names` or -1. */
  knownName(names: FieldNames): number {
    const end = this.stringEnd("a field's name");
    this.names = names;
    this.field = this.placeOf(names, this.at + 1, end - 1);
    this.at = end;
    this.open(COLON, '":"');
    return this.field;
  }

  string(): string {
    const end = this.stringEnd("text");
    const text = this.escaped
      ? this.parsed(this.at, end, (value) => typeof value === "string", "text")
      : this.bytes.toString("utf8", this.at + 1, end - 1);
    this.at = end;
    return text;
  }

  /** A number, not larger than whole numbers are exact, so that sums of them stay finite. */
  number(): number {
    const sign = this.first();
    const { bytes } = this;
    const start = this.at;
    const digits = sign === MINUS ? start + 1 : start;
    let at = digits;
    let value = 0;
    let byte = 0;
    for (; at < bytes.length; at++) {
      byte = bytes[at]!;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
    }
    if (at >= bytes.length) throw MORE;
    const plain = at > digits && at - digits <= EXACT_DIGITS && endsValue(byte);
    if (!plain) return this.anyNumber(start);
    this.at = at;
    return sign === MINUS ? 0 - value : value;
  }

  /** A whole number from `least` to `most`. */
  integer(least: number, most: number): number {
    this.first();
    const start = this.at;
    const value = this.number();
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.at = start;
    throw this.wrong(`a whole number from ${least} to ${most}`);
  }

  /** Any value, parsed by V8: for those that are small and rare. */
  value(): unknown {
    this.first();
    const start = this.at;
    this.skipValue();
    const end = this.at;
    this.at = start;
    const value = this.parsed(start, end, (_): _ is unknown => true, "JSON");
    this.at = end;
    return value;
  }

  /** Any value at hand, unseen. */
  skipValue(): void {
    if (this.opens()) this.skim({ depth: 0, resumable: false });
    else this.scalar();
  }

  /** What `read` makes of the next value, or made of one with the same text before. */
  once<T>(known: Map<string, T>, read: () => T): T {
    this.first();
    const start = this.at;
    this.skipValue();
    const text = this.bytes.toString("latin1", start, this.at);
    const found = known.get(text);
    if (found !== undefined) return found;
    this.at = start;
    const made = read();
    known.set(text, made);
    return made;
  }

  /** Whether the string that comes next is one of `names`, as a place in them or -1. */
  oneOf(names: FieldNames): number {
    const end = this.stringEnd("text");
    const place = this.placeOf(names, this.at + 1, end - 1);
    this.at = end;
    return place;
  }

  /** Where the next value begins, for `reread`. */
  here(): number {
    this.first();
    return this.at;
  }

  /** Runs `read` on an earlier value of the one that is being read. */
  reread<T>(start: number, read: () => T): T {
    const end = this.at;
    this.at = start;
    const made = read();
    this.at = end;
    return made;
  }

  /** Makes reading begin again here, and not before, when bytes are missing. */
  keep(): void {
    this.kept = this.at;
  }

  /** An error that says where the text is not what it should be. */
  wrong(wanted: string): Error {
    const shown = this.bytes.toString("latin1", this.at, this.at + SHOWN_BYTES);
    return this.fail(
      `${this.place() || "the text"} at byte ${this.before + this.at} should be ${wanted}, and begins ${JSON.stringify(shown)}`,
    );
  }

  /** An error that says which field the object that has just ended lacks. */
  incomplete(field: string): Error {
    return this.fail(`${this.place() || "an object"} ends at byte ${this.before + this.at} without the field ${field}`);
  }

  private placeOf(names: FieldNames, start: number, end: number): number {
    for (let i = 0; i < names.length; i++)
      if (names[i]!.length === end - start && this.sameBytes(names[i]!, start)) return i;
    return -1;
  }

  private sameBytes(name: Uint8Array, start: number): boolean {
    for (let i = 0; i < name.length; i++) if (this.bytes[start + i] !== name[i]) return false;
    return true;
  }

  /** The byte behind the string that begins here. */
  private stringEnd(wanted: string): number {
    if (this.first() !== QUOTE) throw this.wrong(wanted);
    const end = this.closingQuote(this.at);
    if (end < 0) throw MORE;
    return end;
  }

  /** The byte behind the string that begins at `from`, or -1 when it does not end in the bytes at hand. */
  private closingQuote(from: number): number {
    const { bytes } = this;
    this.escaped = false;
    for (let at = from + 1; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at + 1;
      if (byte !== BACKSLASH) continue;
      this.escaped = true;
      at += 1;
    }
    return -1;
  }

  protected opens(): boolean {
    const byte = this.first();
    return byte === QUOTE || byte === OPEN_BRACE || byte === OPEN_BRACKET;
  }

  /** A number or a word such as `null`, unseen. */
  protected scalar(): void {
    this.first();
    const start = this.at;
    while (this.at < this.bytes.length && !endsValue(this.bytes[this.at]!)) this.at += 1;
    if (this.at >= this.bytes.length) throw MORE;
    if (this.at === start) throw this.wrong("a value");
  }

  /** Passes over an object, an array or a string; what of it was passed is kept in `state` when it is resumable. */
  protected skim(state: Skimmed): void {
    const { bytes } = this;
    let { at } = this;
    let { depth } = state;
    do {
      const byte = at < bytes.length ? bytes[at]! : -1;
      const end = byte === QUOTE ? this.closingQuote(at) : at + 1;
      if (byte < 0 || end < 0) {
        if (state.resumable) {
          state.depth = depth;
          this.kept = at;
        }
        throw MORE;
      }
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
      at = end;
    } while (depth > 0);
    this.at = at;
  }

  private anyNumber(start: number): number {
    this.at = start;
    this.scalar();
    const text = this.bytes.toString("latin1", start, this.at);
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
    this.at = start;
    throw this.wrong("a number below 2^53");
  }

  private parsed<T>(start: number, end: number, fits: (value: unknown) => value is T, wanted: string): T {
    try {
      const value: unknown = JSON.parse(this.bytes.toString("utf8", start, end));
      if (fits(value)) return value;
    } catch {
      // Not JSON inside: said like any other wrong value.
    }
    throw this.wrong(wanted);
  }

  protected place(): string {
    const element = this.element < 0 ? "" : `[${this.element}]`;
    const name = this.names[this.field];
    const field = name === undefined ? "" : Buffer.from(name).toString();
    return [this.section + element, field].filter((part) => part !== "").join(".");
  }
}

/** Whether a byte cannot belong to a number or a word. */
const endsValue = (byte: number): boolean =>
  byte <= SPACE || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET;
