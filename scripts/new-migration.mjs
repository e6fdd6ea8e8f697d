/**
 * `node scripts/new-migration.mjs what_changed`: writes prisma/migrations/TIME_what_changed/migration.sql, the step from
 * the committed migrations to prisma/schema.prisma, on a scratch Postgres that is thrown away. Triggers and functions are
 * added to that file by hand.
 */
import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/checkout.mjs";
import { schemaChanges } from "./lib/schema-changes.mjs";
import { scratchPostgres } from "./lib/scratch-postgres.mjs";
import { setUp } from "./lib/setup.mjs";

const migrations = path.join(root, "prisma/migrations");
const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("Say what changes in a word or two, such as: node scripts/new-migration.mjs add_labels");
  process.exit(2);
}

await setUp(["install"], console.error);
fs.mkdirSync(migrations, { recursive: true });
// Prisma reads the dialect from here and would write it only by `migrate dev`.
fs.writeFileSync(path.join(migrations, "migration_lock.toml"), 'provider = "postgresql"\n');
const postgres = await scratchPostgres();
try {
  const sql = schemaChanges(postgres.url);
  console.log(sql === "" ? "The migrations already lead to prisma/schema.prisma." : write(sql));
} finally {
  postgres.remove();
}

function write(sql) {
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrations, `${time}_${name}`);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "migration.sql"), sql);
  return path.relative(root, path.join(folder, "migration.sql"));
}
