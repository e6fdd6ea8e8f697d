import { describe, expect, it } from "vitest";
import { fn, profileOf } from "@/lib/profile/fixtures/sample-profile";
import { type Frame, frameAt } from "@/lib/profile/profile";
import { shownFiles } from "@/lib/profile/shown-files";
import { labeller } from "./label";
import { parseEvidence } from "./parse-evidence";

function labelsOf(...stack: readonly Frame[]): string[] {
  const profile = profileOf([stack, 10]);
  const label = labeller(profile, shownFiles(profile));
  return Array.from(profile.frames.name, (_, i) => label(i)).filter((_, i) => frameAt(profile, i).name !== "root");
}

describe("a function's label", () => {
  it("is its name and place, with the column only where that is needed", () => {
    expect(labelsOf(fn("parse", { line: 12 }))).toEqual(["parse (lib/parse.js:12)"]);
    expect(labelsOf(fn("get", { column: 3 }), fn("get", { column: 40 }))).toEqual([
      "get (lib/get.js:1:3)",
      "get (lib/get.js:1:40)",
    ]);
  });

  it("does not say the file again that the function before it on the line is in", () => {
    const profile = profileOf([[fn("a", { file: "x.js", line: 3 }), fn("b", { file: "x.js", line: 9 }), fn("c")], 10]);
    const label = labeller(profile, shownFiles(profile));
    const [a, b, c] = ["a", "b", "c"]
      .map((name) => profile.strings.indexOf(name))
      .map((name) => profile.frames.name.indexOf(name));
    expect([label(b!, a), label(c!, b), label(a!)]).toEqual(["b (:9)", "c (lib/c.js:1)", "a (x.js:3)"]);
  });

  it("leaves off a line that is not known, and reads back as what it says", () => {
    const [label] = labelsOf(fn("malloc", { file: "libc.so.6", line: 0, column: 0, origin: "native" }));
    expect(label).toBe("malloc (libc.so.6)");
    expect(parseEvidence(`self 12% ${label}`)[0]).toMatchObject({ name: "malloc", file: "libc.so.6", line: 0 });
    const [unnamed] = labelsOf(fn("(native)", { file: "", line: 0, origin: "native" }));
    expect(unnamed).toBe("(unnamed) (native)");
  });

  it("gives functions without a name their place, and native code none", () => {
    expect(labelsOf(fn("(anonymous 8:21)", { file: "lib/a.js", line: 8, column: 21 }))).toEqual([
      "(anonymous) (lib/a.js:8:21)",
    ]);
    expect(labelsOf(fn("stringify", { file: "", line: 0, origin: "native" }))).toEqual(["stringify (native)"]);
    expect(labelsOf(fn("(garbage collector)", { file: "", line: 0, origin: "gc" }))).toEqual(["(garbage collector)"]);
  });

  it("names a regular expression by the function that runs it", () => {
    const match = fn("match", { line: 7 });
    const regexp: Frame = { ...match, name: "RegExp: ^(a+)+$", origin: "regexp" };
    expect(labelsOf(match, regexp)[1]).toBe("match (lib/match.js:7) in regexp /^(a+)+$/");
  });

  it("stays on one line, free of the grammar's separators, shortened in the middle", () => {
    expect(labelsOf(fn("a > b\nc < d\u001b[31m", { file: "x.js" }))).toEqual(["a › b\\nc ‹ d\\u001b[31m (x.js:1)"]);
    const [long] = labelsOf(fn("n".repeat(200), { file: "x.js" }));
    expect(long!.length).toBeLessThan(100);
    expect(long).toContain("…");
  });
});
