import { z } from "zod";
import { type AgentOffer, parameterFields } from "@/components/design/agent-offer";
import { AGENTS } from "@/lib/agents/agents";

const Defaults = z.record(z.string(), z.json());

/** The agents a study may choose, as forms need them. */
export const offeredAgents = (): AgentOffer[] =>
  AGENTS.map(({ id, title, summary, kind, parameters, defaults }) => ({
    ...{ id, title, summary, simulated: kind === "calibration" },
    defaults: Defaults.parse(defaults),
    fields: parameterFields(parameters),
  }));
