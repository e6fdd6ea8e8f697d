import type { EventDraft } from "@/lib/protocol/event";
import { type Packed, packBlob } from "./blobs";

/** Texts above this many characters leave the row. */
const LIMIT = 32 * 1024;
const PREVIEW = 4 * 1024;

/** Event data that fits a row, and the texts that do not as blobs. */
export interface Shortened {
  data: unknown;
  blobs: Packed[];
}

/**
 * Moves every long text of an event to a blob and leaves its beginning. A LongText names the blob in its own field; any
 * other long string (an edit's new content in a tool call's input) becomes a LongText. Characters Postgres cannot hold in
 * JSON (NUL, halves of surrogate pairs) are replaced in the row, never in a blob.
 */
export async function shortenPayload(data: EventDraft["data"]): Promise<Shortened> {
  const blobs: Packed[] = [];
  const shorten = async (text: string) => {
    const packed = await packBlob(Buffer.from(text));
    blobs.push(packed);
    return { text: storable(text.slice(0, PREVIEW)), chars: text.length, blob: packed.hash };
  };
  const visit = async (value: unknown): Promise<unknown> => {
    if (typeof value === "string") return value.length > LIMIT ? shorten(value) : storable(value);
    if (Array.isArray(value)) return Promise.all(value.map(visit));
    if (typeof value !== "object" || value === null) return value;
    if (isLongText(value))
      return value.text.length > LIMIT ? shorten(value.text) : { ...value, text: storable(value.text) };
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, item]) => [storable(key), await visit(item)]),
    );
    return Object.fromEntries(entries);
  };
  return { data: await visit(data), blobs };
}

function isLongText(value: object): value is { text: string; chars: number; blob: null } {
  return (
    "text" in value && typeof value.text === "string" && "chars" in value && "blob" in value && value.blob === null
  );
}

const storable = (text: string): string => text.replaceAll("\0", "\u2400").replace(/\p{Surrogate}/gu, "\ufffd");
