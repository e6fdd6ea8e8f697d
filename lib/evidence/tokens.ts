import { countTokens as countCl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as countO200k } from "gpt-tokenizer/encoding/o200k_base";
import { DEFAULT_TOKENIZER, type Tokenizer } from "@/lib/budget/tokenizer";

const COUNTERS = { o200k_base: countO200k, cl100k_base: countCl100k } as const satisfies Record<Tokenizer, unknown>;
const NO_SPECIAL = { disallowedSpecial: new Set<string>() };

/** Tokens of a text. Text that looks like a control token is counted as the plain text it is. */
export const countTokens = (text: string, tokenizer: Tokenizer = DEFAULT_TOKENIZER): number =>
  COUNTERS[tokenizer](text, NO_SPECIAL);

/**
 * Tokens of a text that is `lines` joined by line breaks, by the sum of its lines: neither vocabulary merges across a
 * line break, except into a line that starts with white space only or with a slash, which no evidence line does.
 */
export class LineTokens {
  private readonly known = new Map<string, number>();

  constructor(private readonly tokenizer: Tokenizer) {}

  /** Tokens of a line that another one follows. */
  followed(line: string): number {
    const known = this.known.get(line);
    if (known !== undefined) return known;
    const tokens = countTokens(`${line}\n`, this.tokenizer);
    this.known.set(line, tokens);
    return tokens;
  }
}
