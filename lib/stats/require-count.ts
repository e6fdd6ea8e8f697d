/** Rejects a count that is not a whole number of 0 or more, or exceeds `atMost`. A caller's mistake, so it throws. */
export function requireCount(name: string, value: number, atMost = Number.MAX_SAFE_INTEGER): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= atMost))
    throw new RangeError(`${name} must be a whole number between 0 and ${atMost}; got ${value}`);
}
