import { load } from "@/app/load";
import type { FunctionRow } from "@/components/profile/flat-table";
import { flat } from "@/lib/profile/flat";
import { busyMicroseconds, originSplit } from "@/lib/profile/origin-split";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { attemptsOf, listRuns } from "@/lib/store/runs";
import { getStudy } from "@/lib/store/studies";
import { cachedProfile } from "./cached-profile";
import { baseOf, renderAll } from "./render-all";

/** Everything the page of a profile shows. */
export async function loadProfilePage(id: string, tokens: number) {
  const stored = await load(cachedProfile(id));
  const { entry, profile } = stored;
  const [base, evidence, study, run] = await load(
    Promise.all([
      baseOf(stored),
      renderAll(id, tokens),
      entry.studyId ? getStudy(entry.studyId) : null,
      runOf(entry.studyId, entry.taskId, entry.attemptId),
    ]),
  );
  return {
    ...{ entry, evidence, study, run, meta: profile.meta, busy: busyMicroseconds(profile), rows: rowsOf(profile) },
    idle: originSplit(profile).idle,
    perturbation: base?.profileId === id ? base.perturbation : null,
    baseId: base?.profileId ?? null,
  };
}

function rowsOf(profile: Profile): FunctionRow[] {
  return flat(profile).map(({ frame, self, total, selfShare, totalShare }) => {
    const { name, file, line, origin } = frameAt(profile, frame);
    return { id: frame, name, file, line, origin, self, total, selfShare, totalShare };
  });
}

/** The run that took a profile, among the few of its task. */
async function runOf(studyId: string | null, taskId: string | null, attemptId: string | null) {
  if (!studyId || !taskId || !attemptId) return null;
  const { runs } = await listRuns(studyId, { taskId }, { limit: 500 });
  for (const run of runs) {
    const attempt = (await attemptsOf(run.id)).find((each) => each.id === attemptId);
    if (attempt) return { ...run, attempt: attempt.number };
  }
  return null;
}
