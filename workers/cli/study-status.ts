import type { Command } from "commander";
import { getStudy } from "@/lib/store/studies";
import { studyNotes } from "@/lib/store/study-notes";
import { answer } from "./answer";
import { countsText } from "./counts";
import { STUDY_ID, studyId } from "./study-id";

/** `wick study status ID`: how far a study is, and what is on record about it. */
export function addStudyStatus(study: Command): void {
  study
    .command("status")
    .description("say how far a study is; effects are not shown")
    .argument("<id>", STUDY_ID)
    .option("--json", "answer in JSON")
    .action(async (given: string, { json }: { json?: boolean }) => {
      const id = await studyId(given);
      const record = await getStudy(id);
      const notes = await studyNotes(id);
      answer(json, { ...record, notes }, () =>
        [
          `${record.title} (${record.id})`,
          `${record.state}${record.simulated ? ", simulated" : ""}; ${countsText(record.counts)}`,
          `protocol hash ${record.protocolHash ?? "none: not frozen yet"}`,
          ...notes.map((note) => `${note.at}  ${note.kind}: ${note.text}`),
        ].join("\n"),
      );
    });
}
