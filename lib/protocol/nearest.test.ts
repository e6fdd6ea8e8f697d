import { expect, test } from "vitest";
import { choices, nearest } from "./nearest";

const commands = ["run", "launch", "predict", "calibration", "status", "export", "schema"];

test.each([
  ["lanch", "launch"],
  ["luanch", "launch"],
  ["exprot", "export"],
  ["STATUS", "status"],
  ["calibrations", "calibration"],
])("%s was meant to be %s", (word, meant) => expect(nearest(word, commands)).toBe(meant));

test("a word that is far from all of them was meant to be none", () => {
  expect(nearest("dance", commands)).toBeUndefined();
  expect(nearest("", commands)).toBeUndefined();
  expect(nearest("x".repeat(1_000_000), commands)).toBeUndefined();
});

test("nobody guesses between two that are equally near, nor from one letter of two", () => {
  expect(nearest("taskB", ["taskA", "taskC"])).toBeUndefined();
  expect(nearest("C9", ["C0"])).toBeUndefined();
  expect(nearest("c0", ["C0"])).toBe("C0");
});

test("the choices are all that is known, with the guess behind them", () => {
  expect(choices("nop", ["noop", "expert"])).toBe("noop, expert (did you mean noop?)");
  expect(choices("nobody", ["noop", "expert"])).toBe("noop, expert");
});
