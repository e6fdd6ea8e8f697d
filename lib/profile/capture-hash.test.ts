import { expect, it } from "vitest";
import { captureHash } from "./capture-hash";

const base = {
  profiler: "v8-cpu",
  kind: "cpu",
  interval: 1000,
  command: "node w.mjs",
  options: { a: 1, b: true },
};

it("is the same for the same capture, whatever the order of its options", () => {
  expect(captureHash({ ...base, options: { b: true, a: 1 } })).toBe(captureHash(base));
  expect(captureHash(base)).toMatch(/^[0-9a-f]{64}$/);
});

it("differs with each part of the configuration", () => {
  const variants = [
    { profiler: "x" },
    { kind: "heap" },
    { interval: 500 },
    { command: "node v.mjs" },
    { options: { a: 2, b: true } },
  ];
  expect(new Set([base, ...variants.map((part) => ({ ...base, ...part }))].map(captureHash)).size).toBe(
    variants.length + 1,
  );
});
