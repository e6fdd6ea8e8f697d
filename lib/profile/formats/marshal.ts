/** What the part of Python's marshal format that holds statistics can say. Keys of dictionaries are values, too. */
export type Marshalled = null | boolean | number | string | readonly Marshalled[] | MarshalledDictionary;

export class MarshalledDictionary {
  constructor(readonly entries: readonly (readonly [Marshalled, Marshalled])[]) {}
}

/** The bytes are no such value; the message is a reason that names the offset. */
export class BadMarshal extends Error {
  override readonly name = "BadMarshal";
}

const FLAG_REF = 0x80;
const DEEPEST = 32;

/**
 * Reads one value as Python's `marshal.dump` writes it (versions 2 to 5 of the format): None, booleans, integers, floats,
 * text, tuples, lists and dictionaries; no code, sets or complex numbers. Source: CPython, Python/marshal.c.
 *
 * @throws BadMarshal
 */
export function readMarshal(bytes: Uint8Array): Marshalled {
  return new Unmarshaller(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).value(0);
}

class Unmarshaller {
  private at = 0;
  private readonly refs: Marshalled[] = [];

  constructor(private readonly bytes: Buffer) {}

  value(depth: number): Marshalled {
    const value = this.valueOrEnd(depth);
    if (value === undefined) throw new BadMarshal(`byte ${this.at - 1} ends a dictionary that did not begin`);
    return value;
  }

  /** Undefined for the mark that ends a dictionary. */
  private valueOrEnd(depth: number): Marshalled | undefined {
    if (depth > DEEPEST) throw new BadMarshal(`byte ${this.at} is more than ${DEEPEST} values deep`);
    const start = this.at;
    const code = this.byte();
    const type = String.fromCharCode(code & ~FLAG_REF);
    if (type === "0") return undefined;
    if (type === "r") return this.reference(start);
    // A value that may be referred to gets its number before those inside it.
    const place = (code & FLAG_REF) === 0 ? -1 : this.refs.push(null) - 1;
    const value = this.plain(type, depth, start);
    if (place >= 0) this.refs[place] = value;
    return value;
  }

  private plain(type: string, depth: number, start: number): Marshalled {
    switch (type) {
      case "N":
        return null;
      case "T":
        return true;
      case "F":
        return false;
      case "i":
        return this.take(4).readInt32LE();
      case "I":
        return Number(this.take(8).readBigInt64LE());
      case "l":
        return this.long();
      case "g":
        return this.take(8).readDoubleLE();
      case "f":
        return this.decimal(start);
      case "s":
      case "a":
      case "A":
        return this.take(this.size(start)).toString("latin1");
      case "z":
      case "Z":
        return this.take(this.byte()).toString("latin1");
      case "u":
      case "t":
        return this.take(this.size(start)).toString("utf8");
      case ")":
        return this.items(this.byte(), depth);
      case "(":
      case "[":
        return this.items(this.size(start), depth);
      case "{":
        return this.dictionary(depth);
      case "c":
        throw new BadMarshal(`byte ${start} begins a code object, as "python -m profile" writes; use cProfile`);
      default:
        throw new BadMarshal(
          `byte ${start} begins a value of type ${JSON.stringify(type)}, which statistics do not hold`,
        );
    }
  }

  private items(count: number, depth: number): Marshalled[] {
    // Every item takes a byte: more cannot follow, and are not made room for.
    if (count > this.bytes.length - this.at)
      throw new BadMarshal(`${count} items at byte ${this.at} are more than follow`);
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  private dictionary(depth: number): Marshalled {
    const entries: (readonly [Marshalled, Marshalled])[] = [];
    for (let key = this.valueOrEnd(depth + 1); key !== undefined; key = this.valueOrEnd(depth + 1))
      entries.push([key, this.value(depth + 1)]);
    return new MarshalledDictionary(entries);
  }

  private reference(start: number): Marshalled {
    const index = this.take(4).readUInt32LE();
    const value = this.refs[index];
    if (value === undefined) throw new BadMarshal(`byte ${start} refers to value ${index}, which is not there`);
    return value;
  }

  /** Digits of 15 bits, the sign being that of their number. */
  private long(): number {
    const start = this.at;
    const count = this.take(4).readInt32LE();
    const digits = this.take(2 * Math.abs(count));
    let value = 0;
    for (let i = digits.length - 2; i >= 0; i -= 2) value = value * 2 ** 15 + digits.readUInt16LE(i);
    if (!Number.isFinite(value)) throw new BadMarshal(`the integer at byte ${start} is too large`);
    return count < 0 ? -value : value;
  }

  private decimal(start: number): number {
    const text = this.take(this.byte()).toString("latin1");
    const value = Number(text);
    if (text === "" || Number.isNaN(value))
      throw new BadMarshal(`byte ${start} begins a number that is ${JSON.stringify(text)}`);
    return value;
  }

  private size(start: number): number {
    const size = this.take(4).readInt32LE();
    if (size < 0) throw new BadMarshal(`byte ${start} begins a value of size ${size}`);
    return size;
  }

  private byte(): number {
    return this.take(1)[0]!;
  }

  private take(count: number): Buffer {
    const end = this.at + count;
    if (end > this.bytes.length)
      throw new BadMarshal(`the file ends at byte ${this.bytes.length}, in a value that goes on to byte ${end}`);
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}
