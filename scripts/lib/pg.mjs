import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./checkout.mjs";
import { anyFreePort, isFree } from "./free-port.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { isAlive } from "./process-identity.mjs";

const START_TRIES = 40;
const PAUSE_MS = 500;
const SETTINGS = {
  max_connections: "200",
  shared_buffers: "128MB",
  log_min_messages: "warning",
  log_checkpoints: "off",
  // Containers give /dev/shm 64 MB, too little for parallel queries.
  dynamic_shared_memory_type: "mmap",
};
/** For databases nobody will miss: no waiting for the disk. */
export const scratchSettings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/**
 * Brings up the embedded Postgres of a data folder. The server is a daemon of its own: whoever started it may be killed,
 * and the next caller finds it running ("adopts" it) instead of failing.
 *
 * @param {{ folder: string, database?: string, settings?: Record<string, string>, binaries?: object }} options
 *   `folder` gets `pgdata`, `postgres.log` and `pg.json` (user, password and last port; readable by its owner only)
 * @returns {Promise<{ url: string, port: number, adopted: boolean, how: string, isAlive(): boolean, stop(): void }>}
 * @throws when the server does not come up, with the end of its log
 */
export async function startPostgres({ folder, database = "wick", settings = {}, binaries = postgresBinaries(root) }) {
  fs.mkdirSync(folder, { recursive: true });
  const server = {
    folder,
    data: path.join(folder, "pgdata"),
    log: path.join(folder, "postgres.log"),
    binaries,
    settings: { ...SETTINGS, ...settings },
  };
  const state = readState(folder);
  if (!fs.existsSync(path.join(server.data, "PG_VERSION"))) initialise(server, state);
  const found = await portOfReady(server);
  const port = found ?? (await launch(server, state.port));
  writeState(folder, { ...state, port });
  return {
    url: `postgresql://${state.user}:${state.password}@127.0.0.1:${port}/${database}`,
    port,
    adopted: found !== null,
    how: binaries.how,
    isAlive: () => {
      const pid = postmaster(server.data)?.pid;
      return pid !== undefined && isAlive(pid);
    },
    stop: () => run(server, "pg_ctl", ["stop", "-D", server.data, "-m", "fast", "-w", "-s"]),
  };
}

/** Whoever writes the password first decides it, so that two first starts at once agree. */
function readState(folder) {
  const file = path.join(folder, "pg.json");
  if (!fs.existsSync(file) && fs.existsSync(path.join(folder, "pgdata")))
    throw new Error(
      `The database in ${folder}/pgdata is there but its password file pg.json is missing: restore that file.`,
    );
  const fresh = path.join(folder, `pg.json.${process.pid}`);
  fs.writeFileSync(fresh, JSON.stringify({ user: "wick", password: crypto.randomBytes(24).toString("base64url") }), {
    mode: 0o600,
  });
  try {
    fs.linkSync(fresh, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(fresh);
  }
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

function writeState(folder, state) {
  const fresh = path.join(folder, `pg.json.${process.pid}`);
  fs.writeFileSync(fresh, JSON.stringify(state), { mode: 0o600 });
  fs.renameSync(fresh, path.join(folder, "pg.json"));
}

/** Into a scratch folder that is renamed when complete: an interrupted initialisation leaves nothing half made. */
function initialise(server, { user, password }) {
  const scratch = fs.mkdtempSync(path.join(server.folder, "pginit-"));
  const passwordFile = `${scratch}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  server.binaries.own(scratch);
  server.binaries.own(passwordFile);
  const text = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["-U", user, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const result = run(server, "initdb", ["-D", scratch, ...access, ...text, "--no-sync", "--no-instructions"]);
  fs.rmSync(passwordFile);
  if (result.status !== 0) {
    fs.rmSync(scratch, { recursive: true });
    throw new Error(`The database could not be created in ${server.data}: ${result.stderr.trim()}`);
  }
  try {
    fs.renameSync(scratch, server.data);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code) || !fs.existsSync(server.data)) throw error;
    fs.rmSync(scratch, { recursive: true });
  }
}

async function launch(server, lastPort) {
  fs.closeSync(fs.openSync(server.log, "a", 0o600));
  server.binaries.own(server.log);
  let complaint = "";
  for (let attempt = 0; attempt < START_TRIES; attempt++) {
    const port = attempt < 3 && lastPort && (await isFree(lastPort)) ? lastPort : await anyFreePort();
    const settings = Object.entries(server.settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const options = ["-p", port, "-h", "127.0.0.1", "-k", "''", ...settings].join(" ");
    const args = ["start", "-D", server.data, "-w", "-t", "60", "-s", "-l", server.log, "-o", options];
    const result = run(server, "pg_ctl", args);
    if (result.status === 0) return port;
    // Another process may have started it meanwhile; and after a crash an old backend holds its shared memory for a while.
    await sleep(PAUSE_MS);
    const found = await portOfReady(server);
    if (found) return found;
    complaint = result.stderr + result.stdout;
  }
  const log = fs.readFileSync(server.log, "utf8").slice(-2000);
  throw new Error(`Postgres did not start; its data in ${server.data} is untouched. ${complaint.trim()}\n${log}`);
}

/** The port of a server that is up and ready, or null. Its file alone proves nothing: after a crash it is still there. */
async function portOfReady(server) {
  const { pid, port, status } = postmaster(server.data) ?? {};
  const ready = pid && isAlive(pid) && status === "ready";
  return ready && !(await isFree(port)) ? port : null;
}

/** Lines 1, 4 and 8 of postmaster.pid (src/include/utils/pidfile.h); it is filled in as the server comes up. */
function postmaster(data) {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() };
}

function run(server, name, args) {
  const [command, argv, options] = server.binaries.command(name, args);
  const env = { ...process.env, LC_ALL: "C" };
  const result = spawnSync(command, argv, {
    ...options,
    cwd: server.folder,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (result.error) throw result.error;
  return result;
}
