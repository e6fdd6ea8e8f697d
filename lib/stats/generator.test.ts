import { expect, test } from "vitest";
import { fnv1a } from "./fnv1a";
import { generator } from "./generator";
import { philox } from "./philox";

const first = (stream: { next(): number }, n: number) => Array.from({ length: n }, () => stream.next());

test("the stream is Philox counted from 0 under the hash of the seed", () => {
  const hash = fnv1a("pilot");
  const key = [Number(hash & 0xffffffffn), Number(hash >> 32n)] as const;
  const stream = generator("pilot");
  const drawn = Array.from({ length: 8 }, () => stream.bits());
  expect(drawn).toEqual([...philox([0, 0, 0, 0], key), ...philox([1, 0, 0, 0], key)]);
});

test("equal seeds give equal numbers, other seeds others", () => {
  expect(first(generator(7), 5)).toEqual(first(generator("7"), 5));
  expect(first(generator(7), 5)).not.toEqual(first(generator(8), 5));
});

test("a fork depends on its name and not on what was drawn before", () => {
  const used = generator("study");
  first(used, 100);
  expect(first(used.fork("order"), 5)).toEqual(first(generator("study").fork("order"), 5));
  expect(first(used.fork("order"), 5)).not.toEqual(first(used.fork("sample"), 5));
  expect(used.fork("order").fork(3).seed).toBe("study › order › 3");
});

test("a seed cannot be written so that it meets another seed's fork", () => {
  expect(generator("study › order").seed).not.toBe(generator("study").fork("order").seed);
});

test("next is uniform on [0, 1): mean, variance and serial correlation of 100,000 draws", () => {
  const draws = first(generator("uniform"), 100_000);
  const centred = draws.map((value) => value - 0.5);
  const average = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;
  expect(Math.min(...draws.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  expect(draws.every((value) => value < 1)).toBe(true);
  expect(Math.abs(average(centred))).toBeLessThan(4 / Math.sqrt(12 * 100_000));
  expect(average(centred.map((value) => value ** 2))).toBeCloseTo(1 / 12, 2);
  expect(Math.abs(average(centred.slice(1).map((value, i) => value * centred[i]!)) * 12)).toBeLessThan(0.02);
});

test("integer(n) reaches each of 0 … n − 1 about equally often", () => {
  const stream = generator("die");
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) counts[stream.integer(6)]!++;
  const chiSquared = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(20.5); // the 99.9 % point of 5 degrees of freedom
  expect(stream.integer(1)).toBe(0);
  expect(() => stream.integer(0)).toThrow("got 0");
});

test("shuffle permutes a copy, and every order of three items is about equally likely", () => {
  const stream = generator("cards");
  const items = ["a", "b", "c"];
  const counts = new Map<string, number>();
  for (let i = 0; i < 12_000; i++) {
    const order = stream.shuffle(items).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(items).toEqual(["a", "b", "c"]);
  expect([...counts.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test("integer(n) has no modulo bias: a third of 0 … 3 × 2³⁰ − 1 lies below 2³⁰, where a remainder would put half", () => {
  const stream = generator("bias");
  const below = Array.from({ length: 3_000 }, () => stream.integer(3 * 2 ** 30)).filter((drawn) => drawn < 2 ** 30);
  expect(Math.abs(below.length - 1_000)).toBeLessThan(120);
});
