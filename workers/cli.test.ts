import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { RepresentationId } from "@/lib/protocol/condition";
import { listStudies } from "@/lib/store/list-studies";
import { provideTestDatabase } from "@/lib/store/test-database";

provideTestDatabase();

const SLOW = { timeout: 90_000 };
let folder: string;
let tasks: string[];
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-cli-"));
  tasks = (await npmHistory.load()).slice(0, 2).map((task) => task.id);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

interface Answered {
  code: number | null;
  out: string;
  err: string;
}

function start(file: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", file, ...args], { env: { ...process.env, ...env } });
}

async function wick(...args: string[]): Promise<Answered> {
  const child = start("workers/cli.ts", args);
  const answered: Answered = { code: null, out: "", err: "" };
  child.stdout?.on("data", (chunk) => (answered.out += chunk));
  child.stderr?.on("data", (chunk) => (answered.err += chunk));
  answered.code = await new Promise((resolve) => child.once("close", resolve));
  return answered;
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

const study = (more = "") => `title: "=From a file"
sample:
  taskIds: [${tasks.join(", ")}]
conditions:
  - C0
  - id: own
    profiling: { representation: top-k, level: low }
agent: noop
plan: { contrasts: [] }
${more}`;

test("a wrong file is refused with its lines, fields and what was expected, and nothing is stored", SLOW, async () => {
  const file = write("wrong.yaml", study("replicates: 0\n").replace("top-k", "flame"));
  const { code, out, err } = await wick("study", "run", file);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err.trimEnd().split("\n")).toEqual([
    `${file}:7: conditions[1].profiling.representation is "flame"; expected one of ${RepresentationId.options.join(", ")}, or a mapping`,
    `${file}:10: replicates is 0; expected a whole number of at least 1`,
  ]);
  const asJson = await wick("study", "predict", file, "--json");
  expect({ ...asJson, out: JSON.parse(asJson.out) }).toEqual({ code: 2, err: "", out: { error: err.trimEnd() } });
  expect(await listStudies()).toEqual([]);
});

test("a wrong command line is one sentence with exit code 2, and as JSON", SLOW, async () => {
  const sentence = expect.stringMatching(
    /^wick study has no command lanch; there are list, run, .* \(did you mean launch\?\)\.\n$/,
  );
  const said = await wick("study", "lanch");
  expect(said).toEqual({ code: 2, out: "", err: sentence });
  const asJson = await wick("study", "lanch", "--json");
  expect({ ...asJson, out: JSON.parse(asJson.out) }).toEqual({ code: 2, out: { error: said.err.trimEnd() }, err: "" });
});

test("without a command there is help on stderr, and nothing but the answer on stdout", SLOW, async () => {
  const { code, out, err } = await wick("study");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^Usage: wick study .*\nwick study needs a command: list, run, .*\.\n$/s);
  const asJson = await wick("study", "--json");
  expect(asJson.code).toBe(2);
  expect(JSON.parse(asJson.out)).toEqual({ error: err.trimEnd().split("\n").at(-1) });
});

test("help that was asked for is the answer", SLOW, async () => {
  const { code, out, err } = await wick("study", "run", "--help");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^Usage: wick study run \[options\] <file>\n/);
});

test("an unknown study is bad usage, as an unknown task is", SLOW, async () => {
  const { code, out } = await wick("study", "status", "0192f0c0-0000-7000-8000-000000000000", "--json");
  expect(code).toBe((await wick("task", "check", "left-pad")).code);
  expect(code).toBe(2);
  expect(JSON.parse(out).error).toContain("There is no study 0192f0c0");
});

test("a study runs from its file to its export", SLOW, async () => {
  const worker = start("workers/test-worker.ts", [], { STAND_IN_MS: "100" });
  try {
    const ran = await wick("study", "run", write("study.yaml", study("replicates: 2\n")), "--wait", "--json");
    expect(ran.code).toBe(0);
    const { id, state, counts } = JSON.parse(ran.out);
    expect({ state, counts }).toMatchObject({ state: "complete", counts: { done: 8 } });
    expect(ran.err).toContain("running: 8 runs");

    const status = await wick("study", "status", id);
    expect(status.out).toContain("complete");
    expect(status.out).not.toMatch(/speedup|SR/);

    const listed = await wick("study", "list", "--json");
    expect(JSON.parse(listed.out)).toMatchObject([
      { id, title: "=From a file", state: "complete", simulated: true, runs: { done: 8, planned: 8 } },
    ]);
    expect((await wick("study", "list")).out).toMatch(new RegExp(`^study .*\\n${id} +complete +8 of 8 +simulated `));

    const out = path.join(folder, "out");
    expect((await wick("study", "export", id, "--out", out)).code).toBe(0);
    expect(fs.readdirSync(out).sort()).toEqual(
      [
        ...["design.json", "events.jsonl", "measurements.jsonl", "notes.jsonl", "protocol.json", "runs.csv"],
        ...["C0-r1", "C0-r2", "own-r1", "own-r2"].map((name) => `predictions-${name}.jsonl`),
        ...["runs.jsonl", "summary.json"],
      ].sort(),
    );
    const lines = (name: string) => fs.readFileSync(path.join(out, name), "utf8").trimEnd().split("\n");
    expect(lines("runs.csv")).toHaveLength(9);
    expect(
      lines("events.jsonl")
        .map((line) => JSON.parse(line).seq)
        .slice(0, 2),
    ).toEqual([1, 2]);
    const predictions = lines("predictions-own-r2.jsonl").map((line) => JSON.parse(line));
    expect(predictions.map((line) => line.instance_id).sort()).toEqual([...tasks].sort());
    expect(predictions[0]).toMatchObject({
      model_name_or_path: "noop-simulated/own",
      model_patch: expect.stringContaining("+++"),
    });
    expect(JSON.parse(lines("summary.json").join("\n")).conditions).toMatchObject([{ conditionId: "C0", runs: 4 }, {}]);

    const again = await wick("study", "export", id, "--out", out);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("is not empty: nothing was written") });
    fs.writeFileSync(path.join(out, "stale.txt"), "");
    expect((await wick("study", "export", id, "--out", out, "--force")).code).toBe(0);
    expect(fs.existsSync(path.join(out, "stale.txt"))).toBe(false);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith(".out"))).toEqual([]);
  } finally {
    worker.kill("SIGKILL");
  }
});

test("a database that cannot be reached is one sentence and a failure", SLOW, async () => {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = "postgresql://wick:secret@127.0.0.1:1/wick";
  const { code, err } = await wick("study", "status", "0192f0c0-0000-7000-8000-000000000000");
  if (before) process.env.DATABASE_URL = before;
  expect(code).toBe(1);
  expect(err).toMatch(/^The database cannot be reached\. .*DATABASE_URL\.\n$/);
  expect(err).not.toContain("secret");
});
