import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./lib/database.mjs";
import { scratchPostgres } from "./lib/scratch-postgres.mjs";

const before = process.env.DATABASE_URL;
let server: { url: string; remove(): void };
let said: string[];
beforeAll(async () => {
  server = await scratchPostgres("counted");
}, 120_000);
afterAll(() => server.remove());
beforeEach(() => {
  said = [];
});
afterEach(() => {
  if (before) process.env.DATABASE_URL = before;
  else delete process.env.DATABASE_URL;
});

const open = (url: string, migrations: string) => {
  process.env.DATABASE_URL = url;
  return openDatabase({ say: (message: string) => said.push(message), migrations });
};

test("says in numbers and nouns what it brought up to date", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-database-test-"));
  fs.cpSync(path.join(import.meta.dirname, "fixtures/migrations"), folder, { recursive: true });
  await open(server.url, folder);
  fs.mkdirSync(path.join(folder, "3_third"));
  fs.writeFileSync(path.join(folder, "3_third/migration.sql"), "create table third (id integer)");
  await open(server.url, folder);
  await open(server.url, folder);
  fs.rmSync(folder, { recursive: true });
  expect(said).toEqual([
    "The database was brought up to date (2 migrations).",
    "The database was brought up to date (1 migration).",
  ]);
});

test.each([
  ["somewhere", "DATABASE_URL is no address of a database; expected postgresql://USER:PASSWORD@HOST:PORT/NAME."],
  [
    "postgresql://wick:secret@127.0.0.1:1/wick",
    "The database DATABASE_URL names (127.0.0.1:1/wick) cannot be used: no server listens there",
  ],
])("refuses %s in one sentence without its password", async (url, sentence) => {
  await expect(open(url, "prisma/migrations")).rejects.toThrow(new Error(sentence));
});
