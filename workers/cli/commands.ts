import { Command } from "commander";
import packageJson from "../../package.json";
import { addAgentList } from "./agent-list";
import { BadUsage } from "./answer";
import { addModelAdd } from "./model-add";
import { addModelList } from "./model-list";
import { addModelRemove } from "./model-remove";
import { addModelTest } from "./model-test";
import { addPerfagentRun } from "./perfagent-run";
import { addPerfagentTrajectory } from "./perfagent-trajectory";
import { addProfileConvert } from "./profile-convert";
import { addProfileEvidence } from "./profile-evidence";
import { sayCommandLineError } from "./say-command-line-error";
import { addStudyCalibration } from "./study-calibration";
import { addStudyExport } from "./study-export";
import { addStudyLaunch } from "./study-launch";
import { addStudyList } from "./study-list";
import { addStudyPredict } from "./study-predict";
import { addStudyRun } from "./study-run";
import { addStudySchema } from "./study-schema";
import { addStudyStatus } from "./study-status";
import { addTaskCheck } from "./task-check";
import { addTaskList } from "./task-list";

const HELP = `
The answer goes to stdout, progress to stderr; with --json the answer is JSON, and so is an error: {"error": "…"}.
Exit codes: 0 done, 1 failed or answered no, 2 wrong command line or study file, also one that names what is not there.
\`wick study list\` shows the ids of studies; of an id its beginning is enough, from 6 characters on, where it is one study's alone.`;

/**
 * The `wick` command with its subcommands. Parsing a command line carries it out.
 *
 * @throws BadUsage when the command line is wrong · CommanderError when it asked for help or the version, which is printed
 */
export function commands(): Command {
  const program = new Command("wick");
  program
    .description("The laboratory for budgeted profiling evidence, without a browser")
    .version(packageJson.version)
    .configureOutput({ outputError: () => {} })
    .addHelpText("after", HELP);
  const task = program.command("task").description("list and prove the tasks of the benchmarks");
  const study = program.command("study").description("run, follow and publish studies");
  const profile = program.command("profile").description("convert profiles, and print what an agent would see of them");
  const agent = program.command("agent").description("list the agents that studies can name");
  const model = program.command("model").description("configure and try out the language models that agents may use");
  const perfagent = program
    .command("perfagent")
    .description("improve programs iteration by iteration, without a study");
  addTaskList(task);
  addTaskCheck(task);
  addStudyList(study);
  addStudyRun(study);
  addStudyPredict(study);
  addStudyLaunch(study);
  addStudyStatus(study);
  addStudyCalibration(study);
  addStudyExport(study);
  addStudySchema(study);
  addProfileConvert(profile);
  addProfileEvidence(profile);
  addAgentList(agent);
  addModelList(model);
  addModelAdd(model);
  addModelTest(model);
  addModelRemove(model);
  addPerfagentRun(perfagent);
  addPerfagentTrajectory(perfagent);
  const groups = [program, task, study, profile, agent, model, perfagent];
  for (const command of groups.flatMap((group) => [group, ...group.commands])) refuseInOneSentence(command);
  return program;
}

/** A wrong command line is one error among the others, said and answered as they are. */
function refuseInOneSentence(command: Command): void {
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    throw new BadUsage(sayCommandLineError(command, error));
  });
}
