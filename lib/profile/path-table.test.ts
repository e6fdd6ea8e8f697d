import { expect, it } from "vitest";
import { generator } from "./fixtures/sample-profile";
import { PathTable } from "./path-table";

it("gives equal pairs one row, parents before children, like a map would", () => {
  const random = generator(7);
  const table = new PathTable(5000);
  const known = new Map<string, number>();
  const rows: number[] = [-1];
  for (let i = 0; i < 5000; i++) {
    const parent = rows[Math.floor(random() * rows.length)]!;
    const label = Math.floor(random() * 12);
    const row = table.child(parent, label);
    expect(row).toBe(known.get(`${parent}:${label}`) ?? known.size);
    expect(row).toBeGreaterThan(parent);
    if (row === known.size) rows.push(row);
    known.set(`${parent}:${label}`, row);
  }
  const { parent, label } = table.rows();
  expect(parent.length).toBe(known.size);
  for (const [key, row] of known) expect(`${parent[row]}:${label[row]}`).toBe(key);
});

it("refuses more rows than it was made for", () => {
  const table = new PathTable(1);
  expect(table.child(-1, 3)).toBe(0);
  expect(table.child(-1, 3)).toBe(0);
  expect(() => table.child(0, 3)).toThrow(/made for 1 rows/);
});
