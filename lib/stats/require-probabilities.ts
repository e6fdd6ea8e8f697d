/** Rejects a p-value outside [0, 1]. A caller's mistake, so it throws. */
export function requireProbabilities(ps: readonly number[]): void {
  for (const p of ps) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value must lie between 0 and 1; got ${p}`);
}
