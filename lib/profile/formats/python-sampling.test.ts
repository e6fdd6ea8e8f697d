import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { originSplit } from "../origin-split";
import { framesOf, type Profile } from "../profile";
import { pythonSampling } from "./python-sampling";

const context = { command: "", interval: null, roots: [] };
const fixture = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/${name}`);
const namesOf = (profile: Profile, sample = 0): string[] =>
  framesOf(profile, profile.samples.stack[sample]!).map((frame) => frame.name);

describe("reading CPython's own sampler", () => {
  const read = (text: string): Profile => pythonSampling.read(Buffer.from(text), context);

  it("reads recorded stacks, with the frozen modules that start a program and native frames apart", () => {
    const profile = pythonSampling.read(fixture("python-sampling/collapsed.txt"), context);
    expect(namesOf(profile)).toEqual(expect.arrayContaining(["(module)", "main"]));
    expect(profile.meta).toMatchObject({ unit: "count", total: profile.meta.samples, realInterval: 1 });
    expect(originSplit(profile).user).toBeGreaterThan(0.9 * profile.meta.total);
    expect(originSplit(profile).native).toBeGreaterThan(0);
  });

  it("leaves the threads out of the paths and says that they are merged", () => {
    const profile = read(
      "tid:4101;work.py:<module>:35;work.py:fib:8;work.py:fib:8 31\ntid:4101;work.py:<module>:35;<native> 4\n" +
        "tid:4102;threading.py:Thread._bootstrap:1030;<GC> 2\n",
    );
    expect(namesOf(profile)).toEqual(["(module)", "fib", "fib"]);
    expect(profile.meta).toMatchObject({ unit: "count", total: 37, samples: 37 });
    expect(profile.meta.caveats).toContain("2 threads are merged.");
    expect(originSplit(profile)).toMatchObject({ gc: 2, native: 4 });
  });

  it.each([
    ["tid:1;a.py:f:1 5\na.py:f:1 5\n", /line 2 is "a.py:f:1 5"; expected tid:<thread>/],
    ["tid:1;a.py:f:1 5.5\n", /count of line 1 is no whole number/],
  ])("refuses %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
