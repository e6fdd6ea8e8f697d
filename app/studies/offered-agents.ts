import { z } from "zod";
import { type AgentOffer, type ParameterField, parameterFields } from "@/components/design/agent-offer";
import { AGENTS } from "@/lib/agents/agents";
import { listModels } from "@/lib/store/models";

const Defaults = z.record(z.string(), z.json());

/** The agents a study may choose, as forms need them; one that asks a model offers those that are configured. */
export async function offeredAgents(): Promise<AgentOffer[]> {
  const models = (await listModels()).map(({ id }) => id);
  return AGENTS.map(({ id, title, summary, kind, parameters, defaults }) => ({
    ...{ id, title, summary, simulated: kind === "calibration" },
    defaults: Defaults.parse(defaults),
    fields: parameterFields(parameters).map((field) => withModels(field, models)),
  }));
}

/** Every agent that asks a model names it in the parameter `model` (lib/store/catalogue.ts). */
function withModels(field: ParameterField, models: readonly string[]): ParameterField {
  if (field.name !== "model" || field.kind !== "text") return field;
  const hint = models.length === 0 ? "None is configured yet: add one on the system page." : field.hint;
  return { ...field, kind: "choice", choices: ["", ...models], hint };
}
