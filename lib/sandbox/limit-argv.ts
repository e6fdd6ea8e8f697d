import { availableParallelism } from "node:os";
import type { CommandLimits } from "@/lib/protocol/sandbox";
import type { HostTools } from "./host-tools";

const PROCESSES = 512;
const FILE_BYTES = 256 * 1024 * 1024;
const OPEN_FILES = 4096;

/**
 * The words that put resource limits on the command after them. Memory is per process here; the watchdog sums the tree.
 *
 * `processes` is set innermost: since Linux 5.14 it counts per user namespace, so neither other sandboxes nor the host's own
 * processes of the same user use it up. Without a namespace it binds only a user of its own.
 */
export function limitArgv(limits: CommandLimits, core: number | null, tools: HostTools, processes: boolean): string[] {
  const cpuSeconds = Math.ceil(limits.wallSeconds * availableParallelism()) + 1;
  const pin = core !== null && tools.pinning ? ["taskset", "-c", String(core)] : [];
  if (!tools.limits) return pin;
  return [
    ...pin,
    "prlimit",
    `--data=${Math.round(limits.memoryMegabytes * 1024 * 1024)}`,
    ...(processes ? [`--nproc=${PROCESSES}`] : []),
    `--fsize=${FILE_BYTES}`,
    `--nofile=${OPEN_FILES}`,
    `--cpu=${cpuSeconds}`,
    "--core=0",
  ];
}
