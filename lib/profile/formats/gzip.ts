import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ProfileUnavailable } from "../profile-unavailable";

const PIECE = 2 ** 18;

/** Whether content that begins like this is a gzip file. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The unzipped content, piece by piece. Throws ProfileUnavailable (`unreadable`) for data that are damaged or cut. */
export async function* gunzip(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const zip = createGunzip({ chunkSize: PIECE });
  const source = Readable.from(copies(pieces), { objectMode: false });
  source.on("error", (error) => zip.destroy(error));
  source.pipe(zip);
  try {
    yield* zip;
  } catch (error) {
    if (!isZipError(error)) throw error;
    throw new ProfileUnavailable(
      "unreadable",
      `This file begins like gzip and cannot be unzipped after byte ${zip.bytesWritten} of it: ${error.message}.`,
    );
  } finally {
    source.destroy();
  }
}

/** The stream keeps pieces while its source may already use their memory for the next. */
async function* copies(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

const isZipError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
