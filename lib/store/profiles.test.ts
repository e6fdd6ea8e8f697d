import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { v8Cpu } from "@/lib/profile/profilers/v8-cpu";
import { claimRun } from "./claim-run";
import { basesOf, findBase, loadProfile, profilesOf, saveProfile, storeBase } from "./profiles";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { launched } from "./test-study";

provideTestDatabase();

const captured = v8Cpu.parse(readFileSync("lib/profile/fixtures/before.cpuprofile"), {
  kind: "cpu",
  command: "workload",
  interval: 1000,
  roots: [],
});
const origin = { label: "base", attemptId: null, taskId: "alpha-1", tree: null, captureHash: "h1" };

test("a profile comes back as it was taken", async () => {
  const { id: studyId } = await launched();
  const id = await saveProfile(captured, { ...origin, studyId });
  const { entry, profile } = await loadProfile(id);
  expect(profile).toEqual(captured);
  expect(entry).toMatchObject({ ...origin, studyId, kind: "cpu", samples: captured.meta.samples });
  await expect(loadProfile(studyId)).rejects.toMatchObject({ reason: "not-found" });
});

const perturbation = { share: 0.02, lowest: -0.01, highest: 0.09, pairs: 7, overloaded: true };

test("the first base profile of a task and study is the base of all, whoever else captured one", async () => {
  const { id: studyId } = await launched();
  const key = { studyId, taskId: "alpha-1", captureHash: "h1" };
  expect(await findBase(key)).toBeNull();
  const profiles = await Promise.all([1, 2, 3].map(() => saveProfile(captured, { ...origin, studyId })));
  const stored = await Promise.all(
    profiles.map((profileId, index) => storeBase(key, { profileId, chargedSeconds: index + 1, perturbation })),
  );
  expect(new Set(stored.map((base) => base.profileId)).size).toBe(1);
  expect(await findBase(key)).toEqual(stored[0]);
  expect(await findBase({ ...key, captureHash: "h2" })).toBeNull();
  expect(await basesOf(studyId)).toEqual([{ taskId: "alpha-1", captureHash: "h1", ...stored[0] }]);
  expect(stored[0]?.perturbation).toEqual(perturbation);
});

test("a base profile whose perturbation was not measured comes back as one", async () => {
  const { id: studyId } = await launched();
  const key = { studyId, taskId: "alpha-1", captureHash: "h1" };
  const profileId = await saveProfile(captured, { ...origin, studyId });
  await storeBase(key, { profileId, chargedSeconds: 1, perturbation: null });
  expect(await findBase(key)).toEqual({ profileId, chargedSeconds: 1, perturbation: null });
});

test("an attempt lists the profiles it took itself, oldest first", async () => {
  const { id: studyId } = await launched();
  const claimed = await claimRun((await runMatrix(studyId)).cells[0]?.id ?? "", { id: "w", host: "h", pid: 1 });
  if (typeof claimed === "string") throw new Error(claimed);
  const own = { ...origin, studyId, attemptId: claimed.attemptId, tree: "abc" };
  const first = await saveProfile(captured, { ...own, label: "one" });
  const second = await saveProfile(captured, { ...own, label: "two" });
  expect((await profilesOf(claimed.attemptId)).map(({ id, tree }) => [id, tree])).toEqual([
    [first, "abc"],
    [second, "abc"],
  ]);
});
