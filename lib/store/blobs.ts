import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import { query } from "./database";
import { Refusal } from "./refusal";

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** Bytes arrive as hex text: a slice keeps far below the longest string there is. */
const SLICE = 16 * 2 ** 20;
const BlobRow = z.object({ size: z.int(), encoding: z.enum(["gzip", "identity"]), stored: z.int() });
const SliceRow = z.object({ slice: z.instanceof(Buffer) });

/** A blob as it will be stored. */
export interface Packed {
  hash: string;
  size: number;
  encoding: "gzip" | "identity";
  bytes: Buffer;
}

/** Compresses bytes where that gains anything; the name is the SHA-256 (hex) of the bytes themselves. */
export async function packBlob(bytes: Uint8Array): Promise<Packed> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const zipped = await pack(bytes);
  if (zipped.length < bytes.length) return { hash, size: bytes.length, encoding: "gzip", bytes: zipped };
  return { hash, size: bytes.length, encoding: "identity", bytes: Buffer.from(bytes) };
}

/** Stores bytes once, whoever stores them again; returns their name. */
export async function putBlob(bytes: Uint8Array): Promise<string> {
  const packed = await packBlob(bytes);
  await query(...insertBlob(packed));
  return packed.hash;
}

/** The statement and its values, for callers with a transaction of their own. */
export const insertBlob = ({ hash, size, encoding, bytes }: Packed): [string, unknown[]] => [
  'insert into "blob" (hash, size, encoding, bytes) values ($1, $2, $3, $4) on conflict (hash) do nothing',
  [hash, size, encoding, bytes],
];

/** @throws Refusal (`not-found`) when there is no such blob */
export async function getBlob(hash: string): Promise<Buffer> {
  const rows = await query('select size, encoding, length(bytes) as stored from "blob" where hash = $1', [hash]);
  if (rows.length === 0) throw new Refusal("not-found", `There is no stored text ${hash}.`);
  const { encoding, stored } = BlobRow.parse(rows[0]);
  const slices: Buffer[] = [];
  for (let from = 1; from <= stored; from += SLICE) {
    const [row] = await query('select substring(bytes from $2 for $3) as slice from "blob" where hash = $1', [
      hash,
      from,
      SLICE,
    ]);
    slices.push(SliceRow.parse(row).slice);
  }
  const bytes = Buffer.concat(slices);
  return encoding === "gzip" ? unpack(bytes) : bytes;
}

/** A blob that holds UTF-8 text. @throws Refusal (`not-found`) */
export const getText = async (hash: string): Promise<string> => (await getBlob(hash)).toString("utf8");
