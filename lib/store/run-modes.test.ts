import { expect, test } from "vitest";
import { FAILURE_MODES, modesOf } from "@/lib/analysis/failure-modes";
import type { Outcome } from "@/lib/protocol/outcome";
import { type Finished, failAttempt, finishRun, startMeasuring } from "./attempts";
import { claimRun } from "./claim-run";
import { runEffects } from "./run-effects";
import { listRuns, runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { aDesign, anOutcome, finished, launched } from "./test-study";

provideTestDatabase();

const incorrect = (verdict: Outcome["verdict"]): Partial<Finished> => ({
  outcome: { ...anOutcome(2), verdict, correct: false, speedup: 1, rawSpeedup: 0.5 },
});
const FINISHED: Finished[] = [
  ...[1.5, 1.021, 1.02, 1, 1 / 1.02, 0.98, 0.9].map((speedup) => finished(speedup)),
  ...(["tests-failed", "output-differs", "patch-does-not-apply", "crashed", "tampering"] as const).map((verdict) =>
    finished(1, incorrect(verdict)),
  ),
  finished(3, { ending: { name: "budget-exhausted", limit: "steps" } }),
  ...(["malformed-calls", "context-exhausted", "turn-limit"] as const).map((name) => finished(3, { ending: { name } })),
  finished(0.5, { ...incorrect("tests-failed"), totals: { ...finished(1).totals, profilingOutside: 2 } }),
];

test("the list of a failure mode holds exactly the runs that the analysis counts", async () => {
  const { id } = await launched(aDesign({ replicates: 5 }));
  const { cells } = await runMatrix(id);
  for (const [i, cell] of cells.entries()) {
    const claimed = await claimRun(cell.id, { id: "w1", host: "here", pid: 1 });
    if (typeof claimed === "string") throw new Error(claimed);
    const how = FINISHED[i];
    if (how) {
      await startMeasuring(claimed.attemptId);
      await finishRun(claimed.attemptId, how);
    } else {
      const timing = { agent: 0, tools: 0, profiling: 0, measuring: 0, waiting: 0, harness: 0 };
      await failAttempt(claimed.attemptId, { place: "sandbox", message: "gone", retriable: false }, timing);
    }
  }
  const effects = await runEffects(id);
  for (const mode of FAILURE_MODES) {
    const counted = effects.filter((run) => modesOf(run).includes(mode)).map((run) => run.id);
    const { runs } = await listRuns(id, { mode });
    expect(counted.length, mode).toBeGreaterThan(0);
    expect(
      runs.map((run) => run.id),
      mode,
    ).toEqual(counted);
  }
});
