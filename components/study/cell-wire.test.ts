import { expect, test } from "vitest";
import type { RunCell } from "@/lib/protocol/run-record";
import { packCells, unpackCells } from "./cell-wire";

const axes = { taskIds: ["semver", "luxon"], conditionIds: ["C0", "C1"] };
const cell: RunCell = {
  id: "01930000-0000-7000-8000-000000000001",
  taskId: "luxon",
  conditionId: "C1",
  replicate: 2,
  phase: 1,
  position: 7,
  state: "done",
  attempts: 1,
  startedAt: "2026-11-21T10:00:00.123Z",
  finishedAt: "2026-11-21T10:01:00.000Z",
  excludedReason: null,
  verdict: "tests-failed",
  correct: false,
  change: 12,
};

test("a cell survives the way, times to the millisecond", () => {
  const { change: _, correct: __, ...shown } = cell;
  expect(unpackCells(axes, packCells(axes, [cell]))).toEqual([shown]);
});

test("what is not there yet stays absent", () => {
  const open: RunCell = { ...cell, state: "queued", startedAt: null, finishedAt: null, verdict: null, correct: null };
  const faulted: RunCell = { ...open, state: "fault", excludedReason: "sandbox: no space left" };
  const [first, second] = unpackCells(axes, packCells(axes, [open, faulted]));
  expect(first).toMatchObject({
    state: "queued",
    startedAt: null,
    finishedAt: null,
    verdict: null,
    excludedReason: null,
  });
  expect(second).toMatchObject({ state: "fault", excludedReason: "sandbox: no space left" });
});
