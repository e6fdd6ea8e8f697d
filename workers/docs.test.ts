import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { readStudyFile, toDesign } from "@/lib/protocol/study-file";
import { freezeProblems } from "@/lib/store/freeze-study";

const examples = [...readFileSync("docs/study-file.md", "utf8").matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, yaml]) => yaml,
);

test.each(examples.map((yaml, index) => [index + 1, yaml ?? ""] as const))(
  "example %i of docs/study-file.md is a study that can be frozen",
  async (_, yaml) => {
    const file = readStudyFile(parse(yaml));
    expect(await freezeProblems(toDesign(file, await npmHistory.load()))).toEqual([]);
  },
);

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
