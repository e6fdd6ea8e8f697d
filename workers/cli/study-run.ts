import type { Command } from "commander";
import type { StudyRecord } from "@/lib/protocol/study-record";
import { followStudy } from "@/lib/store/follow";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { createStudy } from "@/lib/store/studies";
import { listWorkers } from "@/lib/store/workers";
import { AnsweredNo, answer, remark } from "./answer";
import { countsText } from "./counts";
import { readDesign } from "./read-study-file";

interface Options {
  wait?: boolean;
  json?: boolean;
}

/** `wick study run FILE`: creates, freezes and launches the study of a file. */
export function addStudyRun(study: Command): void {
  study
    .command("run")
    .description("create, freeze and launch the study of a YAML or JSON file")
    .argument("<file>", "the study file (docs/study-file.md)")
    .option("--wait", "wait until the study ends, with progress on stderr; exit 1 unless every run is done")
    .option("--json", "answer in JSON")
    .action(async (file: string, { wait, json }: Options) => {
      const { id } = await createStudy(await readDesign(file));
      await freezeStudy(id);
      const launched = await launchStudy(id);
      await remarkWithoutWorkers();
      const study = wait ? await untilEnded(launched) : launched;
      answer(json, study, () => (wait ? `${id} ${study.state}: ${countsText(study.counts)}` : id));
      if (wait && (study.state !== "complete" || study.counts.fault > 0)) throw new AnsweredNo();
    });
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
