import type { StepSummary, ToolTrace } from "@/lib/protocol/trajectory";

/** A tool call for tests; what is not said is unremarkable. */
export const aTool = (changes: Partial<ToolTrace> = {}): ToolTrace => ({
  ...{ call: 1, tool: "exec", asked: "ls", ok: true, refused: null, exitCode: 0, timedOut: false },
  ...{ milliseconds: 100, tokens: 10 },
  ...changes,
});

/** A step for tests. */
export const aStep = (changes: Partial<StepSummary> = {}): StepSummary => ({
  ...{
    step: 1,
    firstSeq: 1,
    lastSeq: 3,
    events: 3,
    at: "2026-01-01T00:00:00.000Z",
    kinds: ["tool-call", "tool-result"],
  },
  ...{ tools: [aTool()], said: null, modelMilliseconds: 0, modelTokens: 0, edit: null, profiles: [], evidence: [] },
  ...{ tests: null, workload: null, remark: null },
  ...changes,
});
