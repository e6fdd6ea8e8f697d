import { promisify } from "node:util";
import { gunzipSync, gzip } from "node:zlib";
import type { Profile, ProfileMeta, ValueColumn } from "./profile";
import { ProfileUnavailable } from "./profile-unavailable";

/** Off this thread: a million call paths take half a second. */
const zip = promisify(gzip);

const VERSION = 3;
/** Written before profiles held several runs. */
const OLDEST_READ = 2;
const MAGIC = "WICKPROF";

type Column = { readonly bytes: 1 | 4 | 8; readonly length: number };
type Header = {
  readonly meta: Omit<ProfileMeta, "runs"> & Partial<Pick<ProfileMeta, "runs">>;
  readonly strings: readonly string[];
  readonly otherValues: readonly Omit<ValueColumn, "weight">[];
  readonly columns: readonly Column[];
};
type AnyColumn = Int32Array | Uint8Array | Float64Array;

/**
 * A profile as bytes for storage: gzip over `WICKPROF`, the version and the header's length (uint32 LE), the header as
 * JSON, then the columns one after the other, little-endian.
 */
export async function encode(profile: Profile): Promise<Buffer> {
  const columns = columnsOf(profile);
  const header: Header = {
    meta: profile.meta,
    strings: profile.strings,
    otherValues: profile.samples.others.map(({ kind, unit }) => ({ kind, unit })),
    columns: columns.map((column) => ({ bytes: column.BYTES_PER_ELEMENT as Column["bytes"], length: column.length })),
  };
  const json = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(MAGIC.length + 8);
  prefix.write(MAGIC, "latin1");
  prefix.writeUInt32LE(VERSION, MAGIC.length);
  prefix.writeUInt32LE(json.length, MAGIC.length + 4);
  const bodies = columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength));
  return zip(Buffer.concat([prefix, json, ...bodies]), { level: 6 });
}

/** The profile that `encode` stored. Throws ProfileUnavailable (`unreadable`) for anything else. */
export function decode(stored: Uint8Array): Profile {
  const bytes = unzip(stored);
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) throw unreadable("it does not start with WICKPROF");
  const version = bytes.readUInt32LE(MAGIC.length);
  if (version < OLDEST_READ || version > VERSION)
    throw unreadable(`it has version ${version}, and this program reads versions ${OLDEST_READ} to ${VERSION}`);
  const start = MAGIC.length + 8;
  const end = start + bytes.readUInt32LE(MAGIC.length + 4);
  const header = JSON.parse(bytes.toString("utf8", start, end)) as Header;
  return fromColumns(header, readColumns(bytes, end, header.columns));
}

function columnsOf({ frames, stacks, samples, lines }: Profile): AnyColumn[] {
  return [
    frames.name,
    frames.file,
    frames.line,
    frames.column,
    frames.origin,
    stacks.parent,
    stacks.frame,
    samples.stack,
    samples.weight,
    samples.time ?? new Float64Array(0),
    lines.frame,
    lines.line,
    lines.weight,
    ...samples.others.map((other) => other.weight),
    samples.run ?? new Int32Array(0),
  ];
}

function fromColumns({ meta, strings, otherValues }: Header, columns: readonly AnyColumn[]): Profile {
  const ints = (index: number): Int32Array => columns[index] as Int32Array;
  const floats = (index: number): Float64Array => columns[index] as Float64Array;
  const { runs = 1 } = meta;
  return {
    meta: { ...meta, runs },
    strings,
    frames: { name: ints(0), file: ints(1), line: ints(2), column: ints(3), origin: columns[4] as Uint8Array },
    stacks: { parent: ints(5), frame: ints(6) },
    samples: {
      stack: ints(7),
      weight: floats(8),
      others: otherValues.map((value, i) => ({ ...value, weight: floats(13 + i) })),
      time: floats(9).length > 0 ? floats(9) : null,
      run: runs > 1 ? ints(13 + otherValues.length) : null,
    },
    lines: { frame: ints(10), line: ints(11), weight: floats(12) },
  };
}

function readColumns(bytes: Buffer, start: number, columns: readonly Column[]): AnyColumn[] {
  let at = start;
  return columns.map(({ bytes: size, length }) => {
    const end = at + size * length;
    if (end > bytes.length) throw unreadable(`it ends at byte ${bytes.length}, inside a column that goes on to ${end}`);
    const copy = new Uint8Array(bytes.subarray(at, end));
    at = end;
    if (size === 1) return copy;
    return size === 4 ? new Int32Array(copy.buffer) : new Float64Array(copy.buffer);
  });
}

function unzip(stored: Uint8Array): Buffer {
  try {
    return gunzipSync(stored);
  } catch (cause) {
    throw unreadable(`it is not complete gzip data (${cause instanceof Error ? cause.message : cause})`);
  }
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This is not a stored profile: ${why}. Capture the profile again.`);
