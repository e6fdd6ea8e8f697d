import { rm } from "node:fs/promises";
import path from "node:path";
import { buildBox } from "@/lib/sandbox/build-box";
import { openScratchFolder } from "@/lib/sandbox/scratch-folder";
import type { PreparedTask } from "../measure/prepare-task";

/** The box an agent works in: the snapshot, its dependencies, and of the judge only what an agent may see. */
export interface AgentBox {
  folder: string;
  close(): Promise<void>;
}

export async function openAgentBox({ plan, cache }: PreparedTask): Promise<AgentBox> {
  const scratch = await openScratchFolder("agent");
  const folder = path.join(scratch, "box");
  await buildBox(folder, { source: plan.base, dependencies: plan.dependencies, judge: plan.visible }, cache);
  return { folder, close: () => rm(scratch, { recursive: true, force: true }) };
}
