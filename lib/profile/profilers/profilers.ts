import type { Profiler } from "./profiler";
import { v8Cpu } from "./v8-cpu";

export const PROFILERS: readonly Profiler[] = [v8Cpu];

/** The profiler with this id. Throws when there is none. */
export function profilerById(id: string): Profiler {
  const found = PROFILERS.find((profiler) => profiler.id === id);
  if (found === undefined)
    throw new Error(`There is no profiler "${id}"; there are: ${PROFILERS.map((profiler) => profiler.id).join(", ")}.`);
  return found;
}
