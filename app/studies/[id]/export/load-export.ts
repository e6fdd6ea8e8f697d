import { z } from "zod";
import { load } from "@/app/load";
import type { Download } from "@/components/results/downloads";
import { countOf } from "@/lib/protocol/count-of";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { query } from "@/lib/store/database";
import { exportStudy } from "@/lib/store/export-study";
import { getStudy } from "@/lib/store/studies";

const Sizes = z.object({ attempts: z.int(), events: z.int() });

/** What can be downloaded of a study, with what each file counts. */
export async function loadExport(id: string) {
  const study = await load(getStudy(id));
  const [files, rows] = await load(
    Promise.all([
      exportStudy(id),
      query(
        `select count(*)::int as attempts, coalesce(sum(last_seq), 0)::int as events
         from attempt join run on run.id = attempt.run_id where run.study_id = $1`,
        [id],
      ),
    ]),
  );
  const { attempts, events } = Sizes.parse(rows[0]);
  const { counts, design } = study;
  const runs = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const perFile = design.sample.taskIds.length;
  const said = (name: string): string => {
    if (/^runs\./.test(name)) return `${countOf(runs, "run")}, ${counts.done} of them scored`;
    if (name === "events.jsonl") return `${countOf(events, "event")} of ${countOf(attempts, "attempt")}`;
    if (name === "measurements.jsonl") return `${counts.done} of ${countOf(runs, "run")}`;
    if (name.startsWith("predictions-")) return `at most ${countOf(perFile, "task")}, those with a finished run`;
    return "";
  };
  const downloads: Download[] = files.map(({ name, mediaType }) => ({ name, mediaType, said: said(name) }));
  return { study, downloads, maySeeEffects: mayBeSeen(study) };
}
