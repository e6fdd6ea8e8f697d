import { expect, it } from "vitest";
import type { TimingSample, Variant } from "@/lib/protocol/outcome";
import { timingLayout } from "./timing-layout";

const sample = (round: number, variant: Variant, runMilliseconds: number): TimingSample => ({
  ...{ round, variant, input: round % 2 ? "known" : "unseen", runMilliseconds, runCpuMilliseconds: runMilliseconds },
  ...{ loadMilliseconds: 1, setupMilliseconds: 1, processMilliseconds: 1, processCpuMilliseconds: 1 },
  ...{ peakRssKilobytes: 1, outputHash: "h", replaced: [], reportedCpuMilliseconds: 1 },
});

it("draws every sample inside the plot, slower ones higher", () => {
  const layout = timingLayout([sample(1, "base", 400), sample(1, "patch", 100), sample(2, "base", 410)]);
  expect(layout.dots).toHaveLength(3);
  for (const { x, y } of layout.dots) {
    expect(x).toBeGreaterThanOrEqual(layout.plot.left);
    expect(x).toBeLessThanOrEqual(layout.plot.right);
    expect(y).toBeGreaterThanOrEqual(layout.plot.top);
    expect(y).toBeLessThanOrEqual(layout.plot.bottom);
  }
  expect(layout.dots[0]?.y).toBeLessThan(layout.dots[1]?.y ?? 0);
  expect(layout.means.map((mean) => mean.variant)).toEqual(["base", "patch"]);
});

it("keeps labels of equally fast variants apart", () => {
  const [a, b] = timingLayout([sample(1, "expert", 100), sample(1, "patch", 100.1)]).means;
  expect((b?.labelY ?? 0) - (a?.labelY ?? 0)).toBeGreaterThanOrEqual(14);
});

it("survives a run without samples", () => {
  expect(timingLayout([]).dots).toEqual([]);
});
