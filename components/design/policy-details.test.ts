import { expect, test } from "vitest";
import { sayDetails } from "@/components/study/say-condition";
import { ProfilingPolicy } from "@/lib/protocol/condition";
import { CONDITIONS } from "@/lib/protocol/templates";
import { tokenizerOf, withDetails } from "./policy-details";

const policy = CONDITIONS.C2.profiling!;

test("a detail is in the design while it differs, and gone when it is as usual again", () => {
  const others = { granularity: "line", drillDown: true, repeats: 5, tokenizer: "cl100k_base" } as const;
  const changed = withDetails(policy, others);
  expect(ProfilingPolicy.parse(changed)).toEqual({ ...policy, ...others });
  expect(sayDetails(changed)).toEqual(["hottest lines", "up to 5 runs a profile", "drill-down", "cl100k_base tokens"]);
  const usual = { granularity: "function", drillDown: false, repeats: 3 } as const;
  const back = withDetails(withDetails(changed, usual), { tokenizer: "o200k_base" });
  expect(JSON.stringify(back)).toBe(JSON.stringify(policy));
  expect([tokenizerOf(changed), tokenizerOf(back)]).toEqual(["cl100k_base", "o200k_base"]);
});

test("what a condition has as usual is not said, however it was written down", () => {
  expect(sayDetails(policy)).toEqual([]);
  expect(sayDetails({ ...policy, drillDown: false, repeats: 3, tokenizer: "o200k_base" })).toEqual([]);
});

test("changing one detail leaves the others and the rest of the policy", () => {
  const policies = [{ ...policy, profiler: "perf", tokenizer: "cl100k_base" as const }, policy];
  for (const each of policies) expect(withDetails(each, { drillDown: true })).toEqual({ ...each, drillDown: true });
});
