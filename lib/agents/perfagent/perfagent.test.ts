import { afterEach, beforeEach, expect, test } from "vitest";
import type { Trigger } from "@/lib/protocol/condition";
import { Fault } from "@/lib/protocol/fault";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { dataOf, playAgent, type Setting } from "../fixtures/play-agent";
import { type ScriptedReply, scriptedModel } from "../fixtures/scripted-model";
import { openSmallWorkbench, type SmallWorkbench } from "../fixtures/small-workbench";
import { DEFAULTS, type Parameters, perfagent } from "./perfagent";

const SLOW = { timeout: 60_000 };

let small: SmallWorkbench<LocalSandbox>;
beforeEach(async () => {
  small = await openSmallWorkbench(openLocalSandbox);
});
afterEach(() => small.close());

/** The workload takes what a comment in unique.js says, 100 ms without one. */
const workbench = (): Setting["workbench"] => ({
  ...small.workbench,
  workload: async (samples) => {
    const [, milliseconds = "100"] = /takes (\d+)/.exec(await small.sandbox.read("src/unique.js")) ?? [];
    return {
      samplesMilliseconds: Array.from({ length: samples }, (_, index) => Number(milliseconds) + index / 10),
      ...{ matchesBase: true, failure: null },
    };
  },
});

async function play(
  replies: readonly (string | ScriptedReply)[],
  { parameters, ...setting }: Partial<Setting> & { parameters?: Partial<Parameters> } = {},
) {
  const script = replies.map((reply) => (typeof reply === "string" ? { text: reply } : reply));
  const model = scriptedModel((_, number) => script[number - 1] ?? { text: "I have no idea." });
  const chosen = { ...DEFAULTS, model: "scripted", maxIterations: script.length, ...parameters };
  const statement = "Finding unique values (src/unique.js) is slow.";
  const played = await playAgent(perfagent, chosen, { workbench: workbench(), model, statement, ...setting });
  const prompts = model.asked.map(({ messages }) => messages.at(-1)?.text ?? "");
  return { ...played, model, prompts, patch: await small.sandbox.patch() };
}

const block = (search: string, replace: string) => `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
/** An edit that makes the workload take so long. */
const takes = (milliseconds: number, before = "") =>
  block(`===== src/unique.js =====${before}`, `===== src/unique.js =====\n// takes ${milliseconds}`);

const policy = (trigger: Trigger) => ({
  ...({ kind: "cpu", granularity: "function", representation: "top-k" } as const),
  ...{ trigger, calls: 3, secondsPerCall: 10, evidenceTokens: 300 },
});

test("the program is measured first, each iteration is a step, and the best is the patch", SLOW, async () => {
  const { ending, events, prompts, patch, model } = await play([takes(50), takes(70, "\n// takes 50")]);
  expect(ending).toEqual({ name: "submitted" });
  // Reading the program, measuring it, two iterations, and submitting.
  expect(dataOf(events, "budget").at(-1)?.spent.steps).toBe(5);
  expect(events.find(({ kind }) => kind === "workload-result")?.step).toBe(2);
  expect(prompts[0]).toContain("===== src/unique.js =====\n");
  expect(prompts[0]).toContain("workload: 100.2 ms (95 % interval 100.0 to 100.4 ms");
  expect(prompts[1]).toContain("===== src/unique.js =====\n// takes 50\n");
  expect(patch).toContain("+// takes 50");
  expect(patch).not.toContain("takes 70");
  expect(model.asked.every(({ tools }) => tools.length === 0)).toBe(true);
  const roles = dataOf(events, "message").map(({ role }) => role);
  expect(roles).toEqual(["system", "user", "agent", "user", "agent"]);
});

test(
  "what fails the tests is told and undone; an answer that does not apply is told with the nearest place",
  SLOW,
  async () => {
    const broken = block('var unique = require("./unique");', "var unique = function () { return []; };");
    const { prompts, patch, events } = await play([broken, block("no such line", "x"), "```\n```"]);
    expect(prompts[1]).toContain("Your last program was not kept as the best, because it is not correct.");
    expect(prompts[1]).toMatch(/The tests fail:|\d passed, \d failed/);
    expect(prompts[2]).toContain("Block 1 (line 1) was not applied: its SEARCH part is not in the program.");
    expect(patch).toBe("");
    expect(dataOf(events, "budget").at(-1)?.spent.steps).toBe(6);
  },
);

