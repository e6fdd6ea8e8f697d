/** The outermost structure of JSON text, as far as its beginning shows it. */
export type JsonOutline = {
  readonly root: "object" | "array";
  /** Keys of the root object, or of the first object in the root array, in order. */
  readonly keys: readonly string[];
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What JSON text begins like, or null when it does not begin with `{` or `[`. Formats tell each other apart by keys. */
export function jsonOutline(head: Uint8Array): JsonOutline | null {
  const start = head.findIndex((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  const first = head[start];
  if (first !== 0x7b && first !== 0x5b) return null;
  const root = first === 0x7b ? "object" : "array";
  const keysAt = root === "object" ? 1 : 2;
  const keys: string[] = [];
  let depth = 0;
  let inFirst = true;
  for (let at = start; at < head.length && inFirst; at++) {
    const byte = head[at];
    if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) inFirst = --depth >= keysAt;
    else if (byte === QUOTE) {
      const end = endOfString(head, at);
      if (depth === keysAt && head[afterSpace(head, end)] === 0x3a)
        keys.push(Buffer.from(head.subarray(at + 1, end - 1)).toString("utf8"));
      at = end - 1;
    }
  }
  return { root, keys };
}

/** Index behind the closing quote of the string that opens at `at`. */
function endOfString(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < bytes.length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1;
  return end + 1;
}

function afterSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (next < bytes.length && bytes[next]! <= 0x20) next += 1;
  return next;
}
