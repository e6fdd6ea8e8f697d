import type { Command } from "commander";
import { addModel, changeModel } from "@/lib/store/models";
import { answer } from "./answer";
import { asUsage } from "./model-usage";

interface Options {
  provider: string;
  model: string;
  baseUrl?: string;
  keyVariable?: string;
  contextTokens: string;
  maxOutputTokens: string;
  temperature?: string;
  topP?: string;
  reasoningEffort?: string;
  seed?: string;
  priceInput?: string;
  priceCachedInput?: string;
  priceOutput?: string;
  priceReasoning?: string;
  recordTraffic?: boolean;
  replace?: boolean;
  json?: boolean;
}

const HELP = `
Examples:
  wick model add qwen --provider openai-compatible --base-url http://127.0.0.1:11434/v1 --model qwen3:8b
  wick model add gpt --provider openai --model gpt-5 --key-variable OPENAI_API_KEY --price-input 1.25 --price-output 10`;

/** `wick model add ID`: configures a model. Its key stays in the environment. */
export function addModelAdd(model: Command): void {
  model
    .command("add")
    .description("configure a language model; its key stays in the environment variable that is named")
    .argument("<id>", "what studies call it")
    .requiredOption("--provider <provider>", "openai-compatible, openai, anthropic or google")
    .requiredOption("--model <name>", "what its provider calls it")
    .option("--base-url <url>", "address of the server; needed for openai-compatible")
    .option("--key-variable <name>", "the environment variable that holds the key; none where the server wants none")
    .option("--context-tokens <n>", "tokens that input and output may have together", "128000")
    .option("--max-output-tokens <n>", "tokens of one answer at most", "8192")
    .option("--temperature <n>", "otherwise the provider's own")
    .option("--top-p <n>", "otherwise the provider's own")
    .option("--reasoning-effort <effort>", "minimal, low, medium or high; otherwise the provider's own")
    .option("--seed <n>", "passed on where the provider takes one")
    .option("--price-input <usd>", "US dollars per million input tokens")
    .option("--price-cached-input <usd>", "the same for cached input; otherwise as input")
    .option("--price-output <usd>", "US dollars per million output tokens")
    .option("--price-reasoning <usd>", "the same for reasoning; otherwise as output")
    .option("--record-traffic", "keep whole requests and answers, without secrets")
    .option("--replace", "change the model of this name")
    .option("--json", "answer in JSON")
    .addHelpText("after", HELP)
    .action(async (id: string, options: Options) => {
      const config = configOf(id, options);
      const saved = await asUsage(options.replace ? changeModel(id, config) : addModel(config));
      answer(
        options.json,
        saved,
        () => `The model ${saved.id} is configured; wick model test ${saved.id} tries it out.`,
      );
    });
}

/** What was written, as the fields of a model; whether it is right is the store's to say. */
function configOf(id: string, given: Options) {
  const isPriced = given.priceInput !== undefined || given.priceOutput !== undefined;
  return {
    ...{ id, provider: given.provider, model: given.model, baseUrl: given.baseUrl ?? null },
    ...{ keyVariable: given.keyVariable ?? null, seed: number(given.seed), contextTokens: number(given.contextTokens) },
    sampling: {
      ...{ temperature: number(given.temperature), topP: number(given.topP) },
      ...{ maxOutputTokens: number(given.maxOutputTokens), reasoningEffort: given.reasoningEffort ?? null },
    },
    prices: isPriced
      ? {
          ...{ input: number(given.priceInput), cachedInput: number(given.priceCachedInput) },
          ...{ output: number(given.priceOutput), reasoning: number(given.priceReasoning) },
        }
      : null,
    recordTraffic: given.recordTraffic ?? false,
  };
}

const number = (written: string | undefined): number | null =>
  written === undefined ? null : written.trim() === "" ? Number.NaN : Number(written);
