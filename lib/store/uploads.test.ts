import { expect, test } from "vitest";
import { loadFixture } from "@/lib/profile/fixtures/load-fixture";
import { query } from "./database";
import { loadProfile, saveProfile } from "./profiles";
import { provideTestDatabase } from "./test-database";
import { launched } from "./test-study";
import { deleteUpload, listUploads } from "./uploads";

provideTestDatabase();

const profile = loadFixture("before");
const opened = { studyId: null, attemptId: null, taskId: null, tree: null, captureHash: "" };
const blobs = async () => (await query('select count(*)::int as blobs from "blob"'))[0]?.blobs;

test("opened profiles are listed, newest first, with what they measure; a study's are not among them", async () => {
  const { id: studyId } = await launched();
  await saveProfile(profile, { ...opened, label: "base", studyId });
  const first = await saveProfile(profile, { ...opened, label: "one" });
  const second = await saveProfile(profile, { ...opened, label: "two" });
  const { kind, unit, total, samples } = profile.meta;
  const listed = await listUploads();
  expect(listed.map(({ id }) => id)).toEqual([second, first]);
  expect(listed[0]).toMatchObject({ label: "two", kind, unit, samples });
  expect(listed[0]?.total).toBeCloseTo(total);
});

test("deleting an opened profile keeps the bytes that another one has, and takes them with the last", async () => {
  const before = (await listUploads()).length;
  const other = { ...profile, meta: { ...profile.meta, command: "another" } };
  const [one, two] = await Promise.all(["a", "b"].map((label) => saveProfile(other, { ...opened, label })));
  const stored = await blobs();
  await deleteUpload(one!);
  await expect(loadProfile(one!)).rejects.toMatchObject({ reason: "not-found" });
  expect((await loadProfile(two!)).profile.meta.command).toBe("another");
  expect(await blobs()).toBe(stored);
  await deleteUpload(two!);
  expect(await blobs()).toBe(Number(stored) - 1);
  expect((await listUploads()).length).toBe(before);
});

test("whoever stores the same bytes while they are being deleted still has them", async () => {
  const other = { ...profile, meta: { ...profile.meta, command: "raced" } };
  for (let i = 0; i < 5; i++) {
    const first = await saveProfile(other, { ...opened, label: "first" });
    const [second] = await Promise.all([saveProfile(other, { ...opened, label: "second" }), deleteUpload(first)]);
    expect((await loadProfile(second)).profile.meta.command).toBe("raced");
    await deleteUpload(second);
  }
});

test("a study's profile is not deleted by itself", async () => {
  const { id: studyId } = await launched();
  const id = await saveProfile(profile, { ...opened, label: "base", studyId });
  await expect(deleteUpload(id)).rejects.toMatchObject({ reason: "wrong-state" });
  await expect(deleteUpload(studyId)).rejects.toMatchObject({ reason: "not-found" });
});
