import { expect, test } from "vitest";
import { TEMPLATES } from "@/lib/protocol/templates";
import { budgetUse, countByCondition, exclusions, type RigorRun } from "./rigor-facts";

const pilot = TEMPLATES.find((template) => template.id === "pilot")?.design([]);
if (!pilot) throw new Error("there is a pilot");

const totals = { steps: 5, tokens: 900, usd: null, agentSeconds: 12, profilingCalls: 1, profilingSeconds: 2 };
const run = (position: number, conditionId: string, more: Partial<RigorRun> = {}): RigorRun => ({
  ...{ id: `run-${position}`, taskId: "a", conditionId, replicate: 1, phase: 1, position, state: "done", attempts: 1 },
  ...{ startedAt: null, finishedAt: null, excludedReason: null, ending: { name: "submitted" } },
  totals: { ...totals, evidenceTokens: 300, profilingOutside: 0 },
  ...more,
});
const fault = (position: number, conditionId: string, excludedReason: string) =>
  run(position, conditionId, { state: "fault", excludedReason, totals: null, ending: null });

test("every planned run is counted once, by how it stands", () => {
  const runs = [run(0, "C0"), run(1, "C1", { state: "queued", totals: null }), fault(2, "C1", "sandbox: full")];
  expect(
    countByCondition(pilot.conditions, runs).map(({ planned, done, open, fault }) => [planned, done, open, fault]),
  ).toEqual([
    [1, 1, 0, 0],
    [2, 0, 1, 1],
    [0, 0, 0, 0],
  ]);
});

test("an interleaved condition stands at half of the order, one that came last at its end", () => {
  const mixed = [run(0, "C0"), run(1, "C1"), run(2, "C1"), run(3, "C0")];
  expect(
    countByCondition(pilot.conditions, mixed)
      .slice(0, 2)
      .map((each) => each.meanPlace),
  ).toEqual([0.5, 0.5]);
  const blocked = [run(0, "C0"), run(1, "C0"), run(2, "C1"), run(3, "C1")];
  expect(countByCondition(pilot.conditions, blocked)[1]?.meanPlace).toBeCloseTo(5 / 6);
});

test("exclusions name their reason and where it struck", () => {
  expect(exclusions([fault(0, "C0", "x"), fault(1, "C1", "y"), fault(2, "C1", "y"), run(3, "C0")])).toEqual([
    { reason: "y", runs: 2, byCondition: [{ conditionId: "C1", runs: 2 }] },
    { reason: "x", runs: 1, byCondition: [{ conditionId: "C0", runs: 1 }] },
  ]);
});

test("overshoot is how far the largest use is over its limit", () => {
  const over = run(0, "C1", {
    totals: {
      ...totals,
      agentSeconds: pilot.budget.wallSeconds + 2,
      profilingCalls: 4,
      evidenceTokens: 0,
      profilingOutside: 0,
    },
    ending: { name: "budget-exhausted", limit: "wallSeconds" },
  });
  const use = budgetUse(pilot, [
    run(1, "C0", { totals: { ...totals, profilingCalls: 0, evidenceTokens: 0, profilingOutside: 0 } }),
    over,
  ]);
  expect(use.find((each) => each.limit === "wallSeconds")).toMatchObject({ overshoot: 2, ended: 1 });
  expect(use.find((each) => each.limit === "steps")).toMatchObject({ largest: 5, overshoot: 0, ended: 0 });
  expect(use.find((each) => each.limit === "profilingCalls")).toMatchObject({ largest: 4, overshoot: 1 });
  expect(use.find((each) => each.limit === "usd")).toMatchObject({ allowed: null, overshoot: null });
});
