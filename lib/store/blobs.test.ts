import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { getBlob, getText, putBlob } from "./blobs";
import { query } from "./database";
import { provideTestDatabase } from "./test-database";

provideTestDatabase();

test("text is stored compressed under the hash of what it says, once", async () => {
  const text = "- slow\n+ fast\n".repeat(5000);
  const hash = await putBlob(Buffer.from(text));
  expect(await putBlob(Buffer.from(text))).toBe(hash);
  expect(await getText(hash)).toBe(text);
  const rows = await query('select size, length(bytes) as stored from "blob"', []);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.size).toBe(text.length);
  expect(rows[0]?.stored).toBeLessThan(1000);
});

test("bytes that do not compress come back as they are, also when they span several slices", async () => {
  const bytes = randomBytes(33 * 2 ** 20);
  expect((await getBlob(await putBlob(bytes))).equals(bytes)).toBe(true);
});

test("nothing at all is a blob too", async () => {
  expect(await getText(await putBlob(Buffer.alloc(0)))).toBe("");
});

test("a name nothing is stored under is refused", async () => {
  await expect(getBlob("0".repeat(64))).rejects.toMatchObject({ reason: "not-found" });
});
