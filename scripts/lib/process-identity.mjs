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

/** When the process started, as text that differs between boots; null if there is none, empty where nothing can tell. */
function birthOf(pid) {
  if (process.platform === "linux") return birthInProc(pid);
  if (process.platform === "win32") return "";
  const env = { ...process.env, LC_ALL: "C" };
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env }).stdout.trim() || null;
}

/** Fields 3 (state) and 22 (start time) of /proc/PID/stat, proc(5). */
function birthInProc(pid) {
  let stat;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // Field 2, the name, stands in parentheses and may hold anything.
  const [state, ...later] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return state === "Z" ? null : `${bootId()}-${later[18]}`;
}

const bootId = () => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
