import fs from "node:fs";
import path from "node:path";
import { dataFolder, root } from "./checkout.mjs";
import { read, withLock } from "./lock.mjs";
import { startPostgres } from "./pg.mjs";
import { isRunning, thisProcess } from "./process-identity.mjs";

/**
 * The database of this data folder, ready and migrated: the server `DATABASE_URL` names, or the embedded one.
 * The embedded server is shared by all programs of the folder; whoever leaves last stops it.
 *
 * @param {{ say: (message: string) => void, migrations?: string, settings?: Record<string, string> }} options
 * @returns {Promise<{ readonly url: string, revive(): Promise<"alive" | "revived" | "moved">, close(): Promise<void> }>}
 *   `revive` starts the embedded server again if it is gone, on another port ("moved") only if its own was taken
 */
export async function openDatabase({ say, migrations = path.join(root, "prisma/migrations"), settings }) {
  const database = process.env.DATABASE_URL
    ? external(process.env.DATABASE_URL)
    : await embedded(dataFolder(), settings);
  try {
    await bringUpToDate(database.url, migrations, say);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function external(url) {
  if (!URL.canParse(url))
    throw new Error("DATABASE_URL is no address of a database; expected postgresql://USER:PASSWORD@HOST:PORT/NAME.");
  return { url, revive: async () => "alive", close: async () => {} };
}

async function embedded(folder, settings) {
  const lock = path.join(folder, "postgres.lock");
  const user = path.join(folder, "users", `${process.pid}.json`);
  fs.mkdirSync(path.dirname(user), { recursive: true });
  const start = () =>
    withLock(lock, () => {
      fs.writeFileSync(user, JSON.stringify(thisProcess()));
      return startPostgres({ folder, settings });
    });
  let server = await start();
  return {
    get url() {
      return server.url;
    },
    revive: async () => {
      if (server.isAlive()) return "alive";
      const { url } = server;
      server = await start();
      return server.url === url ? "revived" : "moved";
    },
    close: () =>
      withLock(lock, () => {
        fs.rmSync(user, { force: true });
        if (!hasUsers(path.dirname(user))) server.stop();
      }),
  };
}

/** Also clears the notes of programs that were killed. */
function hasUsers(folder) {
  const notes = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const dead = notes.filter((note) => !isRunning(read(note)));
  for (const note of dead) fs.rmSync(note);
  return dead.length < notes.length;
}

async function bringUpToDate(url, migrations, say) {
  const { migrate } = await import("../migrate.mjs");
  try {
    const applied = await migrate({ url, folder: migrations, warn: say });
    const migrated = applied.length === 1 ? "1 migration" : `${applied.length} migrations`;
    if (applied.length > 0) say(`The database was brought up to date (${migrated}).`);
  } catch (error) {
    throw process.env.DATABASE_URL ? explained(url, error) : error;
  }
}

const UNREACHABLE = {
  ECONNREFUSED: "no server listens there",
  ENOTFOUND: "there is no such host",
  ETIMEDOUT: "nothing answers there",
};

/** Connection errors of a server the user named say which one, never its password. */
function explained(url, error) {
  const { host, pathname } = new URL(url);
  const reason = UNREACHABLE[error.code] ?? (error.message || error.code);
  return new Error(`The database DATABASE_URL names (${host}${pathname}) cannot be used: ${reason}`, { cause: error });
}
