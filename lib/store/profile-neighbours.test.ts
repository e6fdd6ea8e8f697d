import { expect, test } from "vitest";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { claimRun } from "./claim-run";
import { profilesOfTask, takenBy } from "./profile-neighbours";
import { saveProfile } from "./profiles";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { launched } from "./test-study";

provideTestDatabase();

test("a task's profiles are known with the runs that took them, the base profile without", async () => {
  const { id: studyId } = await launched();
  const cell = (await runMatrix(studyId)).cells[0]!;
  const claimed = await claimRun(cell.id, { id: "w", host: "h", pid: 1 });
  if (typeof claimed === "string") throw new Error(claimed);
  const { attemptId } = claimed;
  const origin = { studyId, taskId: cell.taskId, tree: null, captureHash: "h" };
  const base = await saveProfile(loadFixture("before"), { ...origin, label: "base", attemptId: null });
  const own = await saveProfile(loadFixture("after"), { ...origin, label: "edited tree", attemptId });
  const run = { runId: cell.id, conditionId: cell.conditionId, replicate: cell.replicate, attempt: 1 };
  expect(await takenBy(attemptId)).toEqual(run);
  expect(await profilesOfTask(studyId, cell.taskId)).toEqual([
    { id: base, label: "base", run: null },
    { id: own, label: "edited tree", run },
  ]);
  expect(await profilesOfTask(studyId, "another")).toEqual([]);
  expect(await takenBy(studyId)).toBeNull();
});
