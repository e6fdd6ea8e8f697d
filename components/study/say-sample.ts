import { countOf } from "@/lib/protocol/count-of";
import { sampleTasks } from "@/lib/protocol/sample";
import type { Sample } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";

/** Where a sample comes from: drawn by its seed from the benchmark's tasks, drawn and then changed, or chosen by hand. */
export function saySample({ taskIds, perStratum, seed }: Sample, tasks: readonly Task[]): string {
  const drawn = sampleTasks(tasks, perStratum, seed);
  const added = taskIds.filter((id) => !drawn.includes(id)).length;
  const removed = drawn.filter((id) => !taskIds.includes(id)).length;
  const size = countOf(taskIds.length, "task");
  if (added + removed === 0)
    return perStratum === null ? `all ${size}` : `${size} drawn by seed ${seed}, at most ${perStratum} per repository`;
  // Nothing is drawn where all are asked for: what is left of them somebody picked.
  if (perStratum === null) return `${countOf(taskIds.length, "chosen task")} (not drawn)`;
  return `${size}: of the ${drawn.length} drawn by seed ${seed}, ${removed} left out, ${added} added by hand`;
}
