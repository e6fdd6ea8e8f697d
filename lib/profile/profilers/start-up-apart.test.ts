import { expect, it } from "vitest";
import { fn, profileOf } from "../fixtures/sample-profile";
import { originSplit } from "../origin-split";
import { requireSamples } from "./require-samples";
import { startUpApart } from "./start-up-apart";

const SITE = fn("main", { file: "<frozen site>", origin: "runtime" });
const OLD_SITE = fn("main", { file: "python3.9/site.py", origin: "runtime" });
const HOOK = fn("(module)", { file: "<string>", line: 0 });
const PACKAGE = fn("install", { file: "site-packages/hack/__init__.py", origin: "dependency" });
const [main, work] = [fn("(module)", { file: "app.py" }), fn("work", { file: "app.py" })];

it("takes what site runs of installed packages for the runtime's, and the same code in the program for what it is", () => {
  const profile = profileOf(
    [[SITE, HOOK, PACKAGE], 30],
    [[OLD_SITE, HOOK], 5],
    [[main, work, PACKAGE], 7],
    [[main], 2],
  );
  expect(originSplit(profile)).toMatchObject({ user: 7000, dependency: 37_000 });
  const apart = startUpApart(profile);
  expect(originSplit(apart)).toMatchObject({ runtime: 35_000, dependency: 7000, user: 2000 });
  expect(apart.meta).toEqual(profile.meta);
});

it("leaves a program that was over at once without samples of its own", () => {
  const profile = profileOf(
    ...Array.from({ length: 20 }, (): [[typeof SITE, typeof HOOK], number] => [[SITE, HOOK], 1]),
  );
  expect(requireSamples(profile)).toBe(profile);
  expect(() => requireSamples(startUpApart(profile))).toThrow(/no sample of the program/);
});

it("leaves a program's own function main alone", () => {
  const profile = profileOf([[fn("main", { file: "site.py" }), work], 4]);
  expect(originSplit(startUpApart(profile))).toMatchObject({ user: 4000 });
});
