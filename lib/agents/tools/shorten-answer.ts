import type { Tokenizer } from "@/lib/budget/tokenizer";
import { countTokens } from "@/lib/evidence/tokens";

/** Tokens of ordinary text have 3 to 5 characters; what is longer than this a token cannot fit and is cut unread. */
const CHARS_PER_TOKEN = 8;
const HEAD_SHARE = 0.6;

export interface Shortened {
  text: string;
  /** Tokens of `text`: what the agent is charged. */
  tokens: number;
  truncated: boolean;
}

/** A text within a token allowance: its beginning and its end, and between them how much is left out. */
export function shortenAnswer(text: string, allowance: number, tokenizer?: Tokenizer): Shortened {
  if (text.length <= allowance * CHARS_PER_TOKEN) {
    const tokens = countTokens(text, tokenizer);
    if (tokens <= allowance) return { text, tokens, truncated: false };
  }
  for (let keep = Math.min(text.length, allowance * CHARS_PER_TOKEN); keep > 0; ) {
    const shorter = cut(text, keep);
    const tokens = countTokens(shorter, tokenizer);
    if (tokens <= allowance) return { text: shorter, tokens, truncated: true };
    keep = Math.floor(keep * Math.min(0.9, allowance / tokens));
  }
  return { text: "", tokens: 0, truncated: true };
}

function cut(text: string, keep: number): string {
  const head = Math.ceil(keep * HEAD_SHARE);
  const tail = keep - head;
  const left = text.slice(0, head).replace(/[\uD800-\uDBFF]$/, "");
  const right = tail > 0 ? text.slice(-tail).replace(/^[\uDC00-\uDFFF]/, "") : "";
  return `${left}\n[… ${text.length - left.length - right.length} characters left out …]\n${right}`;
}
