import { expect, test } from "vitest";
import { bootstrap, type Statistic } from "./bootstrap";
import { bcaInterval, jackknifeAcceleration } from "./bootstrap-bca";
import { differences } from "./differences";
import { odometer } from "./fixtures/odometer";
import { aircondit, lawSchools, mouse, sleep } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { generator } from "./generator";

const mean =
  (values: readonly number[]): Statistic =>
  (indices) =>
    Array.from(indices).reduce((total, i) => total + values[i]!, 0) / indices.length;
const gains = differences(sleep.second, sleep.first);

const correlation: Statistic = (indices) => {
  const x = Array.from(indices, (i) => lawSchools.lsat[i]!);
  const y = Array.from(indices, (i) => lawSchools.gpa[i]!);
  const [mx, my] = [x.reduce((a, b) => a + b) / x.length, y.reduce((a, b) => a + b) / y.length];
  const product = (a: number[], ma: number, b: number[], mb: number) =>
    a.reduce((total, value, i) => total + (value - ma) * (b[i]! - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
};

test("over all resamples of the mouse data: bias .0307, acceleration .0291, 95 % from 46.29 to 138.29", () => {
  const resampling = { n: 7, statistic: mean(mouse) };
  const drawn = unwrap(bootstrap(resampling, { resamples: 7 ** 7, generator: odometer(7) }));
  const wide = unwrap(bcaInterval(drawn, resampling, 0.95));
  expect(wide.bias).toBeCloseTo(0.03066260013265026, 10);
  expect(wide.acceleration).toBeCloseTo(0.029120581262803976, 12);
  expect(wide.lowQuantile).toBeCloseTo(0.036246314684641213, 10);
  expect(wide.highQuantile).toBeCloseTo(0.983974859998907, 10);
  expect(wide.interval.low).toBeCloseTo(46.285714285714285, 10);
  expect(wide.interval.high).toBeCloseTo(138.28571428571428, 10);
  const narrow = unwrap(bcaInterval(drawn, resampling, 0.9));
  expect(narrow.interval.low).toBeCloseTo(52.285714285714285, 10);
  expect(narrow.interval.high).toBeCloseTo(130.14285714285714, 10);
});

test.each([
  ["sleep", gains, 0.07757998547517161, [1.05, 2.64], 1.43],
  ["aircondit", aircondit, 0.0937980738838676, [57, 226.08333333333334], 169],
] as const)(
  "%s, drawn at random: acceleration exact, ends within 3 %% of the enumerated width",
  (seed, values, a, ends, width) => {
    const resampling = { n: values.length, statistic: mean(values) };
    const drawn = unwrap(bootstrap(resampling, { resamples: 19_999, generator: generator(seed) }));
    const bca = unwrap(bcaInterval(drawn, resampling, 0.95));
    expect(bca.acceleration).toBeCloseTo(a, 12);
    expect(Math.abs(bca.interval.low - ends[0])).toBeLessThan(0.03 * width);
    expect(Math.abs(bca.interval.high - ends[1])).toBeLessThan(0.03 * width);
  },
);

test("the law schools' correlation: acceleration −.0757, 95 % near (.325, .943) (SciPy, 19,999 resamples)", () => {
  const resampling = { n: 15, statistic: correlation };
  const drawn = unwrap(bootstrap(resampling, { resamples: 9_999, generator: generator("law") }));
  const bca = unwrap(bcaInterval(drawn, resampling, 0.95));
  expect(drawn.estimate).toBeCloseTo(0.776374491289407, 12);
  expect(bca.acceleration).toBeCloseTo(-0.07567156493787919, 12);
  expect(Math.abs(bca.interval.low - 0.325)).toBeLessThan(0.03);
  expect(Math.abs(bca.interval.high - 0.943)).toBeLessThan(0.01);
});

test("with two strata the acceleration is that of the difference of two means", () => {
  const values = [1, 2, 6, 10, 14, 15, 30];
  const labels = ["a", "a", "a", "b", "b", "b", "b"];
  const statistic: Statistic = (indices) => {
    const of = (label: string) => Array.from(indices).filter((i) => labels[i] === label);
    return mean(values)(of("b")) - mean(values)(of("a"));
  };
  // Influence of a unit is ±(x − x̄) of its stratum: Σ n⁻³ Σ l³ / 6 (Σ n⁻² Σ l²)^{3/2} (Davison & Hinkley 1997, ch. 5).
  const skew = (l: number[], power: number) =>
    l.reduce((total, value) => total + value ** power, 0) / l.length ** power;
  const a = [1, 2, 6].map((x) => 3 - x);
  const b = [10, 14, 15, 30].map((x) => x - 17.25);
  const expected = (skew(a, 3) + skew(b, 3)) / (6 * (skew(a, 2) + skew(b, 2)) ** 1.5);
  expect(unwrap(jackknifeAcceleration({ n: 7, strata: labels, statistic }))).toBeCloseTo(expected, 12);
});

test("strata of one unit take no part in the acceleration, and alone leave none", () => {
  const statistic = mean([1, 2, 9, 4]);
  const strata = ["a", "a", "a", "b"];
  expect(jackknifeAcceleration({ n: 4, strata, statistic }).ok).toBe(true);
  expect(jackknifeAcceleration({ n: 2, strata: ["a", "b"], statistic })).toEqual({ ok: false, reason: "no-variation" });
});

test("an estimate beyond all replicates has no BCa interval", () => {
  const resampling = { n: 7, statistic: mean(mouse) };
  const drawn = unwrap(bootstrap(resampling, { resamples: 99, generator: generator(1) }));
  expect(bcaInterval({ ...drawn, estimate: 1e6 }, resampling, 0.95)).toEqual({ ok: false, reason: "bca-undefined" });
});

test("replicates equal to the estimate but for rounding count as ties", () => {
  const resampling = { n: 7, statistic: mean([0, 1, 0, 1, 1, 0, 0]) };
  const drawn = unwrap(bootstrap(resampling, { resamples: 999, generator: generator("ties") }));
  const bias = (estimate: number) => unwrap(bcaInterval({ ...drawn, estimate }, resampling, 0.95)).bias;
  expect(bias(drawn.estimate * (1 + 1e-14))).toBe(bias(drawn.estimate));
  expect(bias(drawn.estimate * (1 + 1e-6))).not.toBe(bias(drawn.estimate));
});
