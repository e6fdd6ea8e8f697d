/** A message by the numbers of its fields; `numbers` may be packed into bytes or stand one by one. */
type Shape = { readonly [field: number]: Shape | "number" | "numbers" | "text" };

const VALUE_TYPE: Shape = { 1: "number", 2: "number" };
const LABEL: Shape = { 1: "number", 2: "number", 3: "number", 4: "number" };
const SAMPLE: Shape = { 1: "numbers", 2: "numbers", 3: LABEL };
const MAPPING: Shape = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i + 1, "number"]));
const LINE: Shape = { 1: "number", 2: "number", 3: "number" };
const LOCATION: Shape = { 1: "number", 2: "number", 3: "number", 4: LINE, 5: "number" };
const FUNCTION: Shape = { 1: "number", 2: "number", 3: "number", 4: "number", 5: "number" };
const PROFILE: Shape = {
  1: VALUE_TYPE,
  2: SAMPLE,
  3: MAPPING,
  4: LOCATION,
  5: FUNCTION,
  6: "text",
  7: "number",
  8: "number",
  9: "number",
  10: "number",
  11: VALUE_TYPE,
  12: "number",
  13: "numbers",
  14: "number",
  15: "number",
};

/** All fields of pprof's messages have numbers below this, and one of these two types. */
const FIELDS = 16;
const NUMBER = 0;
const BYTES = 2;
const TYPES = 8;
const LONGEST_NUMBER = 10;
/** Sample types are the profile's first field. */
const SAMPLE_TYPE = 1;
const LONGEST_VALUE_TYPE = 3 * (1 + LONGEST_NUMBER);
/** So many fields at a file's beginning are looked at to tell what it is. */
const LOOKED_AT = 64;

/** A protocol buffer is not what it should be; the message is a reason that names the offset. */
export class BadWire extends Error {
  override readonly name = "BadWire";
  /** @param isCut whether bytes are missing at the end */
  constructor(
    message: string,
    readonly isCut = false,
  ) {
    super(message);
  }
}

/**
 * Walks a pprof file's protocol buffer without reading it: every field of its type, every number at most ten bytes long,
 * every part within what it is a part of. The decoder believes what it is given: it takes a number for a message where a
 * message should be, and needs quadratic time for a number of a million bytes.
 *
 * @throws BadWire
 */
export function checkWire(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at = walkField(bytes, at, bytes.length, PROFILE).end;
}

/**
 * Whether content that begins like this is a pprof profile: its fields have their types, and among the first ones is a
 * sample type. They come in any order: Go writes times and the period first.
 */
export function looksLikePprof(head: Uint8Array): boolean {
  let hasSampleType = false;
  let end = 0;
  try {
    for (let seen = 0; seen < LOOKED_AT && end < head.length; seen++) {
      const field = walkField(head, end, head.length, PROFILE);
      hasSampleType ||= field.number === SAMPLE_TYPE && field.end - end <= LONGEST_VALUE_TYPE;
      end = field.end;
    }
  } catch (error) {
    if (!(error instanceof BadWire)) throw error;
    // A head may end within a field, but what comes before must be right.
    return hasSampleType && error.isCut;
  }
  return hasSampleType;
}

function walkField(
  bytes: Uint8Array,
  at: number,
  end: number,
  shape: Shape,
): { readonly number: number; readonly end: number } {
  const tag = varint(bytes, at, end);
  const number = Math.floor(tag.value / TYPES);
  const type = tag.value % TYPES;
  const inner = shape[number];
  if (number === 0 || number >= FIELDS || (type !== NUMBER && type !== BYTES) || !mayBe(inner, type))
    throw new BadWire(`byte ${at} begins field ${number} of type ${type}, which pprof does not have there`);
  const value = varint(bytes, tag.end, end);
  if (type === NUMBER) return { number, end: value.end };
  const next = value.end + value.value;
  if (next > end)
    throw new BadWire(`the field at byte ${at} goes on to byte ${next}, beyond byte ${end} where it must end`, true);
  if (inner === "numbers") for (let each = value.end; each < next; ) each = varint(bytes, each, next).end;
  else if (typeof inner === "object")
    for (let each = value.end; each < next; ) each = walkField(bytes, each, next, inner).end;
  return { number, end: next };
}

/** Fields of later versions may be of either type: they are passed over. */
function mayBe(inner: Shape[number] | undefined, type: number): boolean {
  if (inner === undefined || inner === "numbers") return true;
  return (inner === "number") === (type === NUMBER);
}

/** A number of seven bits a byte; exact up to 2^53. */
function varint(bytes: Uint8Array, start: number, end: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let i = 0; i < LONGEST_NUMBER && start + i < end; i++) {
    const byte = bytes[start + i]!;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, end: start + i + 1 };
  }
  if (end - start < LONGEST_NUMBER) throw new BadWire(`the number at byte ${start} is cut`, true);
  throw new BadWire(`the number at byte ${start} is longer than ${LONGEST_NUMBER} bytes`);
}
