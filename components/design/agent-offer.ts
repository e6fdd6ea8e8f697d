import { z } from "zod";
import type { AgentChoice } from "@/lib/protocol/condition";

type Value = AgentChoice["parameters"][string];

interface Titled {
  name: string;
  title: string;
  hint: string | null;
  /** What a form begins with where nothing is chosen yet. */
  start: Value;
}

export interface ScalarField extends Titled {
  kind: "number" | "integer" | "boolean" | "text" | "choice";
  choices: readonly string[];
  min: number | null;
  max: number | null;
  /** Nothing is a value too: an empty text, or no choice, is null. */
  isOptional: boolean;
}

export interface VariantsField extends Titled {
  kind: "variants";
  /** The field that says which variant it is. */
  tag: string;
  variants: { value: string; title: string; fields: ParameterField[] }[];
}

export interface GroupField extends Titled {
  kind: "group";
  fields: ParameterField[];
  /** Null stands for the whole group where it is left out. */
  isOptional: boolean;
}

/** One parameter of an agent as a form shows it; groups and variants have fields of their own. */
export type ParameterField =
  | ScalarField
  | VariantsField
  | (Titled & { kind: "numbers" })
  /** What no form has a field for is written as JSON. */
  | (Titled & { kind: "json" })
  | GroupField;

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
  type: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string().nullable()).optional(),
  const: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  examples: z.array(z.json()).optional(),
  get properties() {
    return z.record(z.string(), Property).optional();
  },
  get items() {
    return Property.optional();
  },
  get oneOf() {
    return z.array(Property).optional();
  },
  get anyOf() {
    return z.array(Property).optional();
  },
});
type Property = z.infer<typeof Property>;

/** The fields of a form for an agent's own parameter schema. @throws when the schema is not that of an object */
export function parameterFields(schema: z.ZodType): ParameterField[] {
  return fieldsOf(Property.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
}

const fieldsOf = ({ properties = {} }: Property): ParameterField[] =>
  Object.entries(properties).map(([name, property]) => fieldOf(name, property));

function fieldOf(name: string, stated: Property): ParameterField {
  const { property, isOptional } = withoutNull(stated);
  const titled = { name, title: stated.title ?? sentence(name), hint: stated.description ?? null };
  const [example] = property.examples ?? [];
  if (property.oneOf && !isOptional) return { ...titled, ...variantsOf(property.oneOf) };
  if (property.type === "array" && property.items?.type === "number")
    return { ...titled, kind: "numbers", start: example ?? [] };
  if (property.type === "object" && property.properties) {
    const fields = fieldsOf(property);
    return { ...titled, kind: "group", fields, isOptional, start: isOptional ? null : startOf(fields) };
  }
  const kind = kindOf(property);
  if (kind === null) return { ...titled, kind: "json", start: example ?? (isOptional ? null : {}) };
  const [min, max] = [bound(property.minimum), bound(property.maximum)];
  const choices = [...(isOptional ? [""] : []), ...(property.enum?.filter((each) => each !== null) ?? [])];
  const empty = { number: min ?? 0, integer: min ?? 0, boolean: false, text: "", choice: choices[0] ?? "" };
  return { ...titled, kind, choices, min, max, isOptional, start: example ?? (isOptional ? null : empty[kind]) };
}

/** A schema without the null that it also allows. */
function withoutNull(stated: Property): { property: Property; isOptional: boolean } {
  const others = stated.anyOf?.filter(({ type }) => type !== "null");
  if (others?.length === 1 && others[0])
    return { property: others[0], isOptional: others.length < stated.anyOf!.length };
  if (!Array.isArray(stated.type)) return { property: stated, isOptional: false };
  const types = stated.type.filter((each) => each !== "null");
  return { property: { ...stated, type: types[0] }, isOptional: types.length < stated.type.length };
}

/** Alternatives told apart by a field with one value in each. */
function variantsOf(alternatives: readonly Property[]): Pick<VariantsField, "kind" | "tag" | "variants" | "start"> {
  const tag = Object.entries(alternatives[0]?.properties ?? {}).find(([, { const: value }]) => value)?.[0] ?? "";
  const variants = alternatives.map((each) => {
    const value = each.properties?.[tag]?.const ?? "";
    return { value, title: each.title ?? value, fields: fieldsOf(each).filter(({ name }) => name !== tag) };
  });
  return { kind: "variants", tag, variants, start: variantStart(tag, variants[0]) };
}

/** What a variant begins with when it is chosen. */
export const variantStart = (tag: string, variant: VariantsField["variants"][number] | undefined): Value => ({
  ...startOf(variant?.fields ?? []),
  [tag]: variant?.value ?? "",
});

/** What the fields of a group begin with. */
export const startOf = (fields: readonly ParameterField[]): Record<string, Value> =>
  Object.fromEntries(fields.map(({ name, start }) => [name, start]));

function kindOf({ type, enum: choices }: Property): ScalarField["kind"] | null {
  if (choices) return "choice";
  if (type === "number" || type === "integer" || type === "boolean") return type;
  return type === "string" ? "text" : null;
}

/** Zod bounds every integer by what a double can hold, which is no limit anybody set. */
const bound = (value: number | undefined): number | null =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;

/** "maxTurns" as a person would write it: "Max turns". */
const sentence = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
