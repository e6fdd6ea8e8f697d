/** A stretch of a text that is code, or is not. */
export interface CodeSpan {
  text: string;
  isCode: boolean;
}

/** Splits a text at its `code`; a backtick without a partner in the same line is a character like any other. */
export const splitCode = (text: string): CodeSpan[] =>
  text
    .split(/`([^`\n]+)`/)
    .map((part, i) => ({ text: part, isCode: i % 2 === 1 }))
    .filter((span) => span.text !== "");

/** A text without its backticks, where there can be no markup: tooltips, attributes. */
export const withoutBackticks = (text: string): string =>
  splitCode(text)
    .map((span) => span.text)
    .join("");
