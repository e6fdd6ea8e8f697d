import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { openGateway } from "@/lib/models/gateway/open-gateway";
import { aModel } from "@/lib/models/testing/a-model";
import type { Script } from "@/lib/models/testing/script";
import { type ScriptedServer, startScriptedServer } from "@/lib/models/testing/scripted-server";
import type { Gateway } from "@/lib/protocol/gateway";
import type { ModelConfig, ModelProvider } from "@/lib/protocol/model";
import { openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { command } from "./command";
import { dataOf, POLICY, playProgram, printed, type Setting } from "./fixtures/play-program";
import { DEFAULTS, Parameters } from "./parameters";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const own = (command: string) => ({ preset: "own", command });

async function withModel(script: Script, more: Partial<ModelConfig> = {}): Promise<Gateway> {
  server = await startScriptedServer(script);
  const config = aModel(server.url, "openai-compatible", { keyVariable: null, ...more });
  return openGateway(config, { env: {}, sleep: async () => {}, tries: 2 });
}

const play = (setting: Setting) => playProgram(openLocalSandbox, setting);

/** A little scaffold: asks the model until it is refused, runs what it is told, and says what it was answered. */
const LOOP = `node --input-type=module -e '
import { execSync } from "node:child_process";
const messages = [{ role: "user", content: "Go on." }];
for (;;) {
  const response = await fetch(process.env.OPENAI_BASE_URL + "/chat/completions", {
    method: "POST",
    headers: { authorization: "Bearer " + process.env.OPENAI_API_KEY, "content-type": "application/json" },
    body: JSON.stringify({ model: "mine", messages, max_tokens: 300 }),
  });
  const body = await response.json();
  if (!response.ok) { console.log(response.status, body.error.message); process.exit(9); }
  const { message } = body.choices[0];
  messages.push(message);
  if (message.content === "done") break;
  let output = "";
  try { output = execSync(message.content, { encoding: "utf8" }); } catch (error) { output = "exit " + error.status + " " + error.stdout; }
  console.log(output.trim());
  messages.push({ role: "user", content: output || "nothing" });
}'`;

test("a program works in the tree: its model and its commands are metered, its edits recorded, its output kept", async () => {
  const gateway = await withModel(
    [
      { text: "profile" },
      { text: "sed -i s/500/5/ src/unique.js; echo '// faster' >> src/unique.js" },
      { text: "wick-test" },
      { text: "wick-workload 2" },
      { text: "done" },
    ],
    { prices: { input: 1, cachedInput: null, output: 4, reasoning: null } },
  );
  const played = await play({ parameters: own(LOOP), gateway, policy: POLICY });
  expect(played.ending).toEqual({ name: "submitted" });
  expect(played.patch).toContain("+// faster");
  const calls = dataOf(played.events, "model-call");
  expect(calls).toHaveLength(5);
  expect(dataOf(played.events, "tool-call").map(({ tool }) => tool)).toEqual(["profile", "test", "workload"]);
  const { spent } = played.ledger.state();
  expect(spent.steps).toBe(8);
  expect(spent.profilingCalls).toBe(1);
  expect(spent.tokens).toBe(calls.reduce((sum, call) => sum + call.inputTokens + call.outputTokens, 0));
  expect(spent.usd).toBeCloseTo(
    calls.reduce((sum, call) => sum + (call.usd ?? 0), 0),
    9,
  );
  expect(calls.every((call) => call.overshootTokens === 0 && !call.estimated)).toBe(true);
  const [evidence] = dataOf(played.events, "evidence-shown");
  expect(printed(played).join("\n")).toContain(evidence!.content.text.split("\n")[0]);
  const edit = played.events.find(({ kind }) => kind === "edit");
  expect(edit).toMatchObject({ step: 3, data: { files: [{ path: "src/unique.js" }] } });
  expect(server!.asked.every((asked) => asked.model === "scripted-1" && asked.maxOutputTokens! <= 300)).toBe(true);
  // Wall time is the run's own: at least what it slept, and not the recording of its changes.
  expect(spent.wallSeconds).toBeGreaterThan(0);
});

test("when the tokens are gone the model refuses in its provider's shape, and the run ends by that name", async () => {
  const gateway = await withModel(() => ({ text: "echo again" }));
  const played = await play({ parameters: own(LOOP), gateway, budget: { tokens: 2500 } });
  expect(played.ending).toEqual({ name: "budget-exhausted", limit: "tokens" });
  expect(printed(played).at(-1)).toMatch(/^400 This run has ended: its budget of tokens is spent/);
  expect(played.ledger.state().spent.tokens).toBeLessThanOrEqual(2500);
});

test("steps, money and time end it by their names too, without overshoot", async () => {
  const endless = () => ({ text: "echo again" });
  const steps = await play({ parameters: own(LOOP), gateway: await withModel(endless), budget: { steps: 3 } });
  expect(steps.ending).toEqual({ name: "budget-exhausted", limit: "steps" });
  expect(steps.ledger.state().spent.steps).toBe(3);
  await server?.stop();
  const prices = { input: 10, cachedInput: null, output: 50, reasoning: null };
  const money = await play({
    parameters: own(LOOP),
    gateway: await withModel(endless, { prices }),
    budget: { usd: 0.03 },
  });
  expect(money.ending).toEqual({ name: "budget-exhausted", limit: "usd" });
  expect(money.ledger.state().spent.usd).toBeLessThanOrEqual(0.03);
  const time = await play({ parameters: own("sleep 60"), budget: { wallSeconds: 2 } });
  expect(time.ending).toEqual({ name: "budget-exhausted", limit: "wallSeconds" });
  expect(time.ledger.state().spent.wallSeconds).toBeLessThan(4);
});

test("a profiling call over the allowance is refused with its exit code, and without profiling there is no such command", async () => {
  const asking = own("profile >/dev/null; profile >/dev/null; profile; echo code $?; wick-budget | grep profiling");
  const played = await play({ parameters: asking, policy: POLICY });
  expect(printed(played)).toEqual([
    "Refused: no profiling call is left in this run's allowance.",
    "code 3",
    "profiling calls: 0 of 2",
  ]);
  const looking = own(
    "command -v profile || echo none; ls ../wick/bin; wick-budget | grep -c profiling; profile; echo code $?",
  );
  const without = await play({ parameters: looking });
  expect(printed(without)).toEqual([
    ...["none", "wick-budget", "wick-mcp", "wick-submit", "wick-test", "wick-workload"],
    ...["0", "code 127"],
  ]);
  expect(dataOf(without.events, "message")[0]!.content.text).not.toMatch(/\bprofile\b/);
});

test("evidence comes when the condition says: in the prompt, with the next answer after an edit, before submitting", async () => {
  const pushed = (trigger: "at-start" | "after-edit" | "before-submit", command: string) =>
    play({ parameters: own(command), policy: { ...POLICY, trigger } });
  const start = await pushed("at-start", "grep -c includes $WICK_PROMPT_FILE");
  expect(Number(printed(start)[0])).toBeGreaterThan(0);
  const edit = await pushed(
    "after-edit",
    "wick-test; echo '// more' >> src/format.js; wick-test; command -v profile || echo none",
  );
  expect(dataOf(edit.events, "evidence-shown")).toHaveLength(1);
  const lines = printed(edit);
  const { text } = dataOf(edit.events, "evidence-shown")[0]!.content;
  expect(lines.indexOf(text.split("\n")[0]!)).toBeGreaterThan(1);
  expect(lines.at(-1)).toBe("none");
  const unseen = await pushed("after-edit", "echo '// more' >> src/format.js");
  expect(dataOf(unseen.events, "evidence-shown")).toEqual([]);
  expect(unseen.ledger.state().spent.profilingCalls).toBe(0);
  const submit = await pushed("before-submit", "wick-submit; echo code $?; wick-submit all done; sleep 30");
  expect(submit.ending).toEqual({ name: "submitted" });
  expect(printed(submit).join("\n")).toMatch(/Not submitted yet[\s\S]*code 0\nSubmitted\./);
  expect(dataOf(submit.events, "evidence-shown")).toHaveLength(1);
});

test("MCP on stdio is the same server", async () => {
  const list = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: {} });
  const call = JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "test", arguments: {} } });
  const played = await play({ parameters: own(`(echo '${list}'; sleep 1; echo '${call}'; sleep 2) | wick-mcp`) });
  const [listed, called] = printed(played).map((line) => JSON.parse(line));
  expect(listed.result.tools).toHaveLength(4);
  expect(called).toMatchObject({ id: 2, result: { isError: false } });
  expect(dataOf(played.events, "tool-call").map(({ tool }) => tool)).toEqual(["test"]);
});

