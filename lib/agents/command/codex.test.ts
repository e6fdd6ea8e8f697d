import { afterEach, expect, test } from "vitest";
import { openGateway } from "@/lib/models/gateway/open-gateway";
import { aModel } from "@/lib/models/testing/a-model";
import type { Asked, Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import { openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { probeIsolation } from "@/lib/sandbox/probe-isolation";
import { installScaffold } from "./fixtures/install-scaffold";
import { dataOf, POLICY, playProgram, printed } from "./fixtures/play-program";

/** A published scaffold as it is, at work on a whole task: only what its model says is a script. */
const scaffold = installScaffold("codex");
if (!scaffold.ok) console.log(`Skipped: ${scaffold.reason}`);
const { isolation } = await probeIsolation();

let server: ScriptedServer;
afterEach(() => server.stop());

const shell = (cmd: string): Reply => ({ calls: [{ name: "exec_command", input: { cmd } }] });
const overMcp = (name: string): Reply => ({ calls: [{ namespace: "mcp__wick", name, input: {} }] });
const FASTER = "sed -i 's/!includes(found, items.i.)/!found.includes(items[i])/; $a // faster' src/unique.js";
const WORK = [
  shell("profile"),
  overMcp("profile"),
  shell(FASTER),
  shell("wick-test"),
  overMcp("workload"),
  overMcp("profile"),
  shell("wick-submit"),
];

const results = (asked: Asked) => asked.messages.flatMap(({ role, text }) => (role === "tool" ? [text] : []));

test.runIf(scaffold.ok && isolation.level === "full")(
  "Codex works on a whole task: it profiles on its PATH and over MCP, edits, tests, is refused over budget, and submits",
  { timeout: 180_000 },
  async () => {
    server = await startScriptedServer((_, number) => WORK[number - 1] ?? { text: "That is all." });
    const prices = { input: 1, cachedInput: 0.1, output: 4, reasoning: null };
    const gateway = openGateway(aModel(server.url, "openai", { keyVariable: null, prices }), { env: {} });
    const played = await playProgram(openLocalSandbox, {
      ...{ gateway, policy: POLICY, budget: { usd: 1 } },
      parameters: { preset: "codex", scaffold: "codex", model: "scripted-openai" },
      scaffold: scaffold.ok ? scaffold.folder : null,
    });
    expect(played.ending).toEqual({ name: "submitted" });
    expect(played.patch).toContain("+    if (!found.includes(items[i])) found.push(items[i]);");

    const used = dataOf(played.events, "tool-call").map(({ tool }) => tool);
    expect(used).toEqual(["profile", "profile", "test", "workload", "profile", "submit"]);
    const answers = results(server.asked.at(-1)!);
    const [evidence] = dataOf(played.events, "evidence-shown");
    for (const shown of answers.slice(0, 2)) expect(shown).toContain(evidence!.content.text.split("\n")[2]);
    expect(answers[3]).toMatch(/\d+ passed, 0 failed/);
    expect(answers[4]).toContain("median");
    expect(answers[5]).toContain("no profiling call is left");

    const calls = dataOf(played.events, "model-call");
    expect(calls).toHaveLength(server.asked.length);
    expect(calls.every(({ estimated, overshootTokens }) => !estimated && overshootTokens === 0)).toBe(true);
    const { spent } = played.ledger.state();
    expect(spent.steps).toBe(calls.length + 5);
    expect(spent).toMatchObject({ profilingCalls: 2 });
    expect(spent.tokens).toBe(calls.reduce((sum, one) => sum + one.inputTokens + one.outputTokens, 0));
    expect(spent.usd).toBeGreaterThan(0);
    expect(printed(played).join("\n")).toContain('"type":"mcp_tool_call"');
    expect(played.events.find(({ kind }) => kind === "edit")?.step).toBeGreaterThan(2);
  },
);

test.runIf(scaffold.ok && isolation.level === "full")(
  "Codex is told when the budget is gone, in its provider's words, and the run ends by that name",
  { timeout: 180_000 },
  async () => {
    server = await startScriptedServer(() => shell("ls"));
    const gateway = openGateway(aModel(server.url, "openai", { keyVariable: null }), { env: {} });
    const played = await playProgram(openLocalSandbox, {
      ...{ gateway, budget: { tokens: 40_000 } },
      parameters: { preset: "codex", scaffold: "codex", model: "scripted-openai" },
      scaffold: scaffold.ok ? scaffold.folder : null,
    });
    expect(played.ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
    expect(played.ledger.state().spent.tokens).toBeLessThanOrEqual(40_000);
    expect(printed(played).join("\n")).toContain("its budget of tokens is spent");
  },
);
