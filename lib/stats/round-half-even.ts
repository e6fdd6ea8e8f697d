/**
 * Rounds to `digits` decimals, ties to the even digit, by NumPy's rule: scale, round to the nearest integer, unscale.
 * `Math.round` sends 0.03125 to 0.0313; this sends it to 0.0312.
 */
export function roundHalfEven(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  const below = Math.floor(scaled);
  const tie = scaled - below === 0.5;
  if (!Number.isFinite(scaled)) return value;
  return (tie ? below + (below % 2 === 0 ? 0 : 1) : Math.round(scaled)) / scale;
}
