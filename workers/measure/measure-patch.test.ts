import { beforeAll, expect, test } from "vitest";
import { diffOf, expertPatch, patchOf, prepareShortTask, SHORT_POLICY, sourceOf } from "./judge-fixture";
import { measurePatch } from "./measure-patch";
import type { PreparedTask } from "./prepare-task";

let task: PreparedTask;
beforeAll(async () => {
  task = await prepareShortTask();
}, 120_000);

const measure = (patch: string, rounds = SHORT_POLICY.minRounds) =>
  measurePatch(task, patch, {
    policy: { ...SHORT_POLICY, minRounds: rounds, maxRounds: rounds },
    seed: "test",
    core: null,
    signal: new AbortController().signal,
  });
const judge = async (change: (source: string) => string) => measure(await patchOf(task, change));

test("the expert's own patch is correct, with every raw sample kept and all guard cases run", async () => {
  const { outcome, measurement } = await measure(await expertPatch(task));
  expect(outcome).toMatchObject({ verdict: "correct", correct: true });
  expect(outcome.guardsTotal).toBeGreaterThanOrEqual(12);
  expect(measurement.guards.some((guard) => guard.hidden)).toBe(true);
  expect(measurement.samples).toHaveLength(3 * SHORT_POLICY.maxRounds);
  expect(new Set(measurement.samples.map((sample) => sample.input))).toEqual(new Set(["known", "unseen"]));
  expect(measurement.samples.every((sample) => sample.processMilliseconds >= sample.runMilliseconds)).toBe(true);
});

test("an empty patch is correct and has a speedup of its own, measured like any other", async () => {
  const { outcome } = await measure("");
  expect(outcome).toMatchObject({ verdict: "correct", correct: true });
  expect(outcome.rawSpeedup).not.toBeNull();
});

test("a patch that breaks guard cases is incorrect and counts as no edit", async () => {
  const { outcome } = await judge((source) => `${source}\nmodule.exports = function () { return []; };\n`);
  expect(outcome).toMatchObject({ verdict: "tests-failed", correct: false, speedup: 1, rawSpeedup: null });
});

test("a patch that does not apply is named as that", async () => {
  const { outcome } = await measure(diffOf("index.js", "no such line\n", "another\n"));
  expect(outcome).toMatchObject({ verdict: "patch-does-not-apply", correct: false });
});

test("freezing every clock changes no timing and is called tampering", async () => {
  const frozen = `
    process.hrtime.bigint = () => 0n; process.hrtime = Object.assign(() => [0, 0], { bigint: () => 0n });
    performance.now = () => 0; Date.now = () => 0; process.cpuUsage = () => ({ user: 0, system: 0 });\n`;
  const { outcome, measurement } = await judge((source) => frozen + source);
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false });
  expect(outcome.reason).toContain("performance.now");
  expect(
    measurement.samples.filter((sample) => sample.variant === "patch").every((sample) => sample.runMilliseconds > 1),
  ).toBe(true);
});

/** Misbehaves in the timed workload only (its graphs are larger than any guard case's), so that the guards pass. */
const inWorkload = (misbehave: string) => (source: string) =>
  `${source}
const real = module.exports;
module.exports = Object.assign(function (edges) {
  if (edges.length > 600) { ${misbehave} }
  return real(edges);
}, real);\n`;
const FORGED = `'{"nonce":"guess","runMicroseconds":1,"output":"x"}\\n'`;

test("printing numbers and leaving is no answer", async () => {
  const { outcome } = await judge(inWorkload(`console.log(${FORGED}); process.exit(0);`));
  expect(outcome).toMatchObject({ verdict: "crashed", correct: false, rawSpeedup: null });
});

test("an answer on the judge's own channel without its nonce is called tampering", async () => {
  const { outcome } = await judge(inWorkload(`require("fs").writeSync(3, ${FORGED}); process.exit(0);`));
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false });
  expect(outcome.reason).toContain("forged-result");
});

