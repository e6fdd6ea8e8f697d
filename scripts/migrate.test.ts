import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schemaChanges } from "./lib/schema-changes.mjs";
import { scratchPostgres } from "./lib/scratch-postgres.mjs";
import { migrate } from "./migrate.mjs";

const committed = path.join(import.meta.dirname, "fixtures/migrations");
let server: { url: string; remove(): void };
let url: string;
let folder: string;
let databases = 0;

beforeAll(async () => {
  server = await scratchPostgres();
}, 120_000);

afterAll(() => server.remove());

beforeEach(() => {
  const fresh = new URL(server.url);
  fresh.pathname = `/fresh_${databases++}`;
  url = fresh.href;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-migrate-test-"));
  fs.cpSync(committed, folder, { recursive: true });
  return () => fs.rmSync(folder, { recursive: true });
});

function add(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name));
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  test("creates the database and applies everything once, in order", async () => {
    expect(await migrate({ url, folder })).toEqual(["1_first", "2_second"]);
    expect(await migrate({ url, folder })).toEqual([]);
    await query("insert into note values (1, 'quiet')");
    expect(await query("select text from note")).toEqual([{ text: "QUIET" }]);
  });

  test("applies only what is new", async () => {
    await migrate({ url, folder });
    add("3_third", "alter table note add column at timestamptz");
    expect(await migrate({ url, folder })).toEqual(["3_third"]);
  });

  test("several at once apply each migration once", async () => {
    const applied = await Promise.all([migrate({ url, folder }), migrate({ url, folder }), migrate({ url, folder })]);
    expect(applied.flat()).toEqual(["1_first", "2_second"]);
  });

  test("leaves nothing of a migration that fails halfway, and works once it is mended", async () => {
    add("3_broken", "create table half (id integer); insert into nowhere values (1);");
    await expect(migrate({ url, folder })).rejects.toThrow(/3_broken failed and nothing of it was kept.*nowhere/);
    expect(await query("select to_regclass('half') t, to_regclass('note')::text n")).toEqual([{ t: null, n: "note" }]);
    fs.writeFileSync(path.join(folder, "3_broken/migration.sql"), "create table half (id integer)");
    expect(await migrate({ url, folder })).toEqual(["3_broken"]);
  });

  test("refuses a database that is newer than the program, and changes nothing", async () => {
    add("3_future", "create table future (id integer)");
    await migrate({ url, folder });
    await expect(migrate({ url, folder: committed })).rejects.toThrow(/newer than this program.*3_future/);
  });

  test("warns when an applied migration was edited", async () => {
    await migrate({ url, folder });
    fs.appendFileSync(path.join(folder, "1_first/migration.sql"), "-- an afterthought");
    const warnings: string[] = [];
    await migrate({ url, folder, warn: (message: string) => warnings.push(message) });
    expect(warnings).toEqual([expect.stringContaining("1_first was edited")]);
  });
});

test("the committed migrations lead to prisma/schema.prisma", { timeout: 120_000 }, () => {
  expect(
    schemaChanges(server.url)
      .replace(/^--.*$/gm, "")
      .trim(),
  ).toBe("");
});
