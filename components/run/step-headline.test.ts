import { expect, it } from "vitest";
import { aStep, aTool } from "./step-fixture";
import { headlineOf, measureOf, sortOf } from "./step-headline";

it("says in one line what a step did", () => {
  expect(headlineOf(aStep({ tools: [aTool({ asked: "node bench.js" })] }))).toBe("$ node bench.js");
  expect(headlineOf(aStep({ edit: { files: 3, firstPath: "lib/a.js", added: 9, deleted: 4 } }))).toBe(
    "edited lib/a.js and 2 more",
  );
  expect(headlineOf(aStep({ tools: [], kinds: ["message"], said: "Let me look." }))).toBe("Let me look.");
  expect(headlineOf(aStep({ tools: [aTool({ tool: "profile", refused: "profilingCalls" })] }))).toBe(
    "profile refused: profilingCalls is used up",
  );
});

it("gives the result of a step, and whether it is bad", () => {
  expect(measureOf(aStep({ tests: { passed: 23, failed: 1 } }))).toEqual({ text: "23 of 24", isBad: true });
  expect(measureOf(aStep({ edit: { files: 1, firstPath: "a", added: 9, deleted: 4 } }))).toEqual({
    text: "+9 −4",
    isBad: false,
  });
  expect(measureOf(aStep({ tools: [aTool({ exitCode: 126, ok: false })] }))).toEqual({ text: "exit 126", isBad: true });
  expect(measureOf(aStep())).toEqual({ text: "", isBad: false });
});

it("sorts a step by what matters most in it", () => {
  const profile = { profile: "p", replayed: true, samples: 10, chargedSeconds: 1 };
  expect(sortOf(aStep({ profiles: [profile], tools: [aTool({ tool: "profile" })] }))).toBe("profile");
  expect(sortOf(aStep({ kinds: ["fault"] }))).toBe("fault");
  expect(sortOf(aStep({ tools: [aTool({ tool: "submit" })], kinds: ["tool-call", "ending"] }))).toBe("ending");
  expect(sortOf(aStep({ tools: [], kinds: ["started"] }))).toBe("start");
});
