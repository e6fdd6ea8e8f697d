import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { openEmptySandbox } from "../fixtures/open-sandbox";
import { livecodebench } from "./livecodebench";
import { readPickledText } from "./read-pickled-text";
import type { PromptContext, Task } from "./task";

const FIXTURES = path.join(import.meta.dirname, "../fixtures");
const PUBLISHED = path.resolve("../shared/data/perfagent/livecodebench_instance_1873_A.json");
const SLOW = { timeout: 60_000 };
const signal = new AbortController().signal;
const context: PromptContext = {
  ...{
    additionalRequirements: null,
    localMemory: null,
    globalMemory: null,
    systemTemplate: null,
    optimizationTemplate: null,
  },
};

let opened: { sandbox: LocalSandbox; close(): void };
beforeAll(async () => {
  opened = await openEmptySandbox(openLocalSandbox);
});
afterAll(() => opened.close());

const instance = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(FIXTURES, `${name}.json`), "utf8"));
const load = (value: unknown, options: Record<string, unknown> = {}): Promise<Task> =>
  livecodebench.load(value, "problem", options, { sandbox: opened.sandbox, context: null });

test("a program is right when it passes the public and the packed private cases", SLOW, async () => {
  const task = await load(instance("echo-twice"));
  const right = await task.evaluate("w = input()\nprint(w, w, sep='\\n')\n", signal);
  expect(right).toMatchObject({ metric: 1, passRate: 1, artifacts: { passed: true, passed_count: 3, total_count: 3 } });
});

test("failures are counted, shown of public cases and only named of private ones", SLOW, async () => {
  const task = await load(instance("echo-twice"));
  const half = await task.evaluate("w = input()\nprint(w, w if w == 'ab' else 'secret', sep='\\n')\n", signal);
  expect(half).toMatchObject({ metric: 0, artifacts: { passed_count: 1, total_count: 3 } });
  expect(half.feedback).toEqual(["2 of 3 cases: wrong answer."]);
  const none = await task.evaluate("print(1)\n", signal);
  expect(none.feedback.join("\n")).toContain('Case 1 has the input "ab\\n".');
  const prompt = task.optimizationPrompt(
    { solution: "print(1)\n", evaluation: none, bestMetric: 0, remarks: [] },
    context,
  );
  expect(prompt).toContain("It does not pass: 0 of 3 test cases pass.");
  const onlyPublic = await load(instance("echo-twice"), { use_only_public_tests: true });
  expect((await onlyPublic.evaluate("print('ab\\nab')\n", signal)).metric).toBe(1);
});

test(
  "a function is called with the values of the input's lines, and what it prints does not matter",
  SLOW,
  async () => {
    const task = await load(instance("add"));
    const method =
      "class Solution:\n    def add(self, a: int, b: int) -> int:\n        print('noise')\n        return a + b\n";
    expect(await task.evaluate(method, signal)).toMatchObject({ metric: 1 });
    expect(await task.evaluate("def add(a, b): return a - b\n", signal)).toMatchObject({ metric: 0 });
    const hangs = await (await load(instance("add"), { timeout: 0.5 })).evaluate(
      "def add(a, b):\n    while True: pass\n",
      signal,
    );
    expect(hangs.artifacts.test_results).toEqual(["time limit exceeded", "time limit exceeded"]);
    expect(await task.evaluate(task.initialSolution, signal)).toMatchObject({ metric: 0, passRate: 0 });
  },
);

test("a problem without cases, and cases that cannot be read, are refused", async () => {
  const empty = { ...instance("echo-twice"), public_test_cases: [], private_test_cases: [] };
  await expect(load(empty)).rejects.toThrow("no test case is left to judge a program by");
  const broken = { ...instance("echo-twice"), private_test_cases: "bm8=" };
  await expect(load(broken)).rejects.toThrow("private_test_cases is neither JSON nor packed cases");
  await expect(load({ ...instance("add"), metadata: "{}" })).rejects.toThrow("metadata.func_name is missing");
  await expect(load(instance("add"), { timout: 3 })).rejects.toThrow("known are timeout, memory_limit");
});

test("a pickle is read only when it is one text", () => {
  const text = "ä".repeat(200);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(text));
  const old = Buffer.concat([Buffer.from([0x80, 2, 0x58]), length, Buffer.from(text), Buffer.from([0x71, 0, 0x2e])]);
  expect(readPickledText(old)).toBe(text);
  expect(() => readPickledText(Buffer.from("cos\nsystem\n"))).toThrow("more than a text (opcode 0x63)");
  expect(() => readPickledText(old.subarray(0, 20))).toThrow("ends early");
  expect(() => readPickledText(deflateSync("x"))).toThrow(RangeError);
});

test.skipIf(!existsSync(PUBLISHED))(
  "a published problem is read and judged (skipped without the sample)",
  SLOW,
  async () => {
    const task = await load(JSON.parse(readFileSync(PUBLISHED, "utf8")));
    const program =
      "for _ in range(int(input())):\n    s = input()\n    print('YES' if s in ('abc', 'acb', 'bac', 'cba') else 'NO')\n";
    expect(await task.evaluate(program, signal)).toMatchObject({ metric: 1, artifacts: { total_count: 5 } });
  },
);
