import { expect, test } from "vitest";
import { Trigger } from "@/lib/protocol/condition";
import type { ModelMessage, ModelTool } from "@/lib/protocol/model";
import { TEMPLATES } from "@/lib/protocol/templates";
import { memoryWorkbench, TestTime } from "../fixtures/memory-workbench";
import { openContext, playAgent } from "../fixtures/play-agent";
import { scriptedModel } from "../fixtures/scripted-model";
import type { ResolvedPolicy } from "../tools/render-evidence";
import { llm } from "./llm";
import { openingMessages } from "./opening-messages";
import { DEFAULTS } from "./parameters";
import { fill, PROMPTS, PROMPTS_SHA256, PROMPTS_VERSION } from "./prompts";

const protocol = TEMPLATES.find(({ id }) => id === "full-protocol")?.design([]);
if (!protocol) throw new Error("no template");

/** The policies of the protocol's own conditions, C0 first, each with a representation of its own. */
const POLICIES = new Map<string, ResolvedPolicy | null>(
  protocol.conditions.flatMap(({ id, profiling }): [string, ResolvedPolicy | null][] => {
    if (profiling === null) return [[id, null]];
    const { representation, ...policy } = profiling;
    return typeof representation === "string" ? [[id, { ...policy, representation }]] : [];
  }),
);
const first = (id: string): ResolvedPolicy => {
  const policy = POLICIES.get(id);
  if (!policy) throw new Error(`${id} has no profiling`);
  return policy;
};

interface Sent {
  messages: readonly ModelMessage[];
  tools: readonly ModelTool[];
}

/** What the model is really sent first, and after a call of a tool. */
async function sent(policy: ResolvedPolicy | null): Promise<{ first: Sent; second: Sent }> {
  const model = scriptedModel((_, number) => ({ calls: [{ name: number === 1 ? "test" : "submit" }] }));
  await playAgent(
    llm,
    { ...DEFAULTS, model: "scripted" },
    { workbench: memoryWorkbench(new TestTime()), model, policy },
  );
  const [one, two] = model.asked;
  if (!one || !two) throw new Error("the model was not asked twice");
  return { first: one, second: two };
}

const without = (tools: readonly ModelTool[]) => tools.filter(({ name }) => name !== "profile");

test("the protocol's conditions are told the same but for the profiling tool's own description", async () => {
  expect([...POLICIES.keys()]).toEqual(["C0", "C1", "C2", "C3", "C4"]);
  const none = await sent(null);
  expect(none.first.tools.map(({ name }) => name)).not.toContain("profile");
  const descriptions = new Set<string>();
  for (const [id, policy] of POLICIES) {
    const { first: own, second } = await sent(policy);
    expect(own.messages, id).toEqual(none.first.messages);
    expect(second.messages, id).toEqual(none.second.messages);
    expect(without(own.tools), id).toEqual(none.first.tools);
    const profile = own.tools.find(({ name }) => name === "profile");
    if (profile) descriptions.add(JSON.stringify(profile));
  }
  // Under one allowance the representations differ in what they show, and in no word before that.
  expect(descriptions.size).toBe(1);
});

test("the profiling budget is told in the profiling tool's description and nowhere else", async () => {
  const [low, high] = [
    { ...first("C2"), calls: 1, secondsPerCall: 10 },
    { ...first("C2"), calls: 10, secondsPerCall: 60 },
  ];
  const [few, many] = [await sent(low), await sent(high)];
  expect(few.first.messages).toEqual(many.first.messages);
  expect(without(few.first.tools)).toEqual(without(many.first.tools));
  const described = (tools: readonly ModelTool[]) => tools.find(({ name }) => name === "profile")?.description;
  expect(described(few.first.tools)).toContain("You can call this once; each call takes at most 10 seconds");
  expect(described(many.first.tools)).toContain("You can call this 10 times; each call takes at most 60 seconds");
});

test.each(Trigger.options.filter((trigger) => trigger !== "on-demand"))(
  "what is pushed %s is one paragraph of the task, and no tool",
  async (trigger) => {
    const none = await sent(null);
    const pushed = await sent({ ...first("C2"), trigger });
    expect(pushed.first.tools).toEqual(none.first.tools);
    expect(pushed.first.messages[0]).toEqual(none.first.messages[0]);
    const [plain, task] = [none.first.messages[1]?.text ?? "", pushed.first.messages[1]?.text ?? ""];
    expect(task.startsWith(`${plain}\n\n`)).toBe(true);
    expect(task.slice(plain.length + 2)).toMatch(/profile of the workload/);
  },
);

test("evidence pushed at the start is in the first message as it was recorded", async () => {
  const policy = { ...first("C2"), trigger: "at-start" as const };
  const { context } = await openContext({ workbench: memoryWorkbench(new TestTime()), model: null, policy });
  const [, task] = openingMessages(context, null);
  expect(task?.text).toContain(`\n\n${context.pushedEvidence}`);
  expect(openingMessages({ ...context, pushedEvidence: null }, null)[1]?.text).toContain(
    PROMPTS.pushed["at-start-none"],
  );
});

test("under drill-down the tool takes questions, and where profiles come by themselves nothing else", async () => {
  const asked = async (trigger: Trigger) =>
    (await sent({ ...first("C2"), drillDown: true, trigger })).first.tools.find(({ name }) => name === "profile");
  expect((await asked("on-demand"))?.parameters).toMatchObject({ properties: { ask: { type: "object" } } });
  expect((await asked("on-demand"))?.parameters.required).toBeUndefined();
  expect((await asked("after-edit"))?.parameters).toMatchObject({ required: ["ask"] });
});

test("every tool is an object to its provider, and each of its fields is described", async () => {
  const { first: own } = await sent({ ...first("C2"), drillDown: true });
  for (const { name, parameters } of own.tools) {
    expect(parameters, name).toMatchObject({ type: "object", additionalProperties: false });
    for (const [field, property] of Object.entries(Object(parameters.properties)))
      expect(Object(property).description, `${name}.${field}`).toMatch(/\w{3}/);
  }
});

test("no word in braces is left unfilled", async () => {
  for (const policy of [null, ...POLICIES.values()])
    expect(JSON.stringify((await sent(policy)).first)).not.toMatch(/[^$\\]\{[a-z]+\}/);
  expect(fill("{a} of {b}, {a}", { a: 1, b: "{a}" })).toBe("1 of {a}, 1");
});

test("a word that changes asks for a new version: what a study was frozen with must stay nameable", () => {
  expect([PROMPTS_VERSION, PROMPTS_SHA256]).toEqual([
    "1",
    "113f97b06ebcbebe78233df68bc44f7dfeb726eefb7ee0c04f169556c715c10e",
  ]);
});
