import { expect, test } from "vitest";
import { clusterRobustMean } from "./cluster-robust";
import { toyDifferences, toyStudy } from "./fixtures/samples";
import { unwrap } from "./fixtures/unwrap";
import { oneSampleT } from "./one-sample-t";

const asked = { against: 0, level: 0.95 };

// The matrix definition (Pustejovsky & Tipton 2018, eqs. 4 and 11, identity working model), evaluated with NumPy.
test("the toy study by repository: standard error .05532 on 2.81 degrees of freedom", () => {
  const result = unwrap(clusterRobustMean(toyDifferences, toyStudy.repositories, asked));
  expect(result.estimate).toBeCloseTo(0.19444444444444445, 12);
  expect(result.standardError).toBeCloseTo(0.05532358980107281, 12);
  expect(result.df).toBeCloseTo(2.8125, 10);
  expect(result.p).toBeCloseTo(0.043239131203871795, 10);
  expect(result.interval.low).toBeCloseTo(0.01154996245176318, 10);
  expect(result.interval.high).toBeCloseTo(0.37733892643712574, 10);
  expect(result).toMatchObject({ n: 12, clusters: 4, largestShare: 4 / 12 });
});

test("unequal clusters lose degrees of freedom: 2.45 from four", () => {
  const values = [1.2, 0.7, 0.3, 2.2, 1.9, -0.4, 0.8, 0.1, 0.05, 3.1, 2.7];
  const result = unwrap(clusterRobustMean(values, [..."aabbbbbccdd"], asked));
  expect(result.standardError).toBeCloseTo(0.4309520819878899, 12);
  expect(result.df).toBeCloseTo(2.4545454545454546, 12);
});

test("equal clusters give the t test of the cluster means", () => {
  const result = unwrap(clusterRobustMean([1, 2, 4, 6, 7, 11], [..."aabbcc"], asked));
  const means = unwrap(oneSampleT([1.5, 5, 9], asked));
  expect(result.standardError).toBeCloseTo(means.standardError, 12);
  expect(result.df).toBeCloseTo(2, 12);
  expect(result.p).toBeCloseTo(means.p, 12);
});

test("clusters of one give the ordinary t test", () => {
  const result = unwrap(clusterRobustMean([1, 5, 2, 9], [..."abcd"], asked));
  const plain = unwrap(oneSampleT([1, 5, 2, 9], asked));
  expect(result.interval.low).toBeCloseTo(plain.interval.low, 10);
  expect(result.df).toBeCloseTo(3, 12);
});

test("one cluster, constant data and cluster means that all agree have a named reason", () => {
  expect(clusterRobustMean([1, 2], ["a", "a"], asked)).toEqual({ ok: false, reason: "fewer-than-two-clusters" });
  expect(clusterRobustMean([2, 2], ["a", "b"], asked)).toEqual({ ok: false, reason: "no-variation" });
  expect(clusterRobustMean([0.1, 0.3, 0.3, 0.1], [..."aabb"], asked)).toEqual({ ok: false, reason: "no-variation" });
  expect(() => clusterRobustMean([1, 2], ["a"], asked)).toThrow("each of the 2 units; got 1");
});
