import type { Command } from "commander";
import { z } from "zod";
import { StudyFile } from "@/lib/protocol/study-file";

/** `wick study schema`: the JSON Schema of the study file, for editors. */
export function addStudySchema(study: Command): void {
  study
    .command("schema")
    .description("print the JSON Schema of the study file")
    .option("--json", "the same: a schema is JSON")
    .action(() => {
      process.stdout.write(`${JSON.stringify(z.toJSONSchema(StudyFile, { io: "input" }), null, 2)}\n`);
    });
}
