import { expect, test } from "vitest";
import { canRunBecome, Ending, isSettled, RunState } from "./run";

const STATES = RunState.options;
const next = (from: RunState) => STATES.filter((to) => canRunBecome(from, to));

test("a run goes through queued, running and measuring to done, and back to the queue only by a fault", () => {
  expect(next("queued")).toEqual(["running", "cancelled"]);
  expect(next("running")).toEqual(["queued", "measuring", "fault", "cancelled"]);
  expect(next("measuring")).toEqual(["queued", "done", "fault", "cancelled"]);
  expect(next("fault")).toEqual(["queued", "cancelled"]);
});

test("an outcome is final: nothing follows done, and nothing follows cancelled", () => {
  expect(next("done")).toEqual([]);
  expect(next("cancelled")).toEqual([]);
});

test("a fault never becomes an outcome, and no run is done without having been measured", () => {
  expect(STATES.filter((from) => canRunBecome(from, "done"))).toEqual(["measuring"]);
});

test("settled are exactly the states that do not change by themselves", () => {
  expect(STATES.filter(isSettled)).toEqual(["done", "fault", "cancelled"]);
});

test("a run that exhausts its budget names the limit", () => {
  expect(Ending.safeParse({ name: "budget-exhausted" }).success).toBe(false);
  expect(Ending.safeParse({ name: "budget-exhausted", limit: "patience" }).success).toBe(false);
  expect(Ending.parse({ name: "budget-exhausted", limit: "tokens" })).toEqual({
    name: "budget-exhausted",
    limit: "tokens",
  });
});
