import type { RigorRun } from "@/components/study/rigor-facts";
import type { BaseFacts } from "@/components/study/rigor-page";
import { type Condition, DEFAULT_REPEATS } from "@/lib/protocol/condition";
import type { Perturbation } from "@/lib/protocol/perturbation";
import type { StudyDesign } from "@/lib/protocol/study";
import { median } from "@/lib/stats/median";
import { basesOf } from "@/lib/store/profiles";
import { runEffects } from "@/lib/store/run-effects";

/** Runs with what they consumed and without their scores: nothing of the effect leaves this function. */
export async function rigorRuns(studyId: string): Promise<RigorRun[]> {
  return (await runEffects(studyId)).map(({ score: _, ...run }) => run);
}

export async function baseFacts(studyId: string, { conditions }: StudyDesign): Promise<BaseFacts> {
  const bases = await basesOf(studyId);
  return {
    tasks: new Set(bases.map((base) => base.taskId)).size,
    captureHashes: new Set(bases.map((base) => base.captureHash)).size,
    capturesAsked: new Set([...asked({ kind: "cpu" }), ...conditions.flatMap(({ profiling }) => asked(profiling))])
      .size,
    perturbation: acrossTasks(bases.flatMap((base) => base.perturbation ?? [])),
  };
}

type Asked = Pick<NonNullable<Condition["profiling"]>, "kind" | "profiler" | "repeats">;

const asked = (policy: Asked | null): string[] =>
  policy === null ? [] : [`${policy.kind} ${policy.profiler ?? ""} ${policy.repeats ?? DEFAULT_REPEATS}`];

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
