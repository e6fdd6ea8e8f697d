import { expect, test } from "vitest";
import { finishRun, startMeasuring } from "./attempts";
import { claimRun } from "./claim-run";
import { appendEvents, type DatedDraft } from "./events";
import { exportStudy } from "./export-study";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { aDesign, catalogue, condition, finished, launched } from "./test-study";

provideTestDatabase();

const SAID: DatedDraft = {
  ...{ kind: "notice", step: 1, at: "2026-01-02T03:04:05.678Z" },
  data: { code: "agent-note", text: "said" },
};

/** C0 by an agent that knows the answer, C1 by one that works. */
async function exported(): Promise<Map<string, string>> {
  const working = { ...condition("C1", "baseline"), agent: { id: "thinker", parameters: {} } };
  const { id } = await launched(aDesign({ conditions: [condition("C0", null), working] }));
  for (const cell of (await runMatrix(id)).cells) {
    const claimed = await claimRun(cell.id, { id: "w1", host: "here", pid: 1 });
    if (typeof claimed === "string") throw new Error(claimed);
    await appendEvents(claimed.attemptId, [SAID]);
    await startMeasuring(claimed.attemptId);
    await finishRun(claimed.attemptId, finished(1.5));
  }
  const texts = new Map<string, string>();
  for (const { name, text } of await exportStudy(id, catalogue))
    for await (const piece of text()) texts.set(name, (texts.get(name) ?? "") + piece);
  return texts;
}

test("every file of an export says which of its lines a known-answer agent made", async () => {
  const files = await exported();
  const text = (name: string) => files.get(name) ?? "";
  const lines = (name: string) =>
    text(name)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  expect([...files].filter(([, each]) => !/simulated/.test(each)).map(([name]) => name)).toEqual([
    // Nothing in it is: what it holds is of the agent that works.
    "predictions-C1-r1.jsonl",
  ]);
  for (const name of ["design.json", "protocol.json", "summary.json"])
    expect(JSON.parse(text(name)), name).toMatchObject({ simulated: true });
  expect(lines("notes.jsonl").map((note) => note.simulated)).not.toContain(undefined);

  const [header = "", ...rows] = text("runs.csv").trimEnd().split("\r\n");
  const column = (row: string, name: string) => row.split(",")[header.split(",").indexOf(name)];
  expect(rows.map((row) => [column(row, "condition"), column(row, "simulated")]).sort()).toEqual([
    ...[1, 2].map(() => ["C0", "true"]),
    ...[1, 2].map(() => ["C1", "false"]),
  ]);
  for (const name of ["runs.jsonl", "measurements.jsonl"]) {
    expect(lines(name), name).toHaveLength(4);
    for (const run of lines(name)) expect(run.simulated, name).toBe(run.conditionId === "C0");
  }
  const simulatedRuns = lines("runs.jsonl").flatMap((run) => (run.simulated ? [run.id] : []));
  for (const event of lines("events.jsonl")) expect(event.simulated).toBe(simulatedRuns.includes(event.run));
});

test("predictions keep the three fields of their format, and the model's name has the mark", async () => {
  const files = await exported();
  for (const [condition, model] of [
    ["C0", "noop-simulated/C0"],
    ["C1", "thinker/C1"],
  ]) {
    const [line = ""] = (files.get(`predictions-${condition}-r1.jsonl`) ?? "").split("\n");
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(["instance_id", "model_name_or_path", "model_patch"]);
    expect(JSON.parse(line).model_name_or_path).toBe(model);
  }
});
