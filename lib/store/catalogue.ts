import { chosenAgent } from "@/lib/agents/agents";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import type { AgentChoice } from "@/lib/protocol/condition";
import type { Task } from "@/lib/protocol/task";

/** What a study may name: tasks and agents. */
export interface Catalogue {
  /** @throws RangeError naming the benchmarks there are */
  tasks(benchmark: string): Promise<Task[]>;
  /** @throws RangeError naming the agents there are, or the parameter that does not fit */
  agentKind(choice: AgentChoice): "working" | "calibration";
}

/** What this version of Wick has. */
export const installed: Catalogue = {
  tasks: async (benchmark) => benchmarkById(benchmark).load(),
  agentKind: (choice) => chosenAgent(choice).agent.kind,
};
