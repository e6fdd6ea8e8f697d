import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { PerfAgentConfig } from "@/lib/agents/perfagent/config/config";
import { BadUsage } from "./answer";
import { named, systemReason } from "./named-file";

/** Where the files of one instance go; absolute. */
export interface Places {
  trajectory: string;
  problem: string;
  prediction: string;
  log: string;
  modelLog: string;
}

/**
 * With a base folder all files of an instance lie in a folder of its name below it, otherwise in the configuration's
 * folders for trajectories and logs. The folders are made.
 *
 * @throws BadUsage when a folder cannot be made
 */
export async function placesOf(
  instance: string,
  baseDir: string | undefined,
  { trajectory_dir, log_dir }: PerfAgentConfig["logging"],
): Promise<Places> {
  const own = baseDir === undefined ? null : path.join(baseDir, instance);
  const [results, logs] = [own ?? trajectory_dir, own ?? log_dir];
  for (const folder of new Set([results, logs]))
    await mkdir(named(folder), { recursive: true }).catch((error: unknown) => {
      throw new BadUsage(`${folder} cannot be made: ${systemReason(error)}.`);
    });
  const result = (ending: string) => named(path.join(results, `${instance}${ending}`));
  const log = (name: string) => named(path.join(logs, own === null ? `${instance}.${name}` : name));
  return {
    ...{ trajectory: result(".traj"), problem: result(".problem"), prediction: result(".pred") },
    ...{ log: log("perfagent.log"), modelLog: log("llm_io.jsonl") },
  };
}
