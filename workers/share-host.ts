import type { Tools } from "@/lib/agents/agent";
import { withHostLock } from "@/lib/store/host-lock";
import type { Stopwatch } from "./stopwatch";

/** Some work of a run beside others of its host, and never beside a measurement. */
export interface HostShare {
  /**
   * Does something that takes the host's processors, as soon as nothing is measured. The wait is the run's, and nobody's
   * working time: what is done here begins its own clock afterwards.
   */
  use<T>(work: () => Promise<T>): Promise<T>;
  /** Aborts with the run, and when the lock was lost under some work: a measurement may have begun beside it. */
  signal: AbortSignal;
}

/**
 * A run's share of its host. It is taken for each piece of work and given back after it: a run that waits for its model for
 * minutes keeps nobody from measuring, and pieces of its work wait their turn behind a measurement that asked before them.
 */
export function shareHost(signal: AbortSignal, stopwatch: Stopwatch, host?: string): HostShare {
  const lost = new AbortController();
  const own = AbortSignal.any([signal, lost.signal]);
  return {
    signal: own,
    use: (work) =>
      withHostLock(
        "shared",
        own,
        async (held) => {
          stopwatch.waited(held.waitedSeconds);
          const tell = () => lost.abort(held.signal.reason);
          held.signal.addEventListener("abort", tell);
          try {
            return await work();
          } finally {
            held.signal.removeEventListener("abort", tell);
          }
        },
        host,
      ),
  };
}

/**
 * Tools whose calls take a share of the host each, but for those that start no process of their own. A sandbox leaves no
 * process behind a call, so that between calls nothing of the run is busy.
 */
export const sharing = (tools: Tools, { use }: HostShare): Tools => ({
  exec: (input) => use(() => tools.exec(input)),
  search: (input) => use(() => tools.search(input)),
  edit: (input) => use(() => tools.edit(input)),
  test: (input) => use(() => tools.test(input)),
  workload: (input) => use(() => tools.workload(input)),
  profile: (input) => use(() => tools.profile(input)),
  submit: (input) => use(() => tools.submit(input)),
  read: tools.read,
});
