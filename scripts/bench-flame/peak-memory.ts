import { readFileSync } from "node:fs";

/** The most memory that a process ever had resident, in megabytes (Linux); NaN where the system does not tell. */
export function peakMegabytes(pid: number): number {
  try {
    const [, kibibytes] = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB$/m) ?? [];
    return (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
}
