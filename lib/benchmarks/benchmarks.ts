import { choices } from "@/lib/protocol/nearest";
import type { Benchmark } from "./benchmark";
import { npmHistory } from "./npm-history";

export const BENCHMARKS: readonly Benchmark[] = [npmHistory];

/** @throws RangeError naming the benchmarks there are. */
export function benchmarkById(id: string): Benchmark {
  const found = BENCHMARKS.find((benchmark) => benchmark.id === id);
  const ids = BENCHMARKS.map((each) => each.id);
  if (!found) throw new RangeError(`no benchmark is called ${id}; there is ${choices(id, ids)}`);
  return found;
}
