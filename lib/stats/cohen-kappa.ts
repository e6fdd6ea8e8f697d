import { type Answer, answer, none } from "./answer";
import type { Interval } from "./interval";
import { normalQuantile } from "./normal";
import { requireOpenUnit } from "./require-open-unit";
import { sum } from "./sum";

export type Agreement = {
  kappa: number;
  /** Share of items on which both raters agree. */
  observed: number;
  /** Share expected from the raters' own frequencies alone. */
  expected: number;
  standardError: number;
  interval: Interval;
  n: number;
};

/**
 * Cohen's κ of two raters' labels for the same items, unweighted, with its large-sample standard error.
 *
 * @see Cohen 1960, Educational and Psychological Measurement 20(1); Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72(5).
 */
export function cohenKappa(first: readonly string[], second: readonly string[], level: number): Answer<Agreement> {
  requireOpenUnit("level", level);
  if (first.length !== second.length)
    throw new RangeError(`both raters must label the same items; got ${first.length} and ${second.length} labels`);
  const n = first.length;
  if (n === 0) return none("no-observations");
  const categories = [...new Set([...first, ...second])];
  const rows = categories.map((category) => share(first, category));
  const columns = categories.map((category) => share(second, category));
  const cells = categories.map((a) =>
    categories.map((b) => first.filter((one, i) => one === a && second[i] === b).length / n),
  );
  const observed = sum(cells.map((row, i) => row[i]!));
  const expected = sum(rows.map((row, i) => row * columns[i]!));
  if (categories.length === 1) return none("no-variation");
  const kappa = (observed - expected) / (1 - expected);
  const onDiagonal = sum(cells.map((row, i) => row[i]! * (1 - (rows[i]! + columns[i]!) * (1 - kappa)) ** 2));
  const offDiagonal = sum(
    cells.flatMap((row, i) => row.map((cell, j) => (i === j ? 0 : cell * (columns[i]! + rows[j]!) ** 2))),
  );
  const spread = onDiagonal + (1 - kappa) ** 2 * offDiagonal - (kappa - expected * (1 - kappa)) ** 2;
  const standardError = Math.sqrt(Math.max(0, spread) / n) / (1 - expected);
  const half = normalQuantile((1 + level) / 2) * standardError;
  const interval: Interval = { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half), level };
  return answer({ kappa, observed, expected, standardError, interval, n });
}

function share(labels: readonly string[], category: string): number {
  return labels.filter((label) => label === category).length / labels.length;
}
