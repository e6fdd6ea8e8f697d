import { chosenAgent } from "@/lib/agents/agents";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { profilerFor } from "@/lib/profile/profilers/profilers";
import type { AgentChoice, ProfilingPolicy } from "@/lib/protocol/condition";
import type { Task } from "@/lib/protocol/task";

/** What a study may name: tasks, agents and profilers. */
export interface Catalogue {
  /** @throws RangeError naming the benchmarks there are */
  tasks(benchmark: string): Promise<Task[]>;
  /** @throws RangeError naming the agents there are, or the parameter that does not fit */
  agentKind(choice: AgentChoice): "working" | "calibration";
  /** Id of the profiler that a policy means. @throws RangeError naming those that the benchmark's language has */
  profiler(benchmark: string, policy: ProfilingPolicy): string;
}

/** What this version of Wick has. */
export const installed: Catalogue = {
  tasks: async (benchmark) => benchmarkById(benchmark).load(),
  agentKind: (choice) => chosenAgent(choice).agent.kind,
  profiler: (benchmark, { kind, profiler }) =>
    profilerFor({ language: benchmarkById(benchmark).language, kind, profiler }).id,
};
