import { expect, it } from "vitest";
import { aStep, aTool } from "./step-fixture";
import { timelineLayout } from "./timeline-layout";

const step = (number: number, milliseconds: number, changes = {}) =>
  aStep({ step: number, tools: [aTool({ milliseconds })], ...changes });

it("fills its width, wider where a step took longer", () => {
  const pieces = timelineLayout([step(1, 100), step(2, 300), step(3, 0)], 1000);
  expect(pieces.map((piece) => piece.step)).toEqual([1, 2, 3]);
  const end = pieces.at(-1);
  expect((end?.x ?? 0) + (end?.width ?? 0)).toBeCloseTo(1000);
  expect(pieces[1]?.width).toBeGreaterThan(2 * (pieces[0]?.width ?? 0));
  expect(pieces[2]?.width).toBeGreaterThanOrEqual(3);
});

it("joins neighbours when there is no room for each, and shows the most telling of them", () => {
  const many = Array.from({ length: 1000 }, (_, i) =>
    step(i, 10, i === 501 ? { edit: { files: 1, firstPath: "a", added: 1, deleted: 0 } } : {}),
  );
  const pieces = timelineLayout(many, 300);
  expect(pieces.length).toBeLessThanOrEqual(100);
  expect(pieces.filter((piece) => piece.sort === "edit")).toHaveLength(1);
  expect(pieces.every((piece) => piece.width >= 2.99)).toBe(true);
});

it("draws nothing for no steps, and equal pieces when no time was recorded", () => {
  expect(timelineLayout([], 100)).toEqual([]);
  const [a, b] = timelineLayout([step(1, 0), step(2, 0)], 100);
  expect(a?.width).toBeCloseTo(b?.width ?? 0);
});
