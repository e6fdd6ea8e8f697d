import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { scratchSettings, startPostgres } from "./pg.mjs";

/**
 * An empty Postgres in a temporary folder, for tests and for writing migrations.
 *
 * @param {string} database the name in its address; created by whoever migrates it
 * @returns {Promise<{ url: string, folder: string, remove(): void }>}
 */
export async function scratchPostgres(database = "postgres") {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-scratch-"));
  const server = await startPostgres({ folder, database, settings: scratchSettings });
  const remove = () => {
    server.stop();
    fs.rmSync(folder, { recursive: true });
  };
  return { url: server.url, folder, remove };
}
