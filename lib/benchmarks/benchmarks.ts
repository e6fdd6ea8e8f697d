import type { Benchmark } from "./benchmark";
import { npmHistory } from "./npm-history";

export const BENCHMARKS: readonly Benchmark[] = [npmHistory];

/** @throws RangeError naming the benchmarks there are. */
export function benchmarkById(id: string): Benchmark {
  const found = BENCHMARKS.find((benchmark) => benchmark.id === id);
  if (!found) throw new RangeError(`no benchmark ${id}; there is ${BENCHMARKS.map((each) => each.id).join(", ")}`);
  return found;
}
