import { countOf } from "@/lib/protocol/count-of";
import { StudyDesign } from "@/lib/protocol/study";
import type { Store } from "./database";
import { enqueuePhase } from "./enqueue-phase";
import { decidePhaseTwo, decisionOf } from "./phase-two";
import { changeState } from "./study-state";

/**
 * Draws the consequences of a settled run, inside the transaction that settled it and under the study's lock: the second
 * phase is decided and queued when the first is complete, and the study is complete when nothing is left to run.
 */
export async function concludeStudy(store: Store, studyId: string): Promise<void> {
  const study = await store.study.findUniqueOrThrow({ where: { id: studyId } });
  if (study.state !== "running") return;
  if ((await openRuns(store, studyId, 1)) > 0) return;
  if ((await openRuns(store, studyId, 2)) > 0 && !(await decisionOf(store, studyId)))
    await startPhaseTwo(store, studyId, StudyDesign.parse(study.design));
  if ((await openRuns(store, studyId, 2)) > 0) return;
  const excluded = await store.run.count({ where: { studyId, state: { in: ["fault", "cancelled"] } } });
  const note =
    excluded === 0
      ? "Complete."
      : `Complete; ${countOf(excluded, "run")} ${excluded === 1 ? "is" : "are"} excluded, each with its reason.`;
  await changeState(store, study, "complete", note, { completedAt: new Date() });
}

async function startPhaseTwo(store: Store, studyId: string, design: StudyDesign): Promise<void> {
  const { chosen } = await decidePhaseTwo(store, studyId, design);
  const { change } = await store.study.update({ where: { id: studyId }, data: { change: { increment: 1 } } });
  await store.run.updateMany({
    where: { studyId, phase: 2, state: "queued", conditionId: { notIn: Object.keys(chosen) } },
    data: {
      state: "cancelled",
      excludedReason: "the rule for its representation had nothing to choose from",
      finishedAt: new Date(),
      change,
    },
  });
  await enqueuePhase(store, studyId, 2);
}

const openRuns = (store: Store, studyId: string, phase: 1 | 2): Promise<number> =>
  store.run.count({ where: { studyId, phase, state: { in: ["queued", "running", "measuring"] } } });
