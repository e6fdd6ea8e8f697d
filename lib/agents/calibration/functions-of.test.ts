import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { functionsOf } from "./functions-of";

const fixtures = path.join(import.meta.dirname, "fixtures");

test("every kind of function starts where V8's profiler says it does", () => {
  const output = execFileSync(process.execPath, [path.join(fixtures, "profile-every-kind.mjs")]).toString();
  const profiled: [number, number, string][] = JSON.parse(output);
  const functions = functionsOf(readFileSync(path.join(fixtures, "every-kind.mjs"), "utf8"))!;
  const places = functions.map(({ line, column }) => `${line}:${column}`);
  // 0:0 and 1:1 are the module itself.
  const seen = profiled
    .filter(([line, column]) => line > 0 && `${line}:${column}` !== "1:1")
    .map(([line, column]) => `${line}:${column}`);
  expect(new Set(seen).size).toBeGreaterThanOrEqual(23);
  expect(places).toEqual(expect.arrayContaining(seen));
});

test("a first statement goes behind the directives, and an expression has no place for one", () => {
  const source = `function a() { "use strict"; return 1; }\nconst b = (x) => x;`;
  const [a, b] = functionsOf(source)!;
  expect(source.slice(a!.bodyOffset!)).toMatch(/^ return 1;/);
  expect(b).toMatchObject({ name: "b", bodyOffset: null, line: 2, column: 11 });
});

test("what is neither a module nor a script has no functions to tell", () => {
  expect(functionsOf("this is not { JavaScript")).toBeNull();
  expect(functionsOf("with (x) { f(function () {}); }")).toHaveLength(1);
  expect(functionsOf("#!/usr/bin/env node\nreturn function () {};")).toHaveLength(1);
});
