import type { RunContained } from "./contained-command";
import { probeIsolation } from "./probe-isolation";
import { runIn } from "./run-in";

/**
 * Runs one command in its box under the strongest containment that works on this host.
 *
 * Whatever the command does is a result: success, failure, time-out and the memory limit have the same fields. When `signal`
 * aborts, the tree is killed and the promise rejects with the signal's reason.
 * @throws Fault (place `sandbox`) when the sandbox itself breaks down
 */
export const runContained: RunContained = async (command, signal) => {
  const { containment, tools } = await probeIsolation();
  return runIn(containment, tools, command, signal);
};
