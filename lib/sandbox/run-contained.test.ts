import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bubblewrap } from "./bubblewrap";
import type { ContainedCommand } from "./contained-command";
import { COMMAND_UID } from "./containment";
import { probeHostTools } from "./host-tools";
import { probeContainments } from "./probe-isolation";
import { processesMarked } from "./process-tree";
import { reduced } from "./reduced";
import { runIn } from "./run-in";
import { userNamespace } from "./user-namespace";

const tools = probeHostTools(COMMAND_UID);
// Every containment that works here is tested, so that the weaker ones are no dead letters on hosts with a better one.
const candidates = [bubblewrap, userNamespace, reduced];
const working = await Promise.all(candidates.map((candidate) => probeContainments(tools, [candidate])));
const containments = [
  ...new Map(working.map(({ isolation, containment }) => [isolation.detail, containment])).values(),
];
const never = new AbortController().signal;

let box: string;
beforeEach(() => {
  box = mkdtempSync(path.join(tmpdir(), "wick-box-"));
  for (const folder of ["work", "judge"]) mkdirSync(path.join(box, folder));
  writeFileSync(path.join(box, "judge", "secret.txt"), "judge's own");
});
afterEach(() => rmSync(box, { recursive: true, force: true }));

const command = (script: string, change: Partial<ContainedCommand> = {}): ContainedCommand => ({
  argv: ["sh", "-c", script],
  box,
  cwd: "work",
  writable: ["work"],
  environment: {},
  stdin: "",
  limits: { wallSeconds: 20, outputBytes: 100_000, memoryMegabytes: 1024 },
  core: null,
  ...change,
});

