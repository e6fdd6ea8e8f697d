import { expect, it } from "vitest";
import { dumbbellLayout } from "./dumbbell-layout";

const row = (id: string, control: number, treatment: number) => ({
  ...{ id, control, treatment, controlHref: "", treatmentHref: "" },
});

it("puts the largest gain on top and the largest loss at the bottom", () => {
  const { rows } = dumbbellLayout([row("lost", 0, -1), row("same", -0.2, -0.2), row("gained", -1, 0.1)]);
  expect(rows.map((each) => each.id)).toEqual(["gained", "same", "lost"]);
  expect(rows[0]?.x2).toBeGreaterThan(rows[0]?.x1 ?? 0);
});

it("names tasks while there is room, and packs them when there is not", () => {
  const many = dumbbellLayout(Array.from({ length: 498 }, (_, i) => row(`t${i}`, -1, 0)));
  expect(many.hasLabels).toBe(false);
  expect(many.height).toBeLessThan(1700);
  expect(dumbbellLayout([row("a", -1, 0)]).hasLabels).toBe(true);
});

it("marks parity only where the axis holds it", () => {
  expect(dumbbellLayout([row("a", -2, -1)]).parity).toBeNull();
  expect(dumbbellLayout([row("a", -1, 0.2)]).parity).not.toBeNull();
});
