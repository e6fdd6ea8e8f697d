import os from "node:os";
import type { WorkerReport } from "@/lib/protocol/worker-record";
import { probeIsolation } from "@/lib/sandbox/probe-isolation";
import { findProfilers } from "./find-profilers";

/** What this host offers, found by trying. */
export async function hostReport(): Promise<WorkerReport> {
  const { isolation } = await probeIsolation();
  return {
    node: process.version,
    platform: `${os.type()} ${os.release()} ${os.arch()}`,
    cores: os.availableParallelism(),
    memoryMegabytes: Math.round(os.totalmem() / 2 ** 20),
    isolation: { level: isolation.level, detail: isolation.detail },
    profilers: await findProfilers(),
  };
}
