import { choices } from "@/lib/protocol/nearest";
import { BadConfig } from "../config/bad-config";
import { aime } from "./aime";
import { effibench } from "./effibench";
import { livecodebench } from "./livecodebench";
import type { TaskRunner } from "./task";
import { wick } from "./wick";

/** Every kind of task there is. Adding one: a file beside this and a line here. */
export const TASK_RUNNERS: readonly TaskRunner[] = [effibench, livecodebench, aime, wick];

/** @throws BadConfig naming what there is */
export function taskRunner(id: string): TaskRunner {
  const found = TASK_RUNNERS.find((runner) => runner.id === id);
  if (found) return found;
  const ids = TASK_RUNNERS.map((runner) => runner.id);
  throw new BadConfig([
    { path: "task_config.task_type", message: `is ${JSON.stringify(id)}; expected one of ${choices(id, ids)}` },
  ]);
}