test("wrong words cost nothing and say how the command is used", async () => {
  const words = own("wick-workload many; echo $?; wick-test now; echo $?; profile callers x9; echo $?");
  const played = await play({ parameters: words, policy: { ...POLICY, drillDown: true } });
  const text = printed(played).join("\n");
  expect(text).toMatch(/Usage: wick-workload \[SAMPLES\]\n2/);
  expect(text).toMatch(/Usage: wick-test\n2/);
  expect(text).toMatch(/Usage: profile \[callers\|callees\|lines\|subtree HANDLE\]\n2/);
  expect(played.ledger.state().spent.steps).toBe(0);
});

test("a provider that is down is a fault, whatever the program makes of it", async () => {
  const gateway = await withModel(() => ({ status: 503 }));
  await expect(play({ parameters: own(LOOP), gateway })).rejects.toMatchObject({ name: "Fault", place: "model" });
  await server?.stop();
  const broken = await withModel(() => ({ text: "word ".repeat(100), broken: "reset" }));
  const giving = own(`${LOOP} || true`);
  await expect(play({ parameters: giving, gateway: broken })).rejects.toMatchObject({ place: "model" });
});

test("a program that gives up waiting is charged what it asked, and goes on", async () => {
  const gateway = await withModel([{ text: "late", delayMilliseconds: 3000 }, { text: "here" }]);
  const ask = (wait: number) =>
    `fetch(process.env.OPENAI_BASE_URL + "/chat/completions", { method: "POST", signal: AbortSignal.timeout(${wait}), headers: { authorization: "Bearer " + process.env.OPENAI_API_KEY }, body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Go on." }] }) }).then((r) => r.text())`;
  const program = `node --input-type=module -e '
    await ${ask(500)}.catch((error) => console.log(error.name));
    console.log(JSON.parse(await ${ask(60_000)}).choices[0].message.content);'`;
  const played = await play({ parameters: own(program), gateway });
  expect(played.ending).toEqual({ name: "submitted" });
  expect(printed(played)).toEqual(["TimeoutError", "here"]);
  const [given, answered] = dataOf(played.events, "model-call");
  expect(given).toMatchObject({ estimated: true, outputTokens: 0, finish: "other" });
  expect(answered).toMatchObject({ estimated: false });
});

