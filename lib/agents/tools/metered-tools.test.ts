import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Budget } from "@/lib/budget/budget";
import { Ledger } from "@/lib/budget/ledger";
import { countTokens } from "@/lib/evidence/tokens";
import { EventDraft, type EventKind } from "@/lib/protocol/event";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { openSmallWorkbench, type SmallWorkbench } from "../fixtures/small-workbench";
import { type OpenedTools, openTools } from "./metered-tools";
import type { ResolvedPolicy } from "./render-evidence";

const budget: Budget = { steps: 30, wallSeconds: 600, tokens: 50_000, usd: null };
const policy: ResolvedPolicy = {
  kind: "cpu",
  granularity: "function",
  representation: "top-k",
  trigger: "on-demand",
  calls: 2,
  secondsPerCall: 10,
  evidenceTokens: 300,
};

let small: SmallWorkbench<LocalSandbox>;
let events: EventDraft[];
let ledger: Ledger;
beforeEach(async () => {
  small = await openSmallWorkbench(openLocalSandbox);
  events = [];
});
afterEach(() => small.close());

async function open(change: Partial<Budget> = {}, profiling: ResolvedPolicy | null = policy): Promise<OpenedTools> {
  ledger = new Ledger({ ...budget, ...change }, profiling);
  return openTools({
    workbench: small.workbench,
    ledger,
    policy: profiling,
    model: null,
    record: (draft) => events.push(EventDraft.parse(draft)),
    clock: () => performance.now(),
    signal: new AbortController().signal,
  });
}

const dataOf = <K extends EventKind>(kind: K) =>
  events.flatMap((event) => (event.kind === kind ? [event.data as Extract<EventDraft, { kind: K }>["data"]] : []));
const kinds = () => events.map((event) => event.kind);

test("a call is recorded, charged for the tokens it shows and for its step, and the ledger told", async () => {
  const { tools, step } = await open();
  const answer = await tools.read({ path: "src/index.js", from: 2, to: 3 });
  expect(answer).toEqual({
    ok: true,
    text: '2\tvar unique = require("./unique");\n3\tvar format = require("./format");',
    refused: null,
  });
  expect(kinds()).toEqual(["tool-call", "tool-result", "budget"]);
  expect(dataOf("tool-result")[0]).toMatchObject({ call: 1, tool: "read", ok: true, tokens: countTokens(answer.text) });
  expect(ledger.state().spent).toMatchObject({ steps: 1, tokens: countTokens(answer.text), profilingCalls: 0 });
  expect(ledger.state().held.tokens).toBe(0);
  expect(step()).toBe(1);
});

test("exec says what the command said, and an edit follows when it changed the tree", async () => {
  const { tools } = await open();
  const answer = await tools.exec({ command: "echo out; echo err >&2; echo '// x' >> src/index.js; exit 3" });
  expect(answer).toMatchObject({ ok: false, text: "out\n\nerr\n\n[exit code 3]" });
  expect(kinds()).toEqual(["tool-call", "edit", "tool-result", "budget"]);
  expect(dataOf("edit")[0]?.files).toEqual([{ path: "src/index.js", added: 1, deleted: 0 }]);
  expect(dataOf("edit")[0]?.tree).toBe(small.sandbox.tree);
  expect(dataOf("tool-result")[0]).toMatchObject({ exitCode: 3, timedOut: false, stdoutChars: 4 });
});

test("a command gets no more time than is left, and its end at the limit is told", async () => {
  const { tools, ended } = await open({ wallSeconds: 1 });
  const answer = await tools.exec({ command: "sleep 30" });
  expect(answer.text).toContain("killed after");
  expect(dataOf("tool-result")[0]).toMatchObject({ timedOut: true, exitCode: null });
  expect(await tools.read({ path: "src/index.js" })).toMatchObject({ ok: false, refused: "wallSeconds" });
  expect(ended()).toEqual({ name: "budget-exhausted", limit: "wallSeconds" });
});

