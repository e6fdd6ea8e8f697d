import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flat } from "../flat";
import { originSplit } from "../origin-split";
import { type Frame, frameAt, framesOf, type Profile } from "../profile";
import { perfScript } from "./perf-script";

const context = { command: "", interval: null, roots: [] };
const read = (text: string): Profile => perfScript.read(Buffer.from(text), context);
const recorded = (name: string): Profile =>
  perfScript.read(readFileSync(`lib/profile/fixtures/formats/perf-script/${name}.txt`), context);
const pathOf = (profile: Profile, sample = 0): Frame[] => framesOf(profile, profile.samples.stack[sample]!);
const call = (text: string): Frame => pathOf(read(`app 1/1 2.5:  1000 cpu-clock:\n\t  7f00 ${text}\n\n`))[0]!;

describe("reading perf script", () => {
  it("turns paths round and weighs samples of a clock by their time", () => {
    const profile = read(
      "app 12/12 [001] 10.000100:   250000 cpu-clock:pppH: \n\t 1a leaf+0x1 (/app/bin)\n\t 2b main+0x2 (/app/bin)\n\n" +
        "app 12/12 [000] 10.000400:   500000 cpu-clock:pppH: \n\t 2b main+0x9 (/app/bin)\n\n",
    );
    expect(pathOf(profile).map((frame) => frame.name)).toEqual(["main", "leaf"]);
    expect(profile.meta).toMatchObject({ kind: "cpu", unit: "microseconds", total: 750, samples: 2, command: "app" });
    expect([...profile.samples.time!].map(Math.round)).toEqual([10_000_100, 10_000_400]);
    expect(flat(profile).map((row) => row.self)).toEqual([500, 250]);
  });

  it.each([
    ["cycles:u", "1000", "cpu", "count", 1000, /counts of the event cycles:u, not times/],
    ["page-faults", "3", "cpu", "count", 3, /counts of the event page-faults/],
    ["task-clock", "2000", "cpu", "microseconds", 2, /^$/],
    ["offcpu-time", "7000", "lock", "microseconds", 7, /^$/],
    ["cpu-clock", "", "cpu", "count", 1, /no periods: weights are counts of samples/],
  ])("measures %s with period %s", (event, period, kind, unit, total, caveat) => {
    const { meta } = read(`app 1 2.5: ${period} ${event}:\n\t 1a f+0x1 (/app/bin)\n\n`);
    expect(meta).toMatchObject({ kind, unit, total });
    expect(meta.caveats.join("")).toMatch(caveat);
  });

  it("merges threads and processes whatever their names hold, and says so", () => {
    const profile = read(
      "Web Content 12/13 2.5: 1000 cpu-clock: \n\t 1a f+0x1 (/a)\n\n  V8 Worker 7 12/14 [003] 2.4: 1000 cpu-clock:\n\t 1a g (/a)\n\nsh 15/15 2.6: 1000 cpu-clock: \n\t 1a h (/a)\n",
    );
    expect(profile.meta.caveats).toEqual(["3 threads of 2 processes are merged (Web Content, V8 Worker 7, sh)."]);
    expect(profile.samples.time).toBeNull();
    expect(profile.meta.total).toBe(3);
  });

  it("shows the first event and counts the samples of others", () => {
    const profile = read(
      "a 1 1.5: 10 cycles: 1a f (/a)\na 1 1.6: 10 instructions: 1a f (/a)\na 1 1.7: 10 cycles: 2b g (/a)\n",
    );
    expect(profile.meta.caveats.at(-1)).toBe("Only the event cycles is shown; 1 samples of instructions are left out.");
    expect(profile.meta.total).toBe(20);
  });

  it("keeps the idle processor apart and passes over lines of the source", () => {
    const profile = read(
      "# captured on: today\nswapper 0 [000] 1.5: 1000 cpu-clock:\n\tffffffff81 native_halt ([kernel.kallsyms])\n\n" +
        "app 1 1.6: 3000 cpu-clock:\n\t 1a f+0x4 (/app/bin)\n  main.c:12\n\t 2b main (/app/bin)\n\n",
    );
    expect(originSplit(profile)).toMatchObject({ idle: 1, user: 3 });
    expect(pathOf(profile, 1).map((frame) => frame.name)).toEqual(["main", "f"]);
  });

  it.each([
    [
      "operator()(int) const+0x1f (/opt/my app (x86)/bin)",
      { name: "operator()(int) const", file: "bin", origin: "user" },
    ],
    ["malloc+0x10 (/lib/libc.so.6)", { name: "malloc", file: "libc.so.6", origin: "native" }],
    ["old+0x1 (/app/bin (deleted))", { name: "old", file: "bin", origin: "user" }],
    ["do_syscall_64 ([kernel.kallsyms])", { name: "do_syscall_64", file: "[kernel.kallsyms]", origin: "native" }],
    ["[unknown] ([unknown])", { name: "[unknown]", file: "[unknown]", origin: "native" }],
    ["square (inlined)", { name: "square", file: "", origin: "user" }],
    ["v8::Run (/usr/bin/node)", { name: "v8::Run", file: "node", origin: "native" }],
    [
      "JS:*hot file:///app/x.mjs:1:21+0x8 (/tmp/perf-1.map)",
      { name: "hot", file: "/app/x.mjs", line: 1, column: 21, origin: "user" },
    ],
    ["JS:~get size /app/my dir/x.js:7:3 (/tmp/perf-1.map)", { name: "get size", file: "/app/my dir/x.js", line: 7 }],
    [
      "JS:^#job node:internal/x:5:9+0x1 (/tmp/perf-1.map)",
      { name: "#job", file: "node:internal/x", origin: "runtime" },
    ],
    ["JS:* [eval]:1:21 (/tmp/perf-1.map)", { name: "(anonymous 1:21)", file: "[eval]" }],
    [
      "LazyCompile:*f /app/node_modules/p/x.js:2:1 (/tmp/perf-1.map)",
      { name: "f", file: "/app/node_modules/p/x.js", origin: "dependency" },
    ],
    ["Script:~ /app/x.js:1:1 (/tmp/perf-1.map)", { name: "(module)", file: "/app/x.js" }],
    ["RegExp:^(a+)+$ (/tmp/perf-1.map)", { name: "RegExp: ^(a+)+$", origin: "regexp" }],
    ["Builtin:ArrayMap (/tmp/perf-1.map)", { name: "Builtin:ArrayMap", origin: "native" }],
    [
      "py::Table.<listcomp>:/app/x.py+0x5 (/tmp/perf-1.map)",
      { name: "Table.<listcomp>", file: "/app/x.py", origin: "user" },
    ],
    [
      "py::loads:/usr/lib/python3.12/json/__init__.py (/tmp/perf-1.map)",
      { name: "loads", file: "python3.12/json/__init__.py", origin: "runtime" },
    ],
    ["Lcom/Foo;::bar (/tmp/perf-1.map)", { name: "Lcom/Foo;::bar", file: "", origin: "user" }],
  ])("reads the call %s", (text, frame) => {
    expect(call(text)).toMatchObject(frame);
  });

  it("finds the functions of a Node and of a Python program among the machine code around them", () => {
    const node = flat(recorded("node")).map((row) => frameAt(recorded("node"), row.frame));
    expect(node).toContainEqual({ name: "fib", file: "/app/work.mjs", line: 3, column: 13, origin: "user" });
    const python = recorded("python");
    const names = flat(python)
      .map((row) => frameAt(python, row.frame))
      .filter(({ origin }) => origin === "user");
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(["fib", "sieve"]));
  });

  it.each([
    ["a line that is none", "app 1 2.5: 10 cycles:\n\t 1a f (/a)\nnonsense here\n", /line 3 is "nonsense here"/],
    ["a call before any sample", "\t 1a f (/a)\n", /line 1 is "\\t 1a f|line 1 is "\t 1a f/],
    [
      "a period beyond 2^53",
      "app 1 2.5: 99999999999999999999 cycles:\n\t 1a f (/a)\n",
      /period of line 1 is larger than 2\^53/,
    ],
    [
      "a path of 70,000 calls",
      `app 1 2.5: 10 cycles:\n${"\t1a f (/a)\n".repeat(70_000)}`,
      /path of line 1 has more than 65536 calls/,
    ],
    [
      "a line of 100,000 characters",
      `app 1 2.5: 10 cycles:\n\t1a ${"f".repeat(1e5)} (/a)\n`,
      /line 2 is longer than 65536/,
    ],
  ])("refuses %s with one sentence and its line", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });
});
