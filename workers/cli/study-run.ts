import type { Command } from "commander";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { createStudy } from "@/lib/store/studies";
import { answerLaunch } from "./answer-launch";
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
    .action(async (file: string, options: Options) => {
      const { id } = await createStudy(await readDesign(file));
      await freezeStudy(id);
      await answerLaunch(await launchStudy(id), options);
    });
}
