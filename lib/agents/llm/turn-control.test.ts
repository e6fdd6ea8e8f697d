import { expect, test } from "vitest";
import { Ledger } from "@/lib/budget/ledger";
import type { TurnControl as Policy } from "./parameters";
import { TurnControl } from "./turn-control";

const ledger = () => new Ledger({ steps: 10, wallSeconds: 600, tokens: 1000, usd: 2 }, null);

function spend(on: Ledger, amounts: { steps?: number; tokens?: number; usd?: number; wallSeconds?: number }): void {
  const reserved = on.reserve(amounts);
  if (!reserved.ok) throw new Error(reserved.limit);
  on.settle(reserved.reservation, amounts);
}

const open = (policy: Policy, on = ledger()) => new TurnControl(policy, () => on.state());

test("silent says nothing, whatever is spent", () => {
  const on = ledger();
  const control = open({ kind: "silent" }, on);
  spend(on, { steps: 10, tokens: 1000 });
  expect([control.opening(), control.begin(), control.remark()]).toEqual([null, true, null]);
});

test("the remaining budget is said beforehand and after each turn, by all limits that are set", () => {
  const on = ledger();
  const control = open({ kind: "remaining-each-step" }, on);
  expect(control.opening()).toBe("Left of your budget: 10 steps, 10 minutes, 1,000 tokens, $2.00.");
  spend(on, { steps: 9, tokens: 400, usd: 0.5, wallSeconds: 500.5 });
  expect(control.remark()).toBe("Left of your budget: 1 step, 99 seconds, 600 tokens, $1.50.");
});

test("each fraction is reminded of once, by whichever limit is nearest, and only the last of those passed at once", () => {
  const on = ledger();
  const control = open({ kind: "reminders", at: [0.9, 0.25, 0.5] }, on);
  expect([control.opening(), control.remark()]).toEqual([null, null]);
  spend(on, { tokens: 260 });
  expect(control.remark()).toMatch(/^26 % of your budget is used\. Left of it: 10 steps/);
  expect(control.remark()).toBeNull();
  spend(on, { steps: 9 });
  expect(control.remark()).toMatch(/^90 % /);
  spend(on, { tokens: 500 });
  expect(control.remark()).toBeNull();
});

test("fixed turns are announced, the last is named, and no more begin", () => {
  const control = open({ kind: "fixed-turns", turns: 2 });
  expect(control.opening()).toContain("You have 2 turns");
  expect(control.begin()).toBe(true);
  expect(control.remark()).toBe("This is your last turn.");
  expect(control.begin()).toBe(true);
  expect(control.remark()).toBeNull();
  expect(control.begin()).toBe(false);
});

test("turns on request are granted as often as the design says, also at the last moment", () => {
  const control = open({ kind: "extension-on-request", turns: 2, extension: 3, extensions: 1 });
  expect(control.opening()).toContain("Call more_turns before they are used up");
  control.begin();
  expect(control.remark()).toBe("This is your last turn unless you call more_turns now.");
  control.begin();
  expect(control.extend()).toBe("Granted: you have 3 turns left.");
  for (let turn = 0; turn < 3; turn++) expect(control.begin()).toBe(true);
  expect(control.extend()).toMatch(/^Not granted/);
  expect(control.begin()).toBe(false);
});
