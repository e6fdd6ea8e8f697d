import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { profileProgram, programOf, runProgram } from "../fixtures/run-program";
import { flat } from "../flat";
import { lines } from "../lines";
import { frameAt, framesOf, type Profile } from "../profile";
import { pythonCalls } from "./python-calls";
import { pythonSampler } from "./python-sampler";

/** What the sampler does to a program, and what it sees of it. */

const found = spawnSync("python3", ["--version"]).status === 0;
if (!found) console.log("skipped: Python is not installed on this host");

/** Works for 0.2 s of CPU time, then does what the text says. */
const workThen = (text: string): string[] => [
  "python3",
  "-c",
  `import time\ndef work(seconds):\n    end = time.process_time() + seconds\n    while time.process_time() < end: sum(range(500))\nwork(0.2)\n${text}`,
];

const selfOf = (profile: Profile, name: string): number =>
  flat(profile).find((row) => frameAt(profile, row.frame).name === name)?.self ?? 0;
const totalOf = (profile: Profile, name: string): number =>
  flat(profile).find((row) => frameAt(profile, row.frame).name === name)?.total ?? 0;

describe.skipIf(!found)("a Python program under the sampler", () => {
  it.each([
    ["a script", programOf("python", "as_python_does", "a", "-b")],
    ["a script of a relative path", ["python3", "as_python_does.py", "--", "c"]],
    ["a module", ["python3", "-m", "as_python_does", "-m"]],
    ["a text", ["python3", "-c", "import sys; print(sys.argv, sys.path[0] == '', __name__)", "x"]],
    ["isolated from its folder", ["python3", "-I", "-c", "import sys; print(sys.path)"]],
  ])("sees what it sees without it: %s", async (_, argv) => {
    const plain = await runProgram(argv, 20);
    const profiled = await profileProgram(pythonSampler, "cpu", argv);
    expect(plain.stdout).not.toBe("");
    expect(profiled).toMatchObject({ stdout: plain.stdout, stderr: plain.stderr, code: plain.code });
  });

  it("says the same when it fails", async () => {
    const failing = [
      programOf("python", "crash"),
      ["python3", "missing.py"],
      ["python3", "-c", "def"],
      workThen("raise KeyboardInterrupt"),
    ];
    for (const argv of failing) {
      const plain = await runProgram(argv, 20);
      const profiled = await profileProgram(pythonSampler, "cpu", argv);
      expect(plain.stderr).not.toBe("");
      // Python's own line about a missing file names the interpreter, and has no traceback.
      if (argv[1] !== "missing.py")
        expect(profiled).toMatchObject({ stderr: plain.stderr, code: plain.code, signal: plain.signal });
      else expect(profiled.stderr).toContain("No such file or directory");
    }
  });

  it.each([
    ["sys.exit", "import sys; sys.exit(3)", { code: 3 }],
    ["os._exit", "import os; os._exit(4)", { code: 4 }],
    ["an exec", "import os, sys; os.execv(sys.executable, [sys.executable, '-c', 'raise SystemExit(5)'])", { code: 5 }],
    ["SIGTERM", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)", { signal: "SIGTERM" }],
    ["SIGINT", "import os, signal; os.kill(os.getpid(), signal.SIGINT)", { signal: "SIGINT" }],
  ])("leaves its profile, and ends as it would have: %s", async (_, text, end) => {
    const ran = await profileProgram(pythonSampler, "cpu", workThen(text));
    expect(ran).toMatchObject(end);
    expect(selfOf(ran.profile(), "work")).toBeGreaterThan(100_000);
    expect(ran.profile().meta.ended).toBe("exit");
  });

  it("weighs CPU time, not samples: one long call into C counts in full", async () => {
    const text =
      "big = list(range(400_000))\ndef sort_once():\n    for _ in range(3): sorted(big * 3, key=str)\nsort_once()";
    const profile = (await profileProgram(pythonSampler, "cpu", workThen(text))).profile();
    const cpu = profile.meta.cpuMicroseconds!;
    expect(profile.meta.total).toBeGreaterThan(0.9 * cpu);
    expect(profile.meta.total).toBeLessThan(1.02 * cpu);
    expect(totalOf(profile, "sort_once") + selfOf(profile, "work")).toBeGreaterThan(0.85 * cpu);
    expect(profile.meta.realInterval).toBeGreaterThan(3000);
  });

  it("charges time to lines", async () => {
    const profile = (await profileProgram(pythonSampler, "cpu", programOf("python", "hot"))).profile();
    const hot = flat(profile).find((row) => frameAt(profile, row.frame).name === "hot")!;
    expect(frameAt(profile, hot.frame)).toMatchObject({ file: "hot.py", line: 8, origin: "user" });
    const own = lines(profile).filter(({ frame }) => frame === hot.frame);
    expect(own.every(({ line }) => line >= 8 && line <= 14)).toBe(true);
    expect(own.reduce((sum, { self }) => sum + self, 0)).toBeCloseTo(hot.self, 0);
  });

  it("says what other threads and child processes did, which it does not see", async () => {
    const threads = (await profileProgram(pythonSampler, "cpu", programOf("python", "threads"))).profile();
    expect(threads.meta.caveats.join(" ")).toMatch(
      /Only the main thread is measured: other threads .* used 0\.\d+ s of/,
    );
    const child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(i for i in range(3_000_000))'])";
    const children = (await profileProgram(pythonSampler, "cpu", workThen(child))).profile();
    expect(children.meta.caveats.join(" ")).toMatch(/Child processes used [\d.]+ s of CPU time and are not seen/);
  });

  it("leaves one profile when the program forks, and does not disturb the child", async () => {
    const text =
      "import os\npid = os.fork()\nif pid == 0:\n    work(0.1)\n    raise SystemExit(7)\nraise SystemExit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))";
    const ran = await profileProgram(pythonSampler, "cpu", workThen(text));
    expect(ran).toMatchObject({ code: 7, stderr: "" });
    expect(ran.artifacts.size).toBe(1);
  });

  it("says when the program took the sampler's signal over", async () => {
    const text = "import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nwork(0.2)";
    const profile = (await profileProgram(pythonSampler, "cpu", workThen(text))).profile();
    expect(profile.meta.caveats).toContain(
      "The program took over the signal SIGPROF: from then on nothing was sampled.",
    );
  });

  it("ends a program in its time box that waits in C, and one that waits for a thread", async () => {
    for (const text of [
      "time.sleep(60)",
      "import threading\nthreading.Thread(target=time.sleep, args=(60,)).start()",
    ]) {
      const started = performance.now();
      const ran = await profileProgram(pythonSampler, "wall", workThen(text), { seconds: 1 });
      if (text.startsWith("time")) expect(ran.profile().meta.ended).toBe("time-box");
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(ran.signal).toBe("SIGKILL");
      expect(selfOf(ran.profile(), "work")).toBeGreaterThan(100_000);
    }
  }, 60_000);

  it("shows no frame of its own", async () => {
    for (const profiler of [pythonSampler, pythonCalls]) {
      const profile = (await profileProgram(profiler, profiler.kinds[0]!, ["python3", "-m", "hot", "200"])).profile();
      expect(profile.strings.filter((text) => /python-sampler|runpy|_lsprof/.test(text))).toEqual([]);
    }
  });

  it("counts calls exactly, with who made them", async () => {
    const profile = (await profileProgram(pythonCalls, "calls", programOf("python", "count"))).profile();
    const edges = [...profile.samples.stack].map((stack, i) => [
      framesOf(profile, stack)
        .map(({ name }) => name.replace("outer.<locals>.", ""))
        .join(" > "),
      profile.samples.weight[i],
    ]);
    expect(Object.fromEntries(edges)).toMatchObject({
      "(module)": 1,
      "(module) > outer": 30,
      "(module) > inner": 5,
      "<genexpr> > inner": 3000,
    });
    expect(profile.meta).toMatchObject({ unit: "count", kind: "calls", profiler: "python-calls", interval: null });
    expect(profile.samples.others[0]).toMatchObject({ kind: "wall", unit: "microseconds" });
  });
});
