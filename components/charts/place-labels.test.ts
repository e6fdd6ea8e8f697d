import { expect, it } from "vitest";
import { LABEL_HEIGHT, labelWidth, type Mark, placeLabels } from "./place-labels";

const PLOT = { left: 66, right: 700, top: 14, bottom: 326 };
const mark = (text: string, x: number, y: number) => ({ text, x, y, radius: 7 });

const boxOf = (text: string, { x, y }: { x: number; y: number }) => ({
  left: x - labelWidth(text) / 2,
  right: x + labelWidth(text) / 2,
  top: y - LABEL_HEIGHT / 2,
  bottom: y + LABEL_HEIGHT / 2,
});

function expectNoCollision(marks: readonly (Mark & { text: string })[], dots: readonly Mark[] = []) {
  const boxes = placeLabels(marks, dots, PLOT).map(({ text, label }) => boxOf(text, label));
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1))
      expect(box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).toBe(
        false,
      );
    for (const { x, y, radius } of [...marks, ...dots]) {
      const dx = x - Math.min(Math.max(x, box.left), box.right);
      const dy = y - Math.min(Math.max(y, box.top), box.bottom);
      expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(radius);
    }
    expect(box.left).toBeGreaterThanOrEqual(PLOT.left);
    expect(box.right).toBeLessThanOrEqual(PLOT.right);
    expect(box.top).toBeGreaterThanOrEqual(PLOT.top);
    expect(box.bottom).toBeLessThanOrEqual(PLOT.bottom);
  });
}

it("names a single mark beside it, without a line to it", () => {
  const [named] = placeLabels([mark("C0", 300, 100)], [], PLOT);
  expect(named?.label).toMatchObject({ y: 100, leader: null });
  expectNoCollision([mark("C0", 300, 100)]);
});

it("keeps the names of marks apart that lie on one another", () => {
  const ids = ["C0", "C1", "C2", "C3", "C4", "B1", "B2", "B3"];
  expectNoCollision(ids.map((id) => mark(id, 300, 150)));
  expectNoCollision(ids.map((id, i) => mark(id, 300 + 3 * i, 150 + 2 * (i % 3))));
});

it("keeps names off dots while there is room, and inside at every corner", () => {
  const dots = [-24, -16, 16, 24].map((dx) => ({ x: 300 + dx, y: 150, radius: 3 }));
  expectNoCollision([mark("C0", 300, 150)], dots);
  for (const x of [PLOT.left, PLOT.right])
    for (const y of [PLOT.top, PLOT.bottom]) expectNoCollision([mark("C0", x, y)]);
});

it("draws a line to a name that had to move away", () => {
  const crowd = Array.from({ length: 400 }, (_, i) => ({
    x: 270 + 3 * (i % 20),
    y: 120 + 3 * Math.floor(i / 20),
    radius: 3,
  }));
  const leader = placeLabels([mark("C0", 300, 150)], crowd, PLOT)[0]?.label.leader;
  expect(Math.hypot((leader?.x1 ?? 0) - 300, (leader?.y1 ?? 0) - 150)).toBeCloseTo(7);
  expectNoCollision([mark("C0", 300, 150)], crowd);
});
