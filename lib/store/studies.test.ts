import { expect, test } from "vitest";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { NotADesign } from "@/lib/protocol/study-draft";
import { finishRun, startMeasuring } from "./attempts";
import { claimRun } from "./claim-run";
import { exportStudy } from "./export-study";
import { CannotFreeze, freezeStudy } from "./freeze-study";
import { cancelStudy, launchStudy, pauseStudy, resumeStudy } from "./launch-study";
import { listStudies } from "./list-studies";
import { runMatrix } from "./runs";
import { createStudy, duplicateStudy, getStudy, saveDraft } from "./studies";
import { recordDeviation, recordLook, studyNotes } from "./study-notes";
import { provideTestDatabase } from "./test-database";
import { aDesign, catalogue, condition, finished, launched } from "./test-study";

provideTestDatabase();

async function finishOne(studyId: string): Promise<void> {
  const cell = (await runMatrix(studyId)).cells.find(({ state }) => state === "queued");
  const claimed = cell ? await claimRun(cell.id, { id: "w1", host: "here", pid: 1 }) : "no run is queued";
  if (typeof claimed === "string") throw new Error(claimed);
  await startMeasuring(claimed.attemptId);
  await finishRun(claimed.attemptId, finished(1.5));
}

test("a draft may be unfinished, and says what is missing where", async () => {
  const study = await createStudy(aDesign({ title: "", sample: { perStratum: null, seed: 1, taskIds: [] } }));
  expect(study.state).toBe("draft");
  expect(study.problems.map((problem) => problem.path).sort()).toEqual(["sample.taskIds", "title"]);
  await expect(freezeStudy(study.id, catalogue)).rejects.toThrow(
    /title is empty; a study needs a title\. sample\.taskIds is empty; choose at least 1 task\.$/,
  );
  expect((await getStudy(study.id)).state).toBe("draft");
});

test("what has not the shape of a study is not stored", async () => {
  await expect(createStudy({ title: "x" })).rejects.toThrow(NotADesign);
  await expect(createStudy("C0")).rejects.toThrow(NotADesign);
});

test("two people editing one draft do not overwrite each other", async () => {
  const { id, revision } = await createStudy(aDesign());
  const saved = await saveDraft(id, revision, aDesign({ title: "Mine" }));
  expect(saved).toMatchObject({ title: "Mine", revision: revision + 1 });
  await expect(saveDraft(id, revision, aDesign({ title: "Yours" }))).rejects.toMatchObject({ reason: "conflict" });
  expect((await getStudy(id)).title).toBe("Mine");
});

test("freezing hashes the design with its tasks and plans every run", async () => {
  const { id } = await createStudy(aDesign({ replicates: 3 }));
  const frozen = await freezeStudy(id, catalogue);
  expect(frozen).toMatchObject({ state: "frozen", simulated: true, counts: { queued: 12, done: 0 } });
  expect(frozen.protocolHash).toMatch(/^[0-9a-f]{64}$/);
  const { cells } = await runMatrix(id);
  expect(cells.map((cell) => cell.position)).toEqual([...Array(12).keys()]);
  await expect(saveDraft(id, 1, aDesign())).rejects.toMatchObject({ reason: "wrong-state" });
  await expect(freezeStudy(id, catalogue)).rejects.toMatchObject({ reason: "wrong-state" });
});