test("whatever a program asks for, however wrong, is answered, and is no fault", async () => {
  const post = (at: string, body: string) =>
    `fetch(new URL("${at}", process.env.WICK_MCP_URL), { method: "POST", headers: { authorization: "Bearer " + process.env.WICK_KEY, "content-type": "application/json", accept: "application/json, text/event-stream" }, body: ${body} }).then((r) => console.log(r.status))`;
  const asked = [
    ["/tools/test", '"{"'],
    ["/tools/test", '"{}"'],
    ["/mcp", '"{"'],
    ["/openai/v1/chat/completions", '"{"'],
    ["/elsewhere", '""'],
  ];
  const program = `node --input-type=module -e '${asked.map(([at, body]) => `await ${post(at!, body!)};`).join("\n")}'`;
  const played = await play({ parameters: own(program), gateway: await withModel([]) });
  expect(played.ending).toEqual({ name: "submitted" });
  expect(printed(played)).toEqual(["400", "400", "400", "400", "404"]);
  expect(played.ledger.state().spent.steps).toBe(0);
});

test("output without end is kept to a bound, and told", async () => {
  const played = await play({ parameters: own("yes | head -n 30000") });
  expect(printed(played)).toHaveLength(20_000);
  expect(dataOf(played.events, "notice").at(-1)?.text).toBe("10,000 more lines of its output were not kept.");
});

