/**
 * `node scripts/new-migration.mjs what_changed`: writes prisma/migrations/TIME_what_changed/migration.sql, the step from
 * the committed migrations to prisma/schema.prisma, on a scratch Postgres that is thrown away. Triggers and functions are
 * added to that file by hand.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./lib/environment.mjs";
import { scratchSettings, startPostgres } from "./lib/pg.mjs";
import { quietEnvironment, setUp } from "./lib/setup.mjs";

const NOTHING_CHANGED = 0;
const CHANGED = 2;
const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("Say what changes in a word or two, such as: node scripts/new-migration.mjs add_labels");
  process.exit(2);
}

await setUp(["install"], console.error);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "wick-migration-"));
const postgres = await startPostgres({ folder: scratch, database: "postgres", settings: scratchSettings });
try {
  process.exitCode = writeDifference(postgres.url);
} finally {
  postgres.stop();
  fs.rmSync(scratch, { recursive: true });
}

function writeDifference(url) {
  fs.mkdirSync(path.join(root, "prisma/migrations"), { recursive: true });
  // Prisma reads the dialect from here and writes the file only itself.
  fs.writeFileSync(path.join(root, "prisma/migrations/migration_lock.toml"), 'provider = "postgresql"\n');
  const from = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const result = spawnSync(process.execPath, [prismaCli(), "migrate", "diff", ...from, "--script", "--exit-code"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...quietEnvironment, DATABASE_URL: url, PRISMA_SCHEMA_ENGINE_BINARY: engine() },
  });
  if (result.status === NOTHING_CHANGED) console.log("The migrations already lead to prisma/schema.prisma.");
  else if (result.status === CHANGED) write(result.stdout);
  else console.error(result.stderr);
  return [NOTHING_CHANGED, CHANGED].includes(result.status) ? 0 : 1;
}

function write(sql) {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma/migrations", `${time}_${name}`);
  fs.mkdirSync(path.join(root, folder));
  fs.writeFileSync(path.join(root, folder, "migration.sql"), sql);
  console.log(path.join(folder, "migration.sql"));
}

function prismaCli() {
  return path.join(root, "node_modules/prisma/build/index.js");
}

function engine() {
  return path.join(root, "scripts/prisma-schema-engine.mjs");
}
