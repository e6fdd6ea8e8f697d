import { expect, it } from "vitest";
import type { FlameNode } from "@/lib/profile/flame-node";
import type { FlameTree } from "./flame-tree";
import { factsOf, isNamed, nameOf, placeOf, sayFacts, wholeOf } from "./frame-text";

const node = (part: Partial<FlameNode>): FlameNode => ({
  ...{ parent: -1, at: "", kind: "call", frame: 0, value: 400_000, self: 100_000, start: 0, end: 400_000 },
  ...part,
});
const frame = { name: "collect", file: "lib/a.js", line: 3, column: 1, origin: "user" } as const;
const tree: FlameTree = {
  ...{ nodes: [], ancestors: [], shown: 0, all: null, frames: { 0: frame, 1: { ...frame, origin: "idle" } } },
  ...{
    tree: "merged",
    kind: "cpu",
    unit: "microseconds",
    total: 1_000_000,
    busy: 800_000,
    wholeBusy: 800_000,
    samples: 9,
  },
};

it("takes shares of busy time, and of all sampled time where idle time is in it", () => {
  expect(wholeOf("user", tree)).toEqual({ value: 800_000, name: "busy" });
  expect(wholeOf("gc", tree)).toEqual({ value: 800_000, name: "busy" });
  expect(wholeOf("idle", tree)).toEqual({ value: 1_000_000, name: "sampled" });
  expect(wholeOf("all", tree)).toEqual({ value: 1_000_000, name: "sampled" });
});

it("says what a box weighs with what it is a share of, also of the whole where only a part is looked at", () => {
  expect(sayFacts(factsOf(tree, node({})))).toBe(
    "collect, lib/a.js:3: total 50.0 % · 400 ms of 800 ms busy; self 12.5 % · 100 ms",
  );
  expect(factsOf({ ...tree, wholeBusy: 1_600_000 }, node({})).rows[1]).toEqual(["of the whole", "25.0 % of 1.60 s"]);
  expect(factsOf({ ...tree, tree: "inverted" }, node({})).rows[1]).toEqual(["called by nobody", "12.5 % · 100 ms"]);
  expect(factsOf({ ...tree, tree: "callers" }, node({ self: 0 })).rows).toHaveLength(1);
  const heap = factsOf({ ...tree, kind: "heap", unit: "bytes" }, node({}));
  expect(JSON.stringify(heap)).not.toMatch(/ms|busy/);
});

it("names what is no function by what it stands for", () => {
  expect(nameOf(tree, node({ kind: "whole", frame: -1 }))).toBe("all");
  expect(nameOf(tree, node({ kind: "hidden", frame: -1, hidden: 1200 }))).toBe("(1,200 hidden)");
  expect(nameOf({ ...tree, tree: "time" }, node({ kind: "hidden", frame: -1, hidden: 2 }))).toBe("(2 samples hidden)");
});

it("says where a frame is", () => {
  expect(placeOf(frame)).toBe("lib/a.js:3");
  expect(placeOf({ file: "", line: 0, origin: "gc" })).toBe("gc");
});

it("knows the frames that evidence names, by place, and native ones by name", () => {
  const named = [
    { name: "collect", file: "lib/a.js", line: 3 },
    { name: "parse", file: "", line: 0 },
  ];
  expect(isNamed({ name: "collect", file: "lib/a.js", line: 3 }, named)).toBe(true);
  expect(isNamed({ name: "collect", file: "lib/b.js", line: 3 }, named)).toBe(false);
  expect(isNamed({ name: "parse", file: "", line: 0 }, named)).toBe(true);
  expect(isNamed({ name: "parse", file: "lib/p.js", line: 9 }, named)).toBe(false);
});
