import { expect, test } from "vitest";
import { sampleProblem } from "./sample-problem";

test("empty, short and not finite samples each have their reason", () => {
  expect(sampleProblem([], 2)).toBe("no-observations");
  expect(sampleProblem([1], 2)).toBe("fewer-than-two");
  expect(sampleProblem([1], 1)).toBeUndefined();
  expect(sampleProblem([1, Number.NaN], 2)).toBe("not-finite");
  expect(sampleProblem([1, Infinity], 1)).toBe("not-finite");
});
