import { expect, test } from "vitest";
import { unwrap } from "./fixtures/unwrap";
import { mannWhitney } from "./mann-whitney";

// Membrane permeability, Hollander & Wolfe 1973, p. 69; R's `example(wilcox.test)`: W = 35, p-value = 0.1272.
const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const early = [1.15, 0.88, 0.9, 0.74, 1.21];

test.each([
  ["two-sided", 0.2544122544122544],
  ["greater", 0.1272061272061272],
  ["less", 0.8967698967698967],
] as const)("Hollander & Wolfe's permeability, exact, %s", (alternative, p) => {
  const result = unwrap(mannWhitney(term, early, alternative));
  expect(result).toMatchObject({ u: 35, superiority: 0.7, method: "exact", n: [10, 5] });
  expect(result.p).toBeCloseTo(p, 12);
});

// SciPy's documentation of `mannwhitneyu`: age at diagnosis of diabetes, U = 17, p = 0.1111.
test("males against females of SciPy's example: U = 17, p = 1/9", () => {
  const result = unwrap(mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12], "two-sided"));
  expect(result.u).toBe(17);
  expect(result.p).toBeCloseTo(1 / 9, 12);
});

test("three below three: the one order of twenty, twice", () => {
  expect(unwrap(mannWhitney([1, 2, 3], [4, 5, 6], "two-sided")).p).toBeCloseTo(2 / 20, 14);
  expect(unwrap(mannWhitney([1, 2, 3], [4, 5, 6], "less")).p).toBeCloseTo(1 / 20, 14);
  expect(unwrap(mannWhitney([1, 2, 3], [4, 5, 6], "greater")).p).toBe(1);
});

const tied1 = [1, 2, 2, 3, 5, 5, 7, 8, 9, 9, 10];
const tied2 = [2, 3, 3, 4, 5, 6, 6, 7, 7, 8];

test.each([
  ["two-sided", 0.7768508016693476],
  ["greater", 0.3884254008346738],
  ["less", 0.6384361028141805],
] as const)("ties: normal with tie and continuity correction, %s (SciPy)", (alternative, p) => {
  const result = unwrap(mannWhitney(tied1, tied2, alternative));
  expect(result).toMatchObject({ u: 59.5, method: "normal" });
  expect(result.p).toBeCloseTo(p, 12);
});

test("a tie makes small samples normal, more than eight each make untied ones normal (SciPy's auto)", () => {
  expect(unwrap(mannWhitney([1, 2], [2, 3], "two-sided")).method).toBe("normal");
  const twelve = Array.from({ length: 12 }, (_, i) => ((i * i) % 37) + i / 100);
  const ten = Array.from({ length: 10 }, (_, i) => ((i * i * i) % 41) + i / 1000);
  const result = unwrap(mannWhitney(twelve, ten.with(0, 0.0001), "two-sided"));
  expect(result.method).toBe("normal");
  expect(unwrap(mannWhitney(twelve.slice(0, 8), ten.with(0, 0.0001), "two-sided")).method).toBe("exact");
});

test("all values equal, or a sample empty: no test", () => {
  expect(mannWhitney([1, 1], [1, 1, 1], "two-sided")).toEqual({ ok: false, reason: "no-variation" });
  expect(mannWhitney([], [1], "two-sided")).toEqual({ ok: false, reason: "no-observations" });
});
