import type { RigorRun } from "@/components/study/rigor-facts";
import type { BaseFacts, HostFacts } from "@/components/study/rigor-page";
import type { Perturbation } from "@/lib/protocol/perturbation";
import { median } from "@/lib/stats/median";
import { basesOf } from "@/lib/store/profiles";
import { runEffects, runOutcome } from "@/lib/store/run-effects";

/** Runs with what they consumed and without their scores: nothing of the effect leaves this function. */
export async function rigorRuns(studyId: string): Promise<RigorRun[]> {
  return (await runEffects(studyId)).map(({ score: _, ...run }) => run);
}

/** A measurement holds all its raw samples: beyond this many, reading them for one page is too much. */
const READABLE = 120;

/** How the measurements of finished runs went; null when there are too many to read. */
export async function hostFacts(runs: readonly RigorRun[]): Promise<HostFacts | null> {
  const done = runs.filter((run) => run.state === "done");
  if (done.length > READABLE) return null;
  const read = await Promise.all(done.map((run) => runOutcome(run.id)));
  const measurements = read.flatMap((each) => each?.measurement ?? []);
  const many = (holds: (measurement: (typeof measurements)[number]) => boolean) => measurements.filter(holds).length;
  return {
    measured: measurements.length,
    hosts: [...new Set(measurements.map((each) => each.host))],
    full: many((each) => each.isolation === "full"),
    reduced: many((each) => each.isolation === "reduced"),
    pinned: many((each) => each.pinnedCore !== null),
    repeated: many((each) => each.load.repeats > 0),
    overloaded: many((each) => each.load.overloaded),
  };
}

export async function baseFacts(studyId: string): Promise<BaseFacts> {
  const bases = await basesOf(studyId);
  return {
    tasks: new Set(bases.map((base) => base.taskId)).size,
    captureHashes: new Set(bases.map((base) => base.captureHash)).size,
    perturbation: acrossTasks(bases.flatMap((base) => base.perturbation ?? [])),
  };
}

function acrossTasks(measured: readonly Perturbation[]): BaseFacts["perturbation"] {
  const shares = measured.map((each) => each.share);
  const middle = median(shares);
  return middle.ok
    ? {
        median: middle.value,
        lowest: Math.min(...shares),
        highest: Math.max(...shares),
        tasks: measured.length,
        overloaded: measured.filter((each) => each.overloaded).length,
      }
    : null;
}
