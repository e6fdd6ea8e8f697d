/** Per-unit differences, first minus second, of two lists in the same order of units. */
export function differences(first: readonly number[], second: readonly number[]): number[] {
  if (first.length !== second.length)
    throw new RangeError(`paired lists must be equally long; got ${first.length} and ${second.length}`);
  return first.map((value, i) => value - second[i]!);
}
