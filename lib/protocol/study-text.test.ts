import { describe, expect, test } from "vitest";
import { RepresentationId } from "./condition";
import { sayProblem } from "./problem";
import { BadStudyFile, readStudyFile, toDesign } from "./study-file";
import { readStudyText } from "./study-text";
import type { Task } from "./task";

const tasks: Task[] = ["alpha-1", "alpha-2", "beta-1"].map((id) => ({
  id,
  benchmark: "npm-history",
  repository: id.split("-")[0] ?? id,
  bottleneck: "caching",
  statement: "slow",
  licence: "MIT",
  releaseYear: 2020,
  quick: true,
  hash: "0",
}));

const read = (text: string) => readStudyText(text, (value) => toDesign(readStudyFile(value), tasks));

/** What is wrong with a text, as the command line says it: `LINE: sentence`. */
async function sentences(text: string): Promise<string[]> {
  const error = await read(text).catch((refused: unknown) => refused);
  if (!(error instanceof BadStudyFile)) throw new Error("the text was not refused", { cause: error });
  return error.problems.map((problem) => `${problem.line}: ${sayProblem(problem, "the file")}`);
}

/** A study file of eight lines with some of them replaced; line 9 and those after it are added. */
function file(changes: Record<number, string> = {}): string {
  const lines = [
    "title: Small",
    "sample:",
    "  perStratum: 1",
    "conditions:",
    "  - C0",
    "  - id: own",
    "    profiling: { representation: top-k }",
    "agent: noop",
  ];
  for (const [line, text] of Object.entries(changes)) lines[Number(line) - 1] = text;
  return `${lines.join("\n")}\n`;
}

test("the file of these tests is a study", async () => expect((await read(file())).title).toBe("Small"));

describe("a text that holds no study", () => {
  const AS = "expected a mapping with title, sample, conditions and agent";
  test.each([
    ["nothing", "", `1: the file is empty; ${AS}`],
    ["comments only", "# to be done\n\n", `1: the file is empty; ${AS}`],
    ["a list", "- title: Small\n- agent: noop\n", `1: the file is a list; ${AS}`],
    ["a sentence", "A study of evidence\n", `1: the file is the text "A study of evidence"; ${AS}`],
    ["a number", "7", `1: the file is 7; ${AS}`],
    ["10 MB", "#".repeat(10_000_000), "1: the file has 10,000,000 characters; a study file has at most 1,000,000"],
  ])("%s is refused in one sentence", async (_, text, sentence) => expect(await sentences(text)).toEqual([sentence]));
});

describe("a text that is not YAML or JSON", () => {
  test.each([
    ["a tab", file({ 3: "\tperStratum: 1" }), 3, "the line is indented with a tab; only spaces can indent"],
    ["a second key", file({ 9: "title: Again" }), 9, "the field title is there a second time"],
    ["a second key in JSON", '{ "title": "a",\n  "title": "b" }', 2, "the field title is there a second time"],
    ["a list item out of line", file({ 6: " - C1", 7: "" }), 6, "a list item must be indented like the one before"],
    [
      "a field of an item out of line",
      file({ 7: "   profiling: null" }),
      7,
      "the line must begin with -, or be indented like the one before",
    ],
    ["a field too far right", file({ 7: "     profiling: null" }), 6, "the next line must be indented like this one"],
    ["a list for a key", file({ 9: "? [a]\n: b" }), 9, "the name of a field must be a text"],
    ["another format", "%PDF-1.4\n", 2, "a line that begins with % must be a directive of YAML"],
    ["a list item too far right", file({ 6: "   - C1" }), 5, null],
    ["a field out of line", file({ 8: " agent: noop" }), 8, "a field must be indented like the one before"],
    [
      "a second colon",
      file({ 1: "title: Which: evidence" }),
      1,
      "a second colon stands on the line; a text that holds a colon must be in quotes",
    ],
    ["a field without a colon", file({ 8: "agent noop" }), 8, "a field needs a colon and a value after its name"],
    ["a field without a colon before others", file({ 2: "sample" }), 2, null],
    ["an open bracket", "title: [a\nb: c", 1, "a [ is opened and not closed"],
    ["an open bracket at the end", file({ 8: "agent: [1", 9: "" }), 8, "a [ is opened and not closed"],
    ["an open bracket among others", "a: [1]\nb: [1,\n  [2],\n  3\nc: [4]\n", 2, "a [ is opened and not closed"],
    ["an open brace", '{ "title": "a"', 1, "a { is opened and not closed"],
    ["an open quote", file({ 8: 'agent: "noop' }), 8, "a quote is opened and not closed"],
    ["a missing comma", '{ "title": "a"\n  "agent": "noop" }', 2, "a comma is missing before this"],
    ["a second document", `${file()}---\ntitle: b\n`, 9, "a second document begins, but a file holds one study"],
    ["a reserved character", file({ 1: "title: @home" }), 1, "a text must not begin with @ unless it is in quotes"],
    ["an escape that is none", file({ 1: 'title: "C:\\work"' }), 1, null],
  ])("%s is refused in one sentence with its line", async (_, text, line, clause) => {
    const [sentence = "", ...more] = await sentences(text);
    expect(more).toEqual([]);
    expect(sentence.split("\n")).toHaveLength(1);
    const said = `${line}: the file is not YAML or JSON: `;
    if (clause) expect(sentence).toBe(said + clause);
    else expect(sentence).toMatch(new RegExp(`^${said}[a-z].*[a-z]$`));
  });
});

