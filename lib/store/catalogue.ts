import { z } from "zod";
import { chosenAgent } from "@/lib/agents/agents";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { profilerFor } from "@/lib/profile/profilers/profilers";
import { type AgentChoice, type ProfilingPolicy, Trigger } from "@/lib/protocol/condition";
import type { ModelConfig } from "@/lib/protocol/model";
import type { PromptsMark } from "@/lib/protocol/protocol-hash";
import type { Task } from "@/lib/protocol/task";
import { listModels } from "./models";

/** What a study may name: tasks, agents, models and profilers. */
export interface Catalogue {
  /** @throws RangeError naming the benchmarks there are */
  tasks(benchmark: string): Promise<Task[]>;
  /** @throws RangeError naming the agents there are, or the parameter that does not fit */
  agentKind(choice: AgentChoice): "working" | "calibration";
  /** The model that an agent asks, null where it asks none. @throws RangeError as `agentKind` does */
  modelOf(choice: AgentChoice): string | null;
  models(): Promise<ModelConfig[]>;
  /** Why a model is of no use to an agent, null when it is. @throws RangeError as `agentKind` does */
  modelRefusal(choice: AgentChoice, model: ModelConfig): string | null;
  /** The words that an agent tells its model, null where it has none. @throws RangeError as `agentKind` does */
  promptsOf(choice: AgentChoice): PromptsMark | null;
  /** When evidence may come for an agent to have any use of it. @throws RangeError as `agentKind` does */
  triggersOf(choice: AgentChoice): readonly Trigger[];
  /** Id of the profiler that a policy means. @throws RangeError naming those that the benchmark's language has */
  profiler(benchmark: string, policy: ProfilingPolicy): string;
}

/** An agent asks a model if it has a parameter of this name. */
const AskingAgent = z.object({ model: z.string() });

/** What this version of Wick has. */
export const installed: Catalogue = {
  tasks: async (benchmark) => benchmarkById(benchmark).load(),
  agentKind: (choice) => chosenAgent(choice).agent.kind,
  modelOf: (choice) => AskingAgent.safeParse(chosenAgent(choice).parameters).data?.model ?? null,
  models: listModels,
  modelRefusal: (choice, { provider }) => {
    const { agent, parameters } = chosenAgent(choice);
    return (agent.kind === "working" && agent.refusesModel?.(parameters, provider)) || null;
  },
  promptsOf: (choice) => {
    const { agent } = chosenAgent(choice);
    return agent.kind === "working" ? agent.prompts : null;
  },
  triggersOf: (choice) => {
    const { agent } = chosenAgent(choice);
    return (agent.kind === "working" && agent.triggers) || Trigger.options;
  },
  profiler: (benchmark, { kind, profiler }) =>
    profilerFor({ language: benchmarkById(benchmark).language, kind, profiler }).id,
};
