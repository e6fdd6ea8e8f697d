import type { TouchedFunction } from "@/lib/agents/answer-key";
import { countTokens } from "@/lib/evidence/tokens";
import type { Teller } from "./evidence-quality";

/**
 * Another program's text about a profile as a teller: cut at a whole line where the limit is reached, since such a program
 * knows no limit. It is credited with a function when a line has its name as a word, wherever its file is told, or the place
 * of one without a name; the rank is that of the line among the lines with a percentage.
 */
export const textTeller = (id: string, title: string, text: string): Teller => ({
  id,
  title,
  tell: ({ truth }, limit) => {
    const { lines, tokens } = cut(text, limit);
    const ranks = truth.flatMap((one) => rankOf(one, lines) ?? []);
    return { tokens, found: ranks.length, rank: ranks.length === 0 ? null : Math.min(...ranks) };
  },
});

function cut(text: string, limit: number): { lines: string[]; tokens: number } {
  const lines = text.split("\n");
  let tokens = 0;
  for (const [at, line] of lines.entries()) {
    const more = countTokens(`${line}\n`);
    if (tokens + more > limit) return { lines: lines.slice(0, at), tokens };
    tokens += more;
  }
  return { lines, tokens };
}

function rankOf({ name, file, line }: TouchedFunction, lines: readonly string[]): number | null {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const place = `${base}:${line}`;
  const at = lines.findIndex((text) => (name === "(anonymous)" ? text.includes(place) : hasWord(text, name)));
  return at < 0 ? null : Math.max(1, lines.slice(0, at + 1).filter((text) => text.includes("%")).length);
}

const isPartOfName = (character: string): boolean => /[\w$]/.test(character);

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPartOfName(text.charAt(at - 1)) && !isPartOfName(text.charAt(at + word.length))) return true;
  return false;
}
