import { expect, test } from "vitest";
import { bootstrap } from "./bootstrap";
import { basicInterval } from "./bootstrap-basic";
import { odometer } from "./fixtures/odometer";
import { mouse } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";

test("over all resamples of the mouse data: 95 % from 39.29 to 130.29, 90 % from 47 to 124.29", () => {
  const statistic = (indices: ArrayLike<number>) =>
    Array.from(indices).reduce((total, i) => total + mouse[i]!, 0) / indices.length;
  const drawn = unwrap(bootstrap({ n: 7, statistic }, { resamples: 7 ** 7, generator: odometer(7) }));
  const wide = basicInterval(drawn, 0.95);
  expect(wide.low).toBeCloseTo(39.285714285714306, 10);
  expect(wide.high).toBeCloseTo(130.28571428571428, 10);
  const narrow = basicInterval(drawn, 0.9);
  expect(narrow.low).toBeCloseTo(47, 10);
  expect(narrow.high).toBeCloseTo(124.28571428571429, 10);
});
