import { expect, test } from "vitest";
import { SwefficiencyInputError } from "./swefficiency-input-error";

test("the message says which file, what it means for the report and what to do", () => {
  const error = new SwefficiencyInputError("acme__a-1", "acme__a-1/perf_summary.txt", "is empty", "Evaluate it again.");
  expect(error.message).toBe(
    "acme__a-1: acme__a-1/perf_summary.txt is empty, so the report cannot be made. Evaluate it again.",
  );
  expect([error.instanceId, error.file]).toEqual(["acme__a-1", "acme__a-1/perf_summary.txt"]);
});
