/**
 * Whether the values differ by more than rounding.
 *
 * Differences such as 1 − 2/3 and 1/3 differ in the last bit; treating that as variance would turn a constant sample
 * into an enormous t statistic. Values within 4 units in the last place of the largest magnitude count as equal.
 */
export function varies(values: ArrayLike<number>): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low > 4 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high));
}
