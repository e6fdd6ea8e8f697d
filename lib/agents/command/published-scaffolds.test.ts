import { afterEach, describe, expect, test } from "vitest";
import { openGateway } from "@/lib/models/gateway/open-gateway";
import { aModel } from "@/lib/models/testing/a-model";
import type { Asked, Reply } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import { openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { probeIsolation } from "@/lib/sandbox/probe-isolation";
import { installScaffold } from "./fixtures/install-scaffold";
import { dataOf, POLICY, playProgram, printed } from "./fixtures/play-program";

/** Published scaffolds as they are, at work on a whole task: only what their model says is a script. */
const PUBLISHED = [
  {
    preset: "codex",
    provider: "openai",
    shell: (cmd: string): Reply => ({ calls: [{ name: "exec_command", input: { cmd } }] }),
    overMcp: (name: string): Reply => ({ calls: [{ namespace: "mcp__wick", name, input: {} }] }),
  },
  {
    preset: "opencode",
    provider: "openai-compatible",
    shell: (command: string): Reply => ({ calls: [{ name: "bash", input: { command, description: "a command" } }] }),
    overMcp: (name: string): Reply => ({ calls: [{ name: `wick_${name}`, input: {} }] }),
  },
  {
    preset: "claude-code",
    provider: "anthropic",
    shell: (command: string): Reply => ({ calls: [{ name: "Bash", input: { command, description: "a command" } }] }),
    overMcp: (name: string): Reply => ({ calls: [{ name: `mcp__wick__${name}`, input: {} }] }),
  },
] as const;

const { isolation } = await probeIsolation();
const FASTER = "sed -i 's/!includes(found, items.i.)/!found.includes(items[i])/; $a // faster' src/unique.js";

let server: ScriptedServer;
afterEach(() => server.stop());

const results = (asked: Asked) => asked.messages.flatMap(({ role, text }) => (role === "tool" ? [text] : []));

for (const { preset, provider, shell, overMcp } of PUBLISHED) {
  const scaffold = installScaffold(preset);
  if (!scaffold.ok) console.log(`Skipped: ${scaffold.reason}`);
  const parameters = { preset, scaffold: preset, model: "scripted" };

  describe.runIf(scaffold.ok && isolation.level === "full")(preset, { timeout: 180_000 }, () => {
    const open = (prices: Parameters<typeof aModel>[2] = {}) =>
      openGateway(aModel(server.url, provider, { keyVariable: null, ...prices }), { env: {} });
    const folder = scaffold.ok ? scaffold.folder : null;

    test("works on a whole task: profiles on its PATH and over MCP, edits, tests, is refused over budget, submits", async () => {
      const work = [
        ...[shell("profile"), overMcp("profile"), shell(FASTER), shell("wick-test"), overMcp("workload")],
        ...[overMcp("profile"), shell("wick-submit")],
      ];
      // A scaffold may ask for a title besides, without tools.
      server = await startScriptedServer(({ tools, messages }) => {
        const turn = messages.filter(({ role }) => role === "assistant").length;
        return (tools.length > 0 && work[turn]) || { text: "That is all." };
      });
      const prices = { input: 1, cachedInput: 0.1, output: 4, reasoning: null };
      const gateway = open({ prices });
      const played = await playProgram(openLocalSandbox, {
        ...{ gateway, policy: POLICY, budget: { usd: 1 }, parameters, scaffold: folder },
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
      expect(calls.length).toBeGreaterThanOrEqual(work.length);
      expect(calls.every(({ estimated, overshootTokens }) => !estimated && overshootTokens === 0)).toBe(true);
      const { spent } = played.ledger.state();
      expect(spent).toMatchObject({ steps: calls.length + 5, profilingCalls: 2 });
      expect(spent.tokens).toBe(calls.reduce((sum, one) => sum + one.inputTokens + one.outputTokens, 0));
      expect(spent.usd).toBeGreaterThan(0);
      expect(played.events.find(({ kind }) => kind === "edit")?.step).toBeGreaterThan(2);
      const said = printed(played).join("\n");
      expect(said).toMatch(/profile \{\}/);
      expect(said).not.toMatch(/^\{"type"/m);
    });

    test("is told when the budget is gone, in its provider's words, and its run ends by that name", async () => {
      server = await startScriptedServer(() => shell("ls"));
      const played = await playProgram(openLocalSandbox, {
        ...{ gateway: open(), budget: { tokens: 40_000 }, parameters, scaffold: folder },
      });
      expect(played.ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
      expect(played.ledger.state().spent.tokens).toBeLessThanOrEqual(40_000);
      expect(printed(played).join("\n")).toContain("its budget of tokens is spent");
    });
  });
}
