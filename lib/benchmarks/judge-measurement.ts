import type { Measurement, Outcome, TimingSample, Verdict } from "@/lib/protocol/outcome";
import { pairedSpeedup } from "./paired-speedup";

/**
 * The rule of DESIGN §7: correctness by visible and hidden guards, equal outputs on the known and the unseen input, and no
 * tampering; speed by the rounds. Incorrect counts as no edit (speedup 1), so SR is then 1 / expert speedup.
 *
 * @throws RangeError when base and expert were never timed in one round: that is a fault of measuring, not an outcome
 */
export function judgeMeasurement(measurement: Measurement): Outcome {
  const expert = pairedSpeedup(measurement.samples, "base", "expert");
  if (!expert) throw new RangeError("no round timed both base and expert");
  const patch = pairedSpeedup(measurement.samples, "base", "patch");
  const { verdict, reason } = decide(measurement, patch !== null);
  const correct = verdict === "correct" && patch !== null;
  const ratio = correct ? pairedSpeedup(measurement.samples, "expert", "patch") : null;
  const speedupRatio = ratio?.estimate ?? 1 / expert.estimate;
  return {
    verdict,
    correct,
    reason,
    rawSpeedup: patch?.estimate ?? null,
    speedup: correct ? patch.estimate : 1,
    speedupInterval: patch && patch.rounds >= 3 ? patch.interval : null,
    expertSpeedup: expert.estimate,
    speedupRatio,
    logSpeedupRatio: Math.log(speedupRatio),
    guardsPassed: measurement.guards.filter((guard) => guard.passed).length,
    guardsTotal: measurement.guards.length,
  };
}

function decide(measurement: Measurement, timed: boolean): { verdict: Verdict; reason: string } {
  const { failure, guards, samples, tampering } = measurement;
  if (tampering.length > 0)
    return { verdict: "tampering", reason: tampering.map(({ kind, detail }) => `${kind}: ${detail}`).join("; ") };
  if (failure) return { verdict: failure.verdict, reason: failure.detail };
  const failed = guards.filter((guard) => !guard.passed);
  if (failed.length > 0)
    return {
      verdict: "tests-failed",
      reason: `${failed.length} of ${guards.length} guard cases fail: ${nameSome(failed)}`,
    };
  const input = differingInput(samples);
  if (input)
    return { verdict: "output-differs", reason: `the workload's output differs from the base's on the ${input} input` };
  if (!timed) return { verdict: "crashed", reason: "the patch could not be timed" };
  return { verdict: "correct", reason: `all ${guards.length} guard cases pass and the outputs are equal` };
}

const nameSome = (guards: readonly { name: string }[]): string =>
  guards.length <= 3
    ? guards.map((guard) => guard.name).join(", ")
    : `${guards
        .slice(0, 3)
        .map((guard) => guard.name)
        .join(", ")} and ${guards.length - 3} more`;

/** The input on which patch and base disagree, if any. */
function differingInput(samples: readonly TimingSample[]): TimingSample["input"] | null {
  const base = new Map(
    samples.filter((sample) => sample.variant === "base").map((sample) => [sample.input, sample.outputHash]),
  );
  const wrong = samples.find((sample) => sample.variant === "patch" && base.get(sample.input) !== sample.outputHash);
  return wrong?.input ?? null;
}
