import type { Ingredients } from "@/components/design/templates";
import { BENCHMARKS } from "@/lib/benchmarks/benchmarks";
import { offeredAgents } from "./offered-agents";

/** What templates are filled with: the first benchmark, and the agent that shows most of what Wick does. */
export async function ingredients(): Promise<Ingredients> {
  const [benchmark] = BENCHMARKS;
  const offers = offeredAgents();
  const agent = offers.find((offer) => offer.id === "evidence-reader") ?? offers[0];
  if (!benchmark || !agent) throw new RangeError("this version of Wick has no benchmark or no agent");
  return {
    benchmark: benchmark.id,
    tasks: await benchmark.load(),
    agent: { id: agent.id, parameters: agent.defaults },
  };
}
