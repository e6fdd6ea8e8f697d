import type { Command } from "commander";
import { launchStudy } from "@/lib/store/launch-study";
import { answerLaunch } from "./answer-launch";
import { STUDY_ID, studyId } from "./study-id";

/** `wick study launch ID`: starts a frozen study. */
export function addStudyLaunch(study: Command): void {
  study
    .command("launch")
    .description("launch a frozen study")
    .argument("<id>", STUDY_ID)
    .option("--wait", "wait until the study ends, with progress on stderr; exit 1 unless every run is done")
    .option("--json", "answer in JSON")
    .action(async (given: string, options: { wait?: boolean; json?: boolean }) =>
      answerLaunch(await launchStudy(await studyId(given)), options),
    );
}
