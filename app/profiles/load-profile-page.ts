import { load } from "@/app/load";
import type { Comparable } from "@/components/profile/compare-picker";
import type { FlameTree } from "@/components/profile/flame-tree";
import type { ViewState } from "@/components/profile/view-state";
import { FORMATS } from "@/lib/profile/formats/formats";
import { busyTotal } from "@/lib/profile/origin-split";
import { valuesOf } from "@/lib/profile/value";
import { profilesOfTask, takenBy } from "@/lib/store/profile-neighbours";
import type { ProfileEntry } from "@/lib/store/profiles";
import { getStudy } from "@/lib/store/studies";
import { listUploads } from "@/lib/store/uploads";
import { cachedProfile } from "./cached-profile";
import { flameTreeOf, USUAL_FRAMES } from "./flame-tree-of";
import { titleOf } from "./load-sides";
import { baseOf } from "./render-all";
import { seenProfile } from "./seen-profile";

/** Everything the page of a profile shows at first; what takes longer, it asks for. */
export async function loadProfilePage(id: string, view: ViewState) {
  const stored = await load(cachedProfile(id));
  const { entry, profile } = stored;
  const [base, study, run, comparable] = await load(
    Promise.all([
      baseOf(stored),
      entry.studyId ? getStudy(entry.studyId) : null,
      entry.attemptId ? takenBy(entry.attemptId) : null,
      comparableWith(entry),
    ]),
  );
  return {
    ...{ entry, study, run, comparable, meta: profile.meta, busy: busyTotal(profile) },
    values: valuesOf(profile),
    hasTime: profile.samples.time !== null,
    tree: await firstTree(id, view),
    written: FORMATS.flatMap((format) => (format.write ? [format.id] : [])),
    perturbation: base?.profileId === id ? base.perturbation : null,
    baseId: base?.profileId ?? null,
  };
}

/** The tree of the view an address asks for; null when it is none, or when the address asks for what is not there. */
async function firstTree(id: string, view: ViewState): Promise<FlameTree | null> {
  const tree = view.view;
  if (tree !== "merged" && tree !== "time" && tree !== "inverted") return null;
  try {
    return flameTreeOf(await seenProfile(id, view), { tree, fn: "", frames: USUAL_FRAMES, zoom: view.zoom });
  } catch (error) {
    // A pattern that cannot be used: the view says so when it asks for itself.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What a profile can be compared with: others of its task, together where they are repeats of a condition, or opened files. */
async function comparableWith({ id, studyId, taskId, kind, unit }: ProfileEntry): Promise<Comparable[]> {
  if (!studyId || !taskId)
    return (await listUploads())
      .filter((upload) => upload.id !== id && upload.kind === kind && upload.unit === unit)
      .map((upload) => ({ ids: [upload.id], title: titleOf(upload) }));
  const others = await profilesOfTask(studyId, taskId);
  const single = others
    .filter((other) => other.id !== id)
    .map(({ id: other, label, run }) => ({
      ids: [other],
      title: run ? `${run.conditionId} · r${run.replicate}, ${label}` : label,
    }));
  const conditions = new Set(others.flatMap(({ run }) => (run ? [run.conditionId] : [])));
  const repeats = [...conditions].map((condition) => {
    const ids = others.filter(({ run }) => run?.conditionId === condition).map((other) => other.id);
    return { ids, title: `all ${ids.length} of ${condition}, as repeats` };
  });
  return [...single, ...repeats.filter(({ ids }) => ids.length > 1)];
}
