import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { tellProfile } from "../fixtures/tell-profile";
import { flat } from "../flat";
import { lines } from "../lines";
import { frameAt, framesOf, type Profile } from "../profile";
import { detectFormat } from "./formats";
import { pythonSampler } from "./python-sampler";

const FIXTURES = path.resolve(import.meta.dirname, "../fixtures");
const NAMES = ["python-cpu", "python-time-box", "python-calls"] as const;
const bytesOf = (name: string): Buffer => readFileSync(path.join(FIXTURES, `${name}.pysamples`));
const read = (bytes: Uint8Array): Profile =>
  pythonSampler.read(bytes, { command: "", interval: null, roots: BOX_ROOTS });

/** A file with these paths; `facts` in place of what is usual. */
function file(paths: readonly string[], facts: Readonly<Record<string, string>> = {}): Buffer {
  const usual = {
    kind: "cpu",
    python: "cpython 3.12.1",
    "standard-library": "/usr/lib/python3.12",
    command: "app.py 1%3B2",
    ended: "exit",
    "wall-seconds": "2.5",
    "process-cpu-seconds": "2.0",
    "main-thread-cpu-seconds": "2.0",
    "child-cpu-seconds": "0.0",
    "other-threads": "0",
    "interval-microseconds": "4000.0",
    samples: "20",
    "excluded-microseconds": "100.0",
  };
  const header = Object.entries({ ...usual, ...facts }).map(([key, value]) => `# ${key}: ${value}\n`);
  return Buffer.from(`# wick-python-sampler 1\n${header.join("")}${paths.map((each) => `${each}\n`).join("")}`);
}

const pathsOf = (profile: Profile): string[] =>
  [...profile.samples.stack].map((stack) =>
    framesOf(profile, stack)
      .map(({ name, file }) => `${name}@${file}`)
      .join(" > "),
  );

