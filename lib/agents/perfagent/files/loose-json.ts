/**
 * JSON as Python's `json.dump` may write it: `Infinity`, `-Infinity` and `NaN` stand bare where JSON has no such
 * numbers. They are read as texts of those words, which is how strict files write them.
 *
 * @throws SyntaxError when it is no JSON for another reason
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  }
}

/** A whole string, which is left as it is, or a bare word that is no JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** JSON that any parser takes: numbers that are not finite become texts, and keys without a value are left out. */
export const strictJson = (value: unknown): string =>
  `${JSON.stringify(value, (_, each) => (typeof each === "number" && !Number.isFinite(each) ? String(each) : each), 2)}\n`;