describe("aliases", () => {
  test.each([
    [
      "of nothing",
      file({ 8: "agent: *mine" }),
      "8: the file uses the alias *mine, but no anchor &mine stands before it",
    ],
    [
      "of what they are in",
      file({ 8: "agent: &a { id: noop, parameters: { self: *a } }" }),
      "8: the file uses the alias *a within what it stands for",
    ],
    [
      "without end",
      file({ 9: `question: &q x\nmore: [${Array(101).fill("*q").join(", ")}]` }),
      "10: the file uses more than 100 aliases (*)",
    ],
    ["of aliases of aliases", bomb(), null],
  ])("%s are refused", async (_, text, sentence) => {
    const said = await sentences(text);
    if (sentence) expect(said).toEqual([sentence]);
    else expect(said).toHaveLength(1);
  });

  test("of what is there are what they stand for", async () => {
    const text = file({ 5: "  - { id: one, profiling: &p { representation: diff } }", 7: "    profiling: *p" });
    expect((await read(text)).conditions[1]?.profiling?.representation).toBe("diff");
  });

  /** A few lines that stand for a hundred million texts. */
  function bomb(): string {
    const levels = Array.from(
      { length: 8 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]`,
    );
    return `l0: &l0 x\n${levels.join("\n")}\n`;
  }
});

describe("a field", () => {
  const NAMES =
    "title, question, researchQuestions, benchmark, sample, conditions, budget, agent, replicates, seed, measurement, plan, phaseTwoTasks, allowReducedIsolation";
  test.each([
    ["missing", file({ 1: "" }), "2: title is missing; expected a text"],
    ["empty", file({ 1: "title:" }), "1: title is empty; expected a text"],
    ["a blank text", file({ 1: 'title: " "' }), "1: title is empty; expected a text"],
    ["a number for a text", file({ 1: "title: 2024" }), "1: title is 2024; expected a text, in quotes"],
    [
      "a text too long",
      file({ 1: `title: ${"x".repeat(201)}` }),
      "1: title has 201 characters; expected at most 200 characters",
    ],
    [
      "a text for a number",
      file({ 9: "replicates: zero" }),
      '9: replicates is the text "zero"; expected a whole number',
    ],
    ["a number in quotes", file({ 9: 'replicates: "3"' }), '9: replicates is the text "3"; expected a whole number'],
    ["a fraction", file({ 9: "replicates: 1.5" }), "9: replicates is 1.5; expected a whole number"],
    ["no number", file({ 9: "replicates: .nan" }), "9: replicates is not a number; expected a whole number"],
    ["zero", file({ 9: "replicates: 0" }), "9: replicates is 0; expected a whole number of at least 1"],
    ["too much", file({ 9: "replicates: 5000" }), "9: replicates is 5000; expected a whole number of at most 1000"],
    ["a zero budget", file({ 9: "budget:\n  steps: 0" }), "10: budget.steps is 0; a run needs at least 1 step"],
    ["no money", file({ 9: "budget: { usd: 0 }" }), "9: budget.usd is 0; expected a number above 0"],
    ["an open limit", file({ 9: "plan: { alpha: 0.5 }" }), "9: plan.alpha is 0.5; expected a number below 0.5"],
    [
      "a truth value",
      file({ 9: "allowReducedIsolation: yes please" }),
      '9: allowReducedIsolation is the text "yes please"; expected true or false',
    ],
    [
      "a text for a list",
      file({ 4: "conditions: C0", 5: "", 6: "", 7: "" }),
      '4: conditions is the text "C0"; expected a list',
    ],
    [
      "an empty list",
      file({ 4: "conditions: []", 5: "", 6: "", 7: "" }),
      "4: conditions is empty; expected at least 1 item",
    ],
    ["a list for a mapping", file({ 9: "budget: [1]" }), "9: budget is a list; expected a mapping"],
    ["unknown", file({ 9: "colour: red" }), `9: colour is an unknown field; known are ${NAMES}`],
    [
      "misspelt",
      file({ 9: "replicate: 3" }),
      `9: replicate is an unknown field; known are ${NAMES} (did you mean replicates?)`,
    ],
    [
      "unknown far down",
      file({ 9: "budget:\n  step: 3" }),
      "10: budget.step is an unknown field; known are steps, wallSeconds, tokens, usd (did you mean steps?)",
    ],
    [
      "a value of none there are",
      file({ 7: "    profiling: { representation: flame }" }),
      `7: conditions[1].profiling.representation is "flame"; expected one of ${RepresentationId.options.join(", ")}, or a mapping`,
    ],
    [
      "a misspelt value",
      file({ 9: "phaseTwoTasks: heldout" }),
      '9: phaseTwoTasks is "heldout"; expected one of same, held-out (did you mean held-out?)',
    ],
    [
      "a condition that is none",
      file({ 5: "  - C9" }),
      '5: conditions[0] is "C9"; expected one of C0, C1, C2, C3, C4, B1, B2, B3, or a mapping',
    ],
    ["a condition without an id", file({ 6: "  - label: own" }), "6: conditions[1].id is missing; expected a text"],
    [
      "an id with a space",
      file({ 6: "  - id: my own" }),
      '6: conditions[1].id is "my own"; expected at most 32 letters, digits, dots, dashes and underscores, the first a letter or a digit',
    ],
    ["a condition twice", file({ 5: "  - id: own" }), "6: conditions[1].id is own, as that of conditions[0] is"],
    ["an agent of no kind", file({ 8: "agent: 7" }), "8: agent is 7; expected a text, in quotes, or a mapping"],
    [
      "an agent with too much",
      file({ 8: "agent: { id: noop, skill: 1 }" }),
      "8: agent.skill is an unknown field; known are id, parameters",
    ],
    [
      "a sample in no way",
      file({ 3: "  seed: 1" }),
      "2: sample has neither taskIds nor perStratum; expected one of the two",
    ],
    [
      "a sample in two ways",
      file({ 3: "  perStratum: 1\n  taskIds: [alpha-1]" }),
      "2: sample has both taskIds and perStratum; expected one of the two",
    ],
    [
      "a sample of the wrong size",
      file({ 3: "  perStratum: 0" }),
      "3: sample.perStratum is 0; expected a whole number of at least 1",
    ],
    [
      "a sample of the wrong kind",
      file({ 3: "  perStratum: all" }),
      '3: sample.perStratum is the text "all"; expected a whole number',
    ],
    ["a task twice", file({ 3: "  taskIds: [alpha-1, alpha-1]" }), "3: sample.taskIds lists alpha-1 more than once"],
    [
      "too few rounds",
      file({ 9: "measurement: { minRounds: 2 }" }),
      "9: measurement.minRounds is 2; an interval needs at least 3 rounds",
    ],
    [
      "fewer rounds at most than at least",
      file({ 9: "measurement:\n  minRounds: 9\n  maxRounds: 4" }),
      "11: measurement.maxRounds is 4; expected at least minRounds, which is 9",
    ],
    [
      "a rule with one choice",
      file({ 7: "    profiling: { representation: { rule: best-of, among: [C0] } }" }),
      "7: conditions[1].profiling.representation.among has 1 item; expected at least 2 items",
    ],
    [
      "a contrast of nothing",
      file({ 9: "plan:\n  contrasts:\n    - { id: x, question: RQ1, treatment: onw, control: C0 }" }),
      "11: plan.contrasts[0].treatment is onw, which is no condition of this study; there are C0, own (did you mean own?)",
    ],
  ])("that is %s is said with its line, what was found and what was expected", async (_, text, sentence) =>
    expect(await sentences(text)).toEqual([sentence]),
  );

  test("is one of several that are wrong, and all are said in the order of their lines", async () => {
    expect(await sentences(file({ 1: "title: 1", 8: "agent: 2", 9: "replicates: 0\nseed: -1" }))).toEqual([
      expect.stringMatching(/^1: title /),
      expect.stringMatching(/^8: agent /),
      expect.stringMatching(/^9: replicates /),
      expect.stringMatching(/^10: seed /),
    ]);
  });

  test("of a long text is quoted by its beginning, on one line", async () => {
    const [sentence = ""] = await sentences(file({ 9: `phaseTwoTasks: "a\\n${"x".repeat(5000)}"` }));
    expect(sentence).toMatch(/^9: phaseTwoTasks is "a\\nx+…"; expected one of same, held-out$/);
    expect(sentence.length).toBeLessThan(150);
  });
});

describe("a text as other systems write it", () => {
  test("with CRLF is read, and has the same lines", async () => {
    expect((await read(file().replaceAll("\n", "\r\n"))).conditions).toHaveLength(2);
    expect(await sentences(file({ 9: "replicates: 0" }).replaceAll("\n", "\r\n"))).toEqual([
      "9: replicates is 0; expected a whole number of at least 1",
    ]);
  });

  test("with a byte order mark is read", async () => {
    expect((await read(`\uFEFF${file()}`)).title).toBe("Small");
  });

  test("as JSON is read, and has its lines", async () => {
    const json = { title: "Small", sample: { perStratum: 1 }, conditions: ["C0"], agent: "noop", replicates: 0 };
    expect((await read(JSON.stringify({ ...json, replicates: 2 }))).replicates).toBe(2);
    expect(await sentences(JSON.stringify(json, null, 2))).toEqual([
      "10: replicates is 0; expected a whole number of at least 1",
    ]);
  });
});
