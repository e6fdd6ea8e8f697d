import { expect, it } from "vitest";
import { whyNotCompared } from "./compared-files";
import { MOST_RUNS } from "./diff-state";

const cpu = { label: "a.cpuprofile", kind: "cpu", unit: "microseconds" } as const;
const heap = { label: "b.heapprofile", kind: "heap", unit: "bytes" } as const;
const counted = { label: "c.folded", kind: "cpu", unit: "count" } as const;

it("compares several files a side when they measure the same", () => {
  expect(whyNotCompared([cpu, cpu, cpu], [cpu, cpu, cpu])).toBe("");
  expect(whyNotCompared([cpu], [])).toMatch(/^Choose files as before and as after/);
  expect(whyNotCompared(Array(MOST_RUNS + 1).fill(cpu), [cpu])).toMatch(/^At most 30 files a side/);
});

it("refuses mixed kinds and units, also on one side, before the other is chosen", () => {
  expect(whyNotCompared([cpu], [heap])).toBe(
    "b.heapprofile is a heap profile and a.cpuprofile a cpu profile: only profiles of one kind can be compared.",
  );
  expect(whyNotCompared([cpu, heap], [])).toContain("only profiles of one kind");
  expect(whyNotCompared([cpu], [counted])).toContain(
    "c.folded is a cpu (count) profile and a.cpuprofile a cpu (microseconds) profile",
  );
});
