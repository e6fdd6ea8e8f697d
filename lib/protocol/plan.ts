import { generator } from "@/lib/stats/generator";
import { phaseOf } from "./condition";
import type { StudyDesign } from "./study";

/** One agent on one task under one condition, replicate r (from 1), and its place in the randomised order. */
export interface PlannedRun {
  taskId: string;
  conditionId: string;
  replicate: number;
  phase: 1 | 2;
  position: number;
}

/**
 * All runs of a design in the order they will be started: a randomised complete block design.
 *
 * A block is one task in one replicate; every condition of the phase appears once in it, in shuffled order, and blocks are
 * shuffled within a replicate. So drift of the host falls on all conditions alike, and a study stopped early is balanced.
 * Phase 2 (conditions whose representation is a rule) follows phase 1.
 */
export function planRuns(design: StudyDesign): PlannedRun[] {
  const source = generator(design.seed).fork("plan");
  const { phaseOne, phaseTwo } = phaseTasks(design);
  const planned: Omit<PlannedRun, "position">[] = [];
  for (const [phase, taskIds] of [
    [1, phaseOne],
    [2, phaseTwo],
  ] as const) {
    const conditions = design.conditions.filter((condition) => phaseOf(condition) === phase);
    if (conditions.length === 0) continue;
    for (let replicate = 1; replicate <= design.replicates; replicate++)
      for (const taskId of source.shuffle(taskIds))
        for (const condition of source.shuffle(conditions))
          planned.push({ taskId, conditionId: condition.id, replicate, phase });
  }
  return planned.map((run, position) => ({ ...run, position }));
}

/**
 * Which tasks each phase uses: all of them in both, or two halves, one task drawn from each neighbouring pair of the sample
 * (which is ordered by repository). An odd last task stays in the first phase.
 */
export function phaseTasks(design: StudyDesign): { phaseOne: string[]; phaseTwo: string[] } {
  const ids = design.sample.taskIds;
  const hasPhaseTwo = design.conditions.some((condition) => phaseOf(condition) === 2);
  if (!hasPhaseTwo || design.phaseTwoTasks === "same") return { phaseOne: ids, phaseTwo: hasPhaseTwo ? ids : [] };
  const heldOut = new Set<string>();
  const coin = generator(design.seed).fork("held-out");
  for (let i = 0; i + 1 < ids.length; i += 2) {
    const pick = ids[i + coin.integer(2)];
    if (pick !== undefined) heldOut.add(pick);
  }
  return { phaseOne: ids.filter((id) => !heldOut.has(id)), phaseTwo: ids.filter((id) => heldOut.has(id)) };
}
