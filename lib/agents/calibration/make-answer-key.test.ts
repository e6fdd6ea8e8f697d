import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSandbox, openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import {
  baseProfile,
  expertFiles,
  openSmallWorkbench,
  type SmallWorkbench,
  sources,
} from "../fixtures/small-workbench";
import { makeAnswerKey } from "./make-answer-key";

const input = { sources: sources(), expertFiles: expertFiles(), baseProfile, seed: 7 };
const key = makeAnswerKey(input);
const passing = { passed: 2, guards: ["keeps the first of each", "pads each line"] };

let small: SmallWorkbench<LocalSandbox>;
beforeAll(async () => {
  small = await openSmallWorkbench(openLocalSandbox);
});
afterAll(() => small.close());

async function guardsUnder(files: Readonly<Record<string, string | null>>) {
  const before = sources();
  for (const [file, content] of Object.entries(files))
    await (content === null ? small.sandbox.remove(file) : small.sandbox.write(file, content));
  const { guards } = await small.workbench.test(20, new AbortController().signal);
  for (const file of Object.keys(files)) await small.sandbox.write(file, before[file]!);
  return { passed: guards.filter((guard) => guard.passed).length, guards: guards.map((guard) => guard.name) };
}

test("the expert's edit touches the functions it changes, named as the profile names them", () => {
  expect(key.expert.touches.map(({ name, file, line }) => `${name} ${file}:${line}`)).toEqual([
    "includes src/unique.js:3",
    "unique src/unique.js:10",
  ]);
  expect(key.expert.files).toEqual(expertFiles());
});

test("there are at least five decoys, hot ones first to be had, none in the expert's functions or unparsable files", () => {
  expect(key.decoys.length).toBeGreaterThanOrEqual(5);
  const touched = key.decoys.flatMap((decoy) => decoy.touches.map(({ name, file }) => `${file} ${name}`));
  expect(touched).toContain("src/format.js pad");
  expect(touched.some((one) => one.startsWith("src/unique.js") || one.startsWith("src/broken.js"))).toBe(false);
  expect(key.decoys.filter((decoy) => decoy.touches.some(({ name }) => name === "pad"))).toHaveLength(1);
});

test("ids tell nothing of what is whose, and differ from seed to seed", () => {
  const ids = [key.expert, ...key.decoys].map((edit) => edit.id).sort();
  expect(ids).toEqual(Array.from({ length: key.decoys.length + 1 }, (_, i) => `edit-${i + 1}`));
  const experts = Array.from({ length: 40 }, (_, seed) => makeAnswerKey({ ...input, seed }).expert.id);
  expect(new Set(experts).size).toBeGreaterThan(4);
});

test("equal inputs give equal keys", () => {
  expect(makeAnswerKey(input)).toEqual(key);
});

test("guard cases pass under the expert's edit and every decoy, and fail under the breaking one", async () => {
  for (const { files } of [key.expert, ...key.decoys]) expect(await guardsUnder(files)).toEqual(passing);
  expect((await guardsUnder(key.breaking.files)).passed).toBe(0);
});

test("every decoy differs from the snapshot and from every other", () => {
  const texts = key.decoys.map(({ files }) => JSON.stringify(files));
  expect(new Set(texts).size).toBe(texts.length);
  for (const { files } of key.decoys)
    for (const [file, content] of Object.entries(files)) expect(content).not.toBe(input.sources[file]);
});

test("a package whose only function is the expert's gets decoys outside functions", () => {
  const only = { "a.js": "module.exports = function a() {\n  return 1;\n};\n" };
  const lone = makeAnswerKey({ ...input, sources: only, expertFiles: { "a.js": only["a.js"].replace("1", "2 - 1") } });
  expect(lone.decoys.length).toBeGreaterThanOrEqual(5);
  expect(lone.decoys.every((decoy) => decoy.touches.length === 0)).toBe(true);
});

test("an expert without a change is refused", () => {
  expect(() => makeAnswerKey({ ...input, expertFiles: { "src/unique.js": input.sources["src/unique.js"]! } })).toThrow(
    RangeError,
  );
});
