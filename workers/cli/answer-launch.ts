import type { StudyRecord } from "@/lib/protocol/study-record";
import { followStudy } from "@/lib/store/follow";
import { listWorkers } from "@/lib/store/workers";
import { AnsweredNo, answer, remark } from "./answer";
import { countsText } from "./counts";

/** Answers a launch: with the study's id at once, or with `wait` when it has ended. @throws AnsweredNo unless all runs are done */
export async function answerLaunch(
  launched: StudyRecord,
  { wait, json }: { wait?: boolean; json?: boolean },
): Promise<void> {
  await remarkWithoutWorkers();
  const study = wait ? await untilEnded(launched) : launched;
  answer(json, study, () => (wait ? `${study.id} ${study.state}: ${countsText(study.counts)}` : study.id));
  if (wait && (study.state !== "complete" || study.counts.fault > 0)) throw new AnsweredNo();
}

async function remarkWithoutWorkers(): Promise<void> {
  const alive = (await listWorkers()).some((worker) => worker.alive);
  if (!alive) remark("No worker is running: the study begins when one does (npm start, or npm run worker).");
}

/** Follows a study to its end. Leaving early (Ctrl-C) leaves the study running. */
async function untilEnded(launched: StudyRecord): Promise<StudyRecord> {
  let said = "";
  for await (const { study } of followStudy(launched.id, -1, new AbortController().signal)) {
    const progress = `${study.state}: ${countsText(study.counts)}`;
    if (progress !== said) remark(progress);
    said = progress;
    if (study.state === "complete" || study.state === "cancelled") return study;
  }
  throw new AnsweredNo();
}
