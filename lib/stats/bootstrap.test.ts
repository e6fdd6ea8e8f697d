import { expect, test } from "vitest";
import { bootstrap, type Statistic } from "./bootstrap";
import { odometer } from "./fixtures/odometer";
import { mouse, toyDifferences, toyStudy } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { generator } from "./generator";

const meanOf =
  (values: readonly number[]): Statistic =>
  (indices) => {
    let total = 0;
    for (let i = 0; i < indices.length; i++) total += values[indices[i]!]!;
    return total / indices.length;
  };

test("over all 7⁷ resamples of the mouse data the standard error is the ideal one, 23.3635", () => {
  const drawn = unwrap(bootstrap({ n: 7, statistic: meanOf(mouse) }, { resamples: 7 ** 7, generator: odometer(7) }));
  expect(drawn.estimate).toBeCloseTo(86.85714285714286, 12);
  expect(drawn.standardError).toBeCloseTo(23.363523437299616, 4);
  expect(drawn).toMatchObject({ n: 7, resamples: 823_543, strata: 1, singletons: 0, seed: "every resample" });
});

test("over all 4⁴ resamples of repositories the toy difference has mean .1921 and standard error .0519", () => {
  const repositories = [...new Set(toyStudy.repositories)].map((name) =>
    toyDifferences.filter((_, task) => toyStudy.repositories[task] === name),
  );
  const statistic: Statistic = (indices) => {
    const tasks = Array.from(indices, (i) => repositories[i]!).flat();
    return tasks.reduce((total, difference) => total + difference, 0) / tasks.length;
  };
  const drawn = unwrap(bootstrap({ n: 4, statistic }, { resamples: 256, generator: odometer(4) }));
  expect(drawn.replicates.reduce((total, value) => total + value, 0) / 256).toBeCloseTo(0.19212594407906908, 12);
  expect(drawn.standardError * Math.sqrt(255 / 256)).toBeCloseTo(0.05193134465183793, 12);
  expect(drawn.replicates.filter((value) => value <= 1e-12).length).toBe(1);
});

test("within strata every resample keeps each stratum's size", () => {
  const labels = ["a", "b", "a", "b", "b"];
  const seen: number[][] = [];
  const statistic: Statistic = (indices) => {
    seen.push(Array.from(indices));
    return Array.from(indices).reduce((total, i) => total + i, 0);
  };
  const drawn = unwrap(
    bootstrap({ n: 5, strata: labels, statistic }, { resamples: 200, generator: generator("strata") }),
  );
  for (const indices of seen)
    expect(
      indices
        .map((i) => labels[i])
        .sort()
        .join(""),
    ).toBe("aabbb");
  expect(drawn).toMatchObject({ strata: 2, singletons: 0 });
});

test("stratified over all 2² × 3³ resamples the variance is the sum over strata", () => {
  const values = [1, 10, 4, 20, 60];
  const statistic = meanOf(values);
  const drawn = unwrap(
    bootstrap({ n: 5, strata: ["a", "b", "a", "b", "b"], statistic }, { resamples: 108, generator: odometer(5) }),
  );
  // Plug-in variances: {1, 4} 2.25, {10, 20, 60} 1400/3; the mean is Σ / 5.
  const exact = (2 * 2.25 + 3 * (1400 / 3)) / 25;
  expect(drawn.standardError ** 2 * (107 / 108)).toBeCloseTo(exact, 10);
});

test("strata of one unit are counted, because they never vary", () => {
  const drawn = bootstrap(
    { n: 4, strata: ["a", "a", "b", "c"], statistic: meanOf([1, 2, 3, 4]) },
    { resamples: 100, generator: generator(1) },
  );
  expect(unwrap(drawn).singletons).toBe(2);
});

test("the same seed gives the same replicates", () => {
  const run = (seed: number) =>
    unwrap(bootstrap({ n: 7, statistic: meanOf(mouse) }, { resamples: 500, generator: generator(seed) })).replicates;
  expect(run(3)).toEqual(run(3));
  expect(run(3)).not.toEqual(run(4));
});

test("degenerate data have a named reason", () => {
  const plan = { resamples: 50, generator: generator(1) };
  expect(bootstrap({ n: 0, statistic: () => 0 }, plan)).toEqual({ ok: false, reason: "no-observations" });
  expect(bootstrap({ n: 1, statistic: () => 0 }, plan)).toEqual({ ok: false, reason: "fewer-than-two" });
  expect(bootstrap({ n: 3, statistic: meanOf([2, 2, 2]) }, plan)).toEqual({ ok: false, reason: "no-variation" });
  const ratio: Statistic = (indices) => 1 / Array.from(indices).reduce((total, i) => total + i, 0);
  expect(bootstrap({ n: 2, statistic: ratio }, plan)).toEqual({ ok: false, reason: "statistic-not-finite" });
  expect(() => bootstrap({ n: 3, statistic: () => 0 }, { ...plan, resamples: 1 })).toThrow("got 1");
});
