import { countTokens as countO200k } from "gpt-tokenizer/encoding/o200k_base";

const NO_SPECIAL = { disallowedSpecial: new Set<string>() };

/** Tokens of a text in o200k_base. Text that looks like a control token is counted as the plain text it is. */
export const countTokens = (text: string): number => countO200k(text, NO_SPECIAL);

/**
 * Tokens of a text that is `lines` joined by line breaks, by the sum of its lines: o200k never merges across a line
 * break, except into a line that starts with white space only or with a slash, which no evidence line does.
 */
export class LineTokens {
  private readonly known = new Map<string, number>();

  /** Tokens of a line that another one follows. */
  followed(line: string): number {
    const known = this.known.get(line);
    if (known !== undefined) return known;
    const tokens = countTokens(`${line}\n`);
    this.known.set(line, tokens);
    return tokens;
  }
}
