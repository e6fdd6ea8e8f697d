import { randomUUID } from "node:crypto";
import type { RunEffect, RunScore } from "@/lib/protocol/run-record";

/** A finished run for tests of the analysis; what is not said is unremarkable. */
export function run(
  at: Pick<RunEffect, "taskId" | "conditionId"> & Partial<RunEffect>,
  score: Partial<RunScore> | null = {},
): RunEffect {
  const logSpeedupRatio = score?.logSpeedupRatio ?? 0;
  const full: RunScore | null = score && {
    verdict: "correct",
    correct: true,
    speedup: 2,
    speedupInterval: null,
    expertSpeedup: 2,
    speedupRatio: Math.exp(logSpeedupRatio),
    logSpeedupRatio,
    ...score,
  };
  return {
    id: randomUUID(),
    replicate: 1,
    phase: 1,
    position: 0,
    state: "done",
    attempts: 1,
    startedAt: null,
    finishedAt: null,
    excludedReason: null,
    ending: { name: "submitted" },
    totals: {
      steps: 5,
      tokens: 1000,
      usd: null,
      agentSeconds: 3,
      profilingCalls: 1,
      profilingSeconds: 1,
      evidenceTokens: 300,
      profilingOutside: 0,
    },
    score: full,
    ...at,
  };
}
