import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, thisProcess } from "./process-identity.mjs";

const PAUSE_MS = 50;
const ABANDONED_MS = 30_000;

/**
 * Tries to become the one holder of a lock file. A file whose process is gone counts as free.
 *
 * @param {string} file
 * @returns {{ held: true, write(more: object): void, release(): void } | { held: false, holder: object }}
 */
export function tryLock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (create(file)) return { held: true, write: (more) => replace(file, more), release: () => fs.rmSync(file) };
    const holder = read(file);
    if (holder && isRunning(holder)) return { held: false, holder };
    removeStale(file);
  }
}

/** Waits for the lock, calls `work`, lets go. `waiting` is called once if someone else has it. */
export async function withLock(file, work, waiting = () => {}) {
  let lock = tryLock(file);
  if (!lock.held) waiting(lock.holder);
  while (!lock.held) {
    await sleep(PAUSE_MS);
    lock = tryLock(file);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The holder's note, or null when there is none. */
export function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return null;
  }
}

/** A link either appears with its whole content or not at all, and fails if the name is taken. */
function create(file) {
  const note = scratchNote(file, {});
  try {
    fs.linkSync(note, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    fs.rmSync(note);
  }
}

function replace(file, more) {
  fs.renameSync(scratchNote(file, more), file);
}

function scratchNote(file, more) {
  const note = `${file}.${process.pid}`;
  fs.writeFileSync(note, JSON.stringify({ ...thisProcess(), ...more }), { mode: 0o600 });
  return note;
}

/** Two that find the same stale file must not both remove it: the second would remove the first one's new lock. */
function removeStale(file) {
  const guard = `${file}.clearing`;
  try {
    fs.mkdirSync(guard);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const age = Date.now() - (fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_MS) fs.rmSync(guard, { recursive: true, force: true });
    pause();
    return;
  }
  const holder = read(file);
  if (holder && !isRunning(holder)) fs.rmSync(file);
  fs.rmdirSync(guard);
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
