/** A line of a text, with the line break that ended it; the last one's is empty where the text does not end in one. */
export interface Line {
  text: string;
  end: "\n" | "\r\n" | "";
}

/** The lines of a text; joined again they are the text. An empty text has none. */
export function linesOf(text: string): Line[] {
  if (text === "") return [];
  const parts = text.split("\n");
  const last = parts.pop() ?? "";
  const lines: Line[] = parts.map((part) =>
    part.endsWith("\r") ? { text: part.slice(0, -1), end: "\r\n" } : { text: part, end: "\n" },
  );
  return last === "" ? lines : [...lines, { text: last, end: "" }];
}

export const joined = (lines: readonly Line[]): string => lines.map(({ text, end }) => text + end).join("");
