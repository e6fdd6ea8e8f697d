import type { AgentChoice } from "@/lib/protocol/condition";
import { choices } from "@/lib/protocol/nearest";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import type { Agent } from "./agent";
import { breaker } from "./breaker";
import { command } from "./command/command";
import { evidenceReader } from "./evidence-reader";
import { expert } from "./expert";
import { llm } from "./llm/llm";
import { noop } from "./noop";
import { perfagent } from "./perfagent/perfagent";

/** Every agent there is. Adding one: a file beside this and a line here. */
export const AGENTS: readonly Agent[] = [noop, expert, breaker, evidenceReader, llm, perfagent, command];

/**
 * The agent of a design and its parameters, checked.
 * @throws RangeError naming the agent or the parameter that is wrong, and what was expected
 */
export function chosenAgent({ id, parameters }: AgentChoice): { agent: Agent; parameters: unknown } {
  const agent = AGENTS.find((one) => one.id === id);
  const ids = AGENTS.map((one) => one.id);
  if (!agent) throw new RangeError(`no agent is called ${id}; there are ${choices(id, ids)}`);
  const checked = check(agent.parameters, { ...(agent.defaults as object), ...parameters });
  if (checked.ok) return { agent, parameters: checked.value };
  throw new RangeError(`of the parameters of ${id}, ${sayProblems(checked.problems, "the whole")}`);
}
