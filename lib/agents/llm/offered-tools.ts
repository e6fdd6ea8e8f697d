import { z } from "zod";
import type { ModelTool } from "@/lib/protocol/model";
import type { ProfilingOffer } from "../agent";
import { ToolInputs } from "../tools/tool-inputs";
import type { TurnControl } from "./parameters";
import { fill, PROMPTS } from "./prompts";

/** No tool of the run's: the agent's own program answers it. */
export const MORE_TURNS = "more_turns";

/**
 * The tools as the model is told of them: the same under every condition, but for `profile`, which is there only where it
 * can be called.
 */
export function offeredTools(profiling: ProfilingOffer | null, turns: TurnControl): ModelTool[] {
  const { tools } = PROMPTS;
  const always = (["exec", "read", "search", "edit", "test", "workload"] as const).map((name) =>
    toolOf(name, tools[name].does, tools[name].fields, ToolInputs[name]),
  );
  const profile = profiling ? profileTool(profiling) : null;
  const more = turns.kind === "extension-on-request" ? moreTurns(turns) : null;
  const submit = toolOf("submit", tools.submit.does, tools.submit.fields, ToolInputs.submit);
  return [...always, ...(profile ? [profile] : []), ...(more ? [more] : []), submit];
}

function profileTool({ kind, trigger, calls, secondsPerCall, evidenceTokens, drillDown }: ProfilingOffer) {
  const { does, asks, onlyAsks, fields } = PROMPTS.tools.profile;
  const words = { kind: PROMPTS.kinds[kind], tokens: evidenceTokens, calls: times(calls), seconds: secondsPerCall };
  const input = ToolInputs.profile;
  if (trigger !== "on-demand") return drillDown ? toolOf("profile", onlyAsks, fields, input.required()) : null;
  if (!drillDown) return toolOf("profile", fill(does, words), {}, input.omit({ ask: true }));
  return toolOf("profile", `${fill(does, words)} ${asks}`, fields, input);
}

function moreTurns({ extension, extensions }: Extract<TurnControl, { kind: "extension-on-request" }>) {
  const words = { turns: extension, times: times(extensions) };
  return toolOf(MORE_TURNS, fill(PROMPTS.tools.more_turns.does, words), {}, z.strictObject({}));
}

export const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

function toolOf(name: string, description: string, fields: Record<string, string>, input: z.ZodType): ModelTool {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input", override: withoutNoLimits });
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([field, property]) => [
      field,
      typeof property === "object" && field in fields ? { ...property, description: fields[field] } : property,
    ]),
  );
  return { name, description, parameters: { ...schema, properties } };
}

/** Zod bounds every integer by what a double can hold, which is no limit that anybody set. */
function withoutNoLimits({ jsonSchema }: { jsonSchema: { maximum?: number | undefined } }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
