import { expect, it } from "vitest";
import { measureOf, pointsText, quantityText, shareText } from "./quantity-text";

it("says quantities in their own unit, with the digits they carry", () => {
  const time = (value: number) => quantityText(value, "microseconds");
  expect([412_345, 1_320_000, 4210, 999_900, 42, 0].map(time)).toEqual([
    "412 ms",
    "1.32 s",
    "4.2 ms",
    "1.00 s",
    "42 µs",
    "0.0 ms",
  ]);
  const bytes = (value: number) => quantityText(value, "bytes");
  expect([17, 45_100, 3_120_000, 2.5e9, -45_100].map(bytes)).toEqual([
    "17 B",
    "45.1 kB",
    "3.1 MB",
    "2.5 GB",
    "−45.1 kB",
  ]);
  expect(quantityText(12_040, "count")).toBe("12,040");
});

it("never calls bytes or counts time", () => {
  for (const unit of ["bytes", "count"] as const)
    for (const kind of ["heap", "allocation", "calls"] as const)
      expect(JSON.stringify(measureOf({ kind, unit }))).not.toMatch(/time|busy|ms/);
});

it("says shares with their sign where they are differences", () => {
  expect(shareText(314, 1000)).toBe("31.4 %");
  expect(shareText(1, 0)).toBe("0.0 %");
  expect([0.0321, -0.07, -0.0001].map(pointsText)).toEqual(["+3.2 pp", "−7.0 pp", "±0.0 pp"]);
});
