import { type KindOffer, kindOffers } from "@/components/design/kind-offer";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import type { WorkerRecord } from "@/lib/protocol/worker-record";

/** What the tasks of a benchmark can be profiled by on the workers that are there. */
export function offeredKinds(benchmarkId: string, workers: readonly WorkerRecord[]): KindOffer[] {
  const language = BENCHMARKS.find(({ id }) => id === benchmarkId)?.language ?? "javascript";
  const found = workers.filter(({ alive }) => alive).map(({ report }) => report.profilers);
  return kindOffers(found, language);
}
