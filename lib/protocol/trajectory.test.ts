import { describe, expect, it } from "vitest";
import { type EventDraft, longText, type RunEvent } from "./event";
import { emptyTrajectory, stepsOfKinds, type Trajectory, trajectory } from "./trajectory";

const AT = "2026-01-01T00:00:00.000Z";
const amounts = (steps: number) => ({
  ...{ steps, wallSeconds: steps, tokens: 10 * steps, usd: 0 },
  ...{ profilingCalls: 0, profilingSeconds: 0, evidenceTokens: 0 },
});
const numbered = (drafts: EventDraft[]): RunEvent[] => drafts.map((draft, i) => ({ ...draft, seq: i + 1, at: AT }));

const EVENTS = numbered([
  { kind: "message", step: 1, data: { role: "agent", content: longText("Let me\n  look.") } },
  { kind: "tool-call", step: 1, data: { call: 1, tool: "exec", input: { command: "node bench.js" } } },
  {
    kind: "tool-result",
    step: 1,
    data: {
      ...{ call: 1, tool: "exec", ok: false, refused: null, exitCode: 2, timedOut: false, milliseconds: 40 },
      ...{ stdoutChars: 3, tokens: 2, truncated: false, content: longText("no\n") },
    },
  },
  { kind: "budget", step: 1, data: { spent: amounts(1), held: amounts(0) } },
  {
    kind: "edit",
    step: 2,
    data: {
      files: [
        { path: "a.js", added: 3, deleted: 1 },
        { path: "b.js", added: 1, deleted: 0 },
      ],
      diff: longText(""),
      cumulative: longText(""),
      tree: "f00",
    },
  },
  { kind: "test-result", step: 2, data: { passed: 4, failed: 1, failures: [] } },
  { kind: "budget", step: 2, data: { spent: amounts(2), held: amounts(0) } },
  { kind: "ending", step: 2, data: { ending: { name: "budget-exhausted", limit: "steps" }, steps: 2 } },
]);
const whole = trajectory(emptyTrajectory("a"), EVENTS);

describe("trajectory", () => {
  it("groups events by step and keeps what a list shows of each", () => {
    expect(whole.steps.map((step) => [step.step, step.firstSeq, step.lastSeq, step.events])).toEqual([
      [1, 1, 4, 4],
      [2, 5, 8, 4],
    ]);
    expect(whole.steps[0]?.said).toBe("Let me look.");
    expect(whole.steps[0]?.tools).toMatchObject([{ tool: "exec", asked: "node bench.js", ok: false, exitCode: 2 }]);
    expect(whole.steps[1]?.edit).toEqual({ files: 2, firstPath: "a.js", added: 4, deleted: 1 });
    expect(whole.steps[1]?.tests).toEqual({ passed: 4, failed: 1 });
    expect(whole.steps[1]?.remark).toBe("budget exhausted: steps");
    expect(whole.ledger.map((point) => point.spent.tokens)).toEqual([10, 20]);
  });

  it("counts a model's tokens once, and takes only the agent's own words for what it said", () => {
    const told = { role: "user", content: longText("The workload is slow.") } as const;
    const call = {
      ...{ model: "m", inputTokens: 900, cachedInputTokens: 400, outputTokens: 50, reasoningTokens: 30 },
      ...{ estimated: false, milliseconds: 700, waitedMilliseconds: 9000, retries: 1, overshootTokens: 0, usd: null },
      finish: "tool-calls" as const,
    };
    const [step] = trajectory(
      emptyTrajectory("a"),
      numbered([
        { kind: "message", step: 0, data: told },
        { kind: "model-call", step: 0, data: call },
        { kind: "message", step: 0, data: { role: "thought", content: longText("Hm.") } },
        { kind: "message", step: 0, data: { role: "agent", content: longText("I look.") } },
      ]),
    ).steps;
    expect(step).toMatchObject({ said: "I look.", modelTokens: 950, modelMilliseconds: 700 });
  });

  it.each([1, 2, 3, 5, 7])("is the same whether folded at once or in parts of %d", (size) => {
    let state = emptyTrajectory("a");
    for (let from = 0; from < EVENTS.length; from += size) state = trajectory(state, EVENTS.slice(from, from + size));
    expect(state).toEqual(whole);
  });

  it("ignores what it has seen", () => {
    expect(trajectory(whole, EVENTS)).toEqual(whole);
    const half = trajectory(emptyTrajectory("a"), EVENTS.slice(0, 5));
    expect(trajectory(half, EVENTS.slice(2))).toEqual(whole);
  });

  it("takes nothing beyond a gap, says so, and is whole again once the missing events came", () => {
    const half = trajectory(emptyTrajectory("a"), EVENTS.slice(0, 3));
    const torn = trajectory(half, EVENTS.slice(5));
    expect(torn).toEqual({ ...half, gap: true });
    expect(trajectory(torn, EVENTS.slice(3))).toEqual(whole);
  });

  it("leaves the state it started from as it was", () => {
    const half = trajectory(emptyTrajectory("a"), EVENTS.slice(0, 2));
    const copy: Trajectory = structuredClone(half);
    trajectory(half, EVENTS);
    expect(half).toEqual(copy);
  });

  it("keeps the ledger's newest point however long the run is", () => {
    const many = numbered(
      Array.from({ length: 2000 }, (_, i) => ({
        ...{ kind: "budget", step: i, data: { spent: amounts(i), held: amounts(0) } },
      })) as EventDraft[],
    );
    const { ledger } = trajectory(emptyTrajectory("a"), many);
    expect(ledger.length).toBeLessThanOrEqual(400);
    expect(ledger.at(-1)?.spent.steps).toBe(1999);
  });

  it("narrows steps to those with a kind of event", () => {
    expect(stepsOfKinds(whole.steps, ["edit"]).map((step) => step.step)).toEqual([2]);
    expect(stepsOfKinds(whole.steps, [])).toHaveLength(2);
  });
});
