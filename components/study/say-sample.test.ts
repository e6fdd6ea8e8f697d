import { expect, it } from "vitest";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { sampleTasks } from "@/lib/protocol/sample";
import { saySample } from "./say-sample";

const tasks = (await BENCHMARKS[0]?.load()) ?? [];
const ids = tasks.map((task) => task.id);

it("tells a drawn sample from a chosen one", () => {
  const drawn = sampleTasks(tasks, 1, 7);
  expect(saySample({ taskIds: ids, perStratum: null, seed: 1 }, tasks)).toBe(`all ${ids.length} tasks`);
  expect(saySample({ taskIds: ids.slice(0, 6), perStratum: null, seed: 1 }, tasks)).toBe("6 chosen tasks (not drawn)");
  expect(saySample({ taskIds: drawn, perStratum: 1, seed: 7 }, tasks)).toBe(
    `${drawn.length} tasks drawn by seed 7, at most 1 per repository`,
  );
  expect(saySample({ taskIds: drawn.slice(1), perStratum: 1, seed: 7 }, tasks)).toBe(
    `${drawn.length - 1} tasks: of the ${drawn.length} drawn by seed 7, 1 left out, 0 added by hand`,
  );
});
