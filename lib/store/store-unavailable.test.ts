import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../scripts/migrate.mjs";
import { closeDatabase } from "./database";
import { freezeStudy } from "./freeze-study";
import { closeQueue } from "./queue";
import { StoreUnavailable } from "./store-unavailable";
import { createStudy, getStudy } from "./studies";
import { scratchServer } from "./test-database";
import { aDesign, catalogue } from "./test-study";

const before = process.env.DATABASE_URL;
let server: Awaited<ReturnType<typeof scratchServer>>;

beforeAll(async () => {
  server = await scratchServer();
  await migrate({ url: server.url, folder: "prisma/migrations" });
  process.env.DATABASE_URL = server.url;
});

afterAll(async () => {
  await closeQueue();
  await closeDatabase();
  server.stop();
  if (before) process.env.DATABASE_URL = before;
  else delete process.env.DATABASE_URL;
});

test("a database that stops is said in one sentence everywhere, keeps what it had, and is used again when it is back", {
  timeout: 90_000,
}, async () => {
  const { id } = await createStudy(aDesign());
  server.halt();
  for (const attempt of [() => getStudy(id), () => createStudy(aDesign()), () => freezeStudy(id, catalogue)])
    await expect(attempt()).rejects.toThrow(StoreUnavailable);
  await expect(getStudy(id)).rejects.toThrow(/^The database cannot be reached\. What was stored is safe/);
  await server.restart();
  expect((await getStudy(id)).state).toBe("draft");
  expect((await freezeStudy(id, catalogue)).state).toBe("frozen");
});

test("without DATABASE_URL the same sentence says what to check", async () => {
  await closeDatabase();
  delete process.env.DATABASE_URL;
  await expect(createStudy(aDesign())).rejects.toThrow(/check DATABASE_URL/);
  process.env.DATABASE_URL = server.url;
});
