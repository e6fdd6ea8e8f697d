/** A series of shares (0..1, cut at 1) at positions 0..1 as the `d` of an SVG path in a box, empty for fewer than two points. */
export function sparkline(points: readonly { at: number; share: number }[], width: number, height: number): string {
  if (points.length < 2) return "";
  const y = (share: number) => height - Math.min(1, Math.max(0, share)) * height;
  return points
    .map(({ at, share }, i) => `${i === 0 ? "M" : "L"}${(at * width).toFixed(1)} ${y(share).toFixed(1)}`)
    .join("");
}
