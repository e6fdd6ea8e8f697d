import { expect, it } from "vitest";
import { scatterLayout } from "./scatter-layout";

const point = (conditionId: string, tokens: number, logRatio: number) => ({
  ...{ id: `${conditionId}${tokens}`, conditionId, tokens, logRatio, title: "", href: "" },
});

it("keeps points inside the plot and gives each condition its mean", () => {
  const { points, means, plot } = scatterLayout(
    [point("C0", 1000, -1), point("C1", 3000, 0), point("C1", 5000, 1)],
    ["C0", "C1", "C2"],
  );
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(plot.left);
    expect(x).toBeLessThanOrEqual(plot.right);
    expect(y).toBeGreaterThanOrEqual(plot.top);
    expect(y).toBeLessThanOrEqual(plot.bottom);
  }
  expect(means.map((each) => each.conditionId)).toEqual(["C0", "C1"]);
  expect(means[1]?.x).toBeCloseTo(((points[1]?.x ?? 0) + (points[2]?.x ?? 0)) / 2);
});

it("names the mean of a single run beside its mark", () => {
  const [only] = scatterLayout([point("C0", 1000, -1)], ["C0"]).means;
  expect(Math.hypot((only?.label.x ?? 0) - (only?.x ?? 0), (only?.label.y ?? 0) - (only?.y ?? 0))).toBeGreaterThan(14);
});

it("survives a study without scored runs", () => {
  expect(scatterLayout([], ["C0"]).means).toEqual([]);
});
