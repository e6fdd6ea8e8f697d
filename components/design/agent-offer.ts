import { z } from "zod";
import type { AgentChoice } from "@/lib/protocol/condition";

/** One parameter of an agent as a form shows it. */
export interface ParameterField {
  name: string;
  title: string;
  hint: string | null;
  kind: "number" | "integer" | "boolean" | "text" | "choice";
  choices: readonly string[];
  min: number | null;
  max: number | null;
}

/** An agent one can choose, without its program. */
export interface AgentOffer {
  id: string;
  title: string;
  summary: string;
  /** A known-answer agent: what it does is known beforehand, so results check the instrument. */
  simulated: boolean;
  defaults: AgentChoice["parameters"];
  fields: ParameterField[];
}

const Property = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const Parameters = z.object({ properties: z.record(z.string(), Property).default({}) });

/** The fields of a form for an agent's own parameter schema. @throws when the schema is not that of an object */
export function parameterFields(schema: z.ZodType): ParameterField[] {
  const { properties } = Parameters.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    title: property.title ?? sentence(name),
    hint: property.description ?? null,
    kind: kindOf(property),
    choices: property.enum ?? [],
    min: bound(property.minimum),
    max: bound(property.maximum),
  }));
}

function kindOf({ type, enum: choices }: z.infer<typeof Property>): ParameterField["kind"] {
  if (choices) return "choice";
  return type === "number" || type === "integer" || type === "boolean" ? type : "text";
}

/** Zod bounds every integer by what a double can hold, which is no limit anybody set. */
const bound = (value: number | undefined): number | null =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;

/** "maxTurns" as a person would write it: "Max turns". */
const sentence = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
