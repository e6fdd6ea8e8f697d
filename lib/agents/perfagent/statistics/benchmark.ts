import { type AnalysisPolicy, analyzeSamples, type SampleAnalysis } from "./analyze-samples";

export const TARGETS = ["runtime", "memory", "integral"] as const;
/** What is made small: seconds over all cases, the peak of megabytes, or megabytes times seconds over all cases. */
export type Target = (typeof TARGETS)[number];
export const TARGET_UNITS: Record<Target, string> = { runtime: "s", memory: "MB", integral: "MB*s" };

/** One case of one run. */
export interface CaseResult {
  /** `wrong`: it ended by itself with another output than expected. */
  status: "passed" | "wrong" | "timeout" | "out-of-memory" | "error";
  runtimeSeconds: number;
  peakMegabytes: number;
  megabyteSeconds: number;
  exitCode: number | null;
  output: string;
  stderr: string;
}

/** One program over all cases, once. */
export type RunResult = readonly CaseResult[];

/** What repeated runs of one program say together. */
export interface Benchmark {
  passed: boolean;
  /** Share of cases passed in most runs; of shares that are equally frequent the lowest. */
  passRate: number;
  passRates: readonly number[];
  /** Of the first run with that share. */
  cases: RunResult;
  /** Per target, one value for each run in which every case passed. */
  samples: Record<Target, readonly number[]>;
  analysis: Record<Target, SampleAnalysis | null>;
}

/**
 * Cascade: one run shows whether the program is correct; only where it is follow `runs` more, whose values count alone,
 * since the first has warmed up the host. With `runs` 1 the first is all. Runs follow one another: beside each other
 * they would disturb what is measured.
 */
export async function benchmark(
  run: () => Promise<RunResult>,
  { runs, analysis }: { runs: number; analysis: AnalysisPolicy },
): Promise<Benchmark> {
  const first = await run();
  if (passRateOf(first) < 1 || runs === 1) return summarise([first], analysis);
  const results: RunResult[] = [];
  for (let index = 0; index < runs; index++) results.push(await run());
  return summarise(results, analysis);
}

function summarise(results: readonly RunResult[], policy: AnalysisPolicy): Benchmark {
  const passRates = results.map(passRateOf);
  const passRate = modeOf(passRates);
  const clean = results.filter((result) => passRateOf(result) === 1);
  const samples = {
    runtime: clean.map((result) => result.reduce((sum, each) => sum + each.runtimeSeconds, 0)),
    memory: clean.map((result) => Math.max(...result.map((each) => each.peakMegabytes))),
    integral: clean.map((result) => result.reduce((sum, each) => sum + each.megabyteSeconds, 0)),
  };
  const [runtime, memory, integral] = TARGETS.map((target) => analyzeSamples(samples[target], policy));
  return {
    ...{ passed: passRate === 1, passRate, passRates, samples },
    cases: results[passRates.indexOf(passRate)] ?? [],
    analysis: { runtime: runtime ?? null, memory: memory ?? null, integral: integral ?? null },
  };
}

const passRateOf = (result: RunResult): number =>
  result.length === 0 ? 0 : result.filter(({ status }) => status === "passed").length / result.length;

/** The most frequent value, the lowest of several. */
export function modeOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return Math.min(...[...counts].filter(([, count]) => count === most).map(([value]) => value));
}
