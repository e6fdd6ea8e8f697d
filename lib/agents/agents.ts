import type { AgentChoice } from "@/lib/protocol/condition";
import type { Agent } from "./agent";
import { breaker } from "./breaker";
import { evidenceReader } from "./evidence-reader";
import { expert } from "./expert";
import { noop } from "./noop";

/** Every agent there is. Adding one: a file beside this and a line here. */
export const AGENTS: readonly Agent[] = [noop, expert, breaker, evidenceReader];

/**
 * The agent of a design and its parameters, checked.
 * @throws RangeError naming the agent or the parameter that is wrong, and what was expected
 */
export function chosenAgent({ id, parameters }: AgentChoice): { agent: Agent; parameters: unknown } {
  const agent = AGENTS.find((one) => one.id === id);
  if (!agent) throw new RangeError(`no agent "${id}"; there are: ${AGENTS.map((one) => one.id).join(", ")}`);
  const parsed = agent.parameters.safeParse({ ...(agent.defaults as object), ...parameters });
  if (parsed.success) return { agent, parameters: parsed.data };
  const [issue] = parsed.error.issues;
  throw new RangeError(`agent ${id}: ${issue?.path.join(".") || "parameters"}: ${issue?.message}`);
}
