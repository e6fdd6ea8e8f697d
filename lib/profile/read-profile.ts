import { type Format, HEAD_BYTES, type ReadContext } from "./formats/format";
import { detectFormat } from "./formats/formats";
import { gunzip, isGzip } from "./formats/gzip";
import type { Profile } from "./profile";
import { ProfileUnavailable } from "./profile-unavailable";

/** A file of a format that is read as a whole may have so many bytes, unzipped: 256 MiB. */
export const WHOLE_LIMIT = 2 ** 28;
const GZIP_HEAD = 2;
const SHOWN_BYTES = 16;

/**
 * Reads a profile in any known format, told by its content; gzip is unzipped on the way. Formats with a reader never have
 * the whole text in memory: read a file with `createReadStream(file, { highWaterMark: 2 ** 20 })`.
 * @throws ProfileUnavailable: `unknown-format` when the content is of none, `unreadable` when it is nothing, broken, or too
 *   long for its format
 */
export async function readProfile(
  source: AsyncIterable<Uint8Array> | Uint8Array,
  context: ReadContext,
): Promise<Profile> {
  const file = await peek(source instanceof Uint8Array ? single(source) : source, GZIP_HEAD);
  const content = isGzip(file.head) ? await peek(gunzip(file.pieces), HEAD_BYTES) : await peek(file.pieces, HEAD_BYTES);
  const format = detectFormat(content.head);
  if (format === null) {
    await content.leave();
    throw unknownContent(content.head);
  }
  if (format.reader === undefined) return format.read(await collect(content.pieces, format), context);
  const reader = format.reader(context);
  for await (const piece of content.pieces) reader.push(piece);
  return reader.end();
}

/** The first bytes (at least `size`, unless there are fewer), and all pieces from the first on. */
async function peek(source: AsyncIterable<Uint8Array>, size: number) {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) break;
    // Copied: a source may use the memory of a piece again for the next.
    seen.push(seen.length === 0 && next.value.length >= size ? view(next.value) : Buffer.from(next.value));
    length += next.value.length;
  }
  const leave = async (): Promise<void> => {
    await iterator.return?.();
  };
  return {
    head: Buffer.concat(seen.map((piece) => piece.subarray(0, size))),
    pieces: rest(seen, iterator, leave),
    leave,
  };
}

async function* rest(
  seen: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  leave: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await leave();
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>, { title }: Format): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > WHOLE_LIMIT)
      throw new ProfileUnavailable(
        "unreadable",
        `This file (${title}) is longer than ${WHOLE_LIMIT / 2 ** 20} MiB; files of its format are read only up to there.`,
      );
    parts.push(Buffer.from(piece));
  }
  return Buffer.concat(parts);
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unknownContent(head: Buffer): ProfileUnavailable {
  if (head.length === 0) return new ProfileUnavailable("unreadable", "The file is empty.");
  const begins = JSON.stringify(head.toString("latin1", 0, SHOWN_BYTES));
  return new ProfileUnavailable("unknown-format", `The file begins ${begins} and is of no known format.`);
}
