import { expect, it } from "vitest";
import type { Attempt } from "@/lib/protocol/attempt";
import { emptyTrajectory, trajectory } from "@/lib/protocol/trajectory";
import { phaseInWords } from "./phase-words";

const attempt: Attempt = {
  ...{ id: "00000000-0000-7000-8000-000000000001", runId: "00000000-0000-7000-8000-000000000002", number: 1 },
  ...{ state: "running", worker: "w", host: "h", isolation: null, startedAt: "2025-11-21T00:00:00Z", endedAt: null },
  ...{ fault: null, lastSeq: 0, timing: null },
};
const empty = emptyTrajectory(attempt.id);
const over = trajectory(empty, [
  { seq: 1, at: attempt.startedAt, kind: "ending", step: 0, data: { ending: { name: "submitted" }, steps: 0 } },
]);

it("says what is under way before the first event, after the last, and while the patch is measured", () => {
  expect(phaseInWords({ state: "running", attempt }, empty)?.name).toBe("Preparing");
  expect(phaseInWords({ state: "running", attempt }, over)?.name).toBe("Handing over the patch");
  expect(phaseInWords({ state: "measuring", attempt }, over)?.name).toBe("Measuring the patch");
});

it("says nothing of what is not under way", () => {
  expect(phaseInWords({ state: "queued", attempt: null }, empty)).toBeNull();
  expect(phaseInWords({ state: "done", attempt: { ...attempt, state: "done" } }, over)).toBeNull();
  expect(phaseInWords({ state: "running", attempt: { ...attempt, state: "lost" } }, empty)).toBeNull();
});
