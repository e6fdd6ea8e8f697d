import { expect, it } from "vitest";
import { sparkline } from "./sparkline";

it("draws shares from the bottom up and cuts what is over the limit", () => {
  const points = [
    { at: 0, share: 0 },
    { at: 0.5, share: 0.5 },
    { at: 1, share: 1.3 },
  ];
  expect(sparkline(points, 60, 10)).toBe("M0.0 10.0L30.0 5.0L60.0 0.0");
});

it("draws nothing of a single point", () => {
  expect(sparkline([{ at: 0, share: 0 }], 60, 10)).toBe("");
});
