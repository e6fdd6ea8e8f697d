const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none in its strings
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

/**
 * Where a text stops being JSON: the index of the first value, separator or bracket that cannot stand there, or the text's
 * length. JSON.parse says it in some versions of Node only, and then in a text of several lines.
 */
export function jsonErrorAt(text: string): number {
  /** The brackets that are open, by what closes them. */
  const open: string[] = [];
  let at = skip(text, 0, SPACE);
  let wanted: "value" | "first value" | "name" | "first name" | "separator" = "value";
  while (at < text.length) {
    const char = text[at]!;
    const isFirst = wanted === "first value" || wanted === "first name";
    let end = at + 1;
    if (char === open.at(-1) && (wanted === "separator" || isFirst)) {
      open.pop();
      wanted = "separator";
    } else if (wanted === "separator") {
      if (char !== "," || open.length === 0) return at;
      wanted = open.at(-1) === "}" ? "name" : "value";
    } else if (wanted === "name" || wanted === "first name") {
      end = skip(text, at, STRING);
      const colon = skip(text, end, SPACE);
      if (end === at) return at;
      if (text[colon] !== ":") return colon;
      end = colon + 1;
      wanted = "value";
    } else if (char === "{" || char === "[") {
      open.push(char === "{" ? "}" : "]");
      wanted = char === "{" ? "first name" : "first value";
    } else {
      end = skip(text, at, char === '"' ? STRING : SCALAR);
      if (end === at) return at;
      wanted = "separator";
    }
    at = skip(text, end, SPACE);
  }
  return at;
}

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
