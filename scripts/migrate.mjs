import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";

/** The advisory lock Prisma Migrate takes, so that the two never migrate at the same time. */
const PRISMA_LOCK = 72707369;
const NO_SUCH_DATABASE = "3D000";
const EXISTS_ALREADY = ["42P04", "23505"];

/** Prisma's own book of applied migrations (schema-engine, `_prisma_migrations`): its CLI agrees with what is written here. */
const BOOK = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * Brings a database to the newest committed migration, creating it if it does not exist. Each migration is one transaction.
 *
 * @param {{ url: string, folder: string, warn?: (message: string) => void }} options `folder` holds `NAME/migration.sql`
 * @returns {Promise<string[]>} the names applied now
 * @throws when a migration fails (nothing of it remains) or the database is newer than the program
 */
export async function migrate({ url, folder, warn = console.error }) {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(BOOK);
    const migrations = committedMigrations(folder);
    const book = await appliedMigrations(client);
    refuseNewerDatabase(book, migrations);
    const pending = migrations.filter((migration) => isPending(migration, book.get(migration.name), warn));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (error.code !== NO_SUCH_DATABASE) throw error;
  }
  await createDatabase(url);
  const again = new pg.Client({ connectionString: url });
  await again.connect();
  return again;
}

async function createDatabase(url) {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!EXISTS_ALREADY.includes(error.code)) throw error;
  } finally {
    await client.end();
  }
}

function committedMigrations(folder) {
  const folders = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return names.map((name) => {
    const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: crypto.createHash("sha256").update(sql).digest("hex") };
  });
}

async function appliedMigrations(client) {
  const { rows } = await client.query(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function refuseNewerDatabase(book, migrations) {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...book.keys()].filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const extra = unknown.length === 1 ? "the migration" : "the migrations";
  throw new Error(
    `The database is newer than this program: this checkout lacks ${extra} ${unknown.join(", ")}. ` +
      "Nothing was changed; update the checkout or use another database.",
  );
}

function isPending({ name, checksum }, entry, warn) {
  if (!entry) return true;
  if (!entry.finished_at)
    throw new Error(
      `The migration ${name} was begun by another tool and never finished: see \`prisma migrate resolve\`.`,
    );
  if (entry.checksum !== checksum)
    warn(`The migration ${name} was edited after it was applied; the database has the earlier text.`);
  return false;
}

async function apply(client, { name, sql, checksum }) {
  try {
    await client.query("begin");
    // As one simple query, so that Postgres itself finds the ends of statements.
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [crypto.randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw new Error(`The migration ${name} failed and nothing of it was kept: ${error.message}`, { cause: error });
  }
}