test("evidence that the condition pushes stands in the prompt, and nothing else differs", SLOW, async () => {
  const { prompts, model } = await play([takes(50)], { policy: policy("at-start") });
  expect(prompts[0]).toContain("# A profile of the workload on this program\n");
  expect(prompts[0]).toContain("includes (src/unique.js");
  small.close();
  small = await openSmallWorkbench(openLocalSandbox);
  const without = await play([takes(50)], { policy: null });
  expect(without.model.asked[0]?.messages[0]).toEqual(model.asked[0]?.messages[0]);
  expect(prompts[0]?.replace(/\n# A profile of[\s\S]*(?=\nAnswer with)/, "")).toBe(without.prompts[0]);
});

test("after an edit its evidence is that of the program shown", SLOW, async () => {
  const { prompts } = await play([takes(50), takes(70, "\n// takes 50")], { policy: policy("after-edit") });
  expect(prompts[0]).not.toContain("A profile of the workload");
  expect(prompts[1]).toContain("# A profile of the workload on this program");
  expect(prompts[1]).toContain("pad (src/format.js:4)");
  expect(prompts[1]).not.toContain("includes (src/unique.js");
});

test("evidence shown before submitting gets one more iteration from the best", SLOW, async () => {
  const { prompts, ending, patch } = await play([takes(50), takes(20, "\n// takes 50")], {
    ...{ policy: policy("before-submit"), parameters: { maxIterations: 1 } },
  });
  expect(prompts[1]).toContain("# A profile of the workload on this program");
  expect(prompts[1]).toContain("// takes 50");
  expect(patch).toContain("+// takes 20");
  expect(ending).toEqual({ name: "submitted" });
});

test("a limit ends the run by its name, with the best as the patch", SLOW, async () => {
  const { ending, patch, model } = await play([takes(50), takes(70, "\n// takes 50"), takes(1)], {
    budget: { steps: 4 },
  });
  expect(ending).toEqual({ name: "budget-exhausted", limit: "steps" });
  expect(patch).toContain("+// takes 50");
  expect(model.asked).toHaveLength(2);
  small.close();
  small = await openSmallWorkbench(openLocalSandbox);
  const tokens = await play([takes(50), takes(70, "\n// takes 50")], { budget: { tokens: 1000 } });
  expect(tokens.ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
  expect(tokens.ledger.state().spent.tokens).toBeLessThanOrEqual(1000);
});

test("a model that cannot be reached is a fault; a cut answer is an iteration", SLOW, async () => {
  const fails = new Fault("model", "scripted does not answer");
  await expect(play([takes(50), { fails }])).rejects.toBe(fails);
  small.close();
  small = await openSmallWorkbench(openLocalSandbox);
  const cut = await play([{ text: `${"word ".repeat(5000)}` }, "…"]);
  expect(cut.prompts[1]).toContain("was cut off, so nothing was taken from it");
});

test("direct answers give the whole listing; one without a file's line is refused", SLOW, async () => {
  const { prompts, patch } = await play(["```\nmodule.exports = 1;\n```"], {
    parameters: { mode: "direct", maxIterations: 2 },
  });
  expect(prompts[1]).toContain("Of the changed listing, the listing begins with line 1 instead of that of a file.");
  expect(patch).toBe("");
});

test("the noise test keeps what is not clearly faster from being the best", SLOW, async () => {
  const given = { parameters: { noiseTest: true } };
  const { patch, prompts } = await play([takes(99), takes(100)], given);
  expect(patch).toContain("takes 99");
  expect(prompts).toHaveLength(2);
  small.close();
  small = await openSmallWorkbench(openLocalSandbox);
  const few = await play([takes(99)], { parameters: { noiseTest: true, samples: 1 } });
  expect(few.patch).toBe("");
});
