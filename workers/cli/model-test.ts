import type { Command } from "commander";
import { tryModel } from "@/lib/models/try-model";
import { countOf } from "@/lib/protocol/count-of";
import type { ModelTrial } from "@/lib/protocol/model-trial";
import { getModel } from "@/lib/store/models";
import { AnsweredNo, answer } from "./answer";
import { asUsage } from "./model-usage";

/** `wick model test ID`: one real call that asks for a tool. */
export function addModelTest(model: Command): void {
  model
    .command("test")
    .description(
      "make one real call with a tool: latency, usage and whether tool calling works; exit 1 when it does not",
    )
    .argument("<id>", "the model, as wick model list shows it")
    .option("--json", "answer in JSON")
    .action(async (id: string, { json }: { json?: boolean }) => {
      const trial = await tryModel(await asUsage(getModel(id)), process.env, new AbortController().signal);
      answer(json, trial, () => sayTrial(trial));
      if (!trial.ok || trial.toolProblem !== null) throw new AnsweredNo();
    });
}

function sayTrial(trial: ModelTrial): string {
  if (!trial.ok) return trial.message;
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens, estimated } = trial.usage;
  return [
    `answered in ${(trial.milliseconds / 1000).toFixed(2)} s`,
    `${countOf(inputTokens, "input token")} (${cachedInputTokens} cached), ${countOf(outputTokens, "output token")} (${reasoningTokens} reasoning)${estimated ? ", estimated: the provider told none" : ""}`,
    ...(trial.usd === null ? [] : [`${trial.usd.toFixed(6)} US dollars`]),
    trial.toolProblem === null ? "tool calling works" : `tool calling does not work: ${trial.toolProblem}`,
  ].join("\n");
}
