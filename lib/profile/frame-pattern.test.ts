import { describe, expect, it } from "vitest";
import { fn, profileOf } from "./fixtures/sample-profile";
import { frameLabel } from "./frame-label";
import { exactly, framePatterns, isMatch } from "./frame-pattern";
import { matchingFrames } from "./match-frames";

/** The functions of these labels that are found. */
const found = (typed: string, ...labels: string[]) =>
  labels.filter((label) => {
    const [, name = label, file = "", line = 0] = /^(.*) \((.*):(\d+):1\)$/.exec(label) ?? [];
    return isMatch(framePatterns(typed), { name, file, line: Number(line), column: line === 0 ? 0 : 1 });
  });

describe("a pattern of functions", () => {
  const [collect, recollect] = ["collect (lib/a.js:3:1)", "recollect (lib/a.js:3:1)"];

  it("finds a text anywhere in the label, in whatever case", () => {
    expect(found("COLLECT", collect, recollect)).toEqual([collect, recollect]);
    expect(found("a.js:3", collect)).toEqual([collect]);
    expect(found("", collect)).toEqual([]);
  });

  it("means one function when it begins with an equals sign", () => {
    expect(found(exactly(collect), collect, recollect)).toEqual([collect]);
  });

  it("is a regular expression between slashes", () => {
    expect(found("/^collect /", collect, recollect)).toEqual([collect]);
    expect(found("/^COLLECT/", collect)).toEqual([]);
    expect(found("/^COLLECT/i", collect)).toEqual([collect]);
    expect(() => framePatterns("/(/")).toThrow(/"\/\(\/" is no regular expression/);
  });

  it("finds a name to its end, and a name with its place to its end", () => {
    expect(found("/^collect$/", collect, recollect)).toEqual([collect]);
    expect(found("/collect$/", collect, recollect)).toEqual([collect, recollect]);
    expect(found("/^collect .*:3:1\\)$/", collect, recollect)).toEqual([collect]);
    expect(found("/lib$/", collect)).toEqual([]);
  });

  it("is one of several, a line each", () => {
    expect(found(`${exactly(collect)}\n/^re/`, collect, recollect, "other")).toEqual([collect, recollect]);
  });
});

it("labels a function with as much of its place as is known, on one line", () => {
  expect(frameLabel(fn("a", { line: 3, column: 7 }))).toBe("a (lib/a.js:3:7)");
  expect(frameLabel(fn("a", { line: 3, column: 0 }))).toBe("a (lib/a.js:3)");
  expect(frameLabel(fn("a", { line: 0, column: 0 }))).toBe("a (lib/a.js)");
  expect(frameLabel(fn("line\nbreak", { file: "" }))).toBe("line break");
});

it("marks the functions of a profile, and breaks off a regular expression that does not end", () => {
  const profile = profileOf([[fn("a"), fn("b")], 1], [[fn(`${"x".repeat(40)}!`)], 1]);
  expect([...matchingFrames(profile, "lib/b")]).toEqual([0, 1, 0]);
  expect([...matchingFrames(profile, "/^[ab] /\nxxx")]).toEqual([1, 1, 1]);
  expect(() => matchingFrames(profile, "/^(x+)+$/")).toThrow(/takes too long/);
});
