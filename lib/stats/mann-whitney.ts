import { type Answer, answer, none } from "./answer";
import { midranks } from "./midranks";
import { normalCdf } from "./normal";
import { sampleProblem } from "./sample-problem";
import { sum } from "./sum";

/** `greater`: the first sample tends to larger values. */
export type Alternative = "two-sided" | "greater" | "less";

export type MannWhitney = {
  /** Pairs in which the first sample's value is the larger, ties counting half. */
  u: number;
  /** u over all pairs: the probability that a first value exceeds a second one, ties counting half. */
  superiority: number;
  p: number;
  method: "exact" | "normal";
  n: readonly [number, number];
};

/**
 * Mann–Whitney U test. Exact when a sample has 8 values or fewer and none is tied, otherwise normal with tie and
 * continuity correction (the rule of SciPy's `mannwhitneyu(method="auto")`).
 *
 * @see Mann & Whitney 1947, Annals of Mathematical Statistics 18(1); ties: Lehmann 1975, Nonparametrics, §1.4.
 */
export function mannWhitney(
  first: readonly number[],
  second: readonly number[],
  alternative: Alternative,
): Answer<MannWhitney> {
  const problem = sampleProblem(first, 1) ?? sampleProblem(second, 1);
  if (problem) return none(problem);
  const { ranks, ties } = midranks([...first, ...second]);
  const sizes = [first.length, second.length] as const;
  const pairs = first.length * second.length;
  const u = sum(ranks.slice(0, first.length)) - (first.length * (first.length + 1)) / 2;
  const opposite = pairs - u;
  const tested = { "two-sided": Math.max(u, opposite), greater: u, less: opposite }[alternative];
  const sides = alternative === "two-sided" ? 2 : 1;
  const exact = Math.min(...sizes) <= 8 && ties.length === 0;
  const tail = exact ? exactTail(tested, sizes) : normalTail(tested, sizes, ties);
  if (tail === undefined) return none("no-variation");
  const method = exact ? "exact" : "normal";
  return answer({ u, superiority: u / pairs, p: Math.min(1, sides * tail), method, n: sizes });
}

/** P(U ≥ u) under the null, from the number of ways to reach each U: weakly increasing sequences of n₁ values in 0 … n₂. */
function exactTail(u: number, [n1, n2]: readonly [number, number]): number {
  const shorter = Math.min(n1, n2);
  const longer = Math.max(n1, n2);
  const ways = Array.from({ length: shorter + 1 }, () => new Float64Array(shorter * longer + 1));
  ways[0]![0] = 1;
  for (let value = 0; value <= longer; value++)
    for (let size = 1; size <= shorter; size++) {
      const [fewer, now] = [ways[size - 1]!, ways[size]!];
      for (let total = value; total <= size * longer; total++) now[total] = now[total]! + fewer[total - value]!;
    }
  const all = ways[shorter]!;
  return sum(all.subarray(u)) / sum(all);
}

function normalTail(u: number, [n1, n2]: readonly [number, number], ties: readonly number[]): number | undefined {
  const n = n1 + n2;
  const tied = sum(ties.map((size) => size ** 3 - size));
  const variance = ((n1 * n2) / 12) * (n + 1 - tied / (n * (n - 1)));
  if (variance <= 0) return undefined;
  return normalCdf(-(u - (n1 * n2) / 2 - 0.5) / Math.sqrt(variance));
}
