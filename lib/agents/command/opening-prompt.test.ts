import { expect, test } from "vitest";
import type { Trigger } from "@/lib/protocol/condition";
import type { AgentContext, ProfilingOffer, Tools } from "../agent";
import { openingPrompt } from "./opening-prompt";
import { outsideTools } from "./outside-tools";
import { PROMPTS_SHA256, PROMPTS_VERSION } from "./prompts";

const refused = async () => ({ ok: false, text: "", refused: null });
const tools: Tools = {
  ...{ exec: refused, read: refused, search: refused, edit: refused },
  ...{ test: refused, workload: refused, profile: refused, submit: refused },
};
const spent = {
  steps: 0,
  wallSeconds: 0,
  tokens: 0,
  usd: 0,
  profilingCalls: 0,
  profilingSeconds: 0,
  evidenceTokens: 0,
};
const state = { spent, held: spent, budget: { steps: 1, wallSeconds: 1, tokens: 1, usd: null }, profiling: null };

function promptUnder(profiling: ProfilingOffer | null, pushedEvidence: string | null = null): string {
  const context: Pick<AgentContext, "tools" | "profiling" | "budget" | "ended"> = {
    ...{ tools, profiling, budget: () => state, ended: () => null },
  };
  return openingPrompt({ statement: "It is slow.", profiling, pushedEvidence }, outsideTools(context));
}

const offer = (trigger: Trigger, drillDown = false): ProfilingOffer => ({
  ...{ kind: "cpu", trigger, calls: 3, secondsPerCall: 30, evidenceTokens: 1500, drillDown },
});

test("under every condition the words are the same but for the profile command and one paragraph of what is pushed", () => {
  const plain = promptUnder(null);
  const onDemand = promptUnder(offer("on-demand"));
  const without = onDemand.split("\n").filter((line) => !line.startsWith("- profile"));
  expect(without.join("\n")).toBe(plain);
  for (const trigger of ["at-start", "after-edit", "before-submit"] as const)
    expect(promptUnder(offer(trigger), "hot")).toMatch(new RegExp(`^${escaped(plain.trimEnd())}\n\n[^]+$`));
  expect(promptUnder(offer("after-edit", true))).toMatch(/- profile callers\|callees\|lines\|subtree HANDLE: Answers/);
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("the words a scaffold is told have a version", () => {
  expect([PROMPTS_VERSION, PROMPTS_SHA256]).toEqual([
    "1",
    "bdbaf90b40cf5f1e5cad43d32b5fb8d4ddb88e4803c21e7b1260db2c5d894882",
  ]);
});