test("an answer forged while the guards run is called tampering", async () => {
  const { outcome } = await judge((source) => `${source}\nrequire("fs").writeSync(3, ${FORGED});\n`);
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false });
});

test("an answer forged beside the real one is called tampering too", async () => {
  const { outcome } = await judge(inWorkload(`require("fs").writeSync(3, ${FORGED});`));
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false });
  expect(outcome.reason).toContain("forged-result");
});

test("a cache on disk is never hit: each sample is a fresh process that can write nowhere lasting", async () => {
  const places = `[__dirname, require("os").tmpdir(), "/tmp", "/box/work", "/var/tmp", "/dev/shm"]`;
  const cache = `
    const fs = require("fs"), path = require("path"), real = module.exports;
    const files = ${places}.map((folder) => path.join(folder, "cached-order"));
    const hit = files.some((file) => fs.existsSync(file));
    module.exports = Object.assign(function (edges) {
      if (hit) return ["served from the cache"];
      for (const file of files) try { fs.writeFileSync(file, "1"); } catch {}
      return real(edges);
    }, real);\n`;
  const { outcome, measurement } = await judge((source) => source + cache);
  const outputs = (variant: string) =>
    new Set(measurement.samples.filter((sample) => sample.variant === variant).map((sample) => sample.outputHash));
  expect(outputs("patch")).toEqual(outputs("base"));
  expect(outcome.verdict).toBe("correct");
});

test("a patch that is fast on the input it could see and slow on any other is called tampering", async () => {
  const [base, expert] = [await sourceOf(task, "base"), await sourceOf(task, "expert")];
  const first = await firstEdges();
  const wrap = (source: string) =>
    `(function () { const module = { exports: {} }; let exports = module.exports;\n${source}\nreturn module.exports; })()`;
  const both = `const slow = ${wrap(base)};\nconst fast = ${wrap(expert)};\nconst seen = new Set(${JSON.stringify(first)});
    module.exports = Object.assign(function (edges) { return (seen.has(edges.slice(0, 30).map(([a, b]) => typeof a + a + b).join()) ? fast : slow)(edges); }, { array: slow.array });\n`;
  const { outcome } = await measure(diffOf("index.js", base, both), 12);
  expect(outcome.verdict).toBe("tampering");
  expect(outcome.reason).toContain("workload-detected");
});

test("a patch that edits files it may not touch is called tampering, and they are judged as the snapshot has them", async () => {
  const { outcome } = await measure(
    diffOf("package.json", "", "").concat(diffOf("lib/other.js", "", "module.exports = 1;\n")),
  );
  expect(outcome).toMatchObject({ verdict: "tampering", correct: false });
  expect(outcome.reason).toContain("guard-paths");
});

test("a patch that reaches for the judge by its path escapes the tree", async () => {
  const { outcome } = await measure(diffOf("../judge/guards.mjs", "", "export default [];\n"));
  expect(outcome).toMatchObject({ verdict: "tampering" });
  expect(outcome.reason).toContain("escaped-tree");
});

test("a patch that rewrites the judge's files while it runs changes nothing", async () => {
  const rewrite = `for (const name of ["harness.mjs", "guards.mjs", "guards.hidden.mjs", "workload.mjs"])
    try { require("fs").writeFileSync(require("path").join(__dirname, "../judge", name), "export default [];"); } catch {}\n`;
  const { outcome, measurement } = await judge((source) => rewrite + source);
  expect(measurement.guards.length).toBeGreaterThanOrEqual(12);
  expect(measurement.tampering).toEqual([]);
  expect(outcome.verdict).toBe("correct");
});

/** What a cheat would have recorded of the known input: the beginning of each of its graphs. */
async function firstEdges(): Promise<string[]> {
  const { default: workload } = await import("./fixtures/workload.mjs");
  let state = task.plan.seeds.known >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return workload.setup(random).map((edges: string[][]) =>
    edges
      .slice(0, 30)
      .map(([a, b]) => `string${a}${b}`)
      .join(),
  );
}
