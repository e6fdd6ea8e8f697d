import { spawnSync } from "node:child_process";
import fs from "node:fs";

/**
 * A process by number and birth, because numbers are given out again: a file left by a crash must not be taken for the
 * program that happens to have its number today.
 *
 * @returns {{ pid: number, born: string }}
 */
export const thisProcess = () => ({ pid: process.pid, born: birthOf(process.pid) });

/** Whether that very process still runs. */
export const isRunning = ({ pid, born }) => isAlive(pid) && birthOf(pid) === born;

/** Whether a process of that number runs; one that has ended and was not yet collected by its parent does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return birthOf(pid) !== null;
}

/** When the process started, as text that differs between boots; null if there is none. */
function birthOf(pid) {
  if (process.platform === "linux") return birthInProc(pid);
  const env = { ...process.env, LC_ALL: "C" };
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env }).stdout.trim() || null;
}

/** The process that started this one, or took it over when that one ended; null where it cannot be told. */
export function parentOf(pid) {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? null : Number(parent);
}

/** The words a process was started with; empty where they cannot be told. */
export function wordsOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function birthInProc(pid) {
  const stat = statOf(pid);
  return stat === null || stat[0] === "Z" ? null : `${bootId()}-${stat[19]}`;
}

/** The fields of /proc/PID/stat (proc(5)) from the third on: state, parent, …, start time as the twentieth of these. */
function statOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field, the name, stands in parentheses and may hold anything.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

const bootId = () => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
