import { isDeepStrictEqual } from "node:util";

/** What a program of a functional problem finds imported, and what prompts say can be. */
export const PYTHON_IMPORTS = `import bisect, collections, copy, datetime, functools, heapq, itertools, json, math, operator
import random, re, string, sys
from bisect import *
from collections import *
from functools import *
from heapq import *
from itertools import *
from math import ceil, comb, factorial, floor, gcd, inf, isqrt, lcm, log, log2, pi, prod, sqrt
from typing import *`;

/** Whether two outputs hold the same words, whatever the space between them. */
export const sameWords = (expected: string, actual: string): boolean => words(expected) === words(actual);

const words = (text: string): string => text.trim().split(/\s+/).join(" ");

/**
 * Whether a program's output answers as expected in LiveCodeBench: line by line without the space around them, and where
 * a line differs, word by word as exact decimal numbers.
 */
export function sameAnswer(expected: string, actual: string): boolean {
  const [should, does] = [expected, actual].map((text) => text.trim().split(/\r?\n/));
  if (should === undefined || does === undefined || should.length !== does.length) return false;
  return should.every((line, index) => sameLine(line.trim(), (does[index] ?? "").trim()));
}

function sameLine(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const [should, does] = [expected.split(/\s+/), actual.split(/\s+/)];
  return (
    should.length === does.length &&
    should.every((word, index) => {
      const [one, other] = [decimal(word), decimal(does[index] ?? "")];
      return one !== null && one === other;
    })
  );
}

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/;

/** A number in one way of writing it, however it is written: its digits without zeros around them, and their exponent. */
function decimal(word: string): string | null {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(word) ?? [];
  if (whole + fraction === "") return null;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}

const LARGE_INTEGER = /\d{16}/;

/** Whether a function's result, as JSON, is the expected one. */
export function sameResult(expected: string, actual: string): boolean {
  const [should, does] = [expected.trim(), actual.trim()];
  if (should.replace(/\s/g, "") === does.replace(/\s/g, "")) return true;
  // Numbers of so many digits are rounded when they are read.
  if (LARGE_INTEGER.test(should) || LARGE_INTEGER.test(does)) return false;
  try {
    return isDeepStrictEqual(JSON.parse(should), JSON.parse(does));
  } catch {
    return false;
  }
}

/**
 * A program that calls a function of a solution, a method of its class `Solution` or one of its own, with one JSON value
 * a line of its input, and writes the result as JSON. What the solution itself prints goes to stderr.
 */
export const callingProgram = (solution: string, name: string): string => `${PYTHON_IMPORTS}
${solution}

def __call_solution():
    import json, os, sys
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    given = [json.loads(line) for line in sys.stdin.read().splitlines() if line.strip()]
    owner = Solution() if "Solution" in globals() else None
    function = getattr(owner, ${JSON.stringify(name)}) if owner is not None else globals()[${JSON.stringify(name)}]
    json.dump(function(*given), answers)
    answers.close()

__call_solution()
`;
