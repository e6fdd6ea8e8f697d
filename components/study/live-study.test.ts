import { expect, test } from "vitest";
import type { RunCell } from "@/lib/protocol/run-record";
import { type MatrixCell, packCells } from "./cell-wire";
import { secondsLeft } from "./eta";
import { applyPulse, initialState } from "./live-study-state";
import { cellAt, matrixRows, movePlace } from "./matrix-layout";
import type { StudyStanding } from "./study-pulse";

const axes = { taskIds: ["a", "b"], conditionIds: ["C0", "C1"] };
const run = (
  id: string,
  taskId: string,
  conditionId: string,
  replicate: number,
  more: Partial<RunCell> = {},
): RunCell => ({
  ...{ id, taskId, conditionId, replicate, phase: 1, position: 0, state: "queued", attempts: 0, startedAt: null },
  ...{ finishedAt: null, excludedReason: null, verdict: null, correct: null, change: 0 },
  ...more,
});
const runs = [run("1", "b", "C1", 2), run("2", "b", "C1", 1), run("3", "a", "C0", 1), run("4", "b", "C0", 1)];
const standing: StudyStanding = {
  state: "running",
  counts: { queued: 4, running: 0, measuring: 0, done: 0, fault: 0, cancelled: 0 },
  ...{ doneAtLook: null, launchedAt: null, completedAt: null, protocolHash: null },
};

test("rows follow the sample, columns the design, replicates their number", () => {
  const rows = matrixRows(axes, runs);
  expect(rows.map((row) => [row.taskId, row.cells.map((list) => list.map((cell) => cell.id))])).toEqual([
    ["a", [["3"], []]],
    ["b", [["4"], ["2", "1"]]],
  ]);
});

test("moving stays inside, also where rows are of different width", () => {
  const rows = matrixRows(axes, runs);
  expect(movePlace(rows, { row: 1, at: 2 }, { rows: -1 })).toEqual({ row: 0, at: 0 });
  expect(movePlace(rows, { row: 1, at: 2 }, { at: 1 })).toEqual({ row: 1, at: 2 });
  expect(cellAt(rows, { row: 1, at: 2 })?.id).toBe("1");
});

test("a pulse replaces the cells it names and leaves the others", () => {
  const before = initialState(axes, { standing, rows: packCells(axes, runs), change: 3 });
  const done = run("1", "b", "C1", 2, { state: "done", verdict: "correct" });
  const after = applyPulse(axes, before, {
    cursor: "4",
    pulse: { standing: { ...standing, doneAtLook: 3 }, cells: packCells(axes, [done]) },
  });
  expect(after.cells.get("1")).toMatchObject({ state: "done", verdict: "correct" });
  expect(after.cells.get("2")).toBe(before.cells.get("2"));
  expect(after.standing.doneAtLook).toBe(3);
  expect([before.cursor, after.cursor]).toEqual(["3", "4"]);
  expect([...after.cells.keys()]).toEqual(["1", "2", "3", "4"]);
});

test("what is left follows the rate of finished runs", () => {
  const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000).toISOString();
  const done = (seconds: number): MatrixCell => run("x", "a", "C0", 1, { state: "done", finishedAt: at(seconds) });
  const open = run("y", "a", "C0", 1);
  expect(secondsLeft([done(0), done(10), done(20), open, open], 1_000_000_020_000)).toBe(20);
  expect(secondsLeft([done(0), done(10), done(20), open, open], 1_000_000_025_000)).toBe(15);
  expect(secondsLeft([done(0), done(10), done(20), open, open], 1_000_000_900_000)).toBe(10);
  expect(secondsLeft([done(0), open], 1_000_000_025_000)).toBeNull();
});