test("edits replace exactly one occurrence, write, delete, and refuse in words", async () => {
  const { tools } = await open();
  expect(await tools.edit({ path: "src/format.js", old: "WIDTH = 12", new: "WIDTH = 8" })).toMatchObject({ ok: true });
  expect(await small.sandbox.read("src/format.js")).toContain("var WIDTH = 8;");
  expect(await tools.edit({ path: "src/format.js", old: "text", new: "t" })).toMatchObject({ ok: false });
  expect((await tools.edit({ path: "src/format.js", old: "nowhere", new: "t" })).text).toContain("occurs not in");
  expect((await tools.edit({ path: "../judge/guards.mjs", content: "" })).text).toContain("leaves the tree");
  expect(await tools.edit({ path: "src/$&.js", content: "$1\n" })).toMatchObject({ ok: true });
  expect(await tools.edit({ path: "src/broken.js", remove: true })).toMatchObject({ ok: true });
  expect(dataOf("edit").map(({ files }) => files.map((file) => file.path))).toEqual([
    ["src/format.js"],
    ["src/$&.js"],
    ["src/broken.js"],
  ]);
  expect(ledger.state().spent.steps).toBe(6);
});

test("search takes extended expressions, and quotes in them literally", async () => {
  const { tools } = await open();
  expect((await tools.search({ pattern: "function (unique|pad)" })).text).toContain("src/format.js:4:function pad");
  expect((await tools.search({ pattern: "it's; touch x" })).text).toBe("no line matches");
  expect(await tools.search({ pattern: "(" })).toMatchObject({ ok: false });
});

test("test and workload tell what they found, and record it", async () => {
  const { tools } = await open();
  expect((await tools.test({})).text).toBe("2 passed, 0 failed");
  await tools.edit({ path: "src/unique.js", content: "module.exports = () => [];\n" });
  expect(await tools.test({})).toMatchObject({
    ok: false,
    text: expect.stringContaining("failed: keeps the first of each"),
  });
  expect(dataOf("test-result").map(({ passed, failed }) => [passed, failed])).toEqual([
    [2, 0],
    [0, 2],
  ]);
  expect((await tools.workload({ samples: 2 })).text).toBe(
    "median 100.5 ms of 100.0, 101.0\noutput equal to the snapshot's",
  );
  expect(dataOf("workload-result")).toEqual([{ samplesMilliseconds: [100, 101], matchesBase: true }]);
});

test("a profile is charged what its capture says, and exactly the evidence recorded is shown", async () => {
  const { tools } = await open();
  const answer = await tools.profile({});
  const [shown] = dataOf("evidence-shown");
  expect(answer.text).toBe(shown?.content.text);
  expect(answer.text).toContain("includes (src/unique.js:3)");
  expect(shown).toMatchObject({ call: 1, profile: "base", base: null, representation: "top-k", trigger: "on-demand" });
  expect(shown?.tokens).toBe(countTokens(answer.text));
  expect(dataOf("profile-captured")[0]).toMatchObject({ call: 1, replayed: true, chargedSeconds: 2, captureHash: "c" });
  expect(ledger.state().spent).toMatchObject({
    profilingCalls: 1,
    profilingSeconds: 2,
    wallSeconds: 2,
    evidenceTokens: shown?.tokens,
    tokens: shown?.tokens,
  });
});

test("the differential representation compares an edited tree with the base, an unedited one with nothing", async () => {
  const { tools } = await open({}, { ...policy, representation: "diff" });
  await tools.profile({});
  await tools.edit({ path: "src/unique.js", old: "return false", new: "return !1" });
  const answer = await tools.profile({});
  expect(dataOf("evidence-shown").map(({ base, profile }) => [profile, base])).toEqual([
    ["base", null],
    ["p2", "base"],
  ]);
  expect(answer.text).toContain("busy before 0.82 s, after 0.30 s");
});

