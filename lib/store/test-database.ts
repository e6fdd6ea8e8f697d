import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { scratchSettings, startPostgres } from "../../scripts/lib/pg.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { closeDatabase } from "./database";
import { closeFeed } from "./feed";
import { closeQueue } from "./queue";

/** The server of a test run; whoever started it stops it. */
interface Server {
  url: string;
  stop(): void;
}

/**
 * Gives the tests of a file a migrated database of their own, under `DATABASE_URL`, and takes it away after them. It lies on
 * the server `DATABASE_URL` named before (`npm test` starts one for all files), else on one started for this file.
 */
export function provideTestDatabase(): void {
  const given = process.env.DATABASE_URL;
  let server: Server;
  let name: string;

  beforeAll(async () => {
    server = given ? { url: given, stop: () => {} } : await scratchServer();
    name = `wick_test_${crypto.randomUUID().replaceAll("-", "")}`;
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    await migrate({ url: url.href, folder: "prisma/migrations" });
    process.env.DATABASE_URL = url.href;
  });

  afterAll(async () => {
    closeFeed();
    await closeQueue();
    await closeDatabase();
    if (given) await dropDatabase(given, name);
    server.stop();
    if (given) process.env.DATABASE_URL = given;
    else delete process.env.DATABASE_URL;
  });
}

/** A Postgres of its own in a temporary folder: `halt` and `restart` keep its data and port, `stop` removes it whole. */
export async function scratchServer(): Promise<Server & { halt(): void; restart(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-store-"));
  const start = (): Promise<Server> => startPostgres({ folder, database: "postgres", settings: scratchSettings });
  let server = await start();
  return {
    url: server.url,
    halt: () => server.stop(),
    restart: async () => {
      server = await start();
    },
    stop: () => {
      server.stop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  await client.end();
}
