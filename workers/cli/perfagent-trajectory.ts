import type { Command } from "commander";
import {
  BadTrajectory,
  readTrajectory,
  type Trajectory,
  type TrajectoryStep,
  writeTrajectory,
} from "@/lib/agents/perfagent/files/trajectory";
import { countOf } from "@/lib/protocol/count-of";
import { answer, BadUsage, table } from "./answer";
import { readNamedFile } from "./named-file";
import { refuseExisting, writeFileWhole } from "./write-file";

interface Options {
  out?: string;
  force?: boolean;
  json?: boolean;
}

/**
 * `wick perfagent trajectory IN`: what a trajectory says, whoever wrote it, and the same in the shape of PerfAgent's
 * README.
 */
export function addPerfagentTrajectory(perfagent: Command): void {
  perfagent
    .command("trajectory")
    .description("read a trajectory (.traj) of this or of PerfAgent itself, and write it in the shape of its README")
    .argument("<in>", "the trajectory")
    .option("-o, --out <file>", "where to write it")
    .option("--force", "replace the file")
    .option("--json", "answer with the whole trajectory in JSON")
    .action(async (file: string, { out, force = false, json }: Options) => {
      const trajectory = await readNamed(file);
      if (out !== undefined) {
        await refuseExisting(out, { replace: force });
        await writeFileWhole(out, Buffer.from(writeTrajectory(trajectory)), { replace: force });
      }
      answer(json, trajectory, () => say(trajectory));
    });
}

async function readNamed(file: string): Promise<Trajectory> {
  const text = await readNamedFile(file);
  try {
    return readTrajectory(text);
  } catch (error) {
    if (error instanceof BadTrajectory) throw new BadUsage(`${file}: ${error.message}.`);
    throw error;
  }
}

function say({ metadata, steps }: Trajectory): string {
  const { instance_id, success, total_iterations, error_message } = metadata;
  return [
    `${instance_id}: ${success ? "a success" : "no success"}, ${countOf(total_iterations, "iteration")}, ${countOf(steps.length, "step")}`,
    ...(error_message === null ? [] : [error_message]),
    table(["step", "action", "metric", "changed", "seconds"], steps.map(rowOf)),
  ].join("\n");
}

const rowOf = ({ step_id, action, performance_metrics, output_data, execution_time }: TrajectoryStep) => [
  step_id,
  action,
  String(performance_metrics?.metric ?? "–"),
  output_data.code_changed === null ? "–" : output_data.code_changed ? "yes" : "no",
  Number(execution_time.toFixed(2)),
];
