import { type NamedFunction, parseEvidence } from "@/lib/evidence/parse-evidence";
import type { CandidateEdit, TouchedFunction } from "./answer-key";

/** Which candidates an evidence text speaks for most, by index; none when it names no function that any of them touches. */
export function bestNamed(candidates: readonly CandidateEdit[], evidence: string): number[] {
  const named = parseEvidence(evidence);
  const scores = candidates.map(({ touches }) => Math.max(0, ...touches.map((touched) => selfShareOf(touched, named))));
  const best = Math.max(0, ...scores);
  return best === 0 ? [] : scores.flatMap((score, index) => (score === best ? [index] : []));
}

/**
 * Probability that `evidence-reader` takes each candidate: with probability `skill` one of those the evidence speaks for
 * most (each alike), otherwise, or without such evidence, any (each alike).
 *
 * @param evidence the text it is shown, or null when it is shown none
 * @param skill 0 … 1
 */
export function predictChoice(candidates: readonly CandidateEdit[], evidence: string | null, skill: number): number[] {
  const best = evidence === null ? [] : bestNamed(candidates, evidence);
  const reading = best.length > 0 ? skill : 0;
  return candidates.map(
    (_, index) => (best.includes(index) ? reading / best.length : 0) + (1 - reading) / candidates.length,
  );
}

/**
 * The choice itself, from two uniform numbers on [0, 1): both are always drawn, so that runs of one task under different
 * conditions read the same random stream.
 */
export function chooseCandidate(
  candidates: readonly CandidateEdit[],
  evidence: string | null,
  skill: number,
  [attention, pick]: readonly [number, number],
): { index: number; read: boolean } {
  const best = evidence === null ? [] : bestNamed(candidates, evidence);
  const read = best.length > 0 && attention < skill;
  return { index: read ? best[Math.floor(pick * best.length)]! : Math.floor(pick * candidates.length), read };
}

/** A function's own share of the time, as far as the text tells it; leading to hot code, or calling it, is not being hot. */
function selfShareOf(touched: TouchedFunction, named: readonly NamedFunction[]): number {
  return Math.max(0, ...named.filter((one) => isSameFunction(touched, one)).map((one) => one.self ?? 0));
}

/** Whether an evidence text names this function. */
export const isSameFunction = (touched: TouchedFunction, named: NamedFunction): boolean =>
  touched.file === named.file &&
  touched.line === named.line &&
  touched.name === named.name &&
  (named.column === null || named.column === touched.column);
