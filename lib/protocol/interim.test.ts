import { expect, test } from "vitest";
import { interimOf } from "./interim";

test("results of a study that is not complete say what they rest on", () => {
  expect(interimOf("running", 13, 36)).toBe("interim: 13 of 36 runs scored, not corrected for looking");
  expect(interimOf("cancelled", 1, 1)).toBe("interim (cancelled): 1 of 1 run scored, not corrected for looking");
  expect(interimOf("complete", 36, 36)).toBeNull();
});
