import { expect, test } from "vitest";
import { mayRun, whyNotRun } from "./may-run";

const working = { kind: "working", title: "Model loop" } as const;
const calibration = { kind: "calibration", title: "No edit" } as const;
const full = { level: "full", detail: "" } as const;
const reduced = { level: "reduced", detail: "" } as const;

test.each([
  [working, full, false, true],
  [working, full, true, true],
  [working, reduced, false, false],
  [working, reduced, true, true],
  [calibration, reduced, false, true],
])("%o under %o, allowed %s: %s", (agent, isolation, allowed, expected) => {
  expect(mayRun(agent, isolation, allowed)).toBe(expected);
});

test("the refusal names the agent and what to do", () => {
  expect(whyNotRun(working, reduced, false)).toMatch(/^Model loop .* install bubblewrap/);
});
