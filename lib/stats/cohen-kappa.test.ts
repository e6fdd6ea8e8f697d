import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa";
import { unwrap } from "./fixtures/unwrap";

/** Labels of both raters from a table of counts, rows for the first rater. */
function raters(table: number[][]): [string[], string[]] {
  const pairs = table.flatMap((row, i) =>
    row.flatMap((count, j) => new Array<[string, string]>(count).fill([`${i}`, `${j}`])),
  );
  return [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
}

// Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, table 18.1: observed .89, expected .66, κ .68.
const diagnoses = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
];

test("psychosis, neurosis and organic by two raters: κ .676", () => {
  const [first, second] = raters(diagnoses);
  const result = unwrap(cohenKappa(first, second, 0.95));
  expect(result.observed).toBeCloseTo(0.89, 14);
  expect(result.expected).toBeCloseTo(0.66, 14);
  expect(result.kappa).toBeCloseTo(0.23 / 0.34, 14);
  expect(result.n).toBe(100);
});

test("the standard error is that of the delta method on the table's multinomial shares", () => {
  const shares = diagnoses.flat().map((count) => count / 100);
  const kappa = (cells: number[]) => {
    const line = (start: number, step: number) => cells[start]! + cells[start + step]! + cells[start + 2 * step]!;
    const expected = [0, 1, 2].reduce((total, k) => total + line(3 * k, 1) * line(k, 3), 0);
    return (cells[0]! + cells[4]! + cells[8]! - expected) / (1 - expected);
  };
  const step = 1e-6;
  const slopes = shares.map(
    (cell, i) => (kappa(shares.with(i, cell + step)) - kappa(shares.with(i, cell - step))) / (2 * step),
  );
  const moment = (power: number) => shares.reduce((total, cell, i) => total + cell * slopes[i]! ** power, 0);
  const [first, second] = raters(diagnoses);
  expect(unwrap(cohenKappa(first, second, 0.95)).standardError).toBeCloseTo(
    Math.sqrt((moment(2) - moment(1) ** 2) / 100),
    8,
  );
});

test("20, 5, 10 and 15 of 50: observed .7, expected .5, κ .4", () => {
  const [first, second] = raters([
    [20, 5],
    [10, 15],
  ]);
  expect(unwrap(cohenKappa(first, second, 0.95)).kappa).toBeCloseTo(0.4, 14);
});

test("full agreement is 1, agreement by chance 0", () => {
  expect(unwrap(cohenKappa(["a", "b", "b"], ["a", "b", "b"], 0.95)).kappa).toBe(1);
  const [first, second] = raters([
    [25, 25],
    [25, 25],
  ]);
  expect(unwrap(cohenKappa(first, second, 0.95)).kappa).toBeCloseTo(0, 14);
});

test("one label only, or no items, leave nothing to agree on", () => {
  expect(cohenKappa(["a", "a"], ["a", "a"], 0.95)).toEqual({ ok: false, reason: "no-variation" });
  expect(cohenKappa([], [], 0.95)).toEqual({ ok: false, reason: "no-observations" });
  expect(() => cohenKappa(["a"], [], 0.95)).toThrow("got 1 and 0 labels");
});
