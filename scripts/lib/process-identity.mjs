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
export function isRunning({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return birthOf(pid) === born;
}

/** The kernel's start time: field 22 of /proc/PID/stat (proc(5)), elsewhere what ps says; empty where neither exists. */
function birthOf(pid) {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    }).stdout.trim();
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 2, the name, is in parentheses and may hold spaces; a zombie (field 3) has ended already.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "" : `${bootId()}-${fields[18]}`;
  } catch {
    return "";
  }
}

const bootId = () => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
