import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { AGENTS } from "@/lib/agents/agents";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { TEMPLATES } from "@/lib/protocol/templates";
import { listStudies } from "@/lib/store/list-studies";
import { createStudy } from "@/lib/store/studies";
import { provideTestDatabase } from "@/lib/store/test-database";
import { BadUsage } from "./answer";
import { commands } from "./commands";
import { studyId } from "./study-id";

provideTestDatabase();

const NOBODY = "0192f0c0-0000-7000-8000-000000000000";
const launchedFrom = process.env.INIT_CWD;
let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-commands-"));
});
afterEach(() => standIn(launchedFrom));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The launcher notes where the user stands, because the command runs in the checkout. */
function standIn(where: string | undefined): void {
  if (where === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = where;
}

function write(name: string, text: string | Buffer): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

/** The sentence a command line is refused with as bad usage; fails when it is not. */
async function refusal(...words: string[]): Promise<string> {
  const refused = await commands()
    .parseAsync(words, { from: "user" })
    .catch((error: unknown) => error);
  if (refused instanceof BadUsage) return refused.message;
  throw refused instanceof Error ? refused : new Error(`${words.join(" ")} was not refused`);
}

test.each([
  [["stduy"], /^wick has no command stduy; there are task, study.* \(did you mean study\?\)\.$/],
  [["study", "lanch"], /^wick study has no command lanch; there are list, run, .* \(did you mean launch\?\)\.$/],
  [["study", "run"], "wick study run needs <file>: the study file (docs/study-file.md)."],
  [["study", "run", "a.yaml", "b.yaml"], "wick study run takes 1 argument and was given 2: a.yaml b.yaml."],
  [
    ["study", "run", "a.yaml", "--wiat"],
    "wick study run has no option --wiat; there are --wait, --json, --help (did you mean --wait?).",
  ],
  [["study", "status"], /^wick study status needs <id>: the study's id, or how it alone begins/],
  [["study", "launch"], /^wick study launch needs <id>: the study's id, or how it alone begins/],
  [["study", "export", "x"], /^wick study export needs --out <folder>: /],
  [["study", "export", "x", "--out"], "wick study export needs a value after --out: --out <folder>."],
  [["study", "export", "x", "--out", "--force"], "wick study export needs a value after --out: --out <folder>."],
  [["study", "predict"], "wick study predict needs <file>: the study file (docs/study-file.md)."],
  [["study", "schema", "x"], "wick study schema takes 0 arguments and was given 1: x."],
  [["task", "list", "x"], "wick task list takes 0 arguments and was given 1: x."],
  [["task", "check"], "wick task check needs the ids of tasks, or --all."],
  [["task", "check", "x", "--all"], "wick task check takes the ids of tasks or --all, not both."],
  [["task", "check", "left-pad"], "There is no task left-pad; wick task list shows all."],
])("%j is refused in a sentence that says what was expected", async (words, sentence) => {
  if (typeof sentence === "string") expect(await refusal(...words)).toBe(sentence);
  else expect(await refusal(...words)).toMatch(sentence);
});

const study = (more = "") => `title: Small
sample: { taskIds: [toposort-maps] }
conditions: [C0, C1]
agent: noop
${more}`;

test.each([
  ["not YAML", "title: [a\nb: c", ":1: the file is not YAML or JSON: a [ is opened and not closed"],
  ["not UTF-8", Buffer.from([0xff, 0xfe, 0x74, 0x00]), " cannot be read: it is not a text in UTF-8."],
  [
    "of an unknown task",
    study().replace("maps", "map"),
    ":2: sample.taskIds[0] is toposort-map, which is no task of npm-history (did you mean toposort-maps?); wick task list shows all",
  ],
  [
    "of an unknown agent",
    study().replace("noop", "evidence-raeder"),
    `:4: agent cannot be used: no agent is called evidence-raeder; there are ${AGENTS.map(({ id }) => id).join(", ")} (did you mean evidence-reader?)`,
  ],
  [
    "of an agent with a wrong parameter",
    study().replace("noop", "{ id: evidence-reader, parameters: { skill: 2 } }"),
    ":4: agent cannot be used: of the parameters of evidence-reader, skill is 2; expected a number of at most 1",
  ],
  [
    "of an unknown benchmark",
    study("benchmark: swe\n"),
    ":5: benchmark cannot be used: no benchmark is called swe; there is npm-history",
  ],
  [
    "that runs too long",
    study("budget: { wallSeconds: 80000 }\n"),
    ":5: budget.wallSeconds is 80000; a run may take at most 72000 s",
  ],
])("a study file %s is refused in one sentence, and nothing is stored", async (what, text, sentence) => {
  const file = write(`${what}.yaml`, text);
  expect(await refusal("study", "run", file)).toBe(`${file}${sentence}`);
  expect(await refusal("study", "predict", file)).toBe(`${file}${sentence}`);
  expect(await listStudies()).toEqual([]);
});

test("everything wrong in a study file is said at once, whatever finds it", async () => {
  const file = write(
    "much.yaml",
    `title: ""
sample: { taskIds: [toposort-map] }
conditions:
  - C0
  - C0
  - { id: own, profiling: { representation: flame }, agent: nobody }
agent: { id: evidence-reader, parameters: { skill: 2 } }
replicate: 2
budget: { steps: 0, wallSeconds: 80000 }
plan:
  contrasts:
    - { id: a, question: RQ1, treatment: own, control: C7 }
    - { id: b, question: RQ9, treatment: own, control: C0 }
`,
  );
  const said = (await refusal("study", "run", file)).split("\n").map((line) => line.slice(file.length + 1));
  expect(said.map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
    "1: title is empty;",
    "2: sample.taskIds[0] is toposort-map,",
    "5: conditions[1].id is C0,",
    '6: conditions[2].profiling.representation is "flame";',
    "6: conditions[2].agent cannot be",
    "7: agent cannot be",
    "8: replicate is an",
    "9: budget.steps is 0;",
    "9: budget.wallSeconds is 80000;",
    "12: plan.contrasts[0].control is C7,",
    '13: plan.contrasts[1].question is "RQ9";',
  ]);
});

test("what comes only of a mistake elsewhere is not said", async () => {
  const file = write(
    "nameless.yaml",
    study("plan: { contrasts: [{ id: a, question: RQ1, treatment: own, control: C0 }] }\n").replace(
      "C0, C1",
      "C0, Own",
    ),
  );
  expect(await refusal("study", "run", file)).toMatch(/^[^\n]*:3: conditions\[1\] [^\n]*$/);
  const unknown = write(
    "benchless.yaml",
    "title: a\nbenchmark: swe\nsample: { perStratum: 1 }\nconditions: [C0]\nagent: noop\n",
  );
  expect(await refusal("study", "run", unknown)).toMatch(/^[^\n]*:2: benchmark cannot be used: [^\n]*$/);
  const rounds = write("rounds.yaml", study("measurement: { minRounds: 2, maxRounds: 4 }\n"));
  expect(await refusal("study", "run", rounds)).toMatch(/^[^\n]*:5: measurement.minRounds [^\n]*$/);
});

test("a study file that is not there, and a folder, are named as the user named them", async () => {
  standIn(folder);
  expect(await refusal("study", "run", "absent.yaml")).toBe(
    "absent.yaml cannot be read: there is nothing of that name.",
  );
  expect(await refusal("study", "run", ".")).toBe(". cannot be read: it is a folder.");
});

test("files are found from where the user stands", async () => {
  write("here.yaml", study("replicates: 0\n"));
  standIn(path.join(folder, "..", path.basename(folder)));
  expect(await refusal("study", "run", "here.yaml")).toBe(
    "here.yaml:5: replicates is 0; expected a whole number of at least 1",
  );
});

test("a folder that an export cannot become is refused before anything is written", async () => {
  const { id } = await createStudy(TEMPLATES[0]?.design(await npmHistory.load()));
  const file = write("a-file", "");
  for (const out of [file, path.join(file, "deeper")])
    expect(await refusal("study", "export", id, "--out", out)).toBe(
      `${out} cannot be written to: it is a file, or lies in one. Nothing was written; name another folder.`,
    );
  const full = path.join(folder, "full");
  fs.mkdirSync(path.join(full, "sub"), { recursive: true });
  expect(await refusal("study", "export", id, "--out", full)).toBe(
    `${full} is not empty: nothing was written. Name another folder, or replace it with --force.`,
  );
  standIn(path.join(full, "sub"));
  expect(await refusal("study", "export", id, "--out", "..", "--force")).toBe(
    ".. holds the folder you are in: nothing was written. Name another folder.",
  );
  expect(await refusal("study", "export", NOBODY, "--out", path.join(folder, "new"))).toBe(
    `There is no study ${NOBODY}; wick study list shows all.`,
  );
  expect(fs.readdirSync(folder).filter((name) => name === "new" || name.startsWith("."))).toEqual([]);
  expect(fs.readdirSync(full)).toEqual(["sub"]);
});

test("a study is found by how its id alone begins", async () => {
  const { id } = await createStudy(TEMPLATES[0]?.design(await npmHistory.load()));
  expect(await studyId(id.toUpperCase())).toBe(id);
  const other = await createStudy(TEMPLATES[0]?.design(await npmHistory.load()));
  for (const length of [id.length - 1, 24, 23, 19, 18]) expect(await studyId(id.slice(0, length))).toBe(id);
  expect(await refusal("study", "status", id.slice(0, 6))).toMatch(
    new RegExp(`^More than one study begins with ${id.slice(0, 6)}: .*${id}, ${other.id}`),
  );
  expect(await refusal("study", "status", id.slice(0, 5))).toBe(
    `There is no study ${id.slice(0, 5)}, and the beginning of an id has at least 6 characters; wick study list shows all.`,
  );
  expect(await refusal("study", "status", `${id.slice(0, 6)}-`)).toContain("There is no study");
  expect(await refusal("study", "status", "pilot%")).toBe("There is no study pilot%; wick study list shows all.");
});

test("a calibration takes a prediction of its own study only, and that study complete", async () => {
  const { id } = await createStudy(TEMPLATES[0]?.design(await npmHistory.load()));
  const refused = (file: string) => refusal("study", "calibration", id, "--predicted", file);
  const broken = write("broken.json", "{");
  expect(await refused(broken)).toBe(
    `${broken} is no prediction: it is not JSON, as \`wick study predict --json\` writes it.`,
  );
  const half = write("half.json", JSON.stringify({ studyId: id, at: 7 }));
  expect(await refused(half)).toBe(
    `${half} is no prediction: at is 7; expected a text, in quotes. contrasts is missing; expected a list.`,
  );
  const other = write("other.json", JSON.stringify({ studyId: "x", at: "", contrasts: [] }));
  expect(await refused(other)).toBe(`${other} predicts the study x, not ${id}.`);
  const early = write("early.json", JSON.stringify({ studyId: id, at: "", contrasts: [] }));
  await expect(refused(early)).rejects.toThrow(`Study ${id} is draft, and a calibration needs a complete one.`);
});

const leaves = (command: Command): Command[] =>
  command.commands.length > 0 ? command.commands.flatMap(leaves) : [command];

test("every command says in its help what it does, what it takes, and that it answers in JSON", () => {
  const all = leaves(commands());
  expect(all.length).toBeGreaterThan(8);
  for (const command of all) {
    const parts = [command, ...command.registeredArguments, ...command.options];
    expect(
      parts.map((part) => (typeof part.description === "string" ? part.description : part.description())),
    ).not.toContain("");
    expect(command.options.map((option) => option.long)).toContain("--json");
    expect(command.helpInformation()).toContain(command.description().slice(0, 40));
  }
});
