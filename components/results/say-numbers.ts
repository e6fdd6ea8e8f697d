import type { Interval } from "@/lib/stats/interval";

/** Numbers of results, with no more digits than their interval supports. */

/** +0.21 [0.08, 0.34], with a third digit where the interval is narrower than a twentieth. */
export function estimateText(estimate: number, interval: Pick<Interval, "low" | "high"> | null): string {
  const digits = digitsFor(interval);
  const number = (value: number) => fixed(value, digits);
  const own = estimate >= 0 && !number(estimate).startsWith("−") ? `+${number(estimate)}` : number(estimate);
  return interval ? `${own} [${number(interval.low)}, ${number(interval.high)}]` : own;
}

/** 0.62 [0.55, 0.70]: without a sign, for what cannot be negative. */
export function scoreText(estimate: number, interval: Pick<Interval, "low" | "high"> | null): string {
  const digits = digitsFor(interval);
  return interval
    ? `${fixed(estimate, digits)} [${fixed(interval.low, digits)}, ${fixed(interval.high, digits)}]`
    : fixed(estimate, digits);
}

/**
 * Keeps a number and its unit, an interval and p with its value on one line: their spaces become non-breaking ones. For
 * running text; drawings do not break lines.
 */
export const keepTogether = (text: string): string =>
  text
    .replace(/\[[^\]]*\]/g, (interval) => interval.replaceAll(" ", "\u00a0"))
    .replace(/(?<=\d) (?=%|×|\[)/g, "\u00a0")
    .replace(/(?<=\bp|[<±]|df|seed) (?=[<\d])/g, "\u00a0")
    .replace(
      /(?<=\d) (?=(s|ms|tasks?|runs?|repositor(y|ies)|contrasts?|resamples?|replicates?|rounds?|tokens?|patterns?)\b)/g,
      "\u00a0",
    );

/** 43 % [31, 56]. */
export const shareText = (estimate: number, { low, high }: Pick<Interval, "low" | "high">): string =>
  `${Math.round(100 * estimate)} % [${Math.round(100 * low)}, ${Math.round(100 * high)}]`;

/** A difference of logarithms as a factor: 1.23×. */
export const factorText = (log: number): string => `${Math.exp(log).toFixed(2)}×`;

export const pText = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(p < 0.1 ? 3 : 2));

function digitsFor(interval: Pick<Interval, "low" | "high"> | null): number {
  if (!interval) return 2;
  const width = Math.abs(interval.high - interval.low);
  return width > 0 && width < 0.05 ? 3 : 2;
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}
