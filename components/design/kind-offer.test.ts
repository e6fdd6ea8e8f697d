import { expect, test } from "vitest";
import { CONDITIONS } from "@/lib/protocol/templates";
import type { FoundProfiler } from "@/lib/protocol/worker-record";
import { kindOffers, offerId, whyNotProfiled, withOffer } from "./kind-offer";

const found = (
  id: string,
  kind: FoundProfiler["kind"],
  why: string | null = null,
  language: FoundProfiler["language"] = "javascript",
): FoundProfiler => ({
  ...{ id, title: id.toUpperCase(), language, kind },
  availability: why === null ? { ok: true, version: "1.0" } : { ok: false, why },
});

const host = [
  found("v8", "cpu"),
  found("v8-heap", "heap"),
  found("perf", "cpu"),
  found("perf", "lock", "perf cannot."),
  found("spy", "cpu", "spy is not installed."),
  found("pysampler", "wall", null, "python"),
];

const told = (offers: ReturnType<typeof kindOffers>) =>
  Object.fromEntries(offers.map((offer) => [offerId(offer), offer.why]));

test("a language's kinds are offered with the reason where none of its profilers works", () => {
  expect(told(kindOffers([host], "javascript"))).toEqual({
    cpu: null,
    "cpu/perf": null,
    wall: "No profiler of JavaScript gives it.",
    heap: null,
    allocation: "No profiler of JavaScript gives it.",
    lock: "perf cannot.",
    calls: "No profiler of JavaScript gives it.",
  });
  expect(told(kindOffers([host], "python"))).toMatchObject({ wall: null, cpu: "No profiler of Python gives it." });
});

test("a kind is there when one worker has it, and nothing is known without workers", () => {
  const other = [found("v8", "cpu", "no node."), found("perf", "lock")];
  expect(told(kindOffers([host, other], "javascript"))).toMatchObject({ cpu: null, lock: null });
  expect(told(kindOffers([], "javascript")).cpu).toMatch(/No worker runs/);
});

test("choosing an offer changes what is asked for and nothing else", () => {
  const policy = CONDITIONS.C1.profiling!;
  const offers = kindOffers([host], "javascript");
  const perf = offers.find((offer) => offerId(offer) === "cpu/perf")!;
  const lock = offers.find((offer) => offerId(offer) === "lock")!;
  expect(withOffer(policy, perf)).toEqual({ ...policy, kind: "cpu", profiler: "perf" });
  expect(withOffer(withOffer(policy, perf), lock)).toEqual({ ...policy, kind: "lock" });
  expect(whyNotProfiled(offers, { kind: "lock" })).toBe("perf cannot.");
  expect(whyNotProfiled(offers, { kind: "cpu", profiler: "perf" })).toBeUndefined();
  expect(whyNotProfiled(offers, { kind: "cpu", profiler: "gone" })).toBeUndefined();
});
