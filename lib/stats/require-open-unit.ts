/** Rejects a level, share or probability outside (0, 1). A caller's mistake, not a property of the data, so it throws. */
export function requireOpenUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie strictly between 0 and 1; got ${value}`);
}
