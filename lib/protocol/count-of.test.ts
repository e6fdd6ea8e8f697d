import { expect, it } from "vitest";
import { countOf } from "./count-of";

it("counts in the singular too", () => {
  expect([countOf(1, "task"), countOf(1234, "task"), countOf(0, "finished run")]).toEqual([
    "1 task",
    "1,234 tasks",
    "0 finished runs",
  ]);
});

it("spells the plural of nouns in -y and of those that hiss", () => {
  expect(["repository", "study", "replay", "class", "process", "patch"].map((noun) => countOf(2, noun))).toEqual([
    "2 repositories",
    "2 studies",
    "2 replays",
    "2 classes",
    "2 processes",
    "2 patches",
  ]);
});
