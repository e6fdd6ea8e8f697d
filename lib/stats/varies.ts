/**
 * Whether the values differ by more than rounding.
 *
 * Differences that should be equal, such as 0.8 − 0.7 and 0.2 − 0.1, differ in their last digits; taking that for
 * variance would turn a constant sample into an enormous t statistic. Values that agree to 12 digits count as equal.
 */
export function varies(values: ArrayLike<number>): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}
