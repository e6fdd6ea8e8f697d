import os from "node:os";
import type { HostLoad } from "@/lib/protocol/outcome";

/** Other work may fill this much of the cores a measurement does not use; with a single core, this much of that one. */
const TOLERATED_SHARE = 0.75;
const TOLERATED_ON_ONE_CORE = 0.25;

/** Starts watching the host; the returned function says what it did besides `ownCpuMilliseconds` of samples. */
export function watchHostLoad(): (ownCpuMilliseconds: number) => Omit<HostLoad, "repeats"> {
  const before = busyMilliseconds();
  const startedAt = performance.now();
  return (ownCpuMilliseconds) => {
    const elapsed = Math.max(1, performance.now() - startedAt);
    const othersBusyCores = Math.max(0, (busyMilliseconds() - before - ownCpuMilliseconds) / elapsed);
    const cores = os.cpus().length;
    const tolerated = cores === 1 ? TOLERATED_ON_ONE_CORE : TOLERATED_SHARE * (cores - 1);
    return { loadAverage: os.loadavg()[0] ?? 0, othersBusyCores, cores, overloaded: othersBusyCores > tolerated };
  };
}

const busyMilliseconds = (): number =>
  os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