test("the same design frozen twice has the same protocol hash, another seed another", async () => {
  const freeze = async (seed: number) => {
    const { id } = await createStudy(aDesign({ seed }));
    return (await freezeStudy(id, catalogue)).protocolHash;
  };
  const [one, again, other] = [await freeze(1), await freeze(1), await freeze(2)];
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test("freezing refuses a kind of profile that no profiler of the benchmark's language gives", async () => {
  const given = condition("C1", "baseline");
  const asked = { ...given, profiling: given.profiling && { ...given.profiling, kind: "calls" as const } };
  const { id } = await createStudy(aDesign({ conditions: [condition("C0", null), asked] }));
  await expect(freezeStudy(id, catalogue)).rejects.toMatchObject({
    problems: [
      { path: "conditions.1.profiling.kind", message: "cannot be used: no profiler gives calls; there is cpu" },
    ],
  });
});

test("freezing names every unknown task and agent by its field, and changes nothing", async () => {
  const design = aDesign({
    sample: { perStratum: null, seed: 1, taskIds: ["alpha-1", "gamma-9"] },
    agent: { id: "nobody", parameters: {} },
  });
  const { id } = await createStudy(design);
  const refusal = await freezeStudy(id, catalogue).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(CannotFreeze);
  expect(refusal).toMatchObject({
    problems: [
      { path: "agent", message: "cannot be used: no agent nobody; there is noop" },
      {
        path: "sample.taskIds.1",
        message: "is gamma-9, which is no task of npm-history; wick task list shows all",
      },
    ],
  });
  expect(await getStudy(id)).toMatchObject({ state: "draft", counts: { queued: 0 } });
});

test("a study goes through its states, each on record, and refuses what does not follow", async () => {
  const { id } = await createStudy(aDesign());
  await expect(launchStudy(id)).rejects.toThrow("This study is draft, so it cannot be launched or resumed.");
  await freezeStudy(id, catalogue);
  await launchStudy(id);
  await expect(resumeStudy(id)).rejects.toMatchObject({ reason: "wrong-state" });
  await pauseStudy(id);
  await resumeStudy(id);
  const cancelled = await cancelStudy(id);
  expect(cancelled).toMatchObject({ state: "cancelled", counts: { cancelled: 4, queued: 0 } });
  await expect(resumeStudy(id)).rejects.toMatchObject({ reason: "wrong-state" });
  const notes = await studyNotes(id);
  expect(notes.map((note) => note.data)).toEqual([
    { from: "draft", to: "frozen" },
    { from: "frozen", to: "running" },
    { from: "running", to: "paused" },
    { from: "paused", to: "running" },
    { from: "running", to: "cancelled" },
  ]);
});

test("cancelled runs are excluded with their reason", async () => {
  const { id } = await launched();
  await cancelStudy(id);
  const { cells } = await runMatrix(id);
  expect(new Set(cells.map((cell) => cell.excludedReason))).toEqual(new Set(["the study was cancelled"]));
});

test("a deviation is recorded on a frozen study only", async () => {
  const { id } = await createStudy(aDesign());
  await expect(recordDeviation(id, "other seed")).rejects.toMatchObject({ reason: "wrong-state" });
  await freezeStudy(id, catalogue);
  await expect(recordDeviation(id, "  ")).rejects.toMatchObject({ reason: "invalid" });
  await recordDeviation(id, "host was rebooted");
  expect((await studyNotes(id)).at(-1)).toMatchObject({ kind: "deviation", text: "host was rebooted" });
});

test("a look at results covers the runs that were done, is recorded once for each number, and closes with the next run", async () => {
  const { id } = await launched();
  const headline = async () => (await listStudies()).find((study) => study.id === id)?.headline;
  const looks = async () => (await studyNotes(id)).flatMap(({ kind, data }) => (kind === "look" ? [data] : []));
  expect(mayBeSeen(await getStudy(id))).toBe(false);
  expect(await headline()).toBeNull();
  await recordLook(id);
  const again = await Promise.all([recordLook(id), recordLook(id)]);
  expect(again.map((study) => study.doneAtLook)).toEqual([0, 0]);
  expect(await looks()).toEqual([{ done: 0, of: 4 }]);
  expect(await headline()).toEqual([]);

  await finishOne(id);
  expect(mayBeSeen(await getStudy(id))).toBe(false);
  expect(await headline()).toBeNull();
  expect(mayBeSeen(await recordLook(id))).toBe(true);
  await recordLook(id);
  expect(await looks()).toEqual([
    { done: 0, of: 4 },
    { done: 1, of: 4 },
  ]);
  expect(await headline()).toMatchObject([{ runs: 1 }]);
});

test("an export says of an unfinished study that it is interim, and holds no run that ends after it was asked for", async () => {
  const { id } = await launched();
  await finishOne(id);
  const files = await exportStudy(id, catalogue);
  await finishOne(id);
  const text = async (name: string) => {
    const file = files.find((each) => each.name === name);
    let read = "";
    for await (const part of file?.text() ?? []) read += part;
    return read;
  };
  const [header, ...rows] = (await text("runs.csv")).trim().split("\r\n");
  expect(header).toMatch(/,interim$/);
  expect(rows.every((row) => row.endsWith('"interim: 1 of 4 runs scored, not corrected for looking"'))).toBe(true);
  expect((await text("measurements.jsonl")).trim().split("\n")).toHaveLength(1);
  expect(JSON.parse(await text("summary.json"))).toMatchObject({ conditions: [{ runs: 1 }] });
});

test("a duplicate is a new draft of the same design", async () => {
  const original = await launched(aDesign({ conditions: [condition("C0", null), condition("C1", "top-k")] }));
  const copy = await duplicateStudy(original.id);
  expect(copy).toMatchObject({ state: "draft", copiedFrom: original.id, title: "Copy of Does evidence help?" });
  expect(copy.design.conditions).toEqual(original.design.conditions);
});

test("the list is newest first and continues from a cursor", async () => {
  const made = [];
  for (const title of ["one", "two", "three"]) made.push((await createStudy(aDesign({ title }))).id);
  const page = await listStudies({ limit: 2 });
  expect(page.map((study) => study.title)).toEqual(["three", "two"]);
  expect((await listStudies({ limit: 1, before: made[1] ?? "" })).map((study) => study.title)).toEqual(["one"]);
});

test("an id that is none, and one of nothing, are both not found", async () => {
  await expect(getStudy("pilot")).rejects.toMatchObject({ reason: "not-found" });
  await expect(getStudy("0192f0c0-0000-7000-8000-000000000000")).rejects.toMatchObject({ reason: "not-found" });
});
