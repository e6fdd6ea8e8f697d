import { readdirSync, readFileSync } from "node:fs";

/** The processes below a process, parents first. Empty where the host has no /proc. */
export function descendants(pid: number): number[] {
  const found = childrenOf(pid);
  for (const child of found) found.push(...childrenOf(child));
  return found;
}

/** Bytes of memory that belong to these processes alone: what they share with files and each other is not summed twice. */
export function anonymousBytes(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) kilobytes += Number(/^RssAnon:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  return kilobytes * 1024;
}

/** The kernel's tick as programs see it, on every Linux. */
const TICK_MILLISECONDS = 10;

/** CPU time of processes by looking at them while they live; a process keeps what it had when it was last seen. */
export class CpuTally {
  private readonly ticks = new Map<number, number>();

  look(pids: readonly number[]): void {
    for (const pid of pids) {
      // The name in brackets may hold anything; after it come state (field 3) … utime (14) and stime (15).
      const fields = read(`/proc/${pid}/stat`)
        .replace(/^.*\) /s, "")
        .split(" ");
      const ticks = Number(fields[11]) + Number(fields[12]);
      if (Number.isFinite(ticks)) this.ticks.set(pid, ticks);
    }
  }

  milliseconds(): number {
    return [...this.ticks.values()].reduce((sum, ticks) => sum + ticks, 0) * TICK_MILLISECONDS;
  }
}

/** The first process of a pid namespace among these: the kernel ends all others of the namespace with it. */
export function namespaceInit(pids: readonly number[]): number | undefined {
  return pids.find((pid) => /^NSpid:(\s+\d+)+\s+1$/m.test(read(`/proc/${pid}/status`)));
}

/** Processes whose environment at their start held this entry, wherever they hang in the process tree. */
export function processesMarked(entry: string): number[] {
  return list("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && read(`/proc/${pid}/environ`).split("\0").includes(entry));
}

/**
 * Stops everything below a process, also what is started meanwhile, until the returned function is called: what they would
 * do to files while these are looked at cannot happen.
 */
export function holdStill(pid: number): () => void {
  const held = new Set<number>();
  for (let pass = 0; pass < 20; pass++) {
    const fresh = descendants(pid).filter((one) => !held.has(one));
    if (fresh.length === 0) break;
    for (const one of fresh) {
      send(one, "SIGSTOP");
      held.add(one);
    }
  }
  return () => {
    for (const one of held) send(one, "SIGCONT");
  };
}

/** Sends SIGKILL; a process that is gone already, or a group that is empty, is what was wanted. */
export const killHard = (pid: number): void => send(pid, "SIGKILL");

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
  }
}

function childrenOf(pid: number): number[] {
  return list(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

/** A process can end between being listed and being read. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
