import { expect, test } from "vitest";
import { bootstrap } from "./bootstrap";
import { percentileInterval } from "./bootstrap-percentile";
import { odometer } from "./fixtures/odometer";
import { aircondit, mouse } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { generator } from "./generator";

const mean = (values: readonly number[]) => (indices: ArrayLike<number>) =>
  Array.from(indices).reduce((total, i) => total + values[i]!, 0) / indices.length;

test("over all resamples of the mouse data: 95 % from 43.43 to 134.43, 90 % from 49.43 to 126.71", () => {
  const drawn = unwrap(bootstrap({ n: 7, statistic: mean(mouse) }, { resamples: 7 ** 7, generator: odometer(7) }));
  const wide = percentileInterval(drawn, 0.95);
  expect(wide.low).toBeCloseTo(43.42857142857143, 10);
  expect(wide.high).toBeCloseTo(134.42857142857142, 10);
  const narrow = percentileInterval(drawn, 0.9);
  expect(narrow.low).toBeCloseTo(49.42857142857143, 10);
  expect(narrow.high).toBeCloseTo(126.71428571428571, 10);
});

test("aircondit, drawn at random, within 2 % of the width of the enumerated (46.75, 191.17)", () => {
  const drawn = unwrap(
    bootstrap({ n: 12, statistic: mean(aircondit) }, { resamples: 9_999, generator: generator("aircondit") }),
  );
  const { low, high } = percentileInterval(drawn, 0.95);
  expect(Math.abs(low - 46.75)).toBeLessThan(0.02 * 144.4);
  expect(Math.abs(high - 191.16666666666666)).toBeLessThan(0.02 * 144.4);
});