describe("reading the Python sampler's file", () => {
  it.each(NAMES)("reads %s as its golden file says", async (name) => {
    const bytes = bytesOf(name);
    expect(detectFormat(bytes)?.id).toBe("python-sampler");
    await expect(tellProfile(read(bytes))).toMatchFileSnapshot(`../fixtures/golden/${name}.txt`);
  });

  it("takes rates, reasons and times from the header", () => {
    const { meta } = read(file(["/box/work/a.py:f:3;L4 9900.5"]));
    expect(meta).toMatchObject({
      kind: "cpu",
      unit: "microseconds",
      command: "app.py 1;2",
      runtime: "CPython 3.12.1",
      interval: 4000,
      samples: 20,
      total: 9900.5,
      excluded: 100,
      realInterval: 10_000.5 / 20,
      cpuMicroseconds: 2e6,
      endMicroseconds: 2.5e6,
      ended: "exit",
      caveats: [],
    });
  });

  it("cuts the harness, strips imports above the program, and leaves out what was only the harness's own", () => {
    const harness = "/box/judge/run.py:<module>:1";
    const profile = read(
      file([
        `${harness};<frozen importlib._bootstrap>:_load:3;/box/work/a.py:<module>:1;L2 10.0`,
        `${harness};/usr/lib/python3.12/json/__init__.py:dumps:183;L200 20.0`,
        "/usr/lib/python3.12/runpy_like.py:start:1;/box/work/a.py:main:5;L6 30.0",
      ]),
    );
    expect(pathsOf(profile)).toEqual(["(module)@a.py", "main@a.py"]);
    expect(profile.meta).toMatchObject({ total: 40, excluded: 120, prefix: 30 });
  });

  it("tells the program from its packages, Python's own modules and C", () => {
    const profile = read(
      file(
        [
          "/box/work/python3/a.py:f:3;/usr/lib/python3/dist-packages/numpy/core.py:g:4;L5 1.0",
          "/box/work/python3/a.py:f:3;/usr/lib/python3.12/json/decoder.py:JSONDecoder.decode:332;L340 2.0",
          "/box/work/python3/a.py:f:3;<string>:h:1;L1 4.0",
        ],
        { "excluded-microseconds": "0" },
      ),
    );
    const places = flat(profile).map((row) => frameAt(profile, row.frame));
    expect(Object.fromEntries(places.map(({ name, file, origin }) => [name, `${file} ${origin}`]))).toEqual({
      f: "python3/a.py user",
      g: "site-packages/numpy/core.py dependency",
      "JSONDecoder.decode": "python3.12/json/decoder.py runtime",
      h: "<string> user",
    });
  });

  it("keeps names and files with any character apart, and lines at their function", () => {
    const profile = read(file(["/box/work/a%3Bb:c%25.py:<lambda>%3A x%0Ay:7;L9 5.0"]));
    expect(framesOf(profile, profile.samples.stack[0]!)).toEqual([
      { name: "<lambda>: x\ny", file: "a;b:c%.py", line: 7, column: 0, origin: "user" },
    ]);
    expect(lines(profile)).toMatchObject([{ line: 9, self: 5 }]);
  });

  it("counts calls, with their times beside", () => {
    const facts = { kind: "calls", samples: "" };
    const paths = ["/box/work/a.py:f:3;~:<built-in method builtins.len>:0 40 12.5", "/box/work/a.py:f:3 2 3.0"];
    const bytes = Buffer.from(
      file(paths, facts)
        .toString()
        .replace(/# (samples|interval-microseconds|excluded-microseconds): .*\n/g, ""),
    );
    const profile = read(bytes);
    expect(profile.meta).toMatchObject({
      kind: "calls",
      unit: "count",
      interval: null,
      samples: 42,
      total: 42,
      realInterval: 1,
    });
    expect([...profile.samples.others[0]!.weight]).toEqual([12.5, 3]);
    expect(framesOf(profile, profile.samples.stack[0]!)[1]).toMatchObject({ file: "", origin: "native" });
  });

  it("says what the sampler could not see", () => {
    const facts = {
      "other-threads": "2",
      "main-thread-cpu-seconds": "0.5",
      "child-cpu-seconds": "1.25",
      "taken-over": "SIGPROF",
    };
    expect(read(file(["/a.py:f:1;L2 1.0"], facts)).meta.caveats).toEqual([
      "Only the main thread is measured: other threads (2 alive at the end) used 1.50 s of the process's 2.00 s of CPU time.",
      "Child processes used 1.25 s of CPU time and are not seen.",
      "The program took over the signal SIGPROF: from then on nothing was sampled.",
    ]);
  });
});

describe("a damaged file", () => {
  it.each([
    ["of another version", "# wick-python-sampler 2\n", /line 1 is not/],
    ["without its last line end", file(["/a.py:f:1;L2 10.0"]).toString().slice(0, -3), /ends in the middle of line 15/],
    ["with a header of the wrong type", file([], { "wall-seconds": "long" }).toString(), /header's "wall-seconds"/],
    ["with a negative time", file([], { "wall-seconds": "-1" }).toString(), /header's "wall-seconds"/],
    ["of an unknown kind", file([], { kind: "heap" }).toString(), /header's "kind"/],
    [
      "with a path without a value",
      file(["/a.py:f:1;L2"]).toString(),
      /line 15 is .*expected frames.*a line and a number/,
    ],
    ["with a value that is no number", file(["/a.py:f:1;L2 NaN"]).toString(), /line 15 is/],
    ["with a value beyond all measure", file([`/a.py:f:1;L2 ${"9".repeat(400)}`]).toString(), /line 15 holds a number/],
    [
      "with a source line beyond all measure",
      file(["/a.py:f:1;L99999999999 1.0"]).toString(),
      /source line 99999999999/,
    ],
    [
      "with a frame that is none",
      file(["nonsense;L2 1.0"]).toString(),
      /line 15 holds "nonsense", which is not a frame/,
    ],
    ["with a path too long", file([`${"/a.py:f:1;".repeat(70_000)}L2 1.0`]).toString(), /70000 frames/],
  ])("%s is refused with a sentence", (_, text, message) => {
    const reading = () => read(Buffer.from(text));
    expect(reading).toThrow(message);
    expect(reading).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});
