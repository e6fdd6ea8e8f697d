import { z } from "zod";
import { countOf } from "@/lib/protocol/count-of";
import { sayProblems } from "@/lib/protocol/problem";
import type { AgentContext, ProfilingOffer, ToolAnswer } from "../agent";
import { readToolInput, ToolInputs } from "../tools/tool-inputs";
import { fill, PROMPTS } from "./prompts";

/** What a tool says to a program outside. */
export interface OutsideAnswer {
  text: string;
  /** `refused`: the budget has no room for it; `wrong-input`: nothing was done and nothing was charged. */
  outcome: "ok" | "not-ok" | "refused" | "wrong-input";
}

/** A tool of the run as a program outside has it: over MCP under its name, on its PATH as a command. */
export interface OutsideTool {
  name: "test" | "workload" | "profile" | "budget" | "submit";
  command: string;
  /** After the command, as its usage says it. */
  usage: string;
  description: string;
  /** JSON schema of the input. */
  input: Record<string, unknown>;
  /** The input that words after the command mean. */
  inputOf(words: readonly string[]): unknown;
  call(input: unknown): Promise<OutsideAnswer>;
}

type Needs = Pick<AgentContext, "tools" | "profiling" | "budget" | "ended">;

/** The tools that a condition offers to a program: the same under every one but for `profile`, which may be missing. */
export function outsideTools(context: Needs): OutsideTool[] {
  const { commands, fields } = PROMPTS;
  const profile = context.profiling && profileTool(context, context.profiling);
  const always = { usage: "", inputOf: none };
  return [
    tool(context, "test", { ...always, command: "wick-test", description: commands.test, schema: ToolInputs.test }),
    tool(context, "workload", {
      ...{ command: "wick-workload", usage: "[SAMPLES]", description: commands.workload },
      schema: describe(ToolInputs.workload, { samples: fields.samples }),
      inputOf: ([samples, ...more]) =>
        more.length > 0 ? more : samples === undefined ? {} : { samples: Number(samples) },
    }),
    ...(profile ? [profile] : []),
    {
      ...{
        name: "budget",
        command: "wick-budget",
        usage: "",
        description: commands.budget,
        input: EMPTY,
        inputOf: none,
      },
      call: async () => ({ text: left(context), outcome: "ok" }),
    },
    tool(context, "submit", {
      ...{ command: "wick-submit", usage: "[MESSAGE]", description: commands.submit },
      schema: describe(ToolInputs.submit, { message: fields.message }),
      inputOf: (words) => (words.length === 0 ? {} : { message: words.join(" ") }),
    }),
  ];
}

function profileTool(context: Needs, offer: ProfilingOffer): OutsideTool | null {
  const { kind, trigger, calls, secondsPerCall, evidenceTokens, drillDown } = offer;
  const onDemand = trigger === "on-demand";
  if (!onDemand && !drillDown) return null;
  const words = { kind: PROMPTS.kinds[kind], tokens: evidenceTokens, calls: times(calls), seconds: secondsPerCall };
  const does = fill(PROMPTS.profile.does, words);
  const asking = describe(onDemand ? ToolInputs.profile : ToolInputs.profile.required(), { ask: PROMPTS.fields.ask });
  return tool(context, "profile", {
    command: "profile",
    usage: !drillDown
      ? ""
      : onDemand
        ? "[callers|callees|lines|subtree HANDLE]"
        : "callers|callees|lines|subtree HANDLE",
    description: !onDemand ? PROMPTS.profile.onlyAsks : drillDown ? `${does} ${PROMPTS.profile.asks}` : does,
    schema: drillDown ? asking : ToolInputs.profile.omit({ ask: true }),
    inputOf: ([what, handle, ...more]) =>
      what === undefined ? {} : more.length > 0 ? more : { ask: { what, handle } },
  });
}

export const times = (count: number): string => (count === 1 ? "once" : countOf(count, "time"));

type Taking = Pick<OutsideTool, "command" | "usage" | "description" | "inputOf"> & { schema: z.ZodType };
type MeteredName = Exclude<OutsideTool["name"], "budget">;

function tool({ tools, ended }: Needs, name: MeteredName, { schema, ...taking }: Taking): OutsideTool {
  const { $schema: _, ...input } = z.toJSONSchema(schema, { io: "input" });
  const made = (answer: ToolAnswer): OutsideAnswer => ({
    text: answer.text,
    outcome: answer.ok ? "ok" : answer.refused !== null || isOver(answer) ? "refused" : "not-ok",
  });
  const isOver = ({ text }: ToolAnswer) => ended() !== null && text.startsWith("Refused");
  return {
    ...{ name, ...taking, input },
    async call(given) {
      const read = readInput(name, given ?? {});
      if (!read.ok)
        return {
          text: `The input is wrong: ${sayProblems(read.problems, "it")}. Nothing was done.`,
          outcome: "wrong-input",
        };
      return made(await read.call(tools));
    },
  };
}

/** Reads an input and binds it to its tool. */
function readInput(name: MeteredName, given: unknown) {
  const bind = <K extends MeteredName>(key: K) => {
    const read = readToolInput(key, given);
    return read.ok ? { ok: true as const, call: (tools: AgentContext["tools"]) => tools[key](read.value) } : read;
  };
  return bind(name);
}

const EMPTY = { type: "object", properties: {}, additionalProperties: false };

const none = (words: readonly string[]): unknown => (words.length === 0 ? {} : words);

const describe = (schema: z.ZodObject, fields: Readonly<Record<string, string>>): z.ZodType =>
  schema.extend(
    Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, field.describe(fields[name] ?? "")])),
  );

/** What is left of every limit, and of profiling where it can be called. */
function left({ budget, profiling }: Needs): string {
  const { spent, budget: most } = budget();
  const of = (limit: number, used: number, digits = 0) => Math.max(0, limit - used).toFixed(digits);
  const lines = [
    `steps: ${of(most.steps, spent.steps)} of ${most.steps}`,
    `seconds: ${of(most.wallSeconds, spent.wallSeconds)} of ${most.wallSeconds}`,
    `tokens: ${of(most.tokens, spent.tokens)} of ${most.tokens}`,
  ];
  if (most.usd !== null) lines.push(`dollars: ${of(most.usd, spent.usd, 4)} of ${most.usd}`);
  if (profiling?.trigger === "on-demand")
    lines.push(`profiling calls: ${of(profiling.calls, spent.profilingCalls)} of ${profiling.calls}`);
  return `Left of this run's budget:\n${lines.join("\n")}`;
}
