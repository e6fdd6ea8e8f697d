import type { Task } from "@/lib/protocol/task";

/** What narrows a list of tasks; empty texts do not. */
export interface TaskFilter {
  text: string;
  bottleneck: string;
  isQuick: boolean;
}

/** Tasks whose id or package contains the text, of one class, or quick ones only. */
export const filterTasks = (tasks: readonly Task[], { text, bottleneck, isQuick }: TaskFilter): Task[] =>
  tasks.filter(
    (task) =>
      (text === "" || `${task.id}\n${task.repository}`.toLowerCase().includes(text.toLowerCase())) &&
      (bottleneck === "" || task.bottleneck === bottleneck) &&
      (!isQuick || task.quick),
  );

/** How many tasks each value has, the most frequent first. */
export function countsBy<T>(tasks: readonly Task[], of: (task: Task) => T): [T, number][] {
  const counts = new Map<T, number>();
  for (const task of tasks) counts.set(of(task), (counts.get(of(task)) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (String(a) < String(b) ? -1 : 1));
}