test("the profiling allowance refuses by name without ending the run", async () => {
  const { tools, ended } = await open();
  await tools.profile({});
  await tools.profile({});
  expect(await tools.profile({})).toMatchObject({ ok: false, refused: "profilingCalls" });
  expect(ended()).toBeNull();
  expect(ledger.state().spent).toMatchObject({ steps: 2, profilingCalls: 2 });
  expect(dataOf("tool-result").at(-1)).toMatchObject({ refused: "profilingCalls" });
});

test("questions about shown functions are answered from what the call's evidence tokens leave, and cost no call", async () => {
  const { tools, profiling } = await open({}, { ...policy, drillDown: true });
  expect(profiling?.drillDown).toBe(true);
  expect(await tools.profile({ ask: { handle: "f1", what: "callers" } })).toMatchObject({
    ok: false,
    text: expect.stringContaining("nothing to ask about"),
  });
  const { text } = await tools.profile({});
  expect(text).toContain("includes (src/unique.js:3) f1\n");
  const spent = () => ledger.state().spent;
  const before = spent();
  const answer = await tools.profile({ ask: { handle: "f1", what: "callers" } });
  expect(answer.text).toContain("< unique (src/unique.js:10) f3");
  const [first, second] = dataOf("evidence-shown");
  expect(first?.tokens).toBeLessThanOrEqual(policy.evidenceTokens / 2);
  expect(second).toMatchObject({ call: 3, profile: "base", ask: { handle: "f1", what: "callers" }, base: null });
  expect(second?.content.text).toBe(answer.text);
  expect(second?.tokens).toBe(countTokens(answer.text));
  expect(spent()).toMatchObject({ steps: 3, profilingCalls: 1, profilingSeconds: before.profilingSeconds });
  expect(spent().evidenceTokens - before.evidenceTokens).toBe(second?.tokens);
  expect(spent().tokens - before.tokens).toBe(second?.tokens);
  expect(spent().wallSeconds - before.wallSeconds).toBeLessThan(1);
  expect(await tools.profile({ ask: { handle: "f99", what: "lines" } })).toMatchObject({ ok: false });
});

test("no order of questions shows more evidence tokens than the calls brought", async () => {
  for (const evidenceTokens of [40, 90, 200, 300]) {
    const { tools, ended } = await open({}, { ...policy, evidenceTokens, drillDown: true });
    const before = dataOf("evidence-shown").length;
    for (let call = 1; call <= policy.calls; call++) {
      await tools.profile({});
      for (let i = 0; i < 6; i++)
        for (const what of ["subtree", "callees", "lines", "callers"] as const)
          if (ledger.remaining("steps") > 2) await tools.profile({ ask: { handle: `f${1 + (i % 4)}`, what } });
      const shown = dataOf("evidence-shown").slice(before);
      const tokens = shown.reduce((sum, each) => sum + each.tokens, 0);
      expect(tokens).toBeLessThanOrEqual(call * evidenceTokens);
      expect(ledger.state().spent).toMatchObject({ evidenceTokens: tokens, profilingCalls: call });
    }
    expect(ended()).toBeNull();
  }
});

test("questions end with the run's tokens as any call does, and never overshoot them", async () => {
  const { tools, ended } = await open({ tokens: 330 }, { ...policy, drillDown: true });
  await tools.profile({});
  await tools.exec({ command: "seq 1 40" });
  for (let i = 0; i < 12; i++) await tools.profile({ ask: { handle: "f1", what: "subtree" } });
  expect(ledger.state().spent.tokens).toBeLessThanOrEqual(330);
  expect(ended() === null || ended()?.name === "budget-exhausted").toBe(true);
});

