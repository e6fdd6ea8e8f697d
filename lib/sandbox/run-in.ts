import { constants } from "node:os";
import type { ContainedCommand, ContainedResult } from "./contained-command";
import type { Containment } from "./containment";
import type { HostTools } from "./host-tools";
import { sandboxFault } from "./sandbox-fault";
import { type Supervised, supervise } from "./supervise";

/** Runs one command under a given containment: what `runContained` does with the best one of the host. */
export async function runIn(
  containment: Containment,
  tools: HostTools,
  command: ContainedCommand,
  signal: AbortSignal,
): Promise<ContainedResult> {
  signal.throwIfAborted();
  const launch = await containment.launch(command);
  try {
    const supervised = await supervise(launch, command.stdin, command.limits, tools, signal);
    signal.throwIfAborted();
    return resultOf(supervised, command);
  } finally {
    await launch.cleanUp();
  }
}

function resultOf(run: Supervised, { argv, limits }: ContainedCommand): ContainedResult {
  const stderr = run.stderr.text();
  requireStarted(run, argv[0]!);
  return {
    exitCode: run.stopped === null ? run.exitCode : null,
    signal: run.stopped === null ? signalOf(run.exitCode) : "SIGKILL",
    timedOut: run.stopped === "wall-limit",
    stdout: run.stdout.text(),
    stderr:
      run.stopped === "memory-limit"
        ? `${stderr}\nkilled: the command and its children used more than ${limits.memoryMegabytes} MB of memory\n`
        : stderr,
    stdoutChars: run.stdout.chars,
    truncated: run.stdout.truncated || run.stderr.truncated,
    milliseconds: run.milliseconds,
    channel: run.channel.text(),
    cpuMilliseconds: cpuMillisecondsOf(run),
  };
}

/** @throws Fault (place `sandbox`) when the launch never came to the command itself */
export function requireStarted({ stopped, report, stderr }: Supervised, program: string): void {
  if (stopped !== null || hasStarted(report)) return;
  const reason = new Error(stderr.text() || "no reason given");
  throw sandboxFault(`the command ${program} could not be started in its box`, reason);
}

/** Bubblewrap reports an exit code, the other launches a line, only once the command itself was reached. */
const hasStarted = (report: string): boolean => /"exit-code"|^started$/m.test(report);

/** The shells' convention: a process ended by signal n exits with 128 + n. */
function signalOf(exitCode: number | null): string | null {
  if (exitCode === null || exitCode <= 128) return null;
  return Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)?.[0] ?? null;
}

/**
 * What the shell was told when it had waited for the tree, or what was seen of the living processes where that is more: a
 * process that nobody waits for (a killed one, one whose parent ignores it) is in the second alone. Both include the
 * containment's own start, some 10 ms.
 */
function cpuMillisecondsOf({ report, sampledCpuMilliseconds }: Supervised): number | null {
  // The second line of `times` is the shell's children: user and system time as 0m1.234s.
  const times = [...report.matchAll(/(\d+)m([\d.]+)s\s+(\d+)m([\d.]+)s/g)].at(1);
  if (!times) return sampledCpuMilliseconds || null;
  const [userMinutes, user, systemMinutes, system] = times.slice(1).map(Number);
  return Math.max((userMinutes! + systemMinutes!) * 60_000 + (user! + system!) * 1000, sampledCpuMilliseconds);
}
