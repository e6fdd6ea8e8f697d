import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { frameAt, type Profile } from "../profile";
import { v8Cpu } from "./v8-cpu";

const SPIN = "function spin(ms) { const end = Date.now() + ms; while (Date.now() < end); }\n";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "v8-cpu-"));
});
afterAll(() => rm(root, { recursive: true }));

type Ran = {
  code: number | null;
  signal: string | null;
  stderr: string;
  artifacts: string[];
  profile: () => Promise<Profile>;
};
let runs = 0;

/** Runs a program under the profiler, its source in a work tree of its own. */
async function run(source: string, seconds: number, file = "main.cjs"): Promise<Ran> {
  const work = path.join(root, `work-${++runs}`);
  const artifactDir = path.join(root, `artifacts-${runs}`);
  await mkdir(work);
  await mkdir(artifactDir);
  await writeFile(path.join(work, file), source);
  const { argv } = v8Cpu.wrap([process.execPath, file], { kind: "cpu", artifactDir, interval: 1000, seconds });
  const child = spawn(argv[0]!, argv.slice(1), {
    cwd: work,
    env: { NODE_ENV: "test" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (...end) => resolve(end)),
  );
  expect(await readdir(work)).toEqual([file]);
  const artifacts = await readdir(artifactDir).catch(() => []);
  const roots = [{ prefix: `${work}/`, label: "", origin: "user" as const }];
  const profile = async () =>
    v8Cpu.parse(await readFile(path.join(artifactDir, artifacts[0]!)), {
      kind: "cpu",
      command: "main",
      interval: 1000,
      roots,
    });
  return { code, signal, stderr, artifacts, profile };
}

const selfShare = (profile: Profile, name: string): number =>
  flat(profile).find((row) => frameAt(profile, row.frame).name === name)?.selfShare ?? 0;

describe("profiling a Node process", () => {
  it("leaves a profile of a program that finishes, and its exit as it was", async () => {
    const ran = await run(`${SPIN}spin(400)`, 30);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const profile = await ran.profile();
    expect(selfShare(profile, "spin")).toBeGreaterThan(0.6);
    expect(profile.meta).toMatchObject({ ended: "exit", runtime: `node ${process.version}` });
    expect(profile.meta.cpuMicroseconds).toBeGreaterThan(0);
  });

  it("leaves a profile of a program that never yields, when the time box ends", async () => {
    const ran = await run(`${SPIN}spin(1e9)`, 1);
    expect(ran).toMatchObject({ code: null, signal: "SIGKILL" });
    const profile = await ran.profile();
    expect(profile.meta.ended).toBe("time-box");
    expect(selfShare(profile, "spin")).toBeGreaterThan(0.8);
  });

  it("gets through to a main thread that is inside a backtracking regular expression", async () => {
    const ran = await run(
      'function match(s) { return /^(a+)+$/.test(s); }\nmatch("a".repeat(20) + "b"); match("a".repeat(60) + "b");',
      1,
    );
    const profile = await ran.profile();
    expect(profile.meta.ended).toBe("time-box");
    expect(selfShare(profile, "match") + selfShare(profile, "RegExp: ^(a+)+$")).toBeGreaterThan(0.8);
  });

  it("survives process.exit and an uncaught error, with their exit codes", async () => {
    const exits = await run(`${SPIN}spin(200); process.exit(3)`, 30);
    expect(exits.code).toBe(3);
    expect(selfShare(await exits.profile(), "spin")).toBeGreaterThan(0.4);
    const throws = await run(`${SPIN}spin(200); throw new Error("on purpose")`, 30);
    expect(throws.code).toBe(1);
    expect(throws.stderr).toContain("on purpose");
    expect(throws.stderr).not.toContain("debugger");
    expect(selfShare(await throws.profile(), "spin")).toBeGreaterThan(0.4);
  });

  it("does not depend on a clock that the program replaces", async () => {
    const ran = await run(`${SPIN}spin(200); Date.now = performance.now = () => Infinity; Atomics.load = () => 9;`, 30);
    expect(selfShare(await ran.profile(), "spin")).toBeGreaterThan(0.4);
  });

  it("measures asynchronous modules and says what was idle", async () => {
    const ran = await run(
      `${SPIN}spin(150); await new Promise((done) => setTimeout(done, 200)); spin(150);`,
      30,
      "main.mjs",
    );
    const profile = await ran.profile();
    expect(selfShare(profile, "spin")).toBeGreaterThan(0.5);
    expect(originSplit(profile).idle).toBeGreaterThan(150_000);
  });

  it("shows no frame of its own", async () => {
    const profile = await (await run(`${SPIN}spin(150)`, 30)).profile();
    expect(profile.strings.filter((text) => /preload|profileThisThread/.test(text))).toEqual([]);
  });

  it("leaves nothing when the process is killed from outside, and no half a file", async () => {
    const ran = await run(`${SPIN}setTimeout(() => {}, 1); process.kill(process.pid, "SIGKILL")`, 30);
    expect(ran).toMatchObject({ signal: "SIGKILL", artifacts: [] });
  });

  it("names a profile that is empty or too short", async () => {
    const parse = (samples: number[], timeDeltas: number[]) => () =>
      v8Cpu.parse(
        Buffer.from(
          JSON.stringify({
            nodes: [
              {
                id: 1,
                callFrame: { functionName: "(root)", url: "", lineNumber: -1, columnNumber: -1 },
                children: [2],
              },
              { id: 2, callFrame: { functionName: "f", url: "file:///w/f.js", lineNumber: 0, columnNumber: 3 } },
            ],
            startTime: 0,
            endTime: 1,
            samples,
            timeDeltas,
          }),
        ),
        { kind: "cpu", command: "", interval: 1000, roots: [] },
      );
    expect(parse([], [])).toThrow(expect.objectContaining({ reason: "empty" }));
    expect(parse([2, 2, 2], [0, 1, 1])).toThrow(expect.objectContaining({ reason: "too-short" }));
  });

  it("wraps node commands only, and finds its script where the process sees it", () => {
    const options = {
      kind: "cpu" as const,
      artifactDir: "/box/out dir",
      interval: 500,
      seconds: 2,
      supportDir: "/box/support",
    };
    expect(v8Cpu.wrap(["node", "--expose-gc", "w.mjs", "1"], options)).toMatchObject({
      argv: [
        "node",
        "--import",
        "file:///box/support/v8-preload.mjs?kind=cpu&dir=%2Fbox%2Fout+dir&interval=500&seconds=2",
        "--expose-gc",
        "w.mjs",
        "1",
      ],
      artifactEnd: ".cpuprofile",
    });
    expect(() => v8Cpu.wrap(["python3", "w.py"], options)).toThrow(/starts with "python3"/);
  });
});