test("lines are asked with their code while the tree is as it was profiled, by number afterwards", async () => {
  const { tools } = await open({}, { ...policy, evidenceTokens: 1500, representation: "lines", drillDown: true });
  const code = "  5 61% |     if (list[i] === item) return true;";
  expect((await tools.profile({})).text).toContain(code);
  const ask = { handle: "f1", what: "lines" } as const;
  expect((await tools.profile({ ask })).text).toContain(code);
  await tools.edit({ path: "src/unique.js", old: "return false", new: "return !1" });
  const after = (await tools.profile({ ask })).text;
  expect(after).toContain("\n  5 61%\n");
  expect(after).toContain("source not at hand");
});

test("evidence that is pushed can be asked about, but not pulled", async () => {
  const { tools, pushedEvidence } = await open({}, { ...policy, trigger: "at-start", drillDown: true });
  expect(pushedEvidence).toContain(" f1\n");
  expect((await tools.profile({ ask: { handle: "f1", what: "subtree" } })).text).toContain(
    "includes (src/unique.js:3) f1",
  );
  expect(await tools.profile({})).toMatchObject({ ok: false, text: expect.stringContaining("come by themselves") });
  expect(ledger.state().spent).toMatchObject({ profilingCalls: 1 });
});

test("without drill-down a question is refused in words and costs no call", async () => {
  const { tools } = await open();
  const answer = await tools.profile({ ask: { handle: "f1", what: "callers" } });
  expect(answer).toMatchObject({ ok: false, text: expect.stringContaining("takes no questions") });
  expect((await tools.profile({})).text).not.toMatch(/ f\d+$/m);
  expect(ledger.state().spent).toMatchObject({ steps: 2, profilingCalls: 1 });
});

test("all tokens of a run are counted in the condition's tokenizer", async () => {
  const { tools } = await open({}, { ...policy, tokenizer: "cl100k_base" });
  const evidence = await tools.profile({});
  const read = await tools.read({ path: "src/format.js" });
  const [shown, answered] = [countTokens(evidence.text, "cl100k_base"), countTokens(read.text, "cl100k_base")];
  expect(dataOf("evidence-shown")[0]?.tokens).toBe(shown);
  expect(ledger.state().spent).toMatchObject({ evidenceTokens: shown, tokens: shown + answered });
});

test("without profiling the tool does not exist, and calling it costs a step", async () => {
  const { tools, profiling } = await open({}, null);
  expect(profiling).toBeNull();
  expect(await tools.profile({})).toEqual({ ok: false, text: "unknown tool: profile", refused: null });
  expect(ledger.state().spent).toMatchObject({ steps: 1, profilingCalls: 0 });
  expect(small.profiled).toEqual([]);
});

test("at-start shows evidence before the first step, charged but for the step", async () => {
  const { tools, pushedEvidence } = await open({}, { ...policy, trigger: "at-start" });
  expect(pushedEvidence).toContain("includes (src/unique.js:3)");
  expect(kinds()).toEqual(["profile-captured", "evidence-shown", "budget"]);
  expect(events.every((event) => event.step === 0)).toBe(true);
  expect(dataOf("evidence-shown")[0]).toMatchObject({ call: null, trigger: "at-start" });
  expect(ledger.state().spent).toMatchObject({ steps: 0, profilingCalls: 1, profilingSeconds: 2 });
  expect((await tools.profile({})).text).toBe("unknown tool: profile");
});

test("after-edit shows evidence in the answer of what changed the tree, as long as the allowance lasts", async () => {
  const { tools } = await open({}, { ...policy, trigger: "after-edit" });
  expect((await tools.exec({ command: "true" })).text).not.toContain("cpu profile");
  expect((await tools.exec({ command: "echo '//' >> src/index.js" })).text).toContain("cpu profile of");
  expect((await tools.edit({ path: "src/a.js", content: "1\n" })).text).toMatch(
    /^src\/a\.js written\.\n\ncpu profile of/,
  );
  expect((await tools.edit({ path: "src/a.js", content: "2\n" })).text).toBe("src/a.js changed.");
  expect(ledger.state().spent).toMatchObject({ steps: 4, profilingCalls: 2 });
});

