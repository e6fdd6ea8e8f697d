import { expect, it } from "vitest";
import { evidenceQualityLayout } from "./evidence-quality-layout";

const LIMITS = [100, 800, 8000];
const series = (id: string, ...shares: number[]) => ({
  id,
  isPeer: false,
  points: shares.map((share, at) => ({
    ...{ limit: LIMITS[at]!, share, low: Math.max(0, share - 0.1), high: Math.min(1, share + 0.1), said: id },
  })),
});

it("places limits from left to right and larger shares higher, their intervals inside the plot", () => {
  const { series: drawn, plot } = evidenceQualityLayout([series("a", 0, 0.4, 1)], LIMITS);
  const [first, second, third] = drawn[0]!.points;
  expect(first!.x).toBeLessThan(second!.x);
  expect(second!.x).toBeLessThan(third!.x);
  expect(third!.y).toBeLessThan(second!.y);
  for (const { y1, y2 } of drawn[0]!.points) {
    expect(y1).toBeLessThanOrEqual(plot.bottom);
    expect(y2).toBeGreaterThanOrEqual(plot.top);
  }
});

it("keeps names apart where lines end together, and within the plot", () => {
  const names = ["a", "b", "c", "d"];
  for (const end of [0, 0.5, 1]) {
    const { series: drawn, plot } = evidenceQualityLayout(
      names.map((name) => series(name, 0.1, 0.2, end)),
      LIMITS,
    );
    const heights = drawn.map(({ label }) => label.y).sort((a, b) => a - b);
    for (let i = 1; i < heights.length; i++) expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(13.9);
    expect(Math.max(...heights)).toBeLessThanOrEqual(plot.bottom);
  }
});
