import { Command, CommanderError } from "commander";
import { closeDatabase } from "@/lib/store/database";
import { closeFeed } from "@/lib/store/feed";
import { closeQueue } from "@/lib/store/queue";
import packageJson from "../package.json";
import { reportFailure } from "./cli/answer";
import { addStudyCalibration } from "./cli/study-calibration";
import { addStudyExport } from "./cli/study-export";
import { addStudyLaunch } from "./cli/study-launch";
import { addStudyPredict } from "./cli/study-predict";
import { addStudyRun } from "./cli/study-run";
import { addStudySchema } from "./cli/study-schema";
import { addStudyStatus } from "./cli/study-status";
import { addTaskCheck } from "./cli/task-check";
import { addTaskList } from "./cli/task-list";

/** The `wick` command: the headless face of the same library as the pages. Exit code 0 done, 1 failed, 2 bad usage. */

process.exitCode = await run(process.argv);
closeFeed();
await closeQueue();
await closeDatabase();

async function run(argv: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await commands().parseAsync(argv);
    return 0;
  } catch (error) {
    // Commander has said what was wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportFailure(error, argv.includes("--json"));
  }
}

function commands(): Command {
  const program = new Command("wick");
  program.description("The laboratory for budgeted profiling evidence, without a browser").version(packageJson.version);
  const task = program.command("task").description("the tasks of the benchmarks");
  const study = program.command("study").description("studies");
  for (const command of [program, task, study]) command.exitOverride().showHelpAfterError();
  addTaskList(task);
  addTaskCheck(task);
  addStudyRun(study);
  addStudyPredict(study);
  addStudyLaunch(study);
  addStudyStatus(study);
  addStudyCalibration(study);
  addStudyExport(study);
  addStudySchema(study);
  return program;
}