describe.each(containments.map((containment) => [containment.isolation.level, containment] as const))(
  "%s isolation",
  (level, containment) => {
    const run = (script: string, change: Partial<ContainedCommand> = {}, signal = never) =>
      runIn(containment, tools, command(script, change), signal);

    test("stdin, stdout, stderr, the channel and the exit code come through", async () => {
      const result = await run("cat; echo oops >&2; echo sent >&3; exit 7", { stdin: "hello" });
      expect(result).toMatchObject({ exitCode: 7, signal: null, timedOut: false, truncated: false });
      expect([result.stdout, result.stderr, result.channel]).toEqual(["hello", "oops\n", "sent\n"]);
      expect(result.stdoutChars).toBe(5);
    });

    test("node is the Node that runs Wick", async () => {
      const result = await run("", { argv: ["node", "-p", "process.version"] });
      expect(result.stdout.trim()).toBe(process.version);
    });

    test("the environment holds nothing of the host's", async () => {
      process.env.WICK_TEST_SECRET = "s3cret";
      const { stdout } = await run("env", { environment: { MINE: "yes" } });
      expect(stdout).toContain("MINE=yes");
      expect(stdout).not.toContain("s3cret");
      expect(stdout).not.toContain(`HOME=${process.env.HOME}\n`);
    });

    test("no descriptor is inherited but the three standard ones and the channel", async () => {
      const { stdout } = await run("for fd in /proc/self/fd/*; do [ -e $fd ] && basename $fd; done");
      expect(stdout.trim().split("\n")).toEqual(["0", "1", "2", "3"]);
    });

    test("only the folders named writable can be written to", async () => {
      const result = await run(
        "echo 1 > new.txt; echo 2 > ../judge/secret.txt; echo 3 > ../judge/new.txt; cat ../judge/secret.txt",
      );
      expect(result.stdout).toBe("judge's own");
      expect(readdirSync(path.join(box, "work"))).toEqual(["new.txt"]);
      expect(readdirSync(path.join(box, "judge"))).toEqual(["secret.txt"]);
    });

    test("at the wall limit the whole tree dies, also what left its group", async () => {
      const name = `wick-${Math.random().toString(36).slice(2)}`;
      const result = await run(`setsid sleep 321.5 & (setsid setsid sleep 321.5 &); sleep 321.5`, {
        environment: { TREE: name },
        limits: { wallSeconds: 0.7, outputBytes: 1000, memoryMegabytes: 512 },
      });
      expect(result).toMatchObject({ timedOut: true, exitCode: null, signal: "SIGKILL" });
      expect(result.milliseconds).toBeLessThan(5000);
      expect(processesMarked(`TREE=${name}`)).toEqual([]);
    });

    test("a background process does not outlive its command", async () => {
      const name = `wick-${Math.random().toString(36).slice(2)}`;
      await run("setsid sleep 321.5 & echo started", { environment: { TREE: name } });
      expect(processesMarked(`TREE=${name}`)).toEqual([]);
    });

    const spin = `node -e 'for(let i=0;i<4e8;i++);const{user,system}=process.cpuUsage();console.log((user+system)/1000)'`;
    const sumOf = (stdout: string) =>
      stdout
        .trim()
        .split("\n")
        .map(Number)
        .reduce((sum, value) => sum + value, 0);

    test("the CPU time of the whole tree is counted, grandchildren included", async () => {
      const { stdout, cpuMilliseconds } = await run(`${spin}; (${spin})`);
      expect(cpuMilliseconds).toBeGreaterThan(sumOf(stdout));
      expect(cpuMilliseconds).toBeLessThan(1.5 * sumOf(stdout) + 100);
    });

    test.runIf(level === "full")("CPU time of a process that was cut off its parent is counted", async () => {
      const { stdout, cpuMilliseconds } = await run(
        `(${spin} > done.part; mv done.part done) & exec 2>&1; while [ ! -e done ]; do sleep 0.1; done; cat done`,
      );
      expect(cpuMilliseconds).toBeGreaterThan(sumOf(stdout));
    });

    test("CPU time is told for a killed command too", async () => {
      const { cpuMilliseconds } = await run("while :; do :; done", {
        limits: { wallSeconds: 1, outputBytes: 1000, memoryMegabytes: 512 },
      });
      expect(cpuMilliseconds).toBeGreaterThan(200);
    });

    test.runIf(level === "full" && tools.dieWithParent)(
      "the tree dies with Wick, also when that is killed",
      async () => {
        const name = `wick-${Math.random().toString(36).slice(2)}`;
        const script = path.join(import.meta.dirname, "fixtures/run-forever.ts");
        const wick = spawn(process.execPath, ["--import", "tsx", script, containment.isolation.detail, box, name], {
          stdio: "inherit",
        });
        await vi.waitFor(() => expect(processesMarked(`TREE=${name}`).length).toBeGreaterThan(2), {
          timeout: 20_000,
          interval: 50,
        });
        wick.kill("SIGKILL");
        await vi.waitFor(() => expect(processesMarked(`TREE=${name}`)).toEqual([]), { timeout: 5000, interval: 20 });
      },
    );

    test("output over the limit is counted and dropped", async () => {
      const result = await run("head -c 300000 /dev/zero | tr '\\0' a; echo late >&2");
      expect(result.stdout).toHaveLength(100_000);
      expect(result).toMatchObject({ stdoutChars: 300_000, truncated: true, stderr: "", exitCode: 0 });
    });

    test("a tree that takes too much memory together is killed and says so", async () => {
      const hog = "node -e 'const a=[];for(let i=0;i<180;i++)a.push(Buffer.alloc(1e6,1));setTimeout(()=>{},20000)'";
      const result = await run(`${hog} & ${hog} & ${hog} & wait`, {
        limits: { wallSeconds: 20, outputBytes: 1000, memoryMegabytes: 400 },
      });
      expect(result).toMatchObject({ timedOut: false, signal: "SIGKILL" });
      expect(result.stderr).toContain("more than 400 MB");
    });

    test("a signal is named as shells report it, and a missing command is a result", async () => {
      expect(await run("kill -TERM $$")).toMatchObject({ exitCode: 143, signal: "SIGTERM" });
      expect(await run("", { argv: ["no-such-program"] })).toMatchObject({ exitCode: 127, timedOut: false });
    });

    test("aborting kills the tree and rejects with the reason", async () => {
      const name = `wick-${Math.random().toString(36).slice(2)}`;
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error("cancelled by a person")), 300);
      await expect(run("sleep 321.5", { environment: { TREE: name } }, controller.signal)).rejects.toThrow(
        "cancelled by a person",
      );
      expect(processesMarked(`TREE=${name}`)).toEqual([]);
    });

    test("a writable folder that leaves the box, or is a link, is refused", async () => {
      symlinkSync("/etc", path.join(box, "link"));
      for (const folder of ["link", "../x", "/etc", "work/..", ""])
        await expect(run("true", { writable: [folder] })).rejects.toThrow(/writable folder/);
    });

    test("pinning holds where the host allows it", async () => {
      const { stdout } = await run("grep Cpus_allowed_list /proc/self/status", { core: 0 });
      if (tools.pinning) expect(stdout).toMatch(/:\s+0$/m);
    });

    test.runIf(tools.root)("root's commands run as an unprivileged user that owns the writable folders", async () => {
      await run("touch mine");
      expect(statSync(path.join(box, "work", "mine")).uid).toBe(COMMAND_UID);
      expect(statSync(path.join(box, "judge")).uid).toBe(0);
    });

    test.runIf(level === "full" || tools.root)("a fork bomb stays within its limit", async () => {
      const { stdout, stderr } = await run(
        `node -e 'const {spawn}=require("child_process");let n=0,e=0;for(let i=0;i<600;i++){const c=spawn("sleep",["9"]);c.on("error",()=>{});c.pid?n++:e++}console.log(n,e);process.exit()'`,
      );
      expect(stderr).toBe("");
      const [started, refused] = stdout.trim().split(" ").map(Number);
      expect(started).toBeLessThan(512);
      expect(refused).toBeGreaterThan(80);
    });
  },
);

test("a tree of the host's own does not survive in this test either", () => {
  expect(execFileSync("ps", ["-eo", "args"]).toString()).not.toContain("sleep 321.5");
});
