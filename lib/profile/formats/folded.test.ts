import { describe, expect, it } from "vitest";
import { BOX_ROOTS, loadFixture } from "../fixtures/load-fixture";
import { fn, profileOf } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { frameAt, framesOf } from "../profile";
import { folded } from "./folded";

const context = { command: "c", intervalMicroseconds: null, roots: [] };

describe("folded stacks", () => {
  it("come back with the same self times after a round trip", () => {
    const profile = loadFixture("before");
    const again = folded.read(folded.write!(profile), context);
    const times = (one: typeof profile) =>
      new Map(
        flat(one).map((row) => [
          JSON.stringify({ ...frameAt(one, row.frame), origin: "" }),
          Math.round(row.self / 1000),
        ]),
      );
    expect(times(again)).toEqual(times(profile));
  });

  it("keep separators inside names", () => {
    const odd = fn("a;b 12\nc%3B", { file: "lib/x.js" });
    const again = folded.read(folded.write!(profileOf([[odd, fn("leaf")], 3])), context);
    expect(framesOf(again, again.samples.stack[0]!).map((frame) => frame.name)).toEqual([odd.name, "leaf"]);
  });

  it("read plain lines of other tools", () => {
    const profile = folded.read(Buffer.from("main;parse 10\n\nmain;(garbage collector) 5\n"), {
      ...context,
      roots: BOX_ROOTS,
    });
    expect(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self])).toEqual([
      ["parse", 10],
      ["(garbage collector)", 5],
      ["main", 0],
    ]);
  });

  it("name the line that is not folded", () => {
    expect(() => folded.read(Buffer.from("a;b 1\nnonsense\n"), context)).toThrow(/Line 2 .*nonsense/);
  });
});
