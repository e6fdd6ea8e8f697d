import { SwefficiencyInputError } from "./swefficiency-input-error";

/** Seconds, as the workload reported them. May be NaN or infinite, which upstream lets through. */
export type PerfSummary = { beforeMean: number; beforeSd: number; afterMean: number; afterSd: number };

const pythonFloat = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i;
const remedy = "Evaluate this instance again, or delete the file to have it scored as no speedup.";

/**
 * Reads a `perf_summary.txt`: the first four lines by position, the number after the colon of each. The fifth,
 * "Improvement: 200.00%", repeats before / after and is not read, as upstream.
 *
 * @param file the path named in an error, relative to the run, e.g. `gold/<id>/perf_summary.txt`
 * @throws SwefficiencyInputError for a missing line, a value that is not a number, or a mean of 0, which has no ratio
 */
export function parsePerfSummary(text: string, instanceId: string, file: string): PerfSummary {
  const fail = (problem: string) => new SwefficiencyInputError(instanceId, file, problem, remedy);
  const lines = text.trimEnd().split(/\r?\n/);
  const field = (index: number, label: string): number => {
    const line = lines[index];
    if (line === undefined)
      throw fail(`ends after ${lines.length} of 4 lines; line ${index + 1} (${label}) is missing`);
    const value = line.split(":")[1]?.trim() ?? "";
    if (!pythonFloat.test(value))
      throw fail(`has "${line}" in line ${index + 1} where "${label}: <seconds>" is expected`);
    return fromPython(value);
  };
  const summary = {
    beforeMean: field(0, "Before Mean"),
    beforeSd: field(1, "Before SD"),
    afterMean: field(2, "After Mean"),
    afterSd: field(3, "After SD"),
  };
  if (summary.beforeMean === 0) throw fail("has a Before Mean of 0, which is no running time");
  if (summary.afterMean === 0) throw fail("has an After Mean of 0, which makes the speedup a division by zero");
  return summary;
}

function fromPython(value: string): number {
  const infinite = /^([+-]?)inf/i.exec(value);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  return Number(value); // "nan" becomes NaN
}
