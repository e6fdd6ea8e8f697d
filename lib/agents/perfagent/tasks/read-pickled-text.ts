/**
 * The one text that a Python pickle holds. LiveCodeBench packs the private cases of a problem so: base64 of zlib of the
 * pickle of a text of JSON. Anything else in a pickle could run code where Python reads it; here it is refused.
 *
 * @throws RangeError when the pickle holds anything but one text
 * @see the opcodes in CPython's Lib/pickletools.py
 */
export function readPickledText(bytes: Buffer): string {
  let text: string | null = null;
  let at = 0;
  const take = (size: number): Buffer => {
    if (at + size > bytes.length) throw new RangeError("the pickle ends early");
    at += size;
    return bytes.subarray(at - size, at);
  };
  for (;;) {
    const opcode = take(1)[0]!;
    const size = SKIPPED[opcode];
    if (size !== undefined) take(size);
    else if (opcode === STOP) break;
    else if (text === null && LENGTHS[opcode]) text = take(LENGTHS[opcode](take)).toString("utf8");
    else throw new RangeError(`the pickle holds more than a text (opcode 0x${opcode.toString(16)})`);
  }
  if (text === null) throw new RangeError("the pickle holds no text");
  return text;
}

const STOP = 0x2e;

/** Opcodes that change nothing for a lone text, by the bytes after them: PROTO, FRAME, MEMOIZE, BINPUT, LONG_BINPUT. */
const SKIPPED: Readonly<Record<number, number>> = { 128: 1, 149: 8, 148: 0, 113: 1, 114: 4 };

/** SHORT_BINUNICODE, BINUNICODE, BINUNICODE8: how the length of the text after them is written. */
const LENGTHS: Readonly<Record<number, (take: (size: number) => Buffer) => number>> = {
  140: (take) => take(1).readUInt8(),
  88: (take) => take(4).readUInt32LE(),
  141: (take) => Number(take(8).readBigUInt64LE()),
};
