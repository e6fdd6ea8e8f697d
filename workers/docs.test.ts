import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { readStudyFile, toDesign } from "@/lib/protocol/study-file";
import { freezeProblems } from "@/lib/store/freeze-study";
import { provideTestDatabase } from "@/lib/store/test-database";
import { commands } from "./cli/commands";

provideTestDatabase();

const examples = [...readFileSync("docs/study-file.md", "utf8").matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, yaml]) => yaml,
);

const pages = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((file) => `docs/${file}`),
];

/** Files that a page links to, from where it lies, and documents that it names in its text, from the checkout. */
function namedIn(page: string): string[] {
  const text = readFileSync(page, "utf8");
  const links = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)].map(
    ([, inline, below]) => inline ?? below ?? "",
  );
  const relative = links.filter((link) => !/^[a-z]+:|^#/.test(link)).map((link) => link.replace(/#.*$/, ""));
  const mentioned = [...text.matchAll(/(?<![\w./-])docs\/[\w./-]+\.md/g)].map(([file]) => file);
  const fromPage = relative.map((link) => path.join(path.dirname(page), decodeURIComponent(link)));
  return [...fromPage, ...mentioned];
}

test.each(pages.filter((page) => page.endsWith(".md")))("%s names only files that there are", (page) => {
  expect(namedIn(page).filter((file) => !existsSync(file))).toEqual([]);
});

test("README.md names every command, and no other", () => {
  const named = [...readFileSync("README.md", "utf8").matchAll(/`wick ([a-z]+ [a-z]+)/g)].map(([, words]) => words);
  const there = commands().commands.flatMap((group) => group.commands.map((each) => `${group.name()} ${each.name()}`));
  expect([...new Set(named)].sort()).toEqual(there.sort());
});

test.each(examples.map((yaml, index) => [index + 1, yaml ?? ""] as const))(
  "example %i of docs/study-file.md is a study that can be frozen",
  async (_, yaml) => {
    const file = readStudyFile(parse(yaml));
    expect(await freezeProblems(toDesign(file, await npmHistory.load()))).toEqual([]);
  },
);

test("the study file of README.md lacks nothing but its model", async () => {
  const [, yaml = ""] = /```yaml\n(title:.*?)```/s.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(await freezeProblems(toDesign(readStudyFile(parse(yaml)), await npmHistory.load()))).toEqual([
    { path: "agent.parameters.model", message: expect.stringMatching(/^is my-model, which is no configured model/) },
  ]);
});

test("the documented file says every default as it is", async () => {
  const [, full = ""] = examples;
  const written = parse(full);
  const bare = readStudyFile({ title: "x", sample: { perStratum: 1 }, conditions: ["C0"], agent: "noop" });
  const defaults = toDesign(bare, await npmHistory.load());
  expect(written.budget).toEqual(defaults.budget);
  expect(written.measurement).toEqual(defaults.measurement);
  expect({ ...written.plan, contrasts: [] }).toEqual(defaults.plan);
  expect(written.phaseTwoTasks).toBe(defaults.phaseTwoTasks);
});
