import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { CommandLimits } from "@/lib/protocol/sandbox";
import { type Launch, REPORT_FD } from "./containment";
import { DIE_WITH_PARENT, type HostTools } from "./host-tools";
import { OutputTally } from "./output-tally";
import { anonymousBytes, CpuTally, descendants, killHard, namespaceInit, processesMarked } from "./process-tree";
import { sandboxFault } from "./sandbox-fault";

/** Why the supervisor killed the tree. */
export type Stop = "wall-limit" | "memory-limit" | "aborted";

export interface Supervised {
  exitCode: number | null;
  stopped: Stop | null;
  stdout: OutputTally;
  stderr: OutputTally;
  channel: OutputTally;
  /** What the launch and the supervising shell reported. */
  report: string;
  /** CPU time of all processes of the tree as last seen alive: what nobody waited for is in here alone. */
  sampledCpuMilliseconds: number;
  milliseconds: number;
}

/**
 * A shell between Wick and the launch. The kernel adds a dead process's CPU time to the parent that waited for it, and this
 * shell has no other children, so its `times` is the whole tree's: Wick's own counters mix the commands it runs at once,
 * and a supervisor inside the sandbox could be lied to. It costs 2 ms. It keeps its own complaints ("Killed …") to itself.
 */
const SUPERVISOR = `exec 9>&2 2>/dev/null; "$@" 2>&9 9>&-; code=$?; times >&${REPORT_FD}; exit $code`;

/** Descriptors that whoever started Wick left open are not the command's business. Only bash can close those above 9. */
const CLOSE_OTHERS = `for fd in /proc/self/fd/*; do fd=\${fd##*/}
case $fd in [0-${REPORT_FD}]|*[!0-9]*) ;; *) eval "exec $fd>&-";; esac; done; `;

const CHANNEL_BYTES = 64 * 1024 * 1024;
const WATCH_MILLISECONDS = 100;
/** How long the killed tree may take to be reaped in order, which is when its CPU time is known. */
const REAP_MILLISECONDS = 2000;

/** What is to be known of a launch while it runs. */
export interface Watcher {
  /** The supervising shell, below which everything is. */
  started(pid: number): void;
  stdout(chunk: Buffer): void;
}

/** Runs a launch to its end: gathers its outputs, watches memory and time, and leaves no process behind. */
export async function supervise(
  launch: Launch,
  stdin: string,
  limits: CommandLimits,
  tools: HostTools,
  signal: AbortSignal,
  watcher?: Watcher,
): Promise<Supervised> {
  const room = { bytes: limits.outputBytes };
  const stdout = new OutputTally(room);
  const stderr = new OutputTally(room);
  const channel = new OutputTally({ bytes: CHANNEL_BYTES });
  const report = new OutputTally({ bytes: 65_536 });
  const started = performance.now();
  const child = start(launch, tools);
  [stdout, stderr, channel, report].forEach((tally, index) => {
    (child.stdio[index + 1] as Readable).on("data", (chunk: Buffer) => tally.add(chunk));
  });
  if (watcher) {
    if (child.pid !== undefined) watcher.started(child.pid);
    (child.stdio[1] as Readable).on("data", watcher.stdout);
  }
  // A command may end without reading its input.
  const input = child.stdio[0] as Writable;
  input.on("error", () => {});
  input.end(stdin);
  const guard = watch(child, limits, signal);
  const { exitCode, milliseconds } = await ended(child, launch.mark, started).finally(guard.release);
  return { ...guard.seen(), exitCode, stdout, stderr, channel, report: report.text(), milliseconds };
}

function start(launch: Launch, tools: HostTools): ChildProcess {
  // With a socket on stdin bash believes in a remote login, and would read the user's start-up file.
  const supervisor =
    tools.shell === "bash" ? ["bash", "--norc", "-c", CLOSE_OTHERS + SUPERVISOR] : ["sh", "-c", SUPERVISOR];
  const shell = [...supervisor, "supervisor", ...launch.argv];
  const [program, ...args] = tools.dieWithParent ? [...DIE_WITH_PARENT, ...shell] : shell;
  const stdio = Array.from({ length: REPORT_FD + 1 }, () => "pipe" as const);
  // Next's types want NODE_ENV in every environment; a command's has only what the launch gives it.
  const env = launch.environment as NodeJS.ProcessEnv;
  return spawn(program!, args, { cwd: launch.cwd, env, stdio, detached: true });
}

function ended(child: ChildProcess, mark: string | null, started: number) {
  return new Promise<{ exitCode: number | null; milliseconds: number }>((resolve, reject) => {
    let milliseconds = 0;
    child.on("error", (error) => reject(sandboxFault("a command could not be started", error)));
    child.on("exit", () => {
      milliseconds = performance.now() - started;
      killStrays(child.pid!, mark);
    });
    child.on("close", (exitCode) => resolve({ exitCode, milliseconds }));
  });
}

/** What outlives the supervising shell: background processes, also those that left the group or lost their parent. */
function killStrays(group: number, mark: string | null): void {
  killHard(-group);
  if (mark === null) return;
  for (let pass = 0; pass < 20; pass++) {
    const strays = processesMarked(mark);
    if (strays.length === 0) return;
    strays.forEach(killHard);
  }
}

function watch(child: ChildProcess, limits: CommandLimits, signal: AbortSignal) {
  let stopped: Stop | null = null;
  const cpu = new CpuTally();
  let lastResort: NodeJS.Timeout | undefined;
  const stop = (why: Stop) => {
    if (stopped !== null || child.pid === undefined) return;
    stopped = why;
    killTree(child.pid);
    lastResort = setTimeout(killEverything, REAP_MILLISECONDS, child.pid);
  };
  const onAbort = () => stop("aborted");
  const wall = setTimeout(stop, limits.wallSeconds * 1000, "wall-limit");
  const memory = setInterval(() => {
    if (child.pid === undefined) return;
    const tree = descendants(child.pid);
    cpu.look(tree);
    if (anonymousBytes(tree) > limits.memoryMegabytes * 1024 * 1024) stop("memory-limit");
  }, WATCH_MILLISECONDS);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  return {
    seen: () => ({ stopped, sampledCpuMilliseconds: cpu.milliseconds() }),
    release: () => {
      clearTimeout(wall);
      clearInterval(memory);
      clearTimeout(lastResort);
      signal.removeEventListener("abort", onAbort);
    },
  };
}

/** Kills all that runs, and leaves those that wait for it to reap it: only so is its CPU time told. */
function killTree(supervisor: number): void {
  const tree = descendants(supervisor);
  const init = namespaceInit(tree);
  const victims = init === undefined ? tree : descendants(init);
  if (victims.length === 0) killHard(init ?? -supervisor);
  victims.forEach(killHard);
}

function killEverything(supervisor: number): void {
  descendants(supervisor).forEach(killHard);
  killHard(-supervisor);
}
