import type { RunFilterState } from "@/components/study/run-filter";
import type { RunFilter } from "@/lib/store/runs";

/** What an address asks for, as the store's list takes it. */
export const toStoreFilter = ({ state, condition, task, replicate, verdict, mode }: RunFilterState): RunFilter => ({
  ...(state ? { states: [state] } : {}),
  ...(condition ? { conditionId: condition } : {}),
  ...(task ? { taskId: task } : {}),
  ...(replicate ? { replicate } : {}),
  ...(verdict ? { verdict } : {}),
  ...(mode ? { mode } : {}),
});
