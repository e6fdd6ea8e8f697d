import { expect, it } from "vitest";
import { proportionsLayout } from "./proportions-layout";

it("draws each condition on the same line of every panel, from 0 to 100 %", () => {
  const half = { estimate: 0.5, interval: { low: 0.25, high: 0.75 } };
  const { panels, rows } = proportionsLayout(
    [
      { title: "a", shares: [half, null] },
      { title: "b", shares: [null, half] },
    ],
    ["C0", "C1"],
  );
  expect(panels[0]?.marks[0]?.y).toBe(rows[0]?.y);
  expect(panels[1]?.marks[1]?.y).toBe(rows[1]?.y);
  expect(panels[0]?.marks[1]).toBeNull();
  const [panel] = panels;
  expect(panel?.marks[0]?.x).toBe(((panel?.left ?? 0) + (panel?.right ?? 0)) / 2);
  expect(panels[1]?.left).toBeGreaterThan(panel?.right ?? 0);
});
