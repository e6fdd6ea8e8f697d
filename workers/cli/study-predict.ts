import type { Command } from "commander";
import { freezeStudy } from "@/lib/store/freeze-study";
import { createStudy } from "@/lib/store/studies";
import { predictEffects } from "../predict-effects";
import { answer, remark } from "./answer";
import { readDesign } from "./read-study-file";

/** `wick study predict FILE`: freezes a calibration study and computes the effects it must find, before any run. */
export function addStudyPredict(study: Command): void {
  study
    .command("predict")
    .description("create and freeze a study of the evidence reader, and compute its effects from the evidence texts")
    .argument("<file>", "the study file (docs/study-file.md)")
    .option("--json", "answer in JSON")
    .action(async (file: string, { json }: { json?: boolean }) => {
      const draft = await createStudy(await readDesign(file));
      const { id, design } = await freezeStudy(draft.id);
      const prediction = await predictEffects({ id, design }, remark, new AbortController().signal);
      answer(json, prediction, () =>
        [
          `study ${id}, predicted ${prediction.at}; launch it with: wick study launch ${id} --wait`,
          ...prediction.contrasts.map((contrast) => `${contrast.id}: ${contrast.effect.toFixed(3)} in mean log SR`),
        ].join("\n"),
      );
    });
}