test("a program's own failure is an ending with its last words; one that is not there is a fault", async () => {
  const failed = await play({ parameters: own("echo no idea >&2; exit 4") });
  expect(failed.ending).toEqual({ name: "stopped", reason: "its program ended with exit code 4: no idea" });
  await expect(play({ parameters: own("no-such-agent") })).rejects.toMatchObject({ place: "agent-code" });
});

test("nothing of the host's environment and no provider's key is inside", async () => {
  process.env.WICK_TEST_SECRET = "s3cret";
  const gateway = await withModel([]);
  const played = await play({
    parameters: own("env; cat ../wick/* ~/* /proc/self/mountinfo 2>/dev/null"),
    gateway,
  });
  const text = printed(played).join("\n");
  expect(text).toContain("OPENAI_API_KEY=wick-");
  expect(text).not.toContain("s3cret");
  expect(text).not.toContain(server!.url);
});

test("an installed scaffold and its trajectory: its actions stand at the steps they came of", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wick-scaffold-"));
  chmodSync(folder, 0o755);
  const log = {
    messages: [
      { role: "system", content: "s" },
      { role: "assistant", content: "look", extra: { actions: [{ command: "node --cpu-prof x" }] } },
      { role: "tool", content: "src" },
      { role: "assistant", content: "enough" },
    ],
    info: { exit_status: "Submitted" },
  };
  writeFileSync(path.join(folder, "log.json"), JSON.stringify(log));
  try {
    const gateway = await withModel([{ text: "ls" }, { text: "done" }]);
    const trajectory = { format: "mini-swe-agent" as const, path: "out/*.json" };
    const parameters = {
      ...own(`${LOOP}; mkdir ~/out; cp $WICK_SCAFFOLD/log.json ~/out/a.json`),
      scaffold: "log",
      trajectory,
    };
    const played = await play({ parameters, gateway, scaffold: folder });
    const texts = played.events.flatMap((event) =>
      event.kind === "message" ? [[event.step, event.data.content.text] as const] : [],
    );
    expect(texts).toContainEqual([1, "node --cpu-prof x"]);
    expect(played.events).toContainEqual({
      ...{ kind: "notice", step: 1 },
      data: { code: "profiling-outside-budget", text: "The scaffold ran a command of its own that uses --cpu-prof." },
    });
    expect(texts).toContainEqual([1, "src"]);
    expect(texts).toContainEqual([2, "enough"]);
    expect(dataOf(played.events, "notice").at(-1)?.text).toMatch(
      /^2 actions .*Not taken \(prompt: 1\).*ended as Submitted/,
    );
    const alone = { ...own("mkdir ~/out; cp $WICK_SCAFFOLD/log.json ~/out/a.json"), scaffold: "log", trajectory };
    expect((await play({ parameters: alone, scaffold: folder })).ledger.state().spent.steps).toBe(2);
    const broken = { ...own("mkdir ~/out; echo { > ~/out/a.json"), trajectory };
    const left = await play({ parameters: broken });
    expect(left.ending).toEqual({ name: "submitted" });
    expect(dataOf(left.events, "notice").at(-1)?.text).toMatch(/could not be read as mini-swe-agent/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("parameters that cannot be are refused by name", () => {
  const problems = (more: object) =>
    Parameters.safeParse({ ...DEFAULTS, ...more }).error?.issues.map(({ path: at }) => at.join("."));
  expect(problems({})).toEqual(["command"]);
  expect(problems({ preset: "codex" })).toEqual(["model"]);
  expect(problems({ preset: "own", command: "x", scaffold: "../up" })).toEqual(["scaffold"]);
  expect(problems({ preset: "codex", model: "m" })).toBeUndefined();
});

test("a scaffold has no use of a model whose provider does not speak its protocol", () => {
  const refusal = (preset: string, provider: ModelProvider) =>
    command.refusesModel?.({ ...DEFAULTS, preset, model: "m" }, provider);
  expect(refusal("claude-code", "openai")).toBe(
    "Claude Code speaks messages, and a model of openai chat-completions and responses",
  );
  expect(refusal("codex", "google")).toContain("no protocol that passes to programs");
  expect([refusal("codex", "openai"), refusal("claude-code", "anthropic"), refusal("own", "google")]).toEqual([
    null,
    null,
    null,
  ]);
});