test("before-submit shows evidence in the first submit of a tree, and the second submits", async () => {
  const { tools, ended } = await open({}, { ...policy, trigger: "before-submit" });
  expect((await tools.submit({})).text).toContain("cpu profile of");
  expect(ended()).toBeNull();
  await tools.edit({ path: "src/a.js", content: "1\n" });
  expect((await tools.submit({})).text).toContain("cpu profile of");
  expect((await tools.submit({})).text).toBe("Submitted.");
  expect(ended()).toEqual({ name: "submitted" });
});

test("an exhausted limit ends the run by name, and every later call is refused the same way", async () => {
  const { tools, ended } = await open({ steps: 2 });
  await tools.test({});
  await tools.test({});
  for (let i = 0; i < 3; i++)
    expect(await tools.edit({ path: "src/a.js", content: "1\n" })).toMatchObject({
      ok: false,
      text: "Refused: the run has ended (no steps left).",
    });
  expect(ended()).toEqual({ name: "budget-exhausted", limit: "steps" });
  expect(existsSync(path.join(small.box, "work/src/a.js"))).toBe(false);
  expect(ledger.state().spent.steps).toBe(2);
});

test("answers are cut to what is left of the tokens, and never one more is spent", async () => {
  const { tools, ended } = await open({ tokens: 150 });
  const answer = await tools.exec({ command: "seq 1 5000" });
  expect(answer.text).toContain("characters left out");
  expect(dataOf("tool-result")[0]?.truncated).toBe(true);
  await tools.exec({ command: "seq 1 5000" });
  for (let i = 0; i < 5; i++) await tools.exec({ command: "seq 1 5000" });
  expect(ledger.state().spent.tokens).toBeLessThanOrEqual(150);
  expect(ended()).toEqual({ name: "budget-exhausted", limit: "tokens" });
});

test("calls made at once share the budget in turn: none is refused for what another holds, none overshoots", async () => {
  const { tools, ended } = await open({ steps: 3, wallSeconds: 500 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => tools.exec({ command: "seq 1 500" })));
  expect(answers.map((answer) => answer.refused)).toEqual([
    null,
    null,
    null,
    "steps",
    "steps",
    "steps",
    "steps",
    "steps",
  ]);
  expect(ledger.state().spent.steps).toBe(3);
  expect(ended()).toEqual({ name: "budget-exhausted", limit: "steps" });
});

test("profiling through exec or edited code is blocked before it runs, and counted", async () => {
  const { tools } = await open();
  expect(await tools.exec({ command: "node --cpu-prof src/index.js" })).toMatchObject({
    ok: false,
    text: expect.stringContaining("--cpu-prof"),
  });
  expect(await tools.edit({ path: "src/p.js", content: 'require("node:inspector");\n' })).toMatchObject({ ok: false });
  expect(dataOf("notice").map(({ code }) => code)).toEqual(["profiling-blocked", "profiling-blocked"]);
  expect(await small.sandbox.list()).not.toContain("src/p.js");
});

test("a raw profile that a hidden command leaves is removed from the tree and flagged", async () => {
  const { tools } = await open();
  await tools.exec({ command: "f=--cpu; node $f-prof --cpu-prof-name=x.cpuprofile src/index.js || true" });
  await tools.exec({
    command: `F=--cpu; F="$F"-prof; node $F src/index.js; echo '{"callFrame":{},"hitCount":1}' > a.json`,
  });
  expect(await small.sandbox.list()).not.toContain("a.json");
  expect((await small.sandbox.list()).filter((file) => file.endsWith(".cpuprofile"))).toEqual([]);
  const flagged = dataOf("notice").filter(({ code }) => code === "profiling-outside-budget");
  expect(flagged.map(({ text }) => text).join()).toMatch(/\.cpuprofile was a raw profile/);
  expect(flagged.map(({ text }) => text).join()).toMatch(/a\.json was a raw profile/);
  expect(dataOf("edit")).toEqual([]);
});
